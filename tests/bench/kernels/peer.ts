// ngraph.path's A* as the public graph would be asked: string ids, several links between two nodes allowed, directed.
import createGraph from "ngraph.graph";
import { aStar } from "ngraph.path";
import type { Lattice } from "./lattice.ts";

/** Name of the peer in the rows. */
export const peerName = "ngraph.path aStar";

/** A search by ngraph.path; `length` given, with straight-line distance over the top speed as bound. */
export function ngraphPeer(
  { topology, weights, x, y }: Lattice,
  options: { readonly bounded: boolean },
): { find(from: number, to: number): void; cost(from: number, to: number): number } {
  const graph = createGraph<{ x: number; y: number }, { weight: number }>({ multigraph: true });
  const name = (v: number) => `n${v}`;
  for (let v = 0; v < topology.nodeCount; v++)
    graph.addNode(name(v), { x: x[v] as number, y: y[v] as number });
  for (let arc = 0; arc < topology.arcCount; arc++) {
    const [tail, head] = [topology.tail[arc] as number, topology.head[arc] as number];
    graph.addLink(name(tail), name(head), { weight: weights[arc] as number });
  }
  const finder = aStar(graph, {
    oriented: true,
    distance: (_from, _to, link) => link.data.weight,
    ...(options.bounded && {
      heuristic: (from, to) => straightLine(from.data.x - to.data.x, from.data.y - to.data.y),
    }),
  });
  return {
    find: (from, to) => void finder.find(name(from), name(to)),
    cost: (from, to) => {
      const nodes = finder.find(name(from), name(to));
      let cost = 0;
      for (const [i, node] of nodes.entries()) {
        const before = nodes[i + 1];
        if (before === undefined) break;
        let least = Number.POSITIVE_INFINITY;
        for (const link of graph.getLinks(before.id) ?? []) {
          if (link.fromId === before.id && link.toId === node.id) least = Math.min(least, link.data.weight);
        }
        cost += least;
      }
      return cost;
    },
  };
}

/** Lower bound of the travel time over a vector: top speed is 2.5, lengths are rounded, 1 % covers that. */
export function straightLine(dx: number, dy: number): number {
  return (0.99 / 2.5) * Math.sqrt(dx * dx + dy * dy);
}
