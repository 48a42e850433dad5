/** Exact lower bounds for A* from a hierarchy. */
import { type Hierarchy, noNode } from "./hierarchy.ts";
import type { Metric } from "./metric.ts";

/**
 * Exact least costs from any node to one destination, found as they are asked for (B. Strasser and T. Zeitz, 2021):
 * the cost of a node follows from those of its neighbours above in the hierarchy, and each is found once. The perfect
 * bound for `AStar` on the same weights, and a good one on weights that are nowhere smaller. 16 bytes a node.
 */
export class HierarchyBound {
  readonly #hierarchy: Hierarchy;
  readonly #metric: Metric;
  /** Rank -> least cost to the destination, where `known` says so; until then cost of going down to it only. */
  readonly #least: Float64Array;
  readonly #known: Uint32Array;
  readonly #path: Uint32Array;
  #question = 0;

  constructor(metric: Metric) {
    const { nodeCount } = metric.hierarchy;
    this.#hierarchy = metric.hierarchy;
    this.#metric = metric;
    this.#least = new Float64Array(nodeCount);
    this.#known = new Uint32Array(nodeCount);
    this.#path = new Uint32Array(nodeCount);
  }

  /** Sets the destination of the costs that follow. */
  aim(to: number): void {
    const { rank, parent } = this.#hierarchy;
    const { first, upper, cost } = this.#metric.descent;
    const least = this.#least;
    this.#question++;
    const start = rank[to];
    for (let r = start; r !== noNode; r = parent[r]) least[r] = Number.POSITIVE_INFINITY;
    least[start] = 0;
    for (let r = start; r !== noNode; r = parent[r]) {
      const reached = least[r];
      for (let slot = first[r]; slot < first[r + 1]; slot++) {
        const above = upper[slot];
        const c = reached + cost[slot];
        if (c < least[above]) least[above] = c;
      }
    }
    // From the root down each of these ranks may still do better by going up first.
    this.#finish(start, true);
  }

  /** Least cost from a node to the destination; `Infinity` when there is no path. */
  cost(node: number): number {
    const r = this.#hierarchy.rank[node];
    if (this.#known[r] !== this.#question) this.#finish(r, false);
    return this.#least[r];
  }

  /** Settles a rank and all above it, from the first known one down. */
  #finish(start: number, keep: boolean): void {
    const { parent } = this.#hierarchy;
    const { first, upper, cost } = this.#metric.ascent;
    const least = this.#least;
    const known = this.#known;
    const path = this.#path;
    const question = this.#question;
    let count = 0;
    for (let r = start; r !== noNode && known[r] !== question; r = parent[r]) path[count++] = r;
    while (count > 0) {
      const r = path[--count];
      let best = keep ? least[r] : Number.POSITIVE_INFINITY;
      const end = first[r + 1];
      for (let slot = first[r]; slot < end; slot++) {
        const c = cost[slot] + least[upper[slot]];
        if (c < best) best = c;
      }
      least[r] = best;
      known[r] = question;
    }
  }
}
