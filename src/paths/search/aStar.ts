/** Least-cost search between two nodes, led by a lower bound of the remaining cost. */
import { Labels } from "./labels.ts";
import type { Path } from "./path.ts";
import { NodeQueue } from "./queue.ts";
import type { Topology } from "./topology.ts";

/**
 * A lower bound of the cost from each node to the destination of a question: an array by node, or a function asked
 * once a node and question (again only where it said `Infinity`). A bound above the true cost makes the answer wrong;
 * `Infinity` says that the destination cannot be reached from there.
 */
export type Bound = Float64Array | ((node: number) => number);

/**
 * Allowance for rounding: bounds and costs added in a different order may be off by a few units in the last place, so
 * a search goes on until nothing cheaper than (1 + slack) times the best is left.
 */
export const slack: number = 2 ** -32;

/**
 * Goal-directed least-cost search (P. E. Hart, N. J. Nilsson and B. Raphael, 1968), made once for a topology. Gives
 * the path that `Dijkstra` gives, ties included. Nodes are taken up again when a cheaper way to them turns up, so
 * the bounds need not be consistent. 40 bytes a node.
 */
export class AStar {
  readonly topology: Topology;
  readonly #labels: Labels;
  /** Node -> lower bound of the cost from there, once the current search has asked for it. */
  readonly #bound: Float64Array;
  readonly #queue: NodeQueue;

  constructor(topology: Topology) {
    const n = topology.nodeCount;
    this.topology = topology;
    this.#labels = new Labels(n);
    this.#bound = new Float64Array(n);
    this.#queue = new NodeQueue(n, this.#labels.length);
  }

  /** The least-cost path between two nodes, or `undefined` when there is none. */
  path(weights: Float64Array, from: number, to: number, bound: Bound): Path | undefined {
    const boundOf = typeof bound === "function" ? bound : (v: number) => bound[v];
    return this.#search(weights, from, to, boundOf) ? this.#labels.path(this.topology.tail, to) : undefined;
  }

  /** Takes up nodes by cost + bound until none is left that could be on a least-cost path. */
  #search(weights: Float64Array, from: number, to: number, boundOf: (node: number) => number): boolean {
    const labels = this.#labels;
    const bound = this.#bound;
    const queue = this.#queue;
    const { firstOut, outArc, head } = this.topology;
    queue.begin();
    const { mark, base } = queue;
    labels.start(from);
    bound[from] = boundOf(from);
    if (bound[from] === Number.POSITIVE_INFINITY) return false;
    queue.put(from, bound[from]);
    let limit = Number.POSITIVE_INFINITY;
    while (queue.size > 0 && queue.least() <= limit) {
      const u = queue.pop();
      const reached = labels.cost[u];
      if (u === to) {
        limit = reached + reached * slack;
        continue;
      }
      const length = labels.length[u] + 1;
      const end = firstOut[u + 1];
      for (let slot = firstOut[u]; slot < end; slot++) {
        const arc = outArc[slot];
        const cost = reached + weights[arc];
        if (cost > limit || cost === Number.POSITIVE_INFINITY) continue;
        const v = head[arc];
        if (mark[v] < base) {
          const b = boundOf(v);
          if (b === Number.POSITIVE_INFINITY) continue;
          bound[v] = b;
        } else if (!labels.improves(v, cost, length, arc)) continue;
        labels.set(v, cost, length, arc);
        queue.put(v, cost + bound[v]);
      }
    }
    return limit < Number.POSITIVE_INFINITY;
  }
}
