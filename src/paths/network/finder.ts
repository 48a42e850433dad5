/** The interface of all ways to find paths in an indexed network. */
import { Bidirectional } from "../search/bidirectional.ts";
import { Dijkstra } from "../search/dijkstra.ts";
import type { Path, Tree } from "../search/path.ts";
import type { Topology } from "../search/topology.ts";

/** Answers questions about one topology with one set of weights, nodes and arcs by number. */
export interface Finder {
  /** The least-cost path; ties are settled by arc numbers. */
  path(from: number, to: number): Path | undefined;
  /** The least cost; the same as that of {@link path}, apart from rounding where sums are not exact. */
  cost(from: number, to: number): number | undefined;
  /** Least costs, one row for each origin: `cost[i * destinations.length + j]`; `Infinity` where there is no path. */
  matrix(origins: Uint32Array, destinations: Uint32Array): Float64Array;
}

/** Makes a thing when it is first asked for, and gives the same one ever after. */
export function lazily<Thing>(make: () => Thing): () => Thing {
  let made: { readonly thing: Thing } | undefined;
  return () => {
    made ??= { thing: make() };
    return made.thing;
  };
}

/** Finders that run a search for each query; those for different weights share their working memory. */
export function plainFinders(topology: Topology): (weights: Float64Array) => Finder {
  const bidirectional = lazily(() => new Bidirectional(topology));
  const dijkstra = lazily(() => new Dijkstra(topology));
  return (weights) => ({
    path: (from, to) => bidirectional().path(weights, from, to),
    cost: (from, to) => bidirectional().path(weights, from, to)?.cost,
    matrix: (origins, destinations) => {
      const costs = new Float64Array(origins.length * destinations.length);
      let tree: Tree | undefined;
      let cell = 0;
      for (const from of origins) {
        tree = dijkstra().tree(weights, from, { into: tree });
        for (const to of destinations) costs[cell++] = tree.cost[to];
      }
      return costs;
    },
  });
}
