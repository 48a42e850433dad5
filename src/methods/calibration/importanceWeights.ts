/** Weights of draws that come from one distribution and are to stand for another. */

import { expectArguments, greatest, refuse } from "../../base/index.ts";
import { exp } from "../../math/index.ts";
import { importanceWeightsArguments } from "../given.ts";

/**
 * Self-normalised importance weights: `p(x) / q(x)` of each draw over the sum of all, for draws from q that are to stand for p (A.
 * B. Owen, Monte Carlo Theory, Methods and Examples, 2013, chapter 9). Neither density need be scaled. Powers do not overflow:
 * the greatest logarithm is taken off first. See {@link effectiveSampleSize} for how many draws they are worth.
 *
 * @param logTarget - Logarithm of p at each draw; of draws from the ranges of figures, the log-likelihood of the observations.
 *   -Infinity where p is 0.
 * @param logProposal - Logarithm of q at each draw, finite; 0 when absent.
 * @returns Weights that sum to 1.
 * @throws InputError when lengths differ, a number is out of its bounds, or no draw has a weight.
 * @example
 * ```ts
 * import { importanceWeights } from "karvan/methods";
 * // Three draws of waiting hours, of which 2 were observed with a standard deviation of 0.5.
 * const logLikelihood = Float64Array.of(1, 2, 2.5).map((hours) => -0.5 * ((hours - 2) / 0.5) ** 2);
 * console.log(Array.from(importanceWeights(logLikelihood), (weight) => weight.toFixed(3)).join(" ")); // 0.078 0.574 0.348
 * ```
 */
export function importanceWeights(logTarget: Float64Array, logProposal?: Float64Array): Float64Array {
  expectArguments(importanceWeightsArguments, [logTarget, logProposal]);
  if (logTarget.length === 0) refuse("logTarget", "at least one number", "none");
  if (logProposal !== undefined && logProposal.length !== logTarget.length)
    refuse("logProposal", `${logTarget.length} numbers, as logTarget`, `${logProposal.length} numbers`);
  for (const [i, value] of logTarget.entries())
    if (!(value < Number.POSITIVE_INFINITY))
      refuse(`logTarget[${i}]`, "a finite number, or -Infinity where the density is 0", value);
  for (const [i, value] of (logProposal ?? []).entries())
    if (!Number.isFinite(value)) refuse(`logProposal[${i}]`, "a finite number", value);
  const logs = logTarget.map((value, i) => value - (logProposal?.[i] ?? 0));
  const top = greatest(logs);
  if (top === Number.NEGATIVE_INFINITY) refuse("logTarget", "draws of which one is possible", "none");
  const weights = logs.map((value) => exp(value - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
