/** How many draws a weighted sample is worth. */

import { expectArguments, refuse } from "../../base/index.ts";
import { effectiveSampleSizeArguments } from "../given.ts";

/**
 * The effective size of a weighted sample: the square of the sum of its weights over the sum of their squares (L. Kish, Survey
 * Sampling, 1965). Equal weights give the number of draws, one heavy draw gives 1.
 *
 * @param weights - Each at least 0, not all 0; they need not sum to 1.
 * @example
 * ```ts
 * import { effectiveSampleSize } from "karvan/methods";
 * console.log(effectiveSampleSize(Float64Array.of(2, 2, 2, 2)), effectiveSampleSize(Float64Array.of(1, 0, 0, 0))); // 4 1
 * ```
 */
export function effectiveSampleSize(weights: Float64Array): number {
  expectArguments(effectiveSampleSizeArguments, [weights]);
  let sum = 0;
  let squares = 0;
  for (const [i, weight] of weights.entries()) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      refuse(`weights[${i}]`, "a number of at least 0", weight);
    sum += weight;
    squares += weight * weight;
  }
  if (!(squares > 0)) refuse("weights", "weights of which some are above 0", "none");
  return (sum * sum) / squares;
}
