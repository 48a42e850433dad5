/** Arithmetic on values, one number per lane. */

import type { Arena } from "./arena.ts";
import { LANES, ROW_BYTES } from "./kernel.ts";
import type { LaneStep, LaneSum } from "./laneProgram.ts";
import { StepList } from "./stepList.ts";

/** Bytes of the rows that so many lanes fill. */
function wholeRows(lanes: number): number {
  return Math.ceil(lanes / LANES) * ROW_BYTES;
}

/** Values in memory, a row each, and the running of the steps that work them out. */
export class LaneValues {
  readonly arena: Arena;
  readonly #rows: number;
  readonly #inputs: number;
  /** Columns of the inputs, of `stride` bytes each; and the list of all of them. */
  readonly #columns: number;
  readonly #list: number;
  #stride = 0;
  /** Rows for parts of sums: one to work in, and one that is 0. */
  readonly #spare: number;
  readonly #zero: number;
  /** Stretches of kernel steps, and functions between them. */
  readonly #stages: readonly (() => void)[];

  /** @param room.lanes - How long the columns of the inputs are, at most. */
  constructor(
    arena: Arena,
    steps: readonly LaneStep[],
    { inputs, lanes }: { readonly inputs: number; readonly lanes: number },
  ) {
    this.arena = arena;
    this.#inputs = inputs;
    this.#columns = arena.take(inputs * wholeRows(lanes));
    this.#list = arena.words(Array.from({ length: inputs }, (_, i) => i));
    this.#rows = arena.take((inputs + steps.length) * ROW_BYTES);
    this.#spare = arena.take(ROW_BYTES);
    this.#zero = arena.take(ROW_BYTES);
    const stages: (() => void)[] = [];
    let stretch: StepList | undefined;
    for (const [i, step] of steps.entries()) {
      const value = inputs + i;
      if (step.name === "constant") this.row(value).fill(step.value);
      else if (step.name === "apply") {
        stretch = undefined;
        stages.push(() => this.#apply(step.a, value, step.apply));
      } else {
        if (stretch === undefined) {
          const list = new StepList(arena);
          stages.push(() => list.run());
          stretch = list;
        }
        stretch.add(step, this.at(value), (operand) => this.at(operand));
      }
    }
    this.#stages = stages;
  }

  /** Calculates all values from the inputs. */
  run(): void {
    for (const stage of this.#stages) stage();
  }

  /** Appends the steps that put a sum of values into the row at the address `out`. */
  addSum(list: StepList, { constant, terms }: LaneSum, out: number): void {
    if (terms.length === 0) list.add({ name: "scale", a: this.#zero, offset: constant }, out);
    for (const [i, { value, factor, rounded }] of terms.entries()) {
      const scaled = { name: rounded ? "scaleUp" : "scale", a: this.at(value), factor } as const;
      if (i === 0) list.add({ ...scaled, offset: constant }, out);
      else {
        list.add(scaled, this.#spare);
        list.add({ name: "add", a: out, b: this.#spare }, out);
      }
    }
  }

  /** Address of a value's row. */
  at(value: number): number {
    return this.#rows + value * ROW_BYTES;
  }

  /**
   * Takes over a column for each input. Lanes beyond `count` are calculated too: they repeat a number, so that they make sense.
   *
   * @param count - How many numbers of each, at least one.
   */
  take(columns: readonly Float64Array[], count: number): void {
    const { f64 } = this.arena.memory;
    this.#stride = wholeRows(count);
    const lanes = this.#stride >>> 3;
    for (const [i, column] of columns.entries()) {
      const to = (this.#columns >>> 3) + i * lanes;
      f64.set(column.subarray(0, count), to);
      f64.fill(column[lanes - LANES], to + count, to + lanes);
    }
  }

  /** Fills the rows of the inputs from the columns taken over, 32 lanes from the first one on. */
  load(first: number): void {
    const { kernel } = this.arena.machine;
    kernel.gather(this.#columns + 8 * first, this.#stride, LANES, this.#list, this.#inputs, this.#rows);
  }

  /** Copies the numbers of a value into a column, from a place on. */
  read(value: number, column: Float64Array, from: number, count: number): void {
    const at = this.at(value) >>> 3;
    column.set(this.arena.memory.f64.subarray(at, at + count), from);
  }

  /** A view of a value's row; stale when the memory grows. */
  row(value: number): Float64Array {
    const from = this.at(value) >>> 3;
    return this.arena.memory.f64.subarray(from, from + LANES);
  }

  #apply(of: number, value: number, f: (x: number) => number): void {
    const { f64 } = this.arena.memory;
    const from = this.at(of) >>> 3;
    const to = this.at(value) >>> 3;
    for (let lane = 0; lane < LANES; lane++) f64[to + lane] = f(f64[from + lane]);
  }
}
