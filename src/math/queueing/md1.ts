/** The wait at one server with constant service times (M/D/1). */

import { expectArguments } from "../../base/index.ts";
import { exp } from "../elementary/exponential.ts";
import { md1ProbabilityOfWaitAboveArguments } from "../given.ts";
import { amount, check, checkLoad, positive } from "./arguments.ts";
import { offeredWork } from "./erlang.ts";

/** One server whose service always takes the same time. */
export interface ClockworkServer {
  /** Mean arrivals per hour, at random (a Poisson process). At least 0. */
  readonly arrivalsPerHour: number;
  /** Time to serve one, in hours. Above 0. */
  readonly serviceHours: number;
  /** Hours of waiting, at least 0, at most 100,000 services long. */
  readonly aboveHours: number;
}

const mostServices = 100_000;

/**
 * The probability that an arrival waits longer than some hours for one server with random arrivals and fixed service
 * times (M/D/1), first come first served. Exact, tails included.
 *
 * The textbook's sum (A. K. Erlang, 1909; C. D. Crommelin, 1932) has terms of changing sign that soon cancel all digits.
 * Here all terms are positive: with k services begun within the time and u the rest of the last of them, the wait is
 * longer when more than k - j are there and j arrive within u (G. J. Franx, Oper. Res. Lett. 29, 2001), and the numbers
 * there come from the balance of steps up and down across each level.
 *
 * The mean wait is {@link mg1MeanWaitHours} with `serviceCv` 0.
 *
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { md1ProbabilityOfWaitAbove } from "karvan/queueing";
 * const share = md1ProbabilityOfWaitAbove({ arrivalsPerHour: 6.5, serviceHours: 0.13, aboveHours: 0.5 });
 * console.log(share.toFixed(3)); // 0.254
 * ```
 */
export function md1ProbabilityOfWaitAbove(server: ClockworkServer): number {
  expectArguments(md1ProbabilityOfWaitAboveArguments, [server]);
  const { arrivalsPerHour, serviceHours, aboveHours } = server;
  check(server, {
    arrivalsPerHour: amount,
    serviceHours: positive,
    aboveHours: { ...amount, most: serviceHours > 0 ? mostServices * serviceHours : (amount.most as number) },
  });
  const load = offeredWork(server);
  checkLoad(load, `${arrivalsPerHour} arrivals per hour against a capacity of ${1 / serviceHours} per hour`);
  const services = Math.floor(aboveHours / serviceHours) + 1;
  const more = numbersAbove(load, services);
  const { terms, above } = poisson(arrivalsPerHour * (services * serviceHours - aboveHours));
  let probability = above[services - 1] ?? 0;
  for (let j = 0; j < Math.min(services, terms.length); j++) probability += terms[j] * more[services - j];
  return Math.min(1, probability);
}

/**
 * P(more than m there) for m up to `most`. Across a level as many steps lead up as down, one service at a time (p: how
 * many are there after a service; a: how many arrive in one):
 * p(n) a(0) = p(0) P(a > n - 1) + sum over i from 1 to n - 1 of p(i) P(a > n - i);
 * summed over all n above m: P(> m) (1 - load) = p(0) B(m) + sum over i from 1 to m of p(i) B(m + 1 - i), where B(k) sums
 * P(a > j) over j from k on.
 */
function numbersAbove(load: number, most: number): Float64Array {
  const { terms, above } = poisson(load);
  const summed = suffixSums(above);
  const empty = 1 - load;
  const exactly = new Float64Array(most + 1);
  const more = new Float64Array(most + 1);
  exactly[0] = empty;
  more[0] = load;
  for (let n = 1; n <= most; n++) {
    let up = empty * (above[n - 1] ?? 0);
    const oldest = Math.max(1, n - above.length + 1);
    for (let i = oldest; i < n; i++) up += exactly[i] * above[n - i];
    exactly[n] = up / terms[0];
    let beyond = empty * (summed[n] ?? 0);
    for (let i = oldest; i <= n; i++) beyond += exactly[i] * (summed[n + 1 - i] ?? 0);
    more[n] = beyond / empty;
  }
  return more;
}

/** Probabilities of a Poisson law with a mean of at most 1, and those of more than 0, 1, 2 ..., as far as doubles reach. */
function poisson(mean: number): { terms: Float64Array; above: Float64Array } {
  const terms = new Float64Array(178);
  terms[0] = exp(-mean);
  for (let j = 1; j < terms.length; j++) terms[j] = (terms[j - 1] * mean) / j;
  return { terms, above: suffixSums(terms).subarray(1) };
}

function suffixSums(terms: Float64Array): Float64Array {
  const sums = terms.slice();
  for (let j = sums.length - 2; j >= 0; j--) sums[j] = sums[j] + sums[j + 1];
  return sums;
}
