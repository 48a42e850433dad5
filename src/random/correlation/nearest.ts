/** The correlation matrix nearest to a symmetric one. */
import { greatest, refuse } from "../../base/index.ts";
import { eigenOf } from "./eigen.ts";

/** Rows of a symmetric matrix. */
export type Matrix = readonly (readonly number[])[];

/** The projections come nearer by a factor in each round; the last steps are below any written precision. */
const settled = 1e-10;
const mostRounds = 10_000;

/**
 * The correlation matrix nearest to a symmetric matrix, by the sum of squared differences: alternating projections on
 * the matrices without negative eigenvalues and on those with ones on the diagonal, with Dykstra's correction (N. J.
 * Higham, IMA J. Numer. Anal. 22, 2002). What asked for an impossible combination of correlations gets the nearest
 * possible one; whether that is meant, only the modeller knows.
 *
 * @param matrix - Symmetric, as {@link checkCorrelation} says.
 * @returns A new matrix; its eigenvalues are at least 0, up to rounding.
 * @example
 * ```ts
 * import { nearestCorrelation } from "karvan/random";
 * const matrix = [[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]]; // three inputs cannot all oppose each other
 * const [first] = nearestCorrelation(matrix);
 * console.log(first.map((entry) => entry.toFixed(2)).join(" ")); // 1.00 -0.50 -0.50
 * ```
 */
export function nearestCorrelation(matrix: Matrix): number[][] {
  if (!Array.isArray(matrix) || !matrix.every(Array.isArray))
    refuse("matrix", "a list of rows of numbers", matrix);
  let unit = matrix.map((row) => [...row]);
  let correction = matrix.map((row) => row.map(() => 0));
  for (let round = 0; round < mostRounds; round++) {
    const corrected = subtract(unit, correction);
    const positive = withoutNegative(corrected);
    correction = subtract(positive, corrected);
    const next = positive.map((row, i) => row.map((x, j) => (i === j ? 1 : x)));
    const moved = greatest(subtract(next, unit).map((row) => greatest(row.map(Math.abs))));
    unit = next;
    if (moved < settled) break;
  }
  return onTheEdge(unit);
}

function subtract(a: Matrix, b: Matrix): number[][] {
  return a.map((row, i) => row.map((x, j) => x - b[i][j]));
}

/** The nearest matrix without negative eigenvalues. */
function withoutNegative(matrix: Matrix): number[][] {
  const { values, vectors } = eigenOf(matrix);
  const result = matrix.map((row) => row.map(() => 0));
  for (const [k, value] of values.entries()) {
    if (value <= 0) continue;
    const vector = vectors[k];
    for (const [i, row] of result.entries()) {
      for (let j = 0; j < row.length; j++) {
        row[j] = row[j] + value * vector[i] * vector[j];
      }
    }
  }
  return result;
}

/** The last hair's breadth: no eigenvalue below 0, ones on the diagonal by scaling, and exact symmetry. */
function onTheEdge(matrix: Matrix): number[][] {
  const positive = withoutNegative(matrix);
  const scale = positive.map((row, i) => 1 / Math.sqrt(row[i]));
  return positive.map((row, i) =>
    row.map((_, j) => {
      if (i === j) return 1;
      const upper = Math.min(i, j);
      const left = Math.max(i, j);
      const entry = positive[upper][left];
      return Math.min(1, Math.max(-1, entry * scale[upper] * scale[left]));
    }),
  );
}
