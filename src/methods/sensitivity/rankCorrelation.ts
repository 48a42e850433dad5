/** Rank correlation of inputs with an output. */

import { expectArguments, expectColumn, expectColumns } from "../../base/index.ts";
import { cholesky, clamp, dot, ranksOf, solveCholesky, standardized } from "../../math/index.ts";
import { rankCorrelationsArguments } from "../given.ts";

/** How the ranks of an input and of the output go together. */
export interface RankCorrelation {
  readonly input: string;
  /** Spearman's correlation, -1 to 1. Absent when the input or the output does not vary. */
  readonly spearman?: number;
  /**
   * The correlation that is left when what the other inputs explain in a line of ranks is taken off both, -1 to
   * 1. Absent when the input does not vary, is determined by the others, or the output is determined by them.
   */
  readonly partial?: number;
}

/**
 * Spearman's and partial rank correlations of an output with each input (R. L. Iman, W. J. Conover,
 * Technometrics 21, 1979), from any sample, in O(k n log n). They see what rises or falls throughout; an input
 * that helps at both ends and harms in the middle comes out near 0.
 *
 * @param inputs - Input to its values.
 * @throws InputError when columns differ in length or hold what is no finite number.
 * @example
 * ```ts
 * import { rankCorrelations } from "karvan/methods";
 * const dwell = Float64Array.of(8, 24, 30.5, 12, 48);
 * const hours = Float64Array.of(31, 52.5, 50, 40, 71);
 * for (const { input, spearman } of rankCorrelations({ dwell }, hours)) console.log(input, spearman?.toFixed(2)); // dwell 0.90
 * ```
 */
export function rankCorrelations(
  inputs: Readonly<Record<string, Float64Array>>,
  output: Float64Array,
): RankCorrelation[] {
  expectArguments(rankCorrelationsArguments, [inputs, output]);
  expectColumn(output, "output", expectColumns(inputs, "inputs"));
  const ranks = Object.values(inputs).map((column) => standardized(ranksOf(column)));
  const target = standardized(ranksOf(output));
  const partials = target === undefined ? new Map<number, number>() : partialsOf(ranks, target);
  return Object.keys(inputs).map((input, i) => {
    const own = ranks[i];
    if (own === undefined || target === undefined) return { input };
    const partial = partials.get(i);
    return { input, spearman: clamp(dot(own, target)), ...(partial === undefined ? {} : { partial }) };
  });
}

/**
 * Partial correlations by the regression of the output on all inputs: with the slope b of an input, the
 * residual share r of the output and the diagonal p of the inverse of the inputs' correlations it is b /
 * sqrt(b^2 + r p). Constant inputs are left out; when one of the rest is determined by the others, none is defined.
 */
function partialsOf(
  ranks: readonly (Float64Array | undefined)[],
  target: Float64Array,
): ReadonlyMap<number, number> {
  const varying = [...ranks.entries()].filter(
    (entry): entry is [number, Float64Array] => entry[1] !== undefined,
  );
  const size = varying.length;
  const matrix = new Float64Array(size * size);
  for (const [row, [, a]] of varying.entries()) {
    for (const [column, [, b]] of varying.entries()) {
      // Half of the products: the matrix is symmetric.
      if (column <= row) matrix[row * size + column] = matrix[column * size + row] = dot(a, b);
    }
  }
  const lower = cholesky(matrix, size);
  if (lower === undefined) return new Map();
  const own = Float64Array.from(varying, ([, column]) => dot(column, target));
  const slopes = solveCholesky(lower, own);
  const residual = Math.max(0, 1 - dot(own, slopes));
  const partials = new Map<number, number>();
  for (const [row, [i]] of varying.entries()) {
    const unit = new Float64Array(size).fill(1, row, row + 1);
    const diagonal = solveCholesky(lower, unit)[row];
    const slope = slopes[row];
    const size2 = slope * slope + residual * diagonal;
    if (size2 > 1e-24) partials.set(i, clamp(slope / Math.sqrt(size2)));
  }
  return partials;
}
