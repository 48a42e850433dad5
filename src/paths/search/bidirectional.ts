import { slack } from "./aStar.ts";
import { type Path, priceArcs } from "./path.ts";
import { NodeQueue } from "./queue.ts";
import { noArc, type Topology } from "./topology.ts";

/** Most nodes one side settles before the other is looked at again. */
const turn = 16;

/** What one direction of the search knows of the graph and of the nodes. */
interface Side {
  readonly forward: boolean;
  /** Adjacency in this direction: node -> first slot, slot -> arc, arc -> node it leads to. */
  readonly first: Uint32Array;
  readonly slotArc: Uint32Array;
  readonly far: Uint32Array;
  readonly cost: Float64Array;
  readonly length: Uint32Array;
  /** Node -> arc towards the end this side started from. */
  readonly arc: Uint32Array;
  readonly queue: NodeQueue;
}

/**
 * Least-cost search from both ends at once (I. Pohl, 1971), made once for a topology; needs no bound. Gives the path
 * that `Dijkstra` gives, ties included, when sums are exact; among paths that differ by rounding only it may take
 * another. 68 bytes a node.
 */
export class Bidirectional {
  readonly topology: Topology;
  private readonly ahead: Side;
  private readonly back: Side;
  /** Node -> number of the last question in which a best path was seen to lead over it to the destination. */
  private readonly good: Uint32Array;
  private question = 0;
  /** Best way known: its cost, its number of arcs, and the arcs where the two sides met on such a way. */
  private best = Number.POSITIVE_INFINITY;
  private bestLength = 0;
  private meetings: number[] = [];

  constructor(topology: Topology) {
    this.topology = topology;
    this.ahead = side(topology, true);
    this.back = side(topology, false);
    this.good = new Uint32Array(topology.nodeCount);
  }

  /** The least-cost path between two nodes, or `undefined` when there is none. */
  path(weights: Float64Array, from: number, to: number): Path | undefined {
    if (from === to) return { cost: 0, arcs: new Uint32Array(0) };
    this.best = Number.POSITIVE_INFINITY;
    this.meetings = [];
    const ahead = begin(this.ahead, from);
    const back = begin(this.back, to);
    // Both ends first: one side may run out of nodes before the other has had its turn.
    this.settle(weights, this.ahead, this.back, 1);
    this.settle(weights, this.back, this.ahead, 1);
    while (ahead.size > 0 && back.size > 0) {
      const a = ahead.least();
      const b = back.least();
      if (this.isOver(a, b)) break;
      if (a <= b) this.settle(weights, this.ahead, this.back, turn);
      else this.settle(weights, this.back, this.ahead, turn);
    }
    if (this.best === Number.POSITIVE_INFINITY) return undefined;
    this.markGood(weights);
    const arcs = this.trace(weights, to);
    return { cost: priceArcs(this.topology, weights, { from, to, arcs }) as number, arcs };
  }

  /**
   * Whether no better path can be found, when the least costs of waiting nodes are these: every node of every best
   * path is settled by one side at least, both ends of some arc by both.
   */
  private isOver(a: number, b: number): boolean {
    return a + b > this.best + this.best * slack;
  }

  /** Settles the next few nodes of one side, and looks whether their arcs meet nodes settled by the other side. */
  private settle(weights: Float64Array, side: Side, other: Side, most: number): void {
    const { forward, first, slotArc, far, cost, length, arc: arcOf, queue } = side;
    const { mark, base, settled } = queue;
    const { mark: otherMark, settled: otherSettled } = other.queue;
    const otherLeast = other.queue.least();
    for (let count = 0; count < most && queue.size > 0; count++) {
      if (this.isOver(queue.least(), otherLeast)) return;
      const u = queue.pop();
      const reached = cost[u];
      const l = length[u] + 1;
      const end = first[u + 1];
      for (let slot = first[u]; slot < end; slot++) {
        const arc = slotArc[slot];
        const v = far[arc];
        const c = reached + weights[arc];
        if (c > this.best || c === Number.POSITIVE_INFINITY) continue;
        if (otherMark[v] === otherSettled) {
          // Added from the origin's side whoever asks, so that both sides get the same double.
          const ahead = forward ? c : other.cost[v] + weights[arc];
          const whole = ahead + (forward ? other.cost[v] : reached);
          this.meet(arc, whole, l + other.length[v]);
        }
        const m = mark[v];
        if (m === settled) continue;
        if (m >= base) {
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
  }

  private meet(arc: number, cost: number, length: number): void {
    if (cost > this.best || (cost === this.best && length > this.bestLength)) return;
    if (cost < this.best || length < this.bestLength) this.meetings = [];
    this.best = cost;
    this.bestLength = length;
    this.meetings.push(arc);
  }

  /** Marks the nodes that follow a meeting on some best path. */
  private markGood(weights: Float64Array): void {
    const { head, firstOut, outArc } = this.topology;
    const { cost, length, queue } = this.back;
    const { good } = this;
    this.question++;
    const open = this.meetings.map((arc) => head[arc]);
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      if (good[v] === this.question) continue;
      good[v] = this.question;
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
  private trace(weights: Float64Array, to: number): Uint32Array {
    const { ahead, back, good, question } = this;
    const { tail, firstIn, inArc } = this.topology;
    const arcs = new Uint32Array(this.bestLength);
    let left = this.bestLength;
    let v = to;
    let met = false;
    while (!met) {
      for (let slot = firstIn[v]; slot < firstIn[v + 1]; slot++) {
        const arc = inArc[slot];
        const u = tail[arc];
        const weight = weights[arc];
        met =
          ahead.queue.mark[u] === ahead.queue.settled &&
          ahead.cost[u] + weight + back.cost[v] === this.best &&
          ahead.length[u] + 1 + back.length[v] === this.bestLength;
        const onward =
          good[u] === question &&
          back.cost[v] + weight === back.cost[u] &&
          back.length[v] + 1 === back.length[u];
        if (!met && !onward) continue;
        arcs[--left] = arc;
        v = u;
        break;
      }
    }
    while (left > 0) {
      const arc = ahead.arc[v];
      arcs[--left] = arc;
      v = tail[arc];
    }
    return arcs;
  }
}

function side(topology: Topology, forward: boolean): Side {
  const { nodeCount } = topology;
  const length = new Uint32Array(nodeCount);
  return {
    forward,
    first: forward ? topology.firstOut : topology.firstIn,
    slotArc: forward ? topology.outArc : topology.inArc,
    far: forward ? topology.head : topology.tail,
    cost: new Float64Array(nodeCount),
    length,
    arc: new Uint32Array(nodeCount),
    queue: new NodeQueue(nodeCount, length),
  };
}

function begin({ cost, length, arc, queue }: Side, root: number): NodeQueue {
  cost[root] = 0;
  length[root] = 0;
  arc[root] = noArc;
  queue.begin();
  queue.put(root, 0);
  return queue;
}
