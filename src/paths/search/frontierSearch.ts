/** The paths between two nodes that are worth choosing from when two costs count. */
import { Dijkstra } from "./dijkstra.ts";
import { Heap } from "./heap.ts";
import { PartialPaths } from "./partialPaths.ts";
import type { Tree } from "./path.ts";
import { noArc, type Topology } from "./topology.ts";

/** A path that no other path beats in one of two costs without being worse in the other. */
export interface FrontierPoint {
  readonly costA: number;
  readonly costB: number;
  readonly arcs: Uint32Array;
}

/** The frontier of two costs between two nodes. */
export interface FrontierResult {
  /** By rising first and falling second cost. */
  readonly points: readonly FrontierPoint[];
  /**
   * Whether these are all points. If not, the search stopped at its limit: the points found belong to the frontier and
   * none is missing between them, but points of greater first cost may follow.
   */
  readonly complete: boolean;
  /** Labels made, the measure of the work done. */
  readonly labels: number;
}

/** Two weights for every arc, and where to stop. */
export interface FrontierQuestion {
  readonly weightsA: Float64Array;
  readonly weightsB: Float64Array;
  readonly from: number;
  readonly to: number;
  /** Most labels to make before giving up, about 50 bytes each; default: no limit. */
  readonly maxLabels?: number;
}

/**
 * All Pareto-optimal pairs of two costs between two nodes, each with one path; made once for a topology. An arc that
 * is closed in one of the weights is closed. Of several paths with equal costs the one with the fewest arcs is kept.
 *
 * Label setting in the order of (first cost, second cost) to be expected at the destination, where two least-cost
 * trees give exact bounds, so that a label is dominated if and only if its second cost is not below the least seen at
 * its node, or cannot get below the least seen at the destination: bi-objective A* (C. Hernández, W. Yeoh, J. A. Baier
 * and others, Artificial Intelligence 314, 2023). Sums of different order that differ by rounding only may be taken
 * for one point.
 */
export class FrontierSearch {
  readonly topology: Topology;
  readonly #dijkstra: Dijkstra;
  #boundA: Tree | undefined;
  #boundB: Tree | undefined;
  /** Node -> least second cost of the labels taken there. */
  readonly #least: Float64Array;

  constructor(topology: Topology) {
    this.topology = topology;
    this.#dijkstra = new Dijkstra(topology);
    this.#least = new Float64Array(topology.nodeCount);
  }

  /** The frontier between two nodes; no points when there is no path, one of cost 0 from a node to itself. */
  points(question: FrontierQuestion): FrontierResult {
    const { weightsA, weightsB, from, to, maxLabels = Number.POSITIVE_INFINITY } = question;
    const { firstOut, outArc, head } = this.topology;
    const least = this.#least;
    this.#boundA = this.#reverse(weightsA, to, this.#boundA);
    this.#boundB = this.#reverse(weightsB, to, this.#boundB);
    const boundA = this.#boundA.cost;
    const boundB = this.#boundB.cost;
    least.fill(Number.POSITIVE_INFINITY);
    const points: FrontierPoint[] = [];
    const paths = new PartialPaths();
    const open = new Heap<number>((x, y) => paths.isBefore(x, y));
    if (boundA[from] + boundB[from] < Number.POSITIVE_INFINITY) {
      open.push(paths.add(from, noArc, noArc));
    }
    while (paths.count <= maxLabels) {
      const path = open.pop();
      if (path === undefined) break;
      const v = paths.node[path];
      const a = paths.a[path];
      const b = paths.b[path];
      if (b >= least[v] || b + boundB[v] >= least[to]) continue;
      least[v] = b;
      if (v === to) {
        points.push({ costA: a, costB: b, arcs: paths.arcs(path) });
        continue;
      }
      const end = firstOut[v + 1];
      for (let slot = firstOut[v]; slot < end; slot++) {
        const arc = outArc[slot];
        const w = head[arc];
        const nextB = b + weightsB[arc];
        const wholeB = nextB + boundB[w];
        if (nextB >= least[w] || wholeB >= least[to]) continue;
        const nextA = a + weightsA[arc];
        const wholeA = nextA + boundA[w];
        if (wholeA === Number.POSITIVE_INFINITY || wholeB === Number.POSITIVE_INFINITY) continue;
        const next = paths.add(w, arc, path);
        paths.a[next] = nextA;
        paths.b[next] = nextB;
        paths.wholeA[next] = wholeA;
        paths.wholeB[next] = wholeB;
        open.push(next);
      }
    }
    return { points: undominated(points), complete: open.size === 0, labels: paths.count };
  }

  #reverse(weights: Float64Array, to: number, into: Tree | undefined): Tree {
    return this.#dijkstra.tree(weights, to, { direction: "reverse", into });
  }
}

/** Drops points that rounding alone let in before a better one. */
function undominated(points: readonly FrontierPoint[]): FrontierPoint[] {
  const kept: FrontierPoint[] = [];
  for (const point of points) {
    while ((kept.at(-1)?.costA ?? -1) >= point.costA) kept.pop();
    kept.push(point);
  }
  return kept;
}
