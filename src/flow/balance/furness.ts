/** Balances a matrix to sums of its rows and columns. */

import { expectArguments, expectPositive, expectWhole, greatest, refuse } from "../../base/index.ts";
import { furnessArguments } from "../given.ts";

/** How far, and how long, a matrix is balanced. */
export interface FurnessOptions {
  /** Stops when every sum is as near as this to the one wanted, as a part of it; 1e-10 when absent. */
  readonly tolerance?: number;
  /** Rounds of rows and then columns, at most; 1,000 when absent. */
  readonly rounds?: number;
}

/** A balanced matrix. */
export interface BalancedMatrix {
  /** Row by row: `seed[i][j] * a[i] * b[j]`. */
  readonly matrix: readonly (readonly number[])[];
  /** Rounds it took. */
  readonly rounds: number;
  /** The largest difference of a sum from the one wanted, as a part of it. */
  readonly misfit: number;
}

/**
 * Multiplies rows and columns in turn until they have the sums wanted (K. P. Furness, Time function iteration, Traffic Engineering
 * and Control 7, 1965; W. E. Deming and F. F. Stephan, On a least squares adjustment of a sampled frequency table, Annals of
 * Mathematical Statistics 11, 1940). Of all matrices with these sums the result is the one nearest to the seed by relative
 * entropy. Where zeros of the seed stand in the way of the sums it stops after the last round with what misfit is left.
 *
 * @param seed - Rows of equal length; numbers of at least 0, 0 where nothing may be.
 * @param rows - Sum wanted of each row, at least 0.
 * @param columns - Sum wanted of each column; together as much as the rows.
 * @throws InputError when lengths or sums do not agree, a number is below 0, or a row or column that needs a sum has only zeros.
 * @example
 * ```ts
 * import { furness } from "karvan/flow";
 * const seed = [
 *   [1, 2],
 *   [2, 1],
 * ];
 * const { matrix } = furness(seed, [30, 70], [40, 60]);
 * for (const row of matrix) console.log(row.map((trips) => trips.toFixed(1)).join(" "));
 * // 5.8 24.2
 * // 34.2 35.8
 * ```
 */
export function furness(
  seed: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  options: FurnessOptions = {},
): BalancedMatrix {
  expectArguments(furnessArguments, [seed, rows, columns, options]);
  const { tolerance = 1e-10, rounds: most = 1000 } = options;
  expectPositive(tolerance, "tolerance");
  expectWhole(most, "rounds", [1, 1_000_000]);
  check(seed, rows, columns);
  const matrix = seed.map((row) => [...row]);
  for (let round = 1; ; round++) {
    for (const [i, row] of matrix.entries()) scaleRow(row, rows[i] as number);
    for (const [j, wanted] of columns.entries()) scaleColumn(matrix, j, wanted);
    // Columns are met: what is left is in the rows.
    const misfit = greatest(matrix.map((row, i) => apart(sum(row), rows[i] as number)));
    if (misfit <= tolerance || round === most) return { matrix, rounds: round, misfit };
  }
}

function scaleRow(row: number[], wanted: number): void {
  const factor = factorFor(sum(row), wanted);
  for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) * factor;
}

function scaleColumn(matrix: readonly number[][], j: number, wanted: number): void {
  const factor = factorFor(sum(matrix.map((row) => row[j] as number)), wanted);
  for (const row of matrix) row[j] = (row[j] as number) * factor;
}

function factorFor(now: number, wanted: number): number {
  return now === 0 ? 0 : wanted / now;
}

function apart(now: number, wanted: number): number {
  return wanted === 0 ? now : Math.abs(now - wanted) / wanted;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function check(
  seed: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): void {
  if (seed.length === 0 || seed.length !== rows.length) {
    refuse("seed", `as many rows as sums, ${rows.length}, and at least one`, `${seed.length} rows`);
  }
  for (const [i, row] of seed.entries()) {
    if (row.length !== columns.length)
      refuse(`seed[${i}]`, `${columns.length} numbers`, `${row.length} numbers`);
    checkNumbers(row, `seed[${i}]`);
  }
  checkNumbers(rows, "rows");
  checkNumbers(columns, "columns");
  const [all, across] = [sum(rows), sum(columns)];
  if (!(Math.abs(all - across) <= 1e-9 * Math.max(all, across)))
    refuse("columns", `sums of ${all} together, as the rows`, across);
  for (const [i, wanted] of rows.entries()) {
    if (wanted > 0 && sum(seed[i] as readonly number[]) === 0)
      refuse(`rows[${i}]`, "0, as its row holds only zeros", wanted);
  }
  for (const [j, wanted] of columns.entries()) {
    if (wanted > 0 && sum(seed.map((row) => row[j] as number)) === 0)
      refuse(`columns[${j}]`, "0, as its column holds only zeros", wanted);
  }
}

function checkNumbers(values: readonly number[], path: string): void {
  for (const [i, value] of values.entries()) {
    if (!(value >= 0 && Number.isFinite(value)))
      refuse(`${path}[${i}]`, "a finite number of at least 0", value);
  }
}
