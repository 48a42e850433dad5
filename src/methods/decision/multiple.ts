/** Intervals for several differences that hold together. */

import { expectArguments, expectFraction, refuse } from "../../base/index.ts";
import {
  type MeanInterval,
  type Moments,
  meanInterval,
  standardErrorOf,
  studentCdf,
} from "../../math/index.ts";
import { judgeDifferencesArguments } from "../given.ts";

/** How many differences from one base are judged at once. */
export interface MultipleOptions {
  /**
   * Chance that all verdicts and intervals are right together, at least, above 0 and below 1; by default 0.95.
   */
  readonly level?: number;
}

/** One scenario's difference from the base, judged among many. */
export interface JudgedDifference {
  readonly scenario: string;
  readonly mean: number;
  /** Chance of a difference this far from 0 or farther if there were none, looked at alone. */
  readonly pValue: number;
  /** The same with all scenarios looked at (Holm); compare with 1 - level. */
  readonly adjusted: number;
  /** Interval that holds together with those of all other scenarios (Bonferroni). */
  readonly interval: MeanInterval;
  /**
   * By the adjusted chance, which may show a difference though its interval just holds 0. `notDistinguishable` does
   * not mean equal: more futures may show a difference.
   */
  readonly verdict: "lower" | "higher" | "notDistinguishable";
}

/**
 * Judges the differences of many scenarios from one base at once. Of twenty scenarios without any effect one
 * would look distinguishable at 95 % when each is judged alone; S. Holm's step-down rule (Scand. J. Statist. 6,
 * 1979) keeps the chance of even one such error below 5 %, however the differences depend on each other, and finds
 * at least as much as Bonferroni's.
 *
 * @param differences - Scenario to the moments of its paired differences from the base, at least two of each.
 * @throws InputError
 * @example
 * ```ts
 * import { judgeDifferences } from "karvan/methods";
 * const judged = judgeDifferences({
 *   link: { count: 1000, mean: -0.9, squares: 42000 },
 *   toll: { count: 1000, mean: 0.02, squares: 4000 },
 * });
 * for (const { scenario, adjusted, verdict } of judged) console.log(scenario, adjusted.toFixed(3), verdict);
 * // link 0.000 lower
 * // toll 0.752 notDistinguishable
 * ```
 */
export function judgeDifferences(
  differences: Readonly<Record<string, Moments>>,
  options: MultipleOptions = {},
): JudgedDifference[] {
  expectArguments(judgeDifferencesArguments, [differences, options]);
  const { level = 0.95 } = options;
  expectFraction(level, "options.level");
  const entries = Object.entries(differences);
  const together = 1 - (1 - level) / entries.length;
  const judged = entries.map(([scenario, moments]) => {
    const interval = meanInterval(moments, together);
    if (interval === undefined)
      return refuse(`differences.${scenario}`, "at least two futures", moments.count);
    return { scenario, mean: moments.mean, pValue: pValueOf(moments), interval };
  });
  const adjusted = holmAdjusted(judged.map(({ pValue }) => pValue));
  return judged.map(({ scenario, mean, pValue, interval }, i) => {
    const sure = adjusted[i] <= 1 - level && mean !== 0;
    const verdict = sure ? (mean < 0 ? "lower" : "higher") : "notDistinguishable";
    return { scenario, mean, pValue, adjusted: adjusted[i], interval, verdict };
  });
}

/**
 * Adjusted chances by Holm's rule: the smallest times the number of them, the next times one less, and so on, none
 * below one before it and none above 1.
 *
 * @param pValues - Each from 0 to 1.
 * @throws InputError
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  expectChances(pValues);
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b] || a - b);
  const adjusted = pValues.slice();
  let before = 0;
  for (const [rank, i] of order.entries()) {
    before = Math.min(1, Math.max(before, (pValues.length - rank) * pValues[i]));
    adjusted[i] = before;
  }
  return adjusted;
}

/**
 * Bonferroni's adjusted chances: each times the number of them, none above 1.
 *
 * @param pValues - Each from 0 to 1.
 * @throws InputError
 */
export function bonferroniAdjusted(pValues: readonly number[]): number[] {
  expectChances(pValues);
  return pValues.map((p) => Math.min(1, p * pValues.length));
}

/** A chance that is no number would be adjusted to 0 or 1, as its place in the order has it. */
function expectChances(pValues: readonly number[]): void {
  for (const [i, p] of pValues.entries())
    if (!(p >= 0 && p <= 1)) refuse(`pValues[${i}]`, "a chance from 0 to 1", p);
}

/** The two-sided chance by Student's t; a difference that is the same in all futures is sure. */
function pValueOf(moments: Moments): number {
  const error = standardErrorOf(moments) as number;
  if (moments.mean === 0) return 1;
  if (error === 0) return 0;
  return 2 * studentCdf(-Math.abs(moments.mean) / error, moments.count - 1);
}
