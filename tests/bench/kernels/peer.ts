// Searches of other packages as they would be asked: string ids, several links between two nodes allowed, directed.
import { MultiDirectedGraph } from "graphology";
import dijkstra from "graphology-shortest-path/dijkstra.js";
import createGraph from "ngraph.graph";
import { aStar } from "ngraph.path";
import type { Lattice } from "./lattice.ts";

/** Names of the peers in the rows. */
export const peerName = "ngraph.path aStar";
export const graphologyName = "graphology dijkstra.bidirectional";

/** One-to-one search by another package. */
export interface Peer {
  find(from: number, to: number): void;
  cost(from: number, to: number): number;
}

/** A search by ngraph.path; `length` given, with straight-line distance over the top speed as bound. */
export function ngraphPeer(
  { topology, weights, x, y }: Lattice,
  options: { readonly bounded: boolean },
): Peer {
  const graph = createGraph<{ x: number; y: number }, { weight: number }>({ multigraph: true });
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

/** A search by graphology-shortest-path, from both ends. */
export function graphologyPeer({ topology, weights }: Lattice): Peer {
  const graph = new MultiDirectedGraph<object, { weight: number }>();
  for (let v = 0; v < topology.nodeCount; v++) graph.addNode(name(v));
  for (let arc = 0; arc < topology.arcCount; arc++) {
    const [tail, head] = [topology.tail[arc] as number, topology.head[arc] as number];
    graph.addEdge(name(tail), name(head), { weight: weights[arc] as number });
  }
  const find = (from: number, to: number): string[] =>
    dijkstra.bidirectional(graph, name(from), name(to), "weight") ?? [];
  return {
    find,
    cost: (from, to) => {
      const nodes = find(from, to);
      const hops = nodes.slice(1).map((node, i) => {
        const between = graph.outEdges(nodes[i] as string, node);
        return Math.min(...between.map((edge) => graph.getEdgeAttribute(edge, "weight")));
      });
      return hops.reduce((sum, hop) => sum + hop, 0);
    },
  };
}

const name = (v: number): string => `n${v}`;

/** Lower bound of the travel time over a vector: top speed is 2.5, lengths are rounded, 1 % covers that. */
export function straightLine(dx: number, dy: number): number {
  return (0.99 / 2.5) * Math.sqrt(dx * dx + dy * dy);
}
