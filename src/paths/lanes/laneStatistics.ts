/** Statistics of columns in lane memory. */

import { Arena } from "./arena.ts";
import { LANES, type LaneMachine, momentColumns, ROW_BYTES } from "./kernel.ts";
import type { KernelStep } from "./laneProgram.ts";
import { simdMachine } from "./simdMachine.ts";
import { StepList } from "./stepList.ts";

/** Where a column or bins are in memory. */
export type ColumnAddress = number;

/** What a batch of a column adds up to. */
export interface BatchSums {
  /** Sum of the differences from the column's first number, and of their squares. */
  readonly sum: number;
  readonly squares: number;
  readonly origin: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Columns of a batch of numbers, arithmetic on them, and what their statistics take, in a kernel's own memory. Results have the
 * same bits whichever kernel runs.
 */
export class LaneStatistics {
  readonly #arena: Arena;
  readonly #rows: number;
  /** Bytes from one of several columns to the next. */
  readonly stride: number;
  readonly #written: ColumnAddress;

  /**
   * @param batch - How many numbers a column holds.
   * @param machine - Whose memory and kernel; by default its own, in WebAssembly where there is SIMD.
   */
  constructor(batch: number, machine: LaneMachine = simdMachine()) {
    this.#arena = new Arena(machine);
    this.#rows = Math.ceil(batch / LANES);
    // Not a multiple of 4,096 bytes: columns would be in each other's way in the cache.
    this.stride = this.#rows * ROW_BYTES + 128;
    this.#written = this.#arena.take(32 * momentColumns);
  }

  /** New columns, one behind the other. */
  columns(count: number): ColumnAddress[] {
    const first = this.#arena.take(count * this.stride);
    return Array.from({ length: count }, (_, k) => first + k * this.stride);
  }

  /** New columns of which sums can be taken: these are taken of several at a time, so there is room behind the last. */
  columnsToSum(count: number): ColumnAddress[] {
    return this.columns(count + momentColumns - 1).slice(0, count);
  }

  /** New bins, empty. */
  bins(size: number): ColumnAddress {
    return this.#arena.take(4 * size);
  }

  /** Counts in bins; stale when the next columns or bins are made. */
  counts(bins: ColumnAddress, size: number): Uint32Array {
    return this.#arena.memory.u32.subarray(bins >>> 2, (bins >>> 2) + size);
  }

  /** Numbers of a column; stale likewise. */
  numbers(column: ColumnAddress, count: number): Float64Array {
    return this.#arena.memory.f64.subarray(column >>> 3, (column >>> 3) + count);
  }

  /** Makes arithmetic on whole columns ready to be run: steps from columns to the column `out`. */
  program(steps: readonly (KernelStep & { readonly out: ColumnAddress })[]): () => void {
    const list = new StepList(this.#arena, steps.length * this.#rows);
    for (const step of steps)
      for (let row = 0; row < this.#rows; row++) {
        const at = (column: ColumnAddress): number => column + row * ROW_BYTES;
        list.add(step, at(step.out), at);
      }
    return () => list.run();
  }

  /**
   * The sums of columns that lie one behind the other, made by {@link columnsToSum}.
   *
   * @param first - The first of them.
   * @param columns - How many there are.
   * @param count - Numbers in each, at least one.
   */
  sums(first: ColumnAddress, columns: number, count: number): BatchSums[] {
    const { machine } = this.#arena;
    const sums: BatchSums[] = [];
    for (let k = 0; k < columns; k++) {
      const column = first + k * this.stride;
      const place = k % momentColumns;
      if (place === 0) machine.kernel.moments(column, this.stride, count, this.#written);
      const { f64 } = machine.memory();
      const at = (this.#written >>> 3) + 4 * place;
      sums.push({
        sum: f64[at],
        squares: f64[at + 1],
        low: f64[at + 2],
        high: f64[at + 3],
        origin: f64[column >>> 3],
      });
    }
    return sums;
  }

  /** Counts the numbers of a column in bins of a width, from a number on; what lies outside goes to the first or last. */
  tally(
    column: ColumnAddress,
    count: number,
    into: {
      readonly bins: ColumnAddress;
      readonly size: number;
      readonly from: number;
      readonly width: number;
    },
  ): void {
    const scale = into.width === 0 ? 0 : 1 / into.width;
    this.#arena.machine.kernel.tally(column, count, into.bins, into.size, into.from, scale);
  }

  /** How many numbers of a column are below 0, and how many above. */
  signs(column: ColumnAddress, count: number): { readonly below: number; readonly above: number } {
    const signs = this.#arena.machine.kernel.signs(column, count);
    return { below: signs >>> 16, above: signs & 0xffff };
  }
}
