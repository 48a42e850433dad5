/** Queues for a train, ferry or convoy that takes everybody waiting, up to its capacity. */

import { expectArguments } from "../../base/index.ts";
import { bulkQueueArguments } from "../given.ts";
import { amount, check, checkLoad, positive } from "./arguments.ts";
import { leftBehindByRoots } from "./bulkRoots.ts";
import { leftBehindBySeries } from "./bulkSeries.ts";

/** A train, ferry or convoy that takes all who wait, up to its capacity. */
export interface BulkService {
  /** Mean arrivals per hour, at random (a Poisson process). At least 0. */
  readonly arrivalsPerHour: number;
  /** Time from one departure to the next, hours; always the same. Above 0. */
  readonly headwayHours: number;
  /** How many one departure takes, a whole number from 1 to 100,000. */
  readonly capacity: number;
}

/** What a bulk service comes to in the long run. */
export interface BulkQueue {
  /** Arrivals per departure over its capacity: how full it is on average. */
  readonly load: number;
  /** Mean number that a departure leaves behind. */
  readonly meanLeftBehind: number;
  /** Mean number waiting just before a departure. */
  readonly meanBeforeDeparture: number;
  /** Mean number waiting, over all times. */
  readonly meanWaiting: number;
  /** Mean wait until departure, hours. Where capacity never binds it is half the headway. */
  readonly meanWaitHours: number;
}

const smallest = 1e-3;

/**
 * A departure of capacity C every H hours for arrivals at random. Exact: with m = arrivals per headway and z(k) the roots
 * of z^C = exp(m (z - 1)) within the unit circle, other than 1, a departure leaves behind on average
 * sum 1 / (1 - z(k)) - (C + m) / 2 + C / (2 (C - m)); the mean wait is H / 2 and that number over the arrivals per hour.
 * Where capacity seldom binds these terms nearly cancel, and the number is summed up as a series of positive ones.
 *
 * N. T. J. Bailey, On queueing processes with bulk service, J. R. Statist. Soc. B 16 (1954); the series: F. Spitzer, Trans.
 * Amer. Math. Soc. 82 (1956).
 *
 * @throws InputError when an argument is out of its bounds, or as many arrive as can be taken, or more.
 * @example
 * ```ts
 * import { bulkQueue } from "karvan/queueing";
 * const train = bulkQueue({ arrivalsPerHour: 0.9, headwayHours: 48, capacity: 50 });
 * console.log(train.meanWaitHours.toFixed(1), train.meanLeftBehind.toFixed(2)); // 24.9 0.83
 * ```
 */
export function bulkQueue(service: BulkService): BulkQueue {
  expectArguments(bulkQueueArguments, [service]);
  check(service, {
    arrivalsPerHour: amount,
    headwayHours: positive,
    capacity: { least: 1, most: 100_000, whole: true },
  });
  const { arrivalsPerHour, headwayHours, capacity } = service;
  const perDeparture = arrivalsPerHour * headwayHours;
  const load = perDeparture / capacity;
  checkLoad(load, `${perDeparture} arrivals per departure that takes ${capacity}`);
  const byRoots = leftBehindByRoots(load, capacity);
  const meanLeftBehind = byRoots > smallest * capacity ? byRoots : leftBehindBySeries(load, capacity);
  const meanWaitHours = headwayHours / 2 + (arrivalsPerHour === 0 ? 0 : meanLeftBehind / arrivalsPerHour);
  return {
    load,
    meanLeftBehind,
    meanBeforeDeparture: meanLeftBehind + perDeparture,
    meanWaiting: meanLeftBehind + perDeparture / 2,
    meanWaitHours,
  };
}
