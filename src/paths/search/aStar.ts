import type { Path } from "./path.ts";
import { NodeQueue } from "./queue.ts";
import { noArc, type Topology } from "./topology.ts";

/**
 * A lower bound of the cost from each node to the destination of a question: an array by node, or a function asked
 * once a node and question (again only where it said `Infinity`). A bound above the true cost makes the answer wrong;
 * `Infinity` says that the destination cannot be reached from there.
 */
export type Bound = Float64Array | ((node: number) => number);

/**
 * Sums that differ by rounding only: bounds and costs added in different order may be off by a few units in the last
 * place, so a search goes on until nothing cheaper than (1 + slack) times the best is left.
 */
export const slack: number = 2 ** -32;

/**
 * Goal-directed least-cost search (P. E. Hart, N. J. Nilsson and B. Raphael, 1968), made once for a topology. Gives
 * the path that `Dijkstra` gives, ties included. Nodes are taken up again when a cheaper way to them turns up, so
 * the bounds need not be consistent. 40 bytes a node.
 */
export class AStar {
  readonly topology: Topology;
  private readonly cost: Float64Array;
  private readonly length: Uint32Array;
  private readonly arc: Uint32Array;
  private readonly bound: Float64Array;
  private readonly queue: NodeQueue;

  constructor(topology: Topology) {
    const n = topology.nodeCount;
    this.topology = topology;
    this.cost = new Float64Array(n);
    this.length = new Uint32Array(n);
    this.arc = new Uint32Array(n);
    this.bound = new Float64Array(n);
    this.queue = new NodeQueue(n, this.length);
  }

  /** The least-cost path between two nodes, or `undefined` when there is none. */
  path(weights: Float64Array, from: number, to: number, bound: Bound): Path | undefined {
    const { cost, length, arc: arcOf } = this;
    if (!this.search(weights, from, to, typeof bound === "function" ? bound : (v) => bound[v])) {
      return undefined;
    }
    const arcs = new Uint32Array(length[to]);
    let at = to;
    for (let i = arcs.length - 1; i >= 0; i--) {
      const arc = arcOf[at];
      arcs[i] = arc;
      at = this.topology.tail[arc];
    }
    return { cost: cost[to], arcs };
  }

  /** Takes up nodes by cost + bound until none is left that could be on a least-cost path. */
  private search(weights: Float64Array, from: number, to: number, ask: (node: number) => number): boolean {
    const { cost, length, arc: arcOf, bound, queue } = this;
    const { firstOut, outArc, head } = this.topology;
    queue.begin();
    const { mark, base } = queue;
    cost[from] = 0;
    length[from] = 0;
    arcOf[from] = noArc;
    bound[from] = ask(from);
    if (bound[from] === Number.POSITIVE_INFINITY) return false;
    queue.put(from, bound[from]);
    let limit = Number.POSITIVE_INFINITY;
    while (queue.size > 0 && queue.least() <= limit) {
      const u = queue.pop();
      const reached = cost[u];
      if (u === to) {
        limit = reached + reached * slack;
        continue;
      }
      const l = length[u] + 1;
      const end = firstOut[u + 1];
      for (let slot = firstOut[u]; slot < end; slot++) {
        const arc = outArc[slot];
        const c = reached + weights[arc];
        if (c > limit || c === Number.POSITIVE_INFINITY) continue;
        const v = head[arc];
        if (mark[v] < base) {
          const b = ask(v);
          if (b === Number.POSITIVE_INFINITY) continue;
          bound[v] = b;
        } else {
          const old = cost[v];
          if (c > old) continue;
          if (c === old) {
            const oldLength = length[v];
            if (l > oldLength) continue;
            if (l === oldLength) {
              if (arc < arcOf[v]) arcOf[v] = arc;
              continue;
            }
          }
        }
        cost[v] = c;
        length[v] = l;
        arcOf[v] = arc;
        queue.put(v, c + bound[v]);
      }
    }
    return limit < Number.POSITIVE_INFINITY;
  }
}
