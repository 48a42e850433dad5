/** Label correcting in lanes, for networks where contraction does not pay. */

import type { ArcRows } from "./arcRows.ts";
import type { Arena } from "./arena.ts";
import { LANES, ROW_BYTES } from "./kernel.ts";
import { bucket, distinct, type LaneNetwork, type LanePairs } from "./laneNetwork.ts";
import { type LeastKeys, leastKeys } from "./leastKeys.ts";
import type { Solver, Visit } from "./solver.ts";
import { type Linked, nearestFirst, sweepRecords } from "./sweepOrder.ts";

/**
 * Label correcting, origin by origin, all lanes at a time: nodes in the order of the origin's least-cost tree
 * for mean weights, again and again where a label still changes. Labels are sums from left to right: bit
 * for bit those of Dijkstra's algorithm, whatever the weights.
 *
 * Routes are found lane by lane, and a patch is solved from scratch: this is the way for weights that other ways cannot
 * take, and for networks that do not fall apart.
 */
export class SweepSolver implements Solver {
  readonly arena: Arena;
  readonly rows: ArcRows;
  readonly addsInOrder = true;
  /** The useful arcs, numbered as in `rows`, between all nodes. */
  readonly #network: Linked;
  readonly #pairs: LanePairs;
  readonly #withRoutes: boolean;
  readonly #labels: number;
  readonly #dirty: number;
  /** Keys of the pair that is visited. */
  readonly #answer: number;
  readonly #origins: Uint32Array;
  readonly #pairsOf: readonly (readonly number[])[];
  #orders: readonly number[] | undefined;
  /** Routes from the origin at hand, by lane. */
  #found: readonly LeastKeys[] = [];

  /** @param rows - Rows of the useful arcs. */
  constructor(rows: ArcRows, network: LaneNetwork, pairs: LanePairs, withRoutes: boolean) {
    const { arena, arcs } = rows;
    this.arena = arena;
    this.rows = rows;
    this.#pairs = pairs;
    this.#withRoutes = withRoutes;
    const tail = arcs.map((arc) => network.tail[arc]);
    const head = arcs.map((arc) => network.head[arc]);
    const { nodes } = network;
    this.#network = { nodes, tail, head, out: bucket(nodes, tail), into: bucket(nodes, head) };
    this.#labels = arena.take(nodes * ROW_BYTES);
    this.#dirty = arena.take(nodes);
    this.#answer = arena.take(ROW_BYTES);
    const { values, index } = distinct(pairs.from);
    this.#origins = values;
    const byOrigin = bucket(values.length, index);
    this.#pairsOf = Array.from(values, (_, o) =>
      Array.from(byOrigin.item.subarray(byOrigin.start[o], byOrigin.start[o + 1])),
    );
  }

  solve(visit: Visit): void {
    const orders = this.#orders ?? this.#makeOrders();
    this.#orders = orders;
    for (const [o, origin] of this.#origins.entries()) {
      this.#sweepFrom(origin, orders[o]);
      if (this.#withRoutes)
        this.#found = Array.from({ length: LANES }, (_, lane) => this.#find(origin, lane));
      for (const pair of this.#pairsOf[o]) {
        this.#place(pair);
        visit(pair);
      }
    }
  }

  solvePatch(rows: Uint32Array, visit: Visit): void {
    this.rows.swap(rows);
    this.solve(visit);
    this.rows.putBack(rows.length);
  }

  costAt(pair: number): number {
    return this.#labelAt(this.#pairs.to[pair]);
  }

  keyAt(): number {
    return this.#answer;
  }

  arcsOf(pair: number, lane: number): Uint32Array {
    const { last } = this.#found[lane];
    const arcs: number[] = [];
    for (let node = this.#pairs.to[pair]; last[node] >= 0; ) {
      const arc = last[node];
      arcs.push(this.rows.arcs[arc]);
      node = this.#network.tail[arc];
    }
    return Uint32Array.from(arcs.reverse());
  }

  #sweepFrom(origin: number, order: number): void {
    const dirty = this.#dirty;
    const { arena } = this;
    const { kernel } = arena.machine;
    const { nodes } = this.#network;
    kernel.fillClosed(this.#labelAt(0), this.#labelAt(nodes));
    const own = this.#labelAt(origin) >>> 3;
    arena.memory.f64.fill(0, own, own + LANES);
    arena.memory.u8.fill(1, dirty, dirty + nodes);
    // The origin ranks first and its label has just changed.
    arena.memory.u8[dirty] = 2;
    kernel.sweep(order, nodes, dirty);
  }

  /** The routes from an origin in a lane, from its labels. */
  #find(origin: number, lane: number): LeastKeys {
    const network = this.#network;
    const { rows } = this;
    const { f64 } = this.arena.memory;
    const at = (address: number): number => f64[(address >>> 3) + lane];
    const isTight = (arc: number): boolean => {
      const cost = at(this.#labelAt(network.head[arc]));
      const sum = at(this.#labelAt(network.tail[arc])) + at(rows.cost(2 + arc));
      return sum === cost && cost < Number.POSITIVE_INFINITY;
    };
    return leastKeys(network, origin, isTight, (arc) => at(rows.key(2 + arc)));
  }

  /** Writes the keys of a pair side by side, as the visitor reads them. */
  #place(pair: number): void {
    const { f64 } = this.arena.memory;
    const to = this.#pairs.to[pair];
    for (const [lane, { key }] of this.#found.entries()) f64[(this.#answer >>> 3) + lane] = key[to];
  }

  /** Orders from the mean weights of the first lanes solved, kept for all others. */
  #makeOrders(): number[] {
    const network = this.#network;
    const { arena } = this;
    const mean = Float64Array.from(network.tail, (_, arc) => {
      const from = this.#weightAt(arc) >>> 3;
      const open = arena.memory.f64.subarray(from, from + LANES).filter((w) => w < Number.POSITIVE_INFINITY);
      return open.reduce((sum, w) => sum + w / open.length, open.length === 0 ? Number.POSITIVE_INFINITY : 0);
    });
    return Array.from(this.#origins, (origin) => {
      const rank = nearestFirst(network, origin, mean);
      const { words, begin } = sweepRecords(
        network,
        rank,
        (node) => this.#labelAt(node),
        (arc) => this.#weightAt(arc),
      );
      const records = arena.words(words);
      return arena.words(begin.map((word) => records + 4 * word));
    });
  }

  #labelAt(node: number): number {
    return this.#labels + node * ROW_BYTES;
  }

  #weightAt(arc: number): number {
    return this.rows.cost(2 + arc);
  }
}
