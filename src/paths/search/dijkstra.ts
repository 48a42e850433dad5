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

  /**
   * The tree again after some weights changed, equal in every label to one searched again. Only nodes below an arc that got
   * dearer, and those reached better by one that got cheaper, are searched.
   *
   * @param earlier - The tree under the earlier weights; a reached node other than the root with {@link noArc} has lost its path.
   * @param raised - Arcs that cost more than they did.
   * @param lowered - Arcs that cost less, or are new.
   */
  repair(
    weights: Float64Array,
    earlier: Tree,
    { raised, lowered }: { readonly raised: readonly number[]; readonly lowered: readonly number[] },
  ): Tree {
    const { topology } = this;
    const { root, direction } = earlier;
    const forward = direction === "forward";
    const near = forward ? topology.tail : topology.head;
    const far = forward ? topology.head : topology.tail;
    const isLost = lostNodes(earlier, near, far, raised);
    const labels = this.#labels;
    const queue = this.#queue;
    queue.begin();
    labels.cost.set(earlier.cost);
    labels.length.set(earlier.length);
    labels.arc.set(earlier.arc);
    for (let v = 0; v < isLost.length; v++) {
      if (isLost[v] === 1) labels.set(v, Number.POSITIVE_INFINITY, 0, noArc);
    }
    const relax = (arc: number): boolean => {
      const u = near[arc];
      const v = far[arc];
      const cost = labels.cost[u] + weights[arc];
      const length = labels.length[u] + 1;
      if (cost === Number.POSITIVE_INFINITY || !labels.improves(v, cost, length, arc)) return false;
      labels.set(v, cost, length, arc);
      return true;
    };
    const firstNear = forward ? topology.firstIn : topology.firstOut;
    const slotNear = forward ? topology.inArc : topology.outArc;
    for (let v = 0; v < isLost.length; v++) {
      if (isLost[v] === 0) continue;
      for (let slot = firstNear[v]; slot < firstNear[v + 1]; slot++) {
        const arc = slotNear[slot];
        if (isLost[near[arc]] === 0) relax(arc);
      }
      if (labels.cost[v] < Number.POSITIVE_INFINITY) queue.put(v, labels.cost[v]);
    }
    for (const arc of lowered) if (relax(arc)) queue.put(far[arc], labels.cost[far[arc]]);
    const first = forward ? topology.firstOut : topology.firstIn;
    const slotArc = forward ? topology.outArc : topology.inArc;
    while (queue.size > 0) {
      const u = queue.pop();
      for (let slot = first[u]; slot < first[u + 1]; slot++) {
        const arc = slotArc[slot];
        if (relax(arc)) queue.put(far[arc], labels.cost[far[arc]]);
      }
    }
    return {
      root,
      direction,
      cost: labels.cost.slice(),
      length: labels.length.slice(),
      arc: labels.arc.slice(),
    };
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

/** Node -> 1 where its path in a tree uses an arc that got dearer, or is gone. */
function lostNodes(
  { root, cost, arc }: Tree,
  near: Uint32Array,
  far: Uint32Array,
  raised: readonly number[],
): Uint8Array {
  const unknown = 2;
  const isLost = new Uint8Array(cost.length).fill(unknown);
  for (const a of raised) if (arc[far[a]] === a) isLost[far[a]] = 1;
  isLost[root] = 0;
  const chain = new Uint32Array(cost.length);
  for (let v = 0; v < isLost.length; v++) {
    let count = 0;
    let at = v;
    while (isLost[at] === unknown) {
      if (arc[at] === noArc) isLost[at] = Number(cost[at] < Number.POSITIVE_INFINITY);
      else {
        chain[count++] = at;
        at = near[arc[at]];
      }
    }
    while (count > 0) isLost[chain[--count]] = isLost[at];
  }
  return isLost;
}
