/** The interface of the lane kernels: constants, memory layout and functions. */

/** Lanes computed side by side: a row is this many numbers, and one bit each fills a 32-bit mask. */
export const LANES: number = 32;
/** Bytes of a row. */
export const ROW_BYTES: number = LANES * 8;
/** Columns whose moments are taken side by side. */
export const momentColumns: number = 4;
/** Sums of multiples of 2^-30 below this are exact in a double. */
export const EXACT_LIMIT: number = 2 ** 23;

/** Whether a number may be a weight. */
export function isWeight(number: number): boolean {
  return number >= 0;
}

/** Whether a weight is a multiple of 2^-30; +Infinity is, -0 is not, as its sums keep their sign in some orders. */
export function isOnGrid(weight: number): boolean {
  const scaled = weight * 1_073_741_824;
  return scaled === Math.trunc(scaled) && !Object.is(weight, -0);
}

/**
 * What is known of a row, a byte each: a bit for each of these. `needed`: some least cost of the full weights is made
 * of it, and its key is at hand. `suspect`: under the patch its key, or an amount of an arc in it, may differ. `overlaid`:
 * its key under the patch is in the overlay. `dirty`: a row it is made of has changed. `changed`: it has changed itself.
 */
export const marks = { needed: 1, suspect: 2, overlaid: 4, dirty: 8, changed: 16 } as const;

/**
 * What the functions on a plan find at its address, a word each. Rows are numbered: 0 is all 0, 1 all +Infinity, then
 * arcs, then the cells from `first` on.
 */
export const planWords = [
  /** Cell -> address of its words `row, items, (x, y)*`: row = min over items (x + y). */
  "table",
  /** Number of cells. */
  "count",
  /** Costs: row r at `rows + 256 r`. */
  "rows",
  "first",
  /** Row -> its marks, a byte each, with 16 bytes to spare behind. */
  "marks",
  /** Cells that use row r: the rows `users[userStart[r] .. userStart[r+1]-1]`. */
  "userStart",
  "users",
  /** Slots that take the old contents of rows, one more than there are rows, and the addresses of those rows. */
  "log",
  "logged",
  /** Keys of rows, like costs. Those of the overlay lie so many bytes behind. */
  "keys",
  "overlay",
  /** Room for what attains the minima under the full weights, and under a patch: at most 4 + 8 cells + 12 items bytes. */
  "baseTrace",
  "patchTrace",
  /** Four 16-byte masks: no lane, the first, the second, both of two. */
  "bits",
] as const;

