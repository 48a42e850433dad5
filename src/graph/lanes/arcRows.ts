import type { Arena } from "./arena.ts";
import { isOnGrid, isWeight, LANES, ROW_BYTES } from "./kernel.ts";
import type { LaneNetwork } from "./network.ts";
import type { Tile } from "./solver.ts";

/**
 * The rows of the arcs that matter, at the head of a longer stretch of rows: row 0 is all 0, row 1 all
 * +Infinity, then one row per arc, then `more` rows for the owner.
 */
export class ArcRows {
  readonly arena: Arena;
  /** The arcs that have rows, ascending. */
  readonly arcs: Uint32Array;
  /** Number of rows. */
  readonly count: number;
  /** Address of row 0. */
  readonly first: number;
  /** Words: addresses of rows whose old contents are in the slots of `log`, which has one slot more than rows. */
  readonly logged: number;
  readonly log: number;
  private readonly list: number;
  private readonly entries: number;
  private readonly rowOf = new Map<number, number>();

  constructor(arena: Arena, arcs: Uint32Array, more: number) {
    this.arena = arena;
    this.arcs = arcs;
    this.count = 2 + arcs.length + more;
    this.first = arena.take(this.count * ROW_BYTES);
    this.list = arena.words(arcs);
    this.entries = arena.take(4 * arcs.length);
    this.logged = arena.take(4 * (this.count + 1));
    this.log = arena.take(ROW_BYTES * (this.count + 1));
    arena.machine.kernel.fillClosed(this.address(1), this.address(2));
    arcs.forEach((arc, i) => {
      this.rowOf.set(arc, 2 + i);
    });
  }

  /** Address of a row. */
  address(row: number): number {
    return this.first + row * ROW_BYTES;
  }

  /** The arc of a row, undefined for other rows. */
  arc(row: number): number | undefined {
    return this.arcs[row - 2];
  }

  /**
   * Fills the rows of all arcs.
   *
   * @returns Whether all weights are multiples of `EXACT_GRID`.
   * @throws RangeError when a weight is negative or not a number.
   */
  fill(tile: Tile): boolean {
    return this.gather(tile, this.list, this.arcs.length, this.address(2));
  }

  /** Swaps in new weights of some arcs; the old rows are in the first `slots` of the log. */
  swapIn(arcs: Uint32Array, tile: Tile): { slots: number; onGrid: boolean } {
    const { arena, log, logged, entries } = this;
    const { u32 } = arena.memory;
    let slots = 0;
    arcs.forEach((arc, i) => {
      const row = this.rowOf.get(arc);
      if (row === undefined) return;
      u32[(entries >>> 2) + slots] = i;
      u32[(logged >>> 2) + slots] = this.address(row);
      slots++;
    });
    const onGrid = this.gather(tile, entries, slots, log, arcs);
    arena.machine.kernel.exchange(log, logged, slots);
    return { slots, onGrid };
  }

  /** Gathers rows; `names` are the arcs that the listed entries stand for, themselves by default. */
  private gather(
    { source, stride, lanes, first }: Tile,
    list: number,
    count: number,
    rows: number,
    names?: Uint32Array,
  ): boolean {
    const suspect = this.arena.machine.kernel.gather(source, stride, lanes, list, count, rows);
    if (!suspect) return true;
    const { f64, u32 } = this.arena.memory;
    let onGrid = true;
    for (let i = 0; i < count * LANES; i++) {
      const weight = f64[(rows >>> 3) + i] as number;
      if (!isOnGrid(weight)) onGrid = false;
      if (isWeight(weight)) continue;
      const entry = u32[(list >>> 2) + Math.floor(i / LANES)] as number;
      const where = `arc ${names?.[entry] ?? entry}, lane ${first + (i % LANES)}`;
      throw new RangeError(
        `weights of ${where}: expected a number of at least 0, or +Infinity, got ${weight}`,
      );
    }
    return onGrid;
  }

  /** Puts back the rows in the first `slots` of the log. */
  putBack(slots: number): void {
    this.arena.machine.kernel.exchange(this.log, this.logged, slots);
  }
}

/** Arcs between nodes that matter, without self-loops: the others are on no least-cost route. */
export function usefulArcs(network: LaneNetwork, useful: Uint8Array): Uint32Array {
  return Uint32Array.from(network.tail.keys()).filter((arc) => {
    const tail = network.tail[arc] as number;
    const head = network.head[arc] as number;
    return tail !== head && useful[tail] === 1 && useful[head] === 1;
  });
}
