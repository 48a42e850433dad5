/** The search for the earliest arrival on arcs with calendars and departures. */

import { buildTopology, NodeQueue, type Topology } from "../../paths/index.ts";
import { pass } from "./stages.ts";
import type { TimedArc } from "./timedGraph.ts";

/** What a dated search found. */
export interface TimedPath {
  readonly arcs: readonly TimedArc[];
  /** Hours. */
  readonly arrive: number;
}

/**
 * Earliest arrival on arcs whose time depends on when they are entered (S. E. Dreyfus, 1969; exact since no arc lets a later
 * one through earlier: E. Kaufman & R. L. Smith, 1993). A node is settled at the earliest time it can be reached; waiting
 * there for any later departure is part of the arcs. Ties end as in the static search: fewer arcs first, then the
 * smaller index of the last arc.
 */
export class TimedSearch {
  readonly #arcs: readonly TimedArc[];
  readonly #topology: Topology;
  readonly #time: Float64Array;
  readonly #length: Uint32Array;
  readonly #arc: Uint32Array;
  readonly #queue: NodeQueue;

  constructor(nodeCount: number, arcs: readonly TimedArc[]) {
    this.#arcs = arcs;
    this.#topology = buildTopology(
      nodeCount,
      arcs.map(({ from }) => from),
      arcs.map(({ to }) => to),
    );
    this.#time = new Float64Array(nodeCount);
    this.#length = new Uint32Array(nodeCount);
    this.#arc = new Uint32Array(nodeCount);
    this.#queue = new NodeQueue(nodeCount, this.#length);
  }

  /**
   * The way that arrives first.
   *
   * @param depart - Hours.
   * @param onBlocked - Called for every arc that does not end within the horizon, with the time of reaching it.
   */
  path(
    from: number,
    to: number,
    depart: number,
    onBlocked: (arc: TimedArc, time: number) => void = () => {},
  ): TimedPath | undefined {
    const { firstOut, outArc } = this.#topology;
    const queue = this.#queue;
    queue.begin();
    this.#set(from, depart, 0, 0);
    while (queue.size > 0) {
      const u = queue.pop();
      if (u === to) return this.#trace(from, to);
      const time = this.#time[u] as number;
      for (let slot = firstOut[u] as number; slot < (firstOut[u + 1] as number); slot++) {
        const index = outArc[slot] as number;
        const arc = this.#arcs[index] as TimedArc;
        if (queue.mark[arc.to] === queue.settled) continue;
        const passing = pass(arc.stages, time);
        if (passing === undefined) onBlocked(arc, time);
        else this.#reach(arc.to, passing.end, (this.#length[u] as number) + 1, index);
      }
    }
    return undefined;
  }

  #reach(node: number, time: number, length: number, arc: number): void {
    if (this.#queue.reached(node)) {
      const oldTime = this.#time[node] as number;
      const oldLength = this.#length[node] as number;
      if (time > oldTime || (time === oldTime && length > oldLength)) return;
      if (time === oldTime && length === oldLength && arc > (this.#arc[node] as number)) return;
    }
    this.#set(node, time, length, arc);
  }

  #set(node: number, time: number, length: number, arc: number): void {
    this.#time[node] = time;
    this.#length[node] = length;
    this.#arc[node] = arc;
    this.#queue.put(node, time);
  }

  #trace(from: number, to: number): TimedPath {
    const arcs: TimedArc[] = [];
    for (let at = to; at !== from; at = (arcs.at(-1) as TimedArc).from) {
      arcs.push(this.#arcs[this.#arc[at] as number] as TimedArc);
    }
    return { arcs: arcs.reverse(), arrive: this.#time[to] as number };
  }
}
