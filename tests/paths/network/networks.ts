// Networks by name, made of the kernels' random graphs.
import type { LinkColumns, LinkTable } from "../../../src/base/index.ts";
import type { WeightedGraph } from "../search/graphs.ts";

/** Ids whose order is that of their numbers. */
export const nodeId = (node: number): string => `n${String(node).padStart(5, "0")}`;
export const linkId = (arc: number): string => `l${String(arc).padStart(5, "0")}`;

/** A graph as rows, ties to be settled as by the kernels. */
export function tableOf({ topology, weights }: WeightedGraph): LinkTable {
  return {
    nodes: Array.from({ length: topology.nodeCount }, (_, v) => nodeId(v)),
    links: Array.from(weights, (cost, arc) => ({
      id: linkId(arc),
      from: nodeId(topology.tail[arc] as number),
      to: nodeId(topology.head[arc] as number),
      cost,
    })),
  };
}

/** A graph as columns without ids. */
export function columnsOf({ topology, weights }: WeightedGraph): LinkColumns {
  return { nodeCount: topology.nodeCount, from: topology.tail, to: topology.head, cost: weights };
}

/** The same network, its nodes and links listed in another order. */
export function shuffled({ nodes, links }: LinkTable, random: () => number): LinkTable {
  return { nodes: shuffledList(nodes, random), links: shuffledList(links, random) };
}

export function shuffledList<Item>(list: readonly Item[], random: () => number): Item[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
