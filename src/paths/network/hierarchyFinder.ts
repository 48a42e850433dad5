/** Finds paths in an indexed network by a hierarchy. */
import { HierarchyBound } from "../hierarchy/bound.ts";
import { Customiser } from "../hierarchy/customise.ts";
import { buildHierarchy, type Hierarchy } from "../hierarchy/hierarchy.ts";
import { HierarchySearch } from "../hierarchy/hierarchySearch.ts";
import { costMatrix } from "../hierarchy/matrix.ts";
import type { Metric } from "../hierarchy/metric.ts";
import { boundedOrder } from "../hierarchy/order.ts";
import type { Coordinates } from "../hierarchy/separator.ts";
import { triangleCount } from "../hierarchy/triangles.ts";
import { AStar } from "../search/aStar.ts";
import type { Topology } from "../search/topology.ts";
import { type Finder, lazily } from "./finder.ts";

/**
 * Most triangles a node for a hierarchy to be of use: taking new weights then costs no more than the few hundred plain
 * searches it is to replace. Road networks have 10 to 200.
 */
const mostTriangles = 2000;

/** Questions after which leaving out edges that no least-cost path needs has paid for itself. */
const manyQuestions = 500;

/**
 * Orders and contracts a network once for all weights.
 *
 * @returns `undefined` when only large sets of nodes part the network, so that a hierarchy would be slower than plain
 *   search; found out before a tenth of the work is done.
 */
export function usefulHierarchy(
  topology: Topology,
  coordinates: Coordinates | undefined,
): Hierarchy | undefined {
  const limit = mostTriangles * topology.nodeCount;
  // Nodes that part a network become neighbours of each other: s of them make s^3 / 6 triangles among themselves.
  const order = boundedOrder(topology, coordinates, Math.floor(Math.cbrt(6 * limit)));
  if (order === undefined) return undefined;
  const hierarchy = buildHierarchy(topology, order);
  return triangleCount(hierarchy) > limit ? undefined : hierarchy;
}

/**
 * Finders that ask a customizable contraction hierarchy; those for different weights share their working memory. Costs
 * come from the hierarchy alone. Paths are found by a goal-directed search to which the hierarchy gives the exact cost of
 * what remains, so that it walks along least-cost paths only and settles ties as every other search here does.
 */
export function hierarchyFinders(
  topology: Topology,
  hierarchy: Hierarchy,
): (weights: Float64Array) => Finder {
  const customiser = new Customiser(hierarchy);
  const aStar = lazily(() => new AStar(topology));
  let search: HierarchySearch | undefined;
  return (weights) => {
    let metric = customiser.customise(weights);
    let bound: HierarchyBound | undefined;
    let asked = 0;
    const ask = (questions: number): Metric => {
      const isPruned = asked >= manyQuestions;
      asked += questions;
      if (!isPruned && asked >= manyQuestions) {
        metric = climbsOnly(customiser.prune(metric));
        bound = undefined;
      }
      return metric;
    };
    return {
      path: (from, to) => {
        const latest = ask(1);
        bound ??= new HierarchyBound(latest);
        const exact = bound;
        exact.aim(to);
        return aStar().path(weights, from, to, (node) => exact.cost(node));
      },
      cost: (from, to) => {
        const latest = ask(1);
        search ??= new HierarchySearch(latest);
        search.use(latest);
        return search.cost(from, to);
      },
      matrix: (origins, destinations) =>
        costMatrix(ask(origins.length + destinations.length), origins, destinations),
    };
  };
}

/** Without what only the unpacking of paths needs: 24 bytes an edge. */
function climbsOnly(metric: Metric): Metric {
  const none = { cost: new Float64Array(0), via: new Uint32Array(0) };
  return { ...metric, up: none.cost, down: none.cost, upVia: none.via, downVia: none.via };
}
