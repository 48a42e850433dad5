import type { LaneNetwork, LanePairs } from "../../../src/paths/index.ts";

/** mulberry32: small, seeded, good enough to make test networks. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Least labels by Dijkstra's algorithm with a linear scan: slow, plain, nothing to get wrong. */
export function dijkstra(network: LaneNetwork, weight: Float64Array, from: number): Float64Array {
  const label = new Float64Array(network.nodes).fill(Number.POSITIVE_INFINITY);
  const done = new Set<number>();
  label[from] = 0;
  for (;;) {
    let nearest = -1;
    for (let v = 0; v < network.nodes; v++) {
      if (done.has(v) || label[v] === Number.POSITIVE_INFINITY) continue;
      if (nearest < 0 || (label[v] as number) < (label[nearest] as number)) nearest = v;
    }
    if (nearest < 0) return label;
    done.add(nearest);
    network.tail.forEach((tail, arc) => {
      if (tail !== nearest) return;
      const head = network.head[arc] as number;
      const sum = (label[nearest] as number) + (weight[arc] as number);
      if (sum < (label[head] as number)) label[head] = sum;
    });
  }
}

/** The route of the tie rule: the least sum of keys over tight arcs, found by going over all arcs again and again. */
export function route(
  network: LaneNetwork,
  weight: Float64Array,
  from: number,
  to: number,
  keys: Float64Array,
): number[] | undefined {
  const label = dijkstra(network, weight, from);
  if (label[to] === Number.POSITIVE_INFINITY) return undefined;
  const tight = (arc: number): boolean => {
    const tail = label[network.tail[arc] as number] as number;
    return (
      tail < Number.POSITIVE_INFINITY && tail + (weight[arc] as number) === label[network.head[arc] as number]
    );
  };
  const key = new Float64Array(network.nodes).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(network.nodes).fill(-1);
  key[from] = 0;
  for (let improved = true; improved; ) {
    improved = false;
    network.tail.forEach((tail, arc) => {
      const head = network.head[arc] as number;
      const sum = (key[tail] as number) + (keys[arc] as number);
      if (!(sum < (key[head] as number)) || !tight(arc)) return;
      key[head] = sum;
      last[head] = arc;
      improved = true;
    });
  }
  const arcs: number[] = [];
  for (let node = to; node !== from; node = network.tail[arcs[0] as number] as number)
    arcs.unshift(last[node] as number);
  return arcs;
}

/** How a random network is drawn. */
export interface Shape {
  readonly nodes: number;
  readonly arcs: number;
  readonly pairs: number;
  readonly lanes: number;
  /** Draws a weight from a uniform number. */
  readonly weight: (uniform: number) => number;
}

/** A random network, pairs and a block of weights; parallel arcs, self-loops and cut-off nodes all happen. */
export function draw(
  seed: number,
  shape: Shape,
): { network: LaneNetwork; pairs: LanePairs; weights: Float64Array } {
  const next = random(seed);
  const node = (): number => Math.floor(next() * shape.nodes);
  const nodesOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, node);
  return {
    network: { nodes: shape.nodes, tail: nodesOf(shape.arcs), head: nodesOf(shape.arcs) },
    pairs: { from: nodesOf(shape.pairs), to: nodesOf(shape.pairs) },
    weights: Float64Array.from({ length: shape.arcs * shape.lanes }, () => shape.weight(next())),
  };
}

/** The weights of one lane of a block. */
export function lane(weights: Float64Array, lanes: number, which: number): Float64Array {
  return weights.filter((_, i) => i % lanes === which);
}

/** Kinds of weights that are hard in different ways. */
export const WEIGHTS: { readonly [kind: string]: (uniform: number) => number } = {
  "whole numbers full of ties": (u) => Math.floor(u * 4),
  "zeros and closed arcs": (u) => (u < 0.3 ? 0 : u < 0.5 ? Number.POSITIVE_INFINITY : Math.floor(u * 8)),
  "zeros of both signs": (u) => (u < 0.3 ? -0 : u < 0.6 ? 0 : Math.floor(u * 4)),
  "multiples of 2^-30": (u) => Math.round(u * 2 ** 38) * 2 ** -30,
  "any doubles": (u) => u * 100,
  "doubles of very different size": (u) => u ** 40 * 1e9,
  "beyond the exact limit": (u) => Math.floor(u * 2 ** 24),
};
