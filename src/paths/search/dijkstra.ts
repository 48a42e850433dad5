import type { Path, Tree } from "./path.ts";
import { NodeQueue } from "./queue.ts";
import { noArc, type Topology } from "./topology.ts";

/**
 * Least-cost search on one topology (E. W. Dijkstra, 1959), to be made once and asked many times, each time with the
 * weights of the moment: a question allocates nothing but its answer. 32 bytes a node.
 *
 * Ties are settled by the graph alone, never by the order in which the queue happens to hold nodes. Labels are pairs
 * (cost, number of arcs) compared in this order; among paths equal in both, each node keeps the entering arc of
 * smallest id. So of all least-cost paths the answer is the one with the fewest arcs, and then the one whose last arc
 * has the smallest id, then the last but one, and so on. As every arc adds 1 to the second part, labels rise strictly
 * along a path, which makes arcs and circles of cost 0 harmless.
 *
 * Weights must have passed `checkWeights`. Costs that are multiples of one power of two add up exactly; with other
 * numbers two paths tie when their sums, added from the root on, are the same double.
 */
export class Dijkstra {
  readonly topology: Topology;
  /** Label of a node; meaningless unless marked in the present search. */
  private readonly cost: Float64Array;
  private readonly length: Uint32Array;
  private readonly arc: Uint32Array;
  private readonly queue: NodeQueue;

  constructor(topology: Topology) {
    const n = topology.nodeCount;
    this.topology = topology;
    this.cost = new Float64Array(n);
    this.length = new Uint32Array(n);
    this.arc = new Uint32Array(n);
    this.queue = new NodeQueue(n, this.length);
  }

  /** The least-cost path between two nodes, or `undefined` when there is none; stops as soon as it is known. */
  path(weights: Float64Array, from: number, to: number): Path | undefined {
    if (!this.search(weights, from, to, "forward")) return undefined;
    const { tail } = this.topology;
    const arcs = new Uint32Array(this.length[to]);
    let at = to;
    for (let i = arcs.length - 1; i >= 0; i--) {
      const arc = this.arc[at];
      arcs[i] = arc;
      at = tail[arc];
    }
    return { cost: this.cost[to], arcs };
  }

  /**
   * Least-cost paths between a root and all nodes. In a reverse tree costs are added from the destination on, and
   * ties end on the path whose first arc has the smallest id, then the second, and so on.
   *
   * @param options.direction - `forward` (default): from the root; `reverse`: to the root.
   * @param options.limit - How far to search: of nodes that cost more none needs to be told as reached. Default: all are.
   * @param options.into - An earlier tree of this topology whose arrays may be overwritten; default: new arrays.
   */
  tree(
    weights: Float64Array,
    root: number,
    options: { readonly direction?: Tree["direction"]; readonly limit?: number; readonly into?: Tree } = {},
  ): Tree {
    const n = this.topology.nodeCount;
    const { direction = "forward", limit = Number.POSITIVE_INFINITY } = options;
    this.search(weights, root, -1, direction, limit);
    const cost = options.into?.cost ?? new Float64Array(n);
    const length = options.into?.length ?? new Uint32Array(n);
    const arc = options.into?.arc ?? new Uint32Array(n);
    const { mark, settled } = this.queue;
    for (let v = 0; v < n; v++) {
      const reached = mark[v] === settled;
      cost[v] = reached ? this.cost[v] : Number.POSITIVE_INFINITY;
      length[v] = reached ? this.length[v] : 0;
      arc[v] = reached ? this.arc[v] : noArc;
    }
    return { root, direction, cost, length, arc };
  }

  /** Settles nodes in the order of their labels, until the next costs more than `limit` or `stop` is settled (then true). */
  private search(
    weights: Float64Array,
    root: number,
    stop: number,
    direction: Tree["direction"],
    limit: number = Number.POSITIVE_INFINITY,
  ): boolean {
    const { topology, cost, length, arc: arcOf, queue } = this;
    const forward = direction === "forward";
    const first = forward ? topology.firstOut : topology.firstIn;
    const slotArc = forward ? topology.outArc : topology.inArc;
    const far = forward ? topology.head : topology.tail;
    queue.begin();
    const { mark, base, settled } = queue;
    cost[root] = 0;
    length[root] = 0;
    arcOf[root] = noArc;
    queue.put(root, 0);
    while (queue.size > 0 && queue.least() <= limit) {
      const u = queue.pop();
      if (u === stop) return true;
      const reached = cost[u];
      const l = length[u] + 1;
      const end = first[u + 1];
      for (let slot = first[u]; slot < end; slot++) {
        const arc = slotArc[slot];
        const v = far[arc];
        const m = mark[v];
        if (m === settled) continue;
        const c = reached + weights[arc];
        if (m < base) {
          if (c === Number.POSITIVE_INFINITY) continue;
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
        queue.put(v, c);
      }
    }
    return false;
  }
}
