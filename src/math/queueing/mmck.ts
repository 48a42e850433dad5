/** Queues of several servers with room for a limited number (M/M/c/K). */

import { expectArguments, type Problem, problem, throwIfErrors } from "../../base/index.ts";
import { mmckQueueArguments } from "../given.ts";
import { argumentProblems, count } from "./arguments.ts";
import { offeredWork, type ServerGroup, serverRules } from "./erlang.ts";

/** Servers with a yard that holds so many and no more. */
export interface LimitedServerGroup extends ServerGroup {
  /** How many can be there at once, in service included; a whole number, at least that of the servers. */
  readonly places: number;
}

/** What a queue with limited places comes to in the long run. */
export interface LimitedQueueMeasures {
  /** Share of arrivals that find all places taken and go elsewhere. */
  readonly blockingProbability: number;
  /** Those that are let in, per hour. */
  readonly admittedPerHour: number;
  /** Share of time a server is busy. */
  readonly utilisation: number;
  /** Mean wait before service, of those let in, hours. */
  readonly meanWaitHours: number;
  /** Mean time from arrival to the end of service, of those let in, hours. */
  readonly meanTimeHours: number;
  /** Mean number waiting. */
  readonly meanWaiting: number;
  /** Mean number there, waiting or in service. */
  readonly meanNumber: number;
}

/**
 * A queue with random arrivals, exponential service times and limited places: M/M/c/K, and M/M/1/K with one server. Who
 * finds no place goes elsewhere, so a steady state exists at any load.
 *
 * D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris, Fundamentals of Queueing Theory, 4th ed., Wiley 2008, ch. 2. The
 * probabilities of 0 to K there are calculated from the most likely number outwards, so that none runs over, also at
 * load 1 where the textbook's sums divide by 0.
 *
 * @throws InputError when an argument is out of its bounds.
 * @example
 * ```ts
 * import { mmckQueue } from "karvan/queueing";
 * const yard = mmckQueue({ arrivalsPerHour: 36, serviceHours: 0.13, servers: 4, places: 20 });
 * console.log(yard.blockingProbability.toFixed(3), yard.meanWaitHours.toFixed(2)); // 0.153 0.37
 * ```
 */
export function mmckQueue(group: LimitedServerGroup): LimitedQueueMeasures {
  expectArguments(mmckQueueArguments, [group]);
  throwIfErrors(problemsOf(group));
  const { arrivalsPerHour, serviceHours, servers, places } = group;
  const weights = weightsOf(offeredWork(group), servers, places);
  let total = 0;
  let admitted = 0;
  let waiting = 0;
  let busy = 0;
  for (const [n, weight] of weights.entries()) {
    total += weight;
    if (n < places) admitted += weight;
    waiting += Math.max(0, n - servers) * weight;
    busy += Math.min(n, servers) * weight;
  }
  const meanWaiting = waiting / total;
  const admittedShare = admitted / total;
  const admittedPerHour = arrivalsPerHour * admittedShare;
  const meanWaitHours = admittedPerHour === 0 ? 0 : meanWaiting / admittedPerHour;
  return {
    blockingProbability: weights[places] / total,
    admittedPerHour,
    utilisation: busy / total / servers,
    meanWaitHours,
    meanTimeHours: meanWaitHours + serviceHours,
    meanWaiting,
    meanNumber: (waiting + busy) / total,
  };
}

function problemsOf(group: LimitedServerGroup): Problem[] {
  const problems = argumentProblems(group, { ...serverRules, places: count });
  if (problems.length > 0 || group.places >= group.servers) return problems;
  const expected = `at least as many places as servers (${group.servers})`;
  const hint = "places are counted with those in service";
  return [problem({ path: "places", expected, got: group.places, hint })];
}

/** Probabilities of 0 to `places` there, relative to the greatest of them. */
function weightsOf(work: number, servers: number, places: number): Float64Array {
  const weights = new Float64Array(places + 1);
  const peak = work < servers ? Math.floor(work) : places;
  weights[peak] = 1;
  for (let n = peak; n > 0; n--) weights[n - 1] = (weights[n] * Math.min(n, servers)) / work;
  for (let n = peak; n < places; n++) weights[n + 1] = (weights[n] * work) / Math.min(n + 1, servers);
  return weights;
}
