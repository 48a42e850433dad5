// A road-like network: a square lattice of jittered crossings of which 72 % of the streets exist, largest connected
// part only. 2.9 arcs a node as in real road networks, and separators that grow with the square root of the size.

import { buildTopology, type Topology } from "../../../src/paths/index.ts";
import { generator } from "../../paths/search/graphs.ts";

/** A road-like network with one set of weights. */
export interface Lattice {
  readonly topology: Topology;
  /** Travel times: street length over one of three speeds, a little different in each direction; whole numbers. */
  readonly weights: Float64Array;
  /** Street lengths, whole numbers. */
  readonly lengths: Float64Array;
  /** Where the crossings are, in units of one block of 1,000. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Sides whose largest part has about 1,000, 10,000, 100,000 and 1,000,000 nodes. */
export const latticeSides = { "1k": 32, "10k": 100, "100k": 320, "1M": 1010 } as const;

export function lattice(side: number, seed = 1): Lattice {
  const random = generator(seed);
  const count = side * side;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    x[v] = Math.round(1000 * ((v % side) + 0.8 * (random() - 0.5)));
    y[v] = Math.round(1000 * (Math.floor(v / side) + 0.8 * (random() - 0.5)));
  }
  const streets: [number, number][] = [];
  for (let v = 0; v < count; v++) {
    if ((v + 1) % side !== 0 && random() < 0.72) streets.push([v, v + 1]);
    if (v + side < count && random() < 0.72) streets.push([v, v + side]);
  }
  const part = largestPart(count, streets);
  const number = new Int32Array(count).fill(-1);
  let next = 0;
  for (let v = 0; v < count; v++) if (part[v] === 1) number[v] = next++;
  const kept = streets.filter(([a]) => part[a] === 1);
  // Arcs sorted by tail, as a compiled network has them.
  const arcs: { tail: number; head: number; length: number; weight: number }[] = [];
  for (const [a, b] of kept) {
    const length = Math.max(
      1,
      Math.round(
        Math.sqrt(((x[a] as number) - (x[b] as number)) ** 2 + ((y[a] as number) - (y[b] as number)) ** 2),
      ),
    );
    const speed = [1, 1.5, 2.5][Math.floor(random() * 3)] as number;
    for (const [tail, head] of [
      [a, b],
      [b, a],
    ] as const) {
      const weight = Math.max(1, Math.round((length / speed) * (1 + 0.1 * random())));
      arcs.push({ tail: number[tail] as number, head: number[head] as number, length, weight });
    }
  }
  arcs.sort((p, q) => p.tail - q.tail || p.head - q.head);
  const inPart = (_: number, v: number) => part[v] === 1;
  return {
    topology: buildTopology(
      next,
      arcs.map((arc) => arc.tail),
      arcs.map((arc) => arc.head),
    ),
    weights: Float64Array.from(arcs, (arc) => arc.weight),
    lengths: Float64Array.from(arcs, (arc) => arc.length),
    x: x.filter(inPart),
    y: y.filter(inPart),
  };
}

/** Marks the largest connected part. */
function largestPart(count: number, streets: readonly (readonly [number, number])[]): Uint8Array {
  const parent = Int32Array.from({ length: count }, (_, v) => v);
  const root = (v: number): number => {
    let at = v;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const [a, b] of streets) parent[root(a)] = root(b);
  const size = new Int32Array(count);
  for (let v = 0; v < count; v++) size[root(v)] = (size[root(v)] as number) + 1;
  let best = 0;
  for (let v = 0; v < count; v++) if ((size[v] as number) > (size[best] as number)) best = v;
  return Uint8Array.from({ length: count }, (_, v) => (root(v) === best ? 1 : 0));
}

/** Seeded pairs of nodes. */
export function pairs(topology: Topology, count: number, seed = 7): [number, number][] {
  const random = generator(seed);
  const node = () => Math.floor(random() * topology.nodeCount);
  return Array.from({ length: count }, () => [node(), node()]);
}
