/** Mean waits by class where some go before others. */

import { expectArguments, type Problem, problem, throwIfErrors } from "../../base/index.ts";
import { mg1PriorityMeanWaitsHoursArguments, mmcPriorityMeanWaitsHoursArguments } from "../given.ts";
import { amount, argumentProblems, checkLoad, count, positive } from "./arguments.ts";
import { erlangC, offeredWork } from "./erlang.ts";
import { type SingleServer, singleServerRules } from "./mg1.ts";

/**
 * Mean waits by class at one server that always takes the highest class next and never breaks off a service (M/G/1 with
 * non-preemptive priorities); within a class first come first served. Exact.
 *
 * A. Cobham, Priority assignment in waiting line problems, Oper. Res. 2 (1954): W(k) = W0 / ((1 - S(k-1)) (1 - S(k))), with W0
 * half the sum of arrivals times the mean squared service, and S(k) the load of the classes down to k.
 *
 * @param classes - The highest first, at least one.
 * @returns Hours, in the order of the classes.
 * @throws InputError when an argument is out of its bounds, or the load of all classes is 1 or more.
 * @example
 * ```ts
 * import { mg1PriorityMeanWaitsHours } from "karvan/queueing";
 * const perishables = { arrivalsPerHour: 1.5, serviceHours: 0.13, serviceCv: 0.8 };
 * const others = { arrivalsPerHour: 5, serviceHours: 0.13, serviceCv: 1 };
 * console.log(mg1PriorityMeanWaitsHours([perishables, others]).map((hours) => hours.toFixed(2)).join(" ")); // 0.13 0.84
 * ```
 */
export function mg1PriorityMeanWaitsHours(classes: readonly SingleServer[]): number[] {
  expectArguments(mg1PriorityMeanWaitsHoursArguments, [classes]);
  throwIfErrors([
    ...noClass(classes.length, "classes"),
    ...classes.flatMap((one, k) => argumentProblems(one, singleServerRules, `classes[${k}].`)),
  ]);
  const loads = classes.map(offeredWork);
  checkShared(loads);
  const residual = classes.reduce(
    (sum, { serviceHours, serviceCv }, k) =>
      sum + (loads[k] * serviceHours * (1 + serviceCv * serviceCv)) / 2,
    0,
  );
  return shared(residual, loads);
}

/** Classes served by the same servers, all with one mean service time. */
export interface PriorityServers {
  /** Mean arrivals per hour of each class, at random, the highest class first. */
  readonly arrivalsPerHour: readonly number[];
  /** Mean time to serve one, exponential, the same for all classes; hours. Above 0. */
  readonly serviceHours: number;
  /** How many are served at once, a whole number from 1 to a million. */
  readonly servers: number;
}

/**
 * Mean waits by class at servers that always take the highest class next and never break off a service, with exponential
 * service times of one mean (M/M/c with non-preemptive priorities). Exact. Cobham 1954, as above, with W0 = C s / c and C
 * by {@link erlangC}.
 *
 * @returns Hours, in the order of the classes.
 * @throws InputError when an argument is out of its bounds, or the load of all classes is 1 or more.
 * @example
 * ```ts
 * import { mmcPriorityMeanWaitsHours } from "karvan/queueing";
 * const waits = mmcPriorityMeanWaitsHours({ arrivalsPerHour: [6.5, 21.5], serviceHours: 0.13, servers: 4 });
 * console.log(waits.map((hours) => hours.toFixed(2)).join(" ")); // 0.03 0.37
 * ```
 */
export function mmcPriorityMeanWaitsHours(input: PriorityServers): number[] {
  expectArguments(mmcPriorityMeanWaitsHoursArguments, [input]);
  const { arrivalsPerHour, serviceHours, servers } = input;
  throwIfErrors([
    ...noClass(arrivalsPerHour.length, "arrivalsPerHour"),
    ...arrivalsPerHour.flatMap((each, k) => {
      const name = `arrivalsPerHour[${k}]`;
      return argumentProblems({ [name]: each }, { [name]: amount });
    }),
    ...argumentProblems(input, { serviceHours: positive, servers: count }),
  ]);
  const loads = arrivalsPerHour.map((each) => (each * serviceHours) / servers);
  checkShared(loads);
  const all = arrivalsPerHour.reduce((sum, each) => sum + each, 0);
  const delay = erlangC({ arrivalsPerHour: all, serviceHours, servers });
  return shared((delay * serviceHours) / servers, loads);
}

function noClass(classes: number, path: string): Problem[] {
  return classes > 0 ? [] : [problem({ path, expected: "at least one class", got: classes })];
}

function checkShared(loads: readonly number[]): void {
  const load = loads.reduce((sum, each) => sum + each, 0);
  checkLoad(load, `the classes have loads of ${loads.join(", ")}`);
}

function shared(residual: number, loads: readonly number[]): number[] {
  let above = 0;
  return loads.map((load) => {
    const own = above + load;
    const wait = residual / ((1 - above) * (1 - own));
    above = own;
    return wait;
  });
}
