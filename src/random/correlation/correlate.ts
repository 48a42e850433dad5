/** Makes columns of uniform numbers correlated. */

import { refuse, throwIfErrors } from "../../base/index.ts";
import { fillNormal, normalCdf } from "../../math/index.ts";
import { belowOne } from "../designs/column.ts";
import { type Correlation, checkCorrelation, normalScoreMatrix } from "./correlation.ts";
import type { Matrix } from "./nearest.ts";

/** A correlation ready to compute with. Made by {@link correlationFactor}. */
export interface CorrelationFactor {
  readonly names: readonly string[];
  /** Weights of the inputs up to each one in its normal score: row i has i + 1 of them, squares adding up to 1. */
  readonly rows: readonly Float64Array[];
}

/**
 * Calculates how to mix independent normal scores.
 *
 * @throws InputError as {@link checkCorrelation} says; the nearest valid matrix is never used unasked.
 * @example
 * ```ts
 * import { correlationFactor } from "karvan/random";
 * const names = ["dwell", "fee"];
 * const { rows } = correlationFactor({ names, matrix: [[1, 0.6], [0.6, 1]] });
 * console.log(Array.from(rows[1], (part) => part.toFixed(2)).join(" ")); // 0.60 0.80
 * ```
 */
export function correlationFactor(correlation: Correlation): CorrelationFactor {
  throwIfErrors(checkCorrelation(correlation));
  return { names: correlation.names, rows: cholesky(normalScoreMatrix(correlation)) };
}

/** When less is left of a variance of 1 than the check lets pass for rounding, the input follows from those before it. */
const nothingLeft = 1e-10;

/**
 * The lower triangle whose product with its mirror image is the matrix (A.-L. Cholesky, 1910), also for inputs that
 * follow entirely from others.
 */
function cholesky(matrix: Matrix): Float64Array[] {
  const rows: Float64Array[] = [];
  for (const [i, entries] of matrix.entries()) {
    const row = new Float64Array(i + 1);
    let left = 1;
    for (let j = 0; j < i; j++) {
      const other = rows[j];
      const pivot = other[j];
      let shared = entries[j];
      for (let k = 0; k < j; k++) shared -= row[k] * other[k];
      row[j] = pivot === 0 ? 0 : shared / pivot;
      left -= row[j] * row[j];
    }
    row[i] = left > nothingLeft ? Math.sqrt(left) : 0;
    // Rounding leaves the length a bit off 1; a column would no longer be uniform.
    const length = Math.sqrt(row.reduce((sum, weight) => sum + weight * weight, 0));
    rows.push(row.map((weight) => weight / length));
  }
  return rows;
}

/** The least number a uniform draw can be. */
const aboveZero = 1.1102230246251565e-16;

/**
 * Gives uniform columns the correlation of a factor, in place: uniform as before, point by point, so blocks may come in
 * any order. This is the Gaussian copula: columns become normal scores, are mixed, and become uniform again.
 *
 * The first column, and every one without correlation to those before it, keeps its bits. A column depends on those
 * before it in the list alone: names added at the end move no other.
 *
 * @param columns - One for each name of the factor, in its order, of equal length; all numbers above 0 and below 1.
 * @throws RangeError when there are more or fewer columns than names.
 * @example
 * ```ts
 * import { correlate, correlationFactor, designColumns } from "karvan/random";
 * const names = ["dwell", "fee"];
 * const columns = names.map(() => new Float64Array(4));
 * for (const [i, column] of designColumns({ type: "sobol" }, { seed: 7, names }).entries()) column.fill(0, columns[i]);
 * correlate(columns, correlationFactor({ names, matrix: [[1, 0.6], [0.6, 1]] }));
 * console.log(Array.from(columns[1], (u) => u.toFixed(3)).join(" ")); // 0.364 0.646 0.294 0.877
 * ```
 */
export function correlate(columns: readonly Float64Array[], options: CorrelationFactor): void {
  if (!Array.isArray(columns) || !columns.every((column) => column instanceof Float64Array))
    refuse("columns", "a list of Float64Array", columns);
  if (!isFactor(options)) refuse("factor", "what correlationFactor gives, { names, rows }", options);
  const { names, rows } = options;
  if (columns.length !== names.length) {
    throw new RangeError(`${names.length} columns expected, got ${columns.length}`);
  }
  const scores = columns.map((column) => new Float64Array(column.length));
  for (const [i, column] of columns.entries()) fillNormal(column, scores[i] as Float64Array);
  for (const [i, row] of rows.entries()) {
    if (row.subarray(0, i).every((weight) => weight === 0)) continue;
    const column = columns[i];
    column.fill(0);
    for (const [j, weight] of row.entries()) {
      if (weight === 0) continue;
      const score = scores[j] as Float64Array;
      for (let n = 0; n < column.length; n++) column[n] = column[n] + weight * score[n];
    }
    for (let n = 0; n < column.length; n++) {
      column[n] = Math.min(belowOne, Math.max(aboveZero, normalCdf(column[n])));
    }
  }
}

function isFactor(given: unknown): boolean {
  const { names, rows } = (given ?? {}) as { names?: unknown; rows?: unknown };
  return Array.isArray(names) && Array.isArray(rows);
}