/** The inner loops, on rows in one block of memory; all addresses and strides are in bytes. */
export interface LaneKernel {
  /**
   * Copies `lanes` weights of each listed arc from a block (arc a at `source + a * stride`) into the rows that
   * begin at `rows`; lanes beyond are closed (+Infinity). Returns whether some may be no weights or off the grid.
   */
  gather(
    source: number,
    stride: number,
    lanes: number,
    arcs: number,
    count: number,
    rows: number,
  ): boolean | number;
  /** Fills rows from `from` up to `to` with +Infinity. */
  fillClosed(from: number, to: number): void;
  /** Computes `count` cells in order. A cell is words `row, items, (x, y)*`: row = min over items (x + y). */
  evaluate(cells: number, count: number): void;
  /** Swaps rows with the slots of a log: row `logged[i]` with slot i. A word of 0 stands for no row. */
  exchange(log: number, logged: number, count: number): void;
  /**
   * Computes again what depends on changed rows. The first `given` slots of the log hold the old contents of rows
   * that were changed from outside. Cells are marked dirty when a row they use came out different in any lane.
   * Further slots take the old rows of cells. Returns the slots used.
   */
  reevaluate(plan: number, given: number): number;
  /**
   * Finds which terms attain the minima that marked cells are made of (`needed`, under a patch `overlaid`), from the
   * last cell to the first, and marks what these are made of in turn; then computes the key of each from the first to the
   * last: the least sum over the terms that attain the minimum. Where a cost is not finite the key is +Infinity. Under a
   * patch only what is suspect or was not needed before is computed, into the overlay.
   */
  trace(plan: number, patched: boolean | number): void;
  /**
   * Marks as suspect, of what the last trace of the full weights went through, all whose cost has changed, and all that
   * attains it, or did, by something changed or suspect.
   */
  suspect(plan: number): void;
  /** Clears all marks but those of the mask. */
  forget(plan: number, kept: number): void;
  /**
   * Label correcting to the fixed point, from the labels as they stand. Record r (address in `records`) is words
   * `label, ahead, back, out`, then `ahead` items (tail label, weight row) of arcs from lower ranks, `back`
   * items (head label, weight row, rank of head) of arcs to lower ranks, `out` ranks of heads above. Ranks
   * marked in `dirty`, a byte each, are visited in order, sweep after sweep; marks are used up. A mark of 2 says
   * that the label has changed already, 1 that it may. Returns the number of visits.
   */
  sweep(records: number, nodes: number, dirty: number): number;
  /** Whether some of `count` rows may hold what is no weight or is off the grid. */
  inspect(rows: number, count: number): boolean | number;
  /**
   * Computes rows from rows. A step is 32 bytes: words `code, out, a, b`, doubles `f, g`. Codes are places in
   * {@link operations}.
   */
  compute(list: number, count: number): void;
  /**
   * Adds up the rows of each of some measures, in order, to its constant. The plan holds for each measure the words
   * `count, 0`, a double `constant`, and `count` addresses of rows, filled up to a multiple of 8 bytes. Writes a row for
   * each measure to `out`.
   */
  total(plan: number, measures: number, out: number): void;
  /**
   * Of each of {@link momentColumns} columns, `stride` apart, of `count` numbers, at least one: the sum of the differences
   * from its first number, added in order, that of their squares, the least and the greatest number. Four doubles for each
   * column, to `out`.
   */
  moments(columns: number, stride: number, count: number, out: number): void;
  /**
   * Counts the numbers of a column in `size` bins, a word each: x in bin `(x - from) * scale`, rounded down, or in the first or
   * last where that is none.
   */
  tally(column: number, count: number, bins: number, size: number, from: number, scale: number): void;
  /** How many numbers of a column, of fewer than 32,768, are below 0, times 65,536, and how many above. */
  signs(column: number, count: number): number;
}

/**
 * Operations on rows: `scaleUp` is `a * f`, rounded up to a multiple of 2^-30, plus g, for `a * f` of at most 2^21;
 * `scale` is `a * f + g`; the others are between a and b, or of a alone.
 */
export const operations = [
  "scaleUp",
  "scale",
  "add",
  "subtract",
  "multiply",
  "divide",
  "min",
  "max",
  "abs",
  "sqrt",
] as const;

/** The name of an operation on rows. */
export type Operation = (typeof operations)[number];

/** The memory a kernel works on and the views through which TypeScript fills and reads it. */
export interface LaneMemory {
  readonly buffer: ArrayBuffer;
  readonly f64: Float64Array;
  readonly u32: Uint32Array;
  readonly u8: Uint8Array;
}

/** A kernel, its memory, and how to have more of it. */
export interface LaneMachine {
  /** Which of the two kernels runs. Their results have the same bits. */
  readonly name: "webassembly" | "typescript";
  /** Why WebAssembly was not used, if it was asked for or could be expected. */
  readonly reason?: string;
  readonly kernel: LaneKernel;
  /** Views of the memory as it is now; stale after `grow`. */
  memory(): LaneMemory;
  /** Makes the memory at least this long; contents stay. */
  grow(bytes: number): void;
}

/** Views of a buffer. */
export function viewsOf(buffer: ArrayBuffer): LaneMemory {
  return {
    buffer,
    f64: new Float64Array(buffer),
    u32: new Uint32Array(buffer),
    u8: new Uint8Array(buffer),
  };
}
