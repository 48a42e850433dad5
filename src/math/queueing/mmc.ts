/** Queues of several servers with exponential times (M/M/c). */

import { expectArguments } from "../../base/index.ts";
import { exp } from "../elementary/exponential.ts";
import { log } from "../elementary/logarithm.ts";
import {
  mmcProbabilityOfWaitAboveArguments,
  mmcQueueArguments,
  mmcWaitQuantileHoursArguments,
} from "../given.ts";
import { amount, check } from "./arguments.ts";
import { checkSteady, erlangC, loadOf, type ServerGroup, serverRules } from "./erlang.ts";

/** The steady state of a queue. */
export interface QueueMeasures {
  /** Share of time a server is busy, 0 to 1. */
  readonly load: number;
  /** Probability that an arrival has to wait. */
  readonly delayProbability: number;
  /** Mean wait before service begins, over all arrivals, those that need not wait included; hours. */
  readonly meanWaitHours: number;
  /** Mean time from arrival to the end of service, hours. */
  readonly meanTimeHours: number;
  /** Mean number waiting, those in service not counted. */
  readonly meanWaiting: number;
  /** Mean number there, waiting or in service. */
  readonly meanNumber: number;
}

/**
 * A queue with random arrivals, exponential service times and one line for all servers, first come first served: M/M/c,
 * and M/M/1 with one server.
 *
 * D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris, Fundamentals of Queueing Theory, 4th ed., Wiley 2008, ch. 2:
 * mean wait = C s / (c (1 - load)), with C by {@link erlangC} and s the mean service time; numbers by Little's law.
 *
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { mmcQueue } from "karvan/queueing";
 * const { load, meanWaitHours, meanWaiting } = mmcQueue({ arrivalsPerHour: 28, serviceHours: 0.13, servers: 4 });
 * console.log(load.toFixed(2), meanWaitHours.toFixed(2), meanWaiting.toFixed(1)); // 0.91 0.29 8.2
 * ```
 */
export function mmcQueue(group: ServerGroup): QueueMeasures {
  expectArguments(mmcQueueArguments, [group]);
  const { arrivalsPerHour, serviceHours, servers } = group;
  const delayProbability = erlangC(group);
  const load = loadOf(group);
  const meanWaitHours = (delayProbability * serviceHours) / (servers * (1 - load));
  const meanTimeHours = meanWaitHours + serviceHours;
  return {
    load,
    delayProbability,
    meanWaitHours,
    meanTimeHours,
    meanWaiting: arrivalsPerHour * meanWaitHours,
    meanNumber: arrivalsPerHour * meanTimeHours,
  };
}

/**
 * The probability that an arrival at an M/M/c queue waits longer than some hours: C exp(-c (1 - load) t / s), first come
 * first served.
 *
 * @param input.aboveHours - At least 0; the probability of any wait at 0.
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { mmcProbabilityOfWaitAbove } from "karvan/queueing";
 * const lanes = { arrivalsPerHour: 28, serviceHours: 0.13, servers: 4 };
 * console.log(mmcProbabilityOfWaitAbove({ ...lanes, aboveHours: 0.5 }).toFixed(2)); // 0.20
 * ```
 */
export function mmcProbabilityOfWaitAbove(input: ServerGroup & { readonly aboveHours: number }): number {
  expectArguments(mmcProbabilityOfWaitAboveArguments, [input]);
  check(input, { ...serverRules, aboveHours: amount });
  return erlangC(input) * exp(-input.aboveHours * clearingPerHour(input));
}

/**
 * The hours that an arrival at an M/M/c queue waits at most with a given probability, first come first served; 0 where so
 * many need not wait at all.
 *
 * @param input.probability - E.g. 0.95; at least 0, below 1.
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { mmcWaitQuantileHours } from "karvan/queueing";
 * const lanes = { arrivalsPerHour: 28, serviceHours: 0.13, servers: 4 };
 * console.log(mmcWaitQuantileHours({ ...lanes, probability: 0.95 }).toFixed(2)); // 1.00
 * ```
 */
export function mmcWaitQuantileHours(input: ServerGroup & { readonly probability: number }): number {
  expectArguments(mmcWaitQuantileHoursArguments, [input]);
  check(input, { ...serverRules, probability: { least: 0, most: 1 - 2 ** -53 } });
  checkSteady(input);
  const longer = 1 - input.probability;
  const delay = erlangC(input);
  return delay <= longer ? 0 : log(delay / longer) / clearingPerHour(input);
}

/** How fast the queue shrinks while all servers are busy: capacity less arrivals, per hour. */
function clearingPerHour(group: ServerGroup): number {
  return (group.servers * (1 - loadOf(group))) / group.serviceHours;
}
