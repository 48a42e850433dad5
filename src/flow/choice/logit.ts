/** Shares of alternatives by logit and nested logit, and what a whole choice is worth. */

import { expectArguments } from "../../base/index.ts";
import { logitArguments, logsumArguments, nestedLogitArguments } from "../given.ts";
import { choose, type LogitOptions, type NestedLogitOptions } from "./alternatives.ts";

/**
 * Shares by the multinomial logit: `exp(V + overlap log(size))` of each alternative over the sum of all (D. McFadden, Conditional
 * logit analysis of qualitative choice behavior, 1974; with path sizes: M. Ben-Akiva, M. Bierlaire, Discrete choice methods and
 * their applications to short term travel decisions, 1999). Shares do not overflow and sum to 1.
 *
 * @param utilities - Without a unit, e.g. `-cost / spread`; -Infinity where an alternative is closed.
 * @returns A share for each alternative; all 0 where every one is closed.
 * @throws InputError when a number is out of its bounds or lists differ in length.
 * @example
 * ```ts
 * import { logit } from "karvan/flow";
 * // Train 2009, section 3.3: a car and a bus of equal utility; then a second bus.
 * console.log(logit([-1.4, -1.4]).join(" ")); // 0.5 0.5
 * console.log(Array.from(logit([-1.4, -1.4, -1.4]), (share) => share.toFixed(3)).join(" ")); // 0.333 0.333 0.333
 * ```
 */
export function logit(utilities: ArrayLike<number>, options: LogitOptions = {}): Float64Array {
  expectArguments(logitArguments, [utilities, options]);
  return choose(utilities, options).shares;
}

/**
 * Shares by the nested logit in two levels: within a nest by `exp(V / lambda + overlap log(size))`, among nests by
 * `exp(lambda log(sum in the nest))` (D. McFadden, Modelling the choice of residential location, 1978; K. E. Train, Discrete
 * Choice Methods with Simulation, 2009, chapter 4). With `nest` 1 it is the multinomial logit. Shares do not overflow and sum
 * to 1. These are the shares of `flows`, where `V = -cost / spread`, before a captive share is held back.
 *
 * @param utilities - Without a unit, e.g. `-cost / spread`; -Infinity where an alternative is closed.
 * @returns A share for each alternative; all 0 where every one is closed.
 * @throws InputError when a number is out of its bounds or lists differ in length.
 * @example
 * ```ts
 * import { nestedLogit } from "karvan/flow";
 * // A car and two buses of equal utility: the more alike the buses are, the more they count as one.
 * const nests = ["car", "bus", "bus"];
 * for (const nest of [1, 0.5, 0.01])
 *   console.log(Array.from(nestedLogit([-1.4, -1.4, -1.4], { nests, nest }), (share) => share.toFixed(3)).join(" "));
 * // 0.333 0.333 0.333
 * // 0.414 0.293 0.293
 * // 0.498 0.251 0.251
 * ```
 */
export function nestedLogit(utilities: ArrayLike<number>, options: NestedLogitOptions): Float64Array {
  expectArguments(nestedLogitArguments, [utilities, options]);
  return choose(utilities, options).shares;
}

/**
 * The expected greatest utility of a choice, up to a constant: the logarithm of the sum of powers, over nests where there are
 * some (H. C. W. L. Williams, On the formation of travel demand models and economic evaluation measures of user benefit, 1977).
 * Times `spread` its change is the change of consumer surplus in money; `-spread` times it is the cost of the whole choice.
 *
 * @param utilities - Without a unit; -Infinity where an alternative is closed.
 * @returns -Infinity where every alternative is closed.
 * @throws InputError when a number is out of its bounds or lists differ in length.
 * @example
 * ```ts
 * import { logsum } from "karvan/flow";
 * // A second way as good as the first: with a spread of 20 USD/t it is worth 20 log(2) USD/t.
 * const [one, two] = [logsum([-90 / 20]), logsum([-90 / 20, -90 / 20])];
 * console.log((20 * (two - one)).toFixed(2)); // 13.86
 * ```
 */
export function logsum(
  utilities: ArrayLike<number>,
  options: LogitOptions | NestedLogitOptions = {},
): number {
  expectArguments(logsumArguments, [utilities, options]);
  return choose(utilities, options).logsum;
}
