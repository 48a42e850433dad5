/** The mean wait at one server with any service times (M/G/1). */

import { expectArguments } from "../../base/index.ts";
import { mg1MeanWaitHoursArguments } from "../given.ts";
import { amount, check, checkLoad, positive, type Rules } from "./arguments.ts";
import { offeredWork } from "./erlang.ts";

/** One server with random arrivals and service times of any distribution. */
export interface SingleServer {
  /** Mean arrivals per hour, at random (a Poisson process). At least 0. */
  readonly arrivalsPerHour: number;
  /** Mean time to serve one, in hours. Above 0. */
  readonly serviceHours: number;
  /** Standard deviation of the service time over its mean: 0 is clockwork, 1 is exponential. At least 0. */
  readonly serviceCv: number;
}

/** Bounds of a single server. */
export const singleServerRules: Rules<SingleServer> = {
  arrivalsPerHour: amount,
  serviceHours: positive,
  serviceCv: amount,
};

/**
 * The mean wait before service at one server with random arrivals and service times of any distribution (M/G/1; M/D/1 at
 * cv 0, M/M/1 at cv 1): load s (1 + cv^2) / (2 (1 - load)). Exact.
 *
 * F. Pollaczek, Math. Z. 32 (1930); A. Y. Khinchine, Mat. Sb. 39 (1932).
 *
 * @returns Hours.
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { mg1MeanWaitHours } from "karvan/queueing";
 * const hours = mg1MeanWaitHours({ arrivalsPerHour: 6.5, serviceHours: 0.13, serviceCv: 0.8 });
 * console.log(hours.toFixed(3)); // 0.581
 * ```
 */
export function mg1MeanWaitHours(server: SingleServer): number {
  expectArguments(mg1MeanWaitHoursArguments, [server]);
  check(server, singleServerRules);
  const { arrivalsPerHour, serviceHours, serviceCv } = server;
  const load = offeredWork(server);
  checkLoad(load, `${arrivalsPerHour} arrivals per hour against a capacity of ${1 / serviceHours} per hour`);
  return (load * serviceHours * (1 + serviceCv * serviceCv)) / (2 * (1 - load));
}
