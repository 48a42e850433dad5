/** Least-cost search from one node to another node or to all nodes, without any knowledge of the destination. */
import { Labels } from "./labels.ts";
import type { Path, Tree } from "./path.ts";
import { NodeQueue } from "./queue.ts";
import { noArc, type Topology } from "./topology.ts";

/** Where a search starts and how far it goes. */
interface Reach {
  readonly root: number;
  /** Stop once this node is settled; none by default. */
  readonly stop?: number;
  readonly direction: Tree["direction"];
  /** Stop before nodes that cost more. */
  readonly limit: number;
}

/**
 * Least-cost search on one topology (E. W. Dijkstra, 1959). Make it once and query it many times, each time with the
 * current weights: a query allocates nothing but its answer. 32 bytes a node.
 *
 * Of all least-cost paths the answer is the one with the fewest arcs, and then the one whose last arc has the smallest
 * id, then the last but one, and so on ({@link Labels}).
 *
 * Weights must have passed `checkWeights`. Costs that are multiples of one power of two add up exactly; with other
 * numbers two paths tie when their sums, added from the root on, are the same double.
 */
export class Dijkstra {
  readonly topology: Topology;
  readonly #labels: Labels;
  readonly #queue: NodeQueue;

  constructor(topology: Topology) {
    this.topology = topology;
    this.#labels = new Labels(topology.nodeCount);
    this.#queue = new NodeQueue(topology.nodeCount, this.#labels.length);
  }

  /** The least-cost path between two nodes, or `undefined` when there is none; stops as soon as it is known. */
  path(weights: Float64Array, from: number, to: number): Path | undefined {
    const limit = Number.POSITIVE_INFINITY;
    const found = this.#search(weights, { root: from, stop: to, direction: "forward", limit });
    return found ? this.#labels.path(this.topology.tail, to) : undefined;
  }

  /**
   * Least-cost paths between a root and all nodes. In a reverse tree costs are added from the destination on, and
   * ties end on the path whose first arc has the smallest id, then the second, and so on.
   *
   * @param options.direction - `forward` (default): from the root; `reverse`: to the root.
   * @param options.limit - Nodes that cost more may be reported as not reached. Default: no limit.
   * @param options.into - An earlier tree of this topology whose arrays may be overwritten; default: new arrays.
   */
  tree(
    weights: Float64Array,
    root: number,
    options: {
      readonly direction?: Tree["direction"];
      readonly limit?: number;
      readonly into?: Tree | undefined;
    } = {},
  ): Tree {
    const n = this.topology.nodeCount;
    const { direction = "forward", limit = Number.POSITIVE_INFINITY } = options;
    this.#search(weights, { root, direction, limit });
    const cost = options.into?.cost ?? new Float64Array(n);
    const length = options.into?.length ?? new Uint32Array(n);
    const arc = options.into?.arc ?? new Uint32Array(n);
    const { mark, settled } = this.#queue;
    const labels = this.#labels;
    for (let v = 0; v < n; v++) {
      const reached = mark[v] === settled;
      cost[v] = reached ? labels.cost[v] : Number.POSITIVE_INFINITY;
      length[v] = reached ? labels.length[v] : 0;
      arc[v] = reached ? labels.arc[v] : noArc;
    }
    return { root, direction, cost, length, arc };
  }

  /** Settles nodes in the order of their labels; true when `stop` was settled. */
  #search(weights: Float64Array, { root, stop = -1, direction, limit }: Reach): boolean {
    const topology = this.topology;
    const labels = this.#labels;
    const queue = this.#queue;
    const forward = direction === "forward";
    const first = forward ? topology.firstOut : topology.firstIn;
    const slotArc = forward ? topology.outArc : topology.inArc;
    const far = forward ? topology.head : topology.tail;
    queue.begin();
    const { mark, base, settled } = queue;
    labels.start(root);
    queue.put(root, 0);
    while (queue.size > 0 && queue.least() <= limit) {
      const u = queue.pop();
      if (u === stop) return true;
      const reached = labels.cost[u];
      const length = labels.length[u] + 1;
      const end = first[u + 1];
      for (let slot = first[u]; slot < end; slot++) {
        const arc = slotArc[slot];
        const v = far[arc];
        const m = mark[v];
        if (m === settled) continue;
        const cost = reached + weights[arc];
        if (m < base ? cost === Number.POSITIVE_INFINITY : !labels.improves(v, cost, length, arc)) continue;
        labels.set(v, cost, length, arc);
        queue.put(v, cost);
      }
    }
    return false;
  }
}
