/** Least-cost search between two nodes from both ends at once. */
import { slack } from "./aStar.ts";
import { Labels } from "./labels.ts";
import { type Path, priceArcs } from "./path.ts";
import { NodeQueue } from "./queue.ts";
import type { Topology } from "./topology.ts";

/** Most nodes that one side settles before the other has its turn. */
const turn = 16;

/** What one direction of the search knows of the graph and of the nodes. */
interface Side {
  readonly forward: boolean;
  /** Adjacency in this direction: node -> first slot, slot -> arc, arc -> node it leads to. */
  readonly first: Uint32Array;
  readonly slotArc: Uint32Array;
  readonly far: Uint32Array;
  /** Node -> the best path between it and the end this side started from. */
  readonly labels: Labels;
  readonly queue: NodeQueue;
}

/**
 * Least-cost search from both ends at once (I. Pohl, 1971), made once for a topology; needs no bound. Gives the path
 * that `Dijkstra` gives, ties included, when sums are exact; among paths that differ by rounding only it may take
 * another. 68 bytes a node.
 */
export class Bidirectional {
  readonly topology: Topology;
  readonly #ahead: Side;
  readonly #back: Side;
  /** Node -> number of the last question in which a best path was seen to lead over it to the destination. */
  readonly #good: Uint32Array;
  #question = 0;
  /** Best way known: its cost, its number of arcs, and the arcs where the two sides met on such a way. */
  #best = Number.POSITIVE_INFINITY;
  #bestLength = 0;
  #meetings: number[] = [];

  constructor(topology: Topology) {
    this.topology = topology;
    this.#ahead = side(topology, true);
    this.#back = side(topology, false);
    this.#good = new Uint32Array(topology.nodeCount);
  }

  /** The least-cost path between two nodes, or `undefined` when there is none. */
  path(weights: Float64Array, from: number, to: number): Path | undefined {
    if (from === to) return { cost: 0, arcs: new Uint32Array(0) };
    this.#best = Number.POSITIVE_INFINITY;
    this.#meetings = [];
    const ahead = begin(this.#ahead, from);
    const back = begin(this.#back, to);
    // Both ends first: one side may run out of nodes before the other has had its turn.
    this.#settle(weights, this.#ahead, this.#back, 1);
    this.#settle(weights, this.#back, this.#ahead, 1);
    while (ahead.size > 0 && back.size > 0) {
      const a = ahead.least();
      const b = back.least();
      if (this.#isOver(a, b)) break;
      if (a <= b) this.#settle(weights, this.#ahead, this.#back, turn);
      else this.#settle(weights, this.#back, this.#ahead, turn);
    }
    if (this.#best === Number.POSITIVE_INFINITY) return undefined;
    this.#markGood(weights);
    const arcs = this.#trace(weights, to);
    return { cost: priceArcs(this.topology, weights, { from, to, arcs }) as number, arcs };
  }

  /**
   * Whether no better path can be found, when the least costs of waiting nodes are these: every node of every best
   * path is settled by one side at least, both ends of some arc by both.
   */
  #isOver(a: number, b: number): boolean {
    return a + b > this.#best + this.#best * slack;
  }

  /** Settles the next few nodes of one side, and looks whether their arcs meet nodes settled by the other side. */
  #settle(weights: Float64Array, side: Side, other: Side, most: number): void {
    const { forward, first, slotArc, far, labels, queue } = side;
    const { cost: otherCost, length: otherLength } = other.labels;
    const { mark, base, settled } = queue;
    const { mark: otherMark, settled: otherSettled } = other.queue;
    const otherLeast = other.queue.least();
    for (let count = 0; count < most && queue.size > 0; count++) {
      if (this.#isOver(queue.least(), otherLeast)) return;
      const u = queue.pop();
      const reached = labels.cost[u];
      const length = labels.length[u] + 1;
      const end = first[u + 1];
      for (let slot = first[u]; slot < end; slot++) {
        const arc = slotArc[slot];
        const v = far[arc];
        const cost = reached + weights[arc];
        if (cost > this.#best || cost === Number.POSITIVE_INFINITY) continue;
        if (otherMark[v] === otherSettled) {
          // Always added from the origin's side, so that both sides get the same double.
          const ahead = forward ? cost : otherCost[v] + weights[arc];
          this.#meet(arc, ahead + (forward ? otherCost[v] : reached), length + otherLength[v]);
        }
        const m = mark[v];
        if (m === settled || (m >= base && !labels.improves(v, cost, length, arc))) continue;
        labels.set(v, cost, length, arc);
        queue.put(v, cost);
      }
    }
  }

  #meet(arc: number, cost: number, length: number): void {
    if (cost > this.#best || (cost === this.#best && length > this.#bestLength)) return;
    if (cost < this.#best || length < this.#bestLength) this.#meetings = [];
    this.#best = cost;
    this.#bestLength = length;
    this.#meetings.push(arc);
  }

  /** Marks the nodes that follow a meeting on some best path. */
  #markGood(weights: Float64Array): void {
    const { head, firstOut, outArc } = this.topology;
    const { queue } = this.#back;
    const { cost, length } = this.#back.labels;
    const good = this.#good;
    this.#question++;
    const open = this.#meetings.map((arc) => head[arc]);
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      if (good[v] === this.#question) continue;
      good[v] = this.#question;
      for (let slot = firstOut[v]; slot < firstOut[v + 1]; slot++) {
        const arc = outArc[slot];
        const x = head[arc];
        const tight =
          queue.mark[x] === queue.settled &&
          cost[x] + weights[arc] === cost[v] &&
          length[x] + 1 === length[v];
        if (tight) open.push(x);
      }
    }
  }

  /** Reads a best path from the destination back, each time over the arc of smallest id. */
  #trace(weights: Float64Array, to: number): Uint32Array {
    const ahead = this.#ahead;
    const back = this.#back;
    const good = this.#good;
    const question = this.#question;
    const { tail, firstIn, inArc } = this.topology;
    const arcs = new Uint32Array(this.#bestLength);
    let left = this.#bestLength;
    let v = to;
    let met = false;
    while (!met) {
      for (let slot = firstIn[v]; slot < firstIn[v + 1]; slot++) {
        const arc = inArc[slot];
        const u = tail[arc];
        const weight = weights[arc];
        met =
          ahead.queue.mark[u] === ahead.queue.settled &&
          ahead.labels.cost[u] + weight + back.labels.cost[v] === this.#best &&
          ahead.labels.length[u] + 1 + back.labels.length[v] === this.#bestLength;
        const onward =
          good[u] === question &&
          back.labels.cost[v] + weight === back.labels.cost[u] &&
          back.labels.length[v] + 1 === back.labels.length[u];
        if (!met && !onward) continue;
        arcs[--left] = arc;
        v = u;
        break;
      }
    }
    while (left > 0) {
      const arc = ahead.labels.arc[v];
      arcs[--left] = arc;
      v = tail[arc];
    }
    return arcs;
  }
}

function side(topology: Topology, forward: boolean): Side {
  const labels = new Labels(topology.nodeCount);
  return {
    forward,
    first: forward ? topology.firstOut : topology.firstIn,
    slotArc: forward ? topology.outArc : topology.inArc,
    far: forward ? topology.head : topology.tail,
    labels,
    queue: new NodeQueue(topology.nodeCount, labels.length),
  };
}

function begin({ labels, queue }: Side, root: number): NodeQueue {
  labels.start(root);
  queue.begin();
  queue.put(root, 0);
  return queue;
}
