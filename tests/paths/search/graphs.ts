// Small random graphs of every awkward kind, and slow but plain answers to compare with.
import createGraph, { type Graph } from "ngraph.graph";
import { aStar } from "ngraph.path";
import { buildTopology, type Path, type Topology } from "../../../src/paths/index.ts";

/** A topology with one set of weights. */
export interface WeightedGraph {
  readonly topology: Topology;
  readonly weights: Float64Array;
}

/** A seeded generator of numbers in [0, 1) (mulberry32, T. Ettinger, public domain). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How weights are drawn: few small integers give many ties, `zeros` many free arcs, `fractions` multiples of 2^-30. */
export type WeightKind = "ties" | "zeros" | "integers" | "fractions" | "doubles";

export const weightKinds: readonly WeightKind[] = ["ties", "zeros", "integers", "fractions", "doubles"];

export function randomWeights(count: number, kind: WeightKind, random: () => number): Float64Array {
  return Float64Array.from({ length: count }, () => {
    if (kind === "ties") return 1 + Math.floor(random() * 3);
    if (kind === "zeros") return random() < 0.5 ? 0 : Math.floor(random() * 3);
    if (kind === "integers") return Math.floor(random() * 1000);
    if (kind === "fractions") return Math.floor(random() * 2 ** 34) / 2 ** 30;
    return random() < 0.05 ? Number.POSITIVE_INFINITY : random() * 10;
  });
}

/** Arcs between random ends: parallel arcs, self-loops, isolated nodes and lost corners all occur. */
export function randomGraph(
  nodeCount: number,
  arcCount: number,
  kind: WeightKind,
  random: () => number,
): WeightedGraph {
  const node = () => Math.floor(random() * nodeCount);
  const tails = Array.from({ length: arcCount }, node);
  const heads = tails.map((tail) => (random() < 0.05 ? tail : node()));
  return {
    topology: buildTopology(nodeCount, tails, heads),
    weights: randomWeights(arcCount, kind, random),
  };
}

/** A square lattice with two-way streets, some of them missing, some doubled. */
export function latticeGraph(side: number, kind: WeightKind, random: () => number): WeightedGraph {
  const tails: number[] = [];
  const heads: number[] = [];
  const street = (a: number, b: number) => {
    if (random() < 0.2) return;
    tails.push(a, b);
    heads.push(b, a);
    if (random() < 0.1) {
      tails.push(a);
      heads.push(b);
    }
  };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const v = y * side + x;
      if (x + 1 < side) street(v, v + 1);
      if (y + 1 < side) street(v, v + side);
    }
  }
  return {
    topology: buildTopology(side * side, tails, heads),
    weights: randomWeights(tails.length, kind, random),
  };
}

/** Every loopless path between two nodes over open arcs, by plain enumeration. */
export function allPaths({ topology, weights }: WeightedGraph, from: number, to: number): Path[] {
  const found: Path[] = [];
  const onPath = new Uint8Array(topology.nodeCount);
  const arcs: number[] = [];
  const walk = (at: number, cost: number) => {
    if (at === to) {
      found.push({ cost, arcs: Uint32Array.from(arcs) });
      return;
    }
    onPath[at] = 1;
    for (let slot = topology.firstOut[at] as number; slot < (topology.firstOut[at + 1] as number); slot++) {
      const arc = topology.outArc[slot] as number;
      const next = topology.head[arc] as number;
      const c = cost + (weights[arc] as number);
      if (onPath[next] === 1 || c === Number.POSITIVE_INFINITY) continue;
      arcs.push(arc);
      walk(next, c);
      arcs.pop();
    }
    onPath[at] = 0;
  };
  walk(from, 0);
  return found;
}

/** The same graph in ngraph.graph; closed arcs are left out, as ngraph.path would use them. */
export function toNgraph({ topology, weights }: WeightedGraph): Graph<undefined, number> {
  const graph = createGraph<undefined, number>({ multigraph: true });
  for (let v = 0; v < topology.nodeCount; v++) graph.addNode(v);
  for (let a = 0; a < topology.arcCount; a++) {
    const weight = weights[a] as number;
    if (weight === Number.POSITIVE_INFINITY) continue;
    graph.addLink(topology.tail[a] as number, topology.head[a] as number, weight);
  }
  return graph;
}

/** Least costs by ngraph.path's A* without a bound, re-priced over the cheapest link of every hop. */
export function ngraphCosts(
  graph: Graph<undefined, number>,
): (from: number, to: number) => number | undefined {
  const finder = aStar(graph, { oriented: true, distance: (_from, _to, link) => link.data });
  return (from, to) => {
    if (from === to) return 0;
    const nodes = finder.find(from, to).reverse();
    if (nodes.length === 0) return undefined;
    let cost = 0;
    for (let i = 1; i < nodes.length; i++) {
      const [a, b] = [nodes[i - 1]?.id, nodes[i]?.id];
      let least = Number.POSITIVE_INFINITY;
      for (const link of graph.getLinks(a as number) ?? []) {
        if (link.fromId === a && link.toId === b) least = Math.min(least, link.data);
      }
      cost += least;
    }
    return cost;
  };
}

/**
 * The same arcs under the same ids, but with node numbers changed: an answer that depends on anything else than arc
 * ids and weights comes out different.
 */
export function renumberNodes(
  graph: WeightedGraph,
  random: () => number,
): WeightedGraph & { to: Uint32Array } {
  const { topology, weights } = graph;
  const to = Uint32Array.from({ length: topology.nodeCount }, (_, i) => i);
  for (let i = to.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = to[i] as number;
    to[i] = to[j] as number;
    to[j] = swap;
  }
  const move = (nodes: Uint32Array) => nodes.map((v) => to[v] as number);
  return {
    topology: buildTopology(topology.nodeCount, move(topology.tail), move(topology.head)),
    weights,
    to,
  };
}
