/** How well distributions agree with what was observed. */

import { expectArguments, refuse } from "../../base/index.ts";
import { gehArguments, intervalScoreArguments } from "../given.ts";

/**
 * The interval score of a central interval: its width, plus a penalty where the observed value lies outside; less is better (T.
 * Gneiting, A. E. Raftery, Strictly proper scoring rules, prediction, and estimation, Journal of the American Statistical
 * Association 102, 2007, equation 43).
 *
 * @param share - Probability that the interval is to hold the value, e.g. 0.9 for P5 to P95.
 * @example
 * ```ts
 * import { intervalScore } from "karvan/methods";
 * console.log(intervalScore([10, 14], 12, 0.9), intervalScore([10, 14], 15, 0.9).toFixed(1)); // 4 24.0
 * ```
 */
export function intervalScore(
  interval: readonly [low: number, high: number],
  observed: number,
  share: number,
): number {
  expectArguments(intervalScoreArguments, [interval, observed, share]);
  if (!(share > 0 && share < 1)) refuse("share", "a number between 0 and 1", share);
  const [low, high] = interval;
  const outside = Math.max(low - observed, observed - high, 0);
  return high - low + (2 / (1 - share)) * outside;
}

/**
 * The GEH statistic of a modelled and a counted volume, `sqrt(2 (m - c)^2 / (m + c))`: below 5 for 85 % of hourly or daily counts
 * is the usual demand of appraisal guidance (UK Department for Transport, TAG unit M3.1).
 *
 * @example
 * ```ts
 * import { geh } from "karvan/methods";
 * console.log(geh(330, 400).toFixed(2)); // 3.66
 * ```
 */
export function geh(modelled: number, counted: number): number {
  expectArguments(gehArguments, [modelled, counted]);
  for (const [name, volume] of [
    ["modelled", modelled],
    ["counted", counted],
  ] as const)
    if (!(Number.isFinite(volume) && volume >= 0)) refuse(name, "a number of at least 0", volume);
  const sum = modelled + counted;
  return sum === 0 ? 0 : Math.sqrt((2 * (modelled - counted) ** 2) / sum);
}
