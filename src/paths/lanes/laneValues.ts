/** Arithmetic on values, one number per lane. */

import type { Arena } from "./arena.ts";
import { type BinaryOperation, LANES, operations, ROW_BYTES } from "./kernel.ts";

/** Arithmetic on values, each a number per lane. Values are numbered: first the inputs, then the results of the steps. */
export type LaneStep =
  /** `of * factor + offset`. */
  | { readonly type: "scale"; readonly of: number; readonly factor: number; readonly offset: number }
  | {
      readonly type: "binary";
      readonly name: BinaryOperation;
      readonly a: number;
      readonly b: number;
    }
  | { readonly type: "unary"; readonly name: "abs" | "sqrt"; readonly of: number }
  /** The same number in all lanes. */
  | { readonly type: "constant"; readonly value: number }
  /** A function of one number. */
  | { readonly type: "apply"; readonly of: number; readonly apply: (x: number) => number };

/** A step of the kernel, with addresses. */
export interface RowStep {
  readonly name: (typeof operations)[number];
  readonly out: number;
  readonly a: number;
  readonly b?: number;
  readonly f?: number;
  readonly g?: number;
}

/** Writes steps into memory for `LaneKernel.compute`. */
export function writeSteps(arena: Arena, steps: readonly RowStep[]): { list: number; count: number } {
  const list = arena.take(32 * steps.length);
  for (const [i, step] of steps.entries()) writeStep(arena, list + 32 * i, step);
  return { list, count: steps.length };
}

/** Writes a step to an address. */
export function writeStep(
  arena: Arena,
  address: number,
  { name, out, a, b = 0, f = 1, g = 0 }: RowStep,
): void {
  const { u32, f64 } = arena.memory;
  u32.set([operations.indexOf(name), out, a, b], address >>> 2);
  f64.set([f, g], (address >>> 3) + 2);
}

/** Bytes of the rows that so many lanes fill. */
function wholeRows(lanes: number): number {
  return Math.ceil(lanes / LANES) * ROW_BYTES;
}

/** Values in memory, a row each, and the running of the steps that work them out. */
export class LaneValues {
  readonly arena: Arena;
  private readonly rows: number;
  private readonly inputs: number;
  /** Columns of the inputs, of `stride` bytes each; and the list of all of them. */
  private readonly columns: number;
  private readonly list: number;
  private stride = 0;
  /** Stretches of kernel steps, and functions between them. */
  private readonly stages: readonly (() => void)[];

  /** @param room.lanes - How long the columns of the inputs are, at most. */
  constructor(
    arena: Arena,
    steps: readonly LaneStep[],
    { inputs, lanes }: { readonly inputs: number; readonly lanes: number },
  ) {
    this.arena = arena;
    this.inputs = inputs;
    this.columns = arena.take(inputs * wholeRows(lanes));
    this.list = arena.words(Array.from({ length: inputs }, (_, i) => i));
    this.rows = arena.take((inputs + steps.length) * ROW_BYTES);
    const stages: (() => void)[] = [];
    let stretch: RowStep[] = [];
    const end = (): void => {
      if (stretch.length === 0) return;
      const { list, count } = writeSteps(arena, stretch);
      stages.push(() => arena.machine.kernel.compute(list, count));
      stretch = [];
    };
    for (const [i, step] of steps.entries()) {
      const value = inputs + i;
      const out = this.at(value);
      if (step.type === "constant") this.row(value).fill(step.value);
      else if (step.type === "apply") {
        end();
        stages.push(() => this.apply(step.of, value, step.apply));
      } else if (step.type === "binary")
        stretch.push({ name: step.name, out, a: this.at(step.a), b: this.at(step.b) });
      else if (step.type === "unary") stretch.push({ name: step.name, out, a: this.at(step.of) });
      else stretch.push({ name: "scale", out, a: this.at(step.of), f: step.factor, g: step.offset });
    }
    end();
    this.stages = stages;
  }

  /** Calculates all values from the inputs. */
  run(): void {
    for (const stage of this.stages) stage();
  }

  /** Address of a value's row. */
  at(value: number): number {
    return this.rows + value * ROW_BYTES;
  }

  /**
   * Takes over a column for each input. Lanes beyond `count` are calculated too: they repeat a number, so that they make sense.
   *
   * @param count - How many numbers of each, at least one.
   */
  take(columns: readonly Float64Array[], count: number): void {
    const { f64 } = this.arena.memory;
    this.stride = wholeRows(count);
    const lanes = this.stride >>> 3;
    for (const [i, column] of columns.entries()) {
      const to = (this.columns >>> 3) + i * lanes;
      f64.set(column.subarray(0, count), to);
      f64.fill(column[lanes - LANES], to + count, to + lanes);
    }
  }

  /** Fills the rows of the inputs from the columns taken over, 32 lanes from the first one on. */
  load(first: number): void {
    const { kernel } = this.arena.machine;
    kernel.gather(this.columns + 8 * first, this.stride, LANES, this.list, this.inputs, this.rows);
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

  private apply(of: number, value: number, f: (x: number) => number): void {
    const { f64 } = this.arena.memory;
    const [from, to] = [this.at(of) >>> 3, this.at(value) >>> 3];
    for (let lane = 0; lane < LANES; lane++) f64[to + lane] = f(f64[from + lane]);
  }
}
