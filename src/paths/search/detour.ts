/** The best path that avoids some nodes and some last arcs, for Yen's method. */
import { slack } from "./aStar.ts";
import { NodeSet } from "./nodeSet.ts";
import type { Tree } from "./path.ts";
import { NodeQueue } from "./queue.ts";
import type { Topology } from "./topology.ts";

/** Restrictions on the paths from the root of a tree to a node. */
export interface DetourQuestion {
  readonly tree: Tree;
  readonly to: number;
  /** Arcs that may not be the last one. */
  readonly barred: readonly number[];
  /** Nodes the path may not touch; contains `to`, which it may not touch but at its end. */
  readonly blocked: NodeSet;
}

/**
 * The best path under restrictions from the root of a forward least-cost tree: goal-directed search from the
 * destination back, with the unrestricted costs of the tree as bounds. As restrictions are few, the bounds are mostly
 * exact, and hardly a node off the answer is settled.
 */
export class Detour {
  readonly #topology: Topology;
  /** Labels: cost and number of arcs from a node to the destination. */
  readonly #cost: Float64Array;
  readonly #length: Uint32Array;
  /** Least number of arcs a path over the node can have, among those of least cost. */
  readonly #whole: Uint32Array;
  readonly #queue: NodeQueue;
  readonly #good: NodeSet;

  constructor(topology: Topology) {
    const n = topology.nodeCount;
    this.#topology = topology;
    this.#cost = new Float64Array(n);
    this.#length = new Uint32Array(n);
    this.#whole = new Uint32Array(n);
    this.#queue = new NodeQueue(n, this.#whole);
    this.#good = new NodeSet(n);
  }

  /** Arcs of the best such path, first by cost, then number of arcs, then arc ids from the destination back. */
  find(weights: Float64Array, question: DetourQuestion): Uint32Array | undefined {
    if (!this.#search(weights, question)) return undefined;
    const { tree, to, barred } = question;
    const { tail, firstIn, inArc } = this.#topology;
    this.#markGood(weights, question);
    const arcs = new Uint32Array(this.#length[tree.root]);
    let v = to;
    for (let i = arcs.length - 1; i >= 0; i--) {
      let slot = firstIn[v];
      for (;;) {
        const arc = inArc[slot++];
        const u = tail[arc];
        if (!this.#good.has(u) || !this.#tight(u, v, weights[arc])) continue;
        if (v === to && barred.includes(arc)) continue;
        arcs[i] = arc;
        v = u;
        break;
      }
    }
    return arcs;
  }

  #search(weights: Float64Array, { tree, to, barred, blocked }: DetourQuestion): boolean {
    const cost = this.#cost;
    const length = this.#length;
    const whole = this.#whole;
    const queue = this.#queue;
    const { tail, firstIn, inArc } = this.#topology;
    const { cost: bound, length: boundLength, root } = tree;
    queue.begin();
    cost[to] = 0;
    length[to] = 0;
    whole[to] = 0;
    queue.put(to, 0);
    let best = Number.POSITIVE_INFINITY;
    while (queue.size > 0 && queue.least() <= best + best * slack) {
      const v = queue.pop();
      const reached = cost[v];
      if (v === root) {
        best = reached;
        continue;
      }
      const l = length[v] + 1;
      const end = firstIn[v + 1];
      for (let slot = firstIn[v]; slot < end; slot++) {
        const arc = inArc[slot];
        const u = tail[arc];
        const c = reached + weights[arc];
        const key = c + bound[u];
        if (key === Number.POSITIVE_INFINITY || blocked.has(u)) continue;
        if (v === to && barred.includes(arc)) continue;
        // Without arcs, unlike `Labels`: which arc wins a tie is read off at the end, from the destination back.
        if (queue.reached(u)) {
          const old = cost[u];
          if (c > old || (c === old && l >= length[u])) continue;
        }
        cost[u] = c;
        length[u] = l;
        whole[u] = l + boundLength[u];
        queue.put(u, key);
      }
    }
    return best < Number.POSITIVE_INFINITY;
  }

  /** Whether the label of `u` comes over an arc of this weight from the label of `v`. */
  #tight(u: number, v: number, weight: number): boolean {
    return this.#cost[u] === this.#cost[v] + weight && this.#length[u] === this.#length[v] + 1;
  }

  /** Marks the nodes of all best paths, from the root on. */
  #markGood(weights: Float64Array, { tree, to, barred, blocked }: DetourQuestion): void {
    const { head, firstOut, outArc } = this.#topology;
    const good = this.#good;
    const queue = this.#queue;
    good.clear();
    good.add(tree.root);
    const open = [tree.root];
    for (let u = open.pop(); u !== undefined; u = open.pop()) {
      for (let slot = firstOut[u]; slot < firstOut[u + 1]; slot++) {
        const arc = outArc[slot];
        const v = head[arc];
        if (good.has(v) || !queue.reached(v) || !this.#tight(u, v, weights[arc])) continue;
        if (v === to ? barred.includes(arc) : blocked.has(v)) continue;
        good.add(v);
        if (v !== to) open.push(v);
      }
    }
  }
}
