import { ArcRows, usefulArcs } from "./arcRows.ts";
import type { Arena } from "./arena.ts";
import { LANES, ROW_BYTES } from "./kernel.ts";
import { bucket, distinct, type LaneNetwork, type LanePairs, usefulNodes } from "./network.ts";
import { type Linked, nearestFirst, sweepRecords } from "./order.ts";
import type { Meaning, Minimum, Solver, Term, Tile, Visit } from "./solver.ts";

/**
 * Label correcting, origin by origin, all lanes at a time: nodes in the order of the origin's least-cost tree
 * for mean weights, again and again where a label still changes. Labels are sums from left to right: bit
 * for bit those of Dijkstra's algorithm, whatever the weights. Minima are the labels, origin by origin.
 *
 * A patch is solved from scratch.
 */
export class SweepSolver implements Solver {
  readonly arena: Arena;
  readonly acyclic = false;
  private readonly rows: ArcRows;
  /** The useful arcs, numbered as in `rows`, between all nodes. */
  private readonly network: Linked;
  private readonly labels: number;
  private readonly dirty: number;
  private readonly origins: Uint32Array;
  private readonly originOf: Uint32Array;
  private readonly to: Uint32Array;
  private readonly pairsOf: readonly (readonly number[])[];
  private orders: readonly number[] | undefined;

  constructor(arena: Arena, network: LaneNetwork, pairs: LanePairs) {
    this.arena = arena;
    const arcs = usefulArcs(network, usefulNodes(network, pairs));
    this.rows = new ArcRows(arena, arcs, 0);
    const tail = arcs.map((arc) => network.tail[arc] as number);
    const head = arcs.map((arc) => network.head[arc] as number);
    const { nodes } = network;
    this.network = { nodes, tail, head, out: bucket(nodes, tail), into: bucket(nodes, head) };
    this.labels = arena.take(nodes * ROW_BYTES);
    this.dirty = arena.take(nodes);
    const { values, index } = distinct(pairs.from);
    this.origins = values;
    this.originOf = index;
    this.to = pairs.to;
    const byOrigin = bucket(values.length, index);
    this.pairsOf = Array.from(values, (_, o) =>
      Array.from(byOrigin.item.subarray(byOrigin.start[o], byOrigin.start[o + 1])),
    );
  }

  solve(tile: Tile, visit: Visit): boolean {
    this.rows.fill(tile);
    this.sweepAll(tile.lanes, visit);
    return true;
  }

  solvePatch(arcs: Uint32Array, tile: Tile, visit: Visit): boolean {
    const { slots } = this.rows.swapIn(arcs, tile);
    this.sweepAll(tile.lanes, visit);
    this.rows.putBack(slots);
    return true;
  }

  recomputed(): boolean {
    return true;
  }

  costAt(pair: number): number {
    return this.labelAt(this.to[pair] as number);
  }

  cost(pair: number): Meaning {
    return { parts: [this.label(this.originOf[pair] as number, this.to[pair] as number)] };
  }

  address(label: Minimum): number {
    return this.labelAt(label % this.network.nodes);
  }

  termCount(label: Minimum): number {
    return this.terms(label).length;
  }

  terms(label: Minimum): Term[] {
    const { nodes, tail, into } = this.network;
    const origin = Math.floor(label / nodes);
    const node = label % nodes;
    const zero = this.rows.address(0);
    const arcs = into.item.subarray(into.start[node], into.start[node + 1]);
    const terms = Array.from(arcs, (arc): Term => {
      const before = tail[arc] as number;
      const parts = [this.label(origin, before), ~(this.rows.arcs[arc] as number)];
      return { x: this.labelAt(before), y: this.weightAt(arc), parts };
    });
    // The origin's own label is 0 whatever leads back to it.
    return node === this.origins[origin] ? [{ x: zero, y: zero, parts: [] }] : terms;
  }

  private sweepAll(lanes: number, visit: Visit): void {
    const { arena, network, dirty } = this;
    const { kernel } = arena.machine;
    const { nodes } = network;
    const orders = this.orders ?? this.makeOrders(lanes);
    this.orders = orders;
    this.origins.forEach((origin, o) => {
      kernel.fillClosed(this.labelAt(0), this.labelAt(nodes));
      const own = this.labelAt(origin) >>> 3;
      arena.memory.f64.fill(0, own, own + LANES);
      arena.memory.u8.fill(1, dirty, dirty + nodes);
      // The origin ranks first and its label has just changed.
      arena.memory.u8[dirty] = 2;
      kernel.sweep(orders[o] as number, nodes, dirty);
      visit(this.pairsOf[o] as readonly number[]);
    });
  }

  /** Orders from the mean weights of the first tile, kept for all others. */
  private makeOrders(lanes: number): number[] {
    const { arena, network } = this;
    const mean = Float64Array.from(network.tail, (_, arc) => {
      const open = arena.memory.f64
        .subarray(this.weightAt(arc) >>> 3, (this.weightAt(arc) >>> 3) + lanes)
        .filter((w) => w < Number.POSITIVE_INFINITY);
      return open.reduce((sum, w) => sum + w / open.length, open.length === 0 ? Number.POSITIVE_INFINITY : 0);
    });
    return Array.from(this.origins, (origin) => {
      const rank = nearestFirst(network, origin, mean);
      const { words, begin } = sweepRecords(
        network,
        rank,
        (node) => this.labelAt(node),
        (arc) => this.weightAt(arc),
      );
      const records = arena.words(words);
      return arena.words(begin.map((word) => records + 4 * word));
    });
  }

  private label(origin: number, node: number): Minimum {
    return origin * this.network.nodes + node;
  }

  private labelAt(node: number): number {
    return this.labels + node * ROW_BYTES;
  }

  private weightAt(arc: number): number {
    return this.rows.address(2 + arc);
  }
}
