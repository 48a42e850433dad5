/** Approximate waits for any arrivals and services (G/G/c). */

import { expectArguments } from "../../base/index.ts";
import { pow } from "../elementary/power.ts";
import { allenCunneenMeanWaitHoursArguments, sakasegawaMeanWaitHoursArguments } from "../given.ts";
import { amount, check } from "./arguments.ts";
import { checkSteady, erlangC, loadOf, type ServerGroup, serverRules } from "./erlang.ts";

/** Servers with arrivals and services of any distribution, known by mean and spread. */
export interface GeneralServerGroup extends ServerGroup {
  /** Standard deviation of the time between arrivals over its mean: 0 by the clock, 1 at random. At least 0. */
  readonly arrivalCv: number;
  /** Standard deviation of the service time over its mean: 0 is clockwork, 1 is exponential. At least 0. */
  readonly serviceCv: number;
}

const rules = { ...serverRules, arrivalCv: amount, serviceCv: amount };

/**
 * The mean wait before service at servers with arrivals and services of any distribution (G/G/c), by Allen and Cunneen:
 * the wait of M/M/c times half the sum of the squared coefficients of variation. An approximation. Right for M/M/c; with
 * one server right for M/G/1, and Kingman's approximation for all else.
 *
 * A. O. Allen, Probability, Statistics, and Queueing Theory, 2nd ed., Academic Press 1990, ch. 5; J. F. C. Kingman, Proc.
 * Camb. Phil. Soc. 57 (1961), for one server under heavy load.
 *
 * @returns Hours.
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { allenCunneenMeanWaitHours } from "karvan/queueing";
 * const lanes = { arrivalsPerHour: 28, serviceHours: 0.13, servers: 4 };
 * console.log(allenCunneenMeanWaitHours({ ...lanes, arrivalCv: 1.3, serviceCv: 0.8 }).toFixed(3)); // 0.340
 * ```
 */
export function allenCunneenMeanWaitHours(group: GeneralServerGroup): number {
  expectArguments(allenCunneenMeanWaitHoursArguments, [group]);
  check(group, rules);
  checkSteady(group);
  return waitWith(erlangC(group), group);
}

/**
 * The same with Erlang's delay formula replaced by load^(sqrt(2 (c + 1)) - 1), after Sakasegawa: smooth in all arguments,
 * the number of servers included, and equal to {@link allenCunneenMeanWaitHours} with one server. With up to 100 it lies
 * within 3.4 % of a service time of it at both cv 1; where waits are a small part of a service they may differ by much of
 * themselves: by a fifth with 10 servers at load 0.7. The formula function `queueWait` is this one.
 *
 * H. Sakasegawa, An approximation formula L_q = a r^b / (1 - r), Ann. Inst. Statist. Math. 29 (1977).
 *
 * @returns Hours.
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { sakasegawaMeanWaitHours } from "karvan/queueing";
 * const lanes = { arrivalsPerHour: 28, serviceHours: 0.13, servers: 4 };
 * console.log(sakasegawaMeanWaitHours({ ...lanes, arrivalCv: 1.3, serviceCv: 0.8 }).toFixed(3)); // 0.343
 * ```
 */
export function sakasegawaMeanWaitHours(group: GeneralServerGroup): number {
  expectArguments(sakasegawaMeanWaitHoursArguments, [group]);
  check(group, rules);
  checkSteady(group);
  return waitWith(pow(loadOf(group), Math.sqrt(2 * (group.servers + 1)) - 1), group);
}

function waitWith(delayProbability: number, group: GeneralServerGroup): number {
  const { serviceHours, servers, arrivalCv, serviceCv } = group;
  const variation = (arrivalCv * arrivalCv + serviceCv * serviceCv) / 2;
  return (delayProbability * serviceHours * variation) / (servers * (1 - loadOf(group)));
}
