/** Keeps the weights of arcs as rows of lanes, and checks them. */

import type { Arena } from "./arena.ts";
import { isOnGrid, isWeight, LANES, ROW_BYTES } from "./kernel.ts";
import type { LaneNetwork } from "./laneNetwork.ts";

/** A weight that is negative or not a number. */
export class WeightError extends RangeError {
  readonly arc: number;
  /** Which lane of the block. */
  readonly lane: number;
  readonly weight: number;

  constructor(arc: number, lane: number, weight: number) {
    super(
      `weights of arc ${arc}, lane ${lane}: expected a number of at least 0, or +Infinity, got ${weight}`,
    );
    this.name = "WeightError";
    this.arc = arc;
    this.lane = lane;
    this.weight = weight;
  }
}

/** Up to 32 lanes of a block. */
export interface Tile {
  /** Lanes used, 1 to 32. */
  readonly lanes: number;
  /** Which lane of the block the first one is, and how many lanes the block has. */
  readonly first: number;
  readonly of: number;
}

/** Where numbers of a tile lie in memory: entry i at `source + i * stride`, lane by lane. */
export interface PlacedTile extends Tile {
  readonly source: number;
  readonly stride: number;
}

/**
 * The rows of the arcs that matter, at the head of a longer stretch of rows: row 0 is all 0, row 1 all
 * +Infinity, then one row per arc, then `more` rows for the owner. Each row has a cost and a key; keys have an overlay
 * for patches.
 */
export class ArcRows {
  readonly arena: Arena;
  /** The arcs that have rows, ascending. */
  readonly arcs: Uint32Array;
  /** Number of rows. */
  readonly count: number;
  /** Addresses of the cost and the key of row 0. */
  readonly costs: number;
  readonly keys: number;
  /** Bytes from a key to that of the overlay. */
  readonly overlay: number;
  /** Words: addresses of rows whose old contents are in the slots of `log`, which has one slot more than rows. */
  readonly logged: number;
  readonly log: number;
  readonly #list: number;
  readonly #entries: number;
  readonly #rowOf = new Map<number, number>();

  constructor(arena: Arena, arcs: Uint32Array, more: number, keyOf: (arc: number) => number) {
    this.arena = arena;
    this.arcs = arcs;
    this.count = 2 + arcs.length + more;
    const bytes = this.count * ROW_BYTES;
    this.costs = arena.take(bytes);
    this.keys = arena.take(2 * bytes);
    this.overlay = bytes;
    this.#list = arena.words(arcs);
    this.#entries = arena.take(4 * arcs.length);
    this.logged = arena.take(4 * (this.count + 1));
    this.log = arena.take(ROW_BYTES * (this.count + 1));
    arena.machine.kernel.fillClosed(this.cost(1), this.cost(2));
    const { f64 } = arena.memory;
    arcs.forEach((arc, i) => {
      this.#rowOf.set(arc, 2 + i);
      for (const key of [this.key(2 + i), this.key(2 + i) + this.overlay])
        f64.fill(keyOf(arc), key >>> 3, (key >>> 3) + LANES);
    });
  }

  /** Address of the cost of a row. */
  cost(row: number): number {
    return this.costs + row * ROW_BYTES;
  }

  /** Address of the key of a row. */
  key(row: number): number {
    return this.keys + row * ROW_BYTES;
  }

  /** Address of a slot of the log. */
  slot(index: number): number {
    return this.log + index * ROW_BYTES;
  }

  /** The arc of a row, undefined for other rows. */
  arc(row: number): number | undefined {
    return this.arcs[row - 2];
  }

  /** The row of an arc; undefined for those that do not matter. */
  row(arc: number): number | undefined {
    return this.#rowOf.get(arc);
  }

  /**
   * Fills the costs of all arcs from a block.
   *
   * @returns Whether all weights are multiples of 2^-30.
   * @throws RangeError when a weight is negative or not a number.
   */
  fill(tile: PlacedTile): boolean {
    return this.#gather(tile, this.#list, this.arcs.length, this.cost(2));
  }

  /**
   * Fills the first slots of the log with new weights of some arcs, ready to be swapped in.
   *
   * @param places - Place among `names` of each arc that has a row.
   * @param names - The arcs that the entries of the tile stand for.
   * @returns Whether all weights are multiples of 2^-30.
   * @throws RangeError when a weight is negative or not a number.
   */
  fillSlots(tile: PlacedTile, places: Uint32Array, names: Uint32Array): boolean {
    this.arena.memory.u32.set(places, this.#entries >>> 2);
    return this.#gather(tile, this.#entries, places.length, this.log, names);
  }

  /** Gathers rows; `names` are the arcs that the listed entries stand for, themselves by default. */
  #gather(
    { source, stride, lanes, first }: PlacedTile,
    list: number,
    count: number,
    rows: number,
    names?: Uint32Array,
  ): boolean {
    if (!this.arena.machine.kernel.gather(source, stride, lanes, list, count, rows)) return true;
    const { u32 } = this.arena.memory;
    return this.check(rows, count, first, (i) => {
      const entry = u32[(list >>> 2) + i];
      return names?.[entry] ?? entry;
    });
  }

  /**
   * Whether all weights of `count` rows are multiples of 2^-30.
   *
   * @param first - Which lane of its block the first one is.
   * @param nameOf - The arc of each row.
   * @throws WeightError when a weight is negative or not a number.
   */
  check(rows: number, count: number, first: number, nameOf: (i: number) => number): boolean {
    const { f64 } = this.arena.memory;
    let onGrid = true;
    for (let i = 0; i < count * LANES; i++) {
      const weight = f64[(rows >>> 3) + i];
      if (!isOnGrid(weight)) onGrid = false;
      if (isWeight(weight)) continue;
      throw new WeightError(nameOf(Math.floor(i / LANES)), first + (i % LANES), weight);
    }
    return onGrid;
  }

  /** Swaps the costs of rows with the first slots of the log. */
  swap(rows: Uint32Array): void {
    const { u32 } = this.arena.memory;
    for (let i = 0; i < rows.length; i++) u32[(this.logged >>> 2) + i] = this.cost(rows[i]);
    this.putBack(rows.length);
  }

  /** Puts back the rows in the first `slots` of the log. */
  putBack(slots: number): void {
    this.arena.machine.kernel.exchange(this.log, this.logged, slots);
  }
}

/** Arcs between nodes that matter, without self-loops: the others are on no least-cost route. */
export function usefulArcs(network: LaneNetwork, useful: Uint8Array): Uint32Array {
  return Uint32Array.from(network.tail.keys()).filter((arc) => {
    const tail = network.tail[arc];
    const head = network.head[arc];
    return tail !== head && useful[tail] === 1 && useful[head] === 1;
  });
}
