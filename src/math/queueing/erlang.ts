/** Erlang's formulas for servers that share one queue. */

import { expectArguments } from "../../base/index.ts";
import { erlangBArguments, erlangCArguments } from "../given.ts";
import { amount, check, checkLoad, count, positive, type Rules } from "./arguments.ts";

/** Servers that share one stream of arrivals: lanes of a crossing, cranes, stands of a gauge change. */
export interface ServerGroup {
  /** Mean arrivals per hour, at random (a Poisson process). At least 0. */
  readonly arrivalsPerHour: number;
  /** Mean time to serve one, in hours. Above 0. */
  readonly serviceHours: number;
  /** How many are served at once, a whole number from 1 to a million. */
  readonly servers: number;
}

/** Bounds of a server group. */
export const serverRules: Rules<ServerGroup> = {
  arrivalsPerHour: amount,
  serviceHours: positive,
  servers: count,
};

/** Work offered, in servers that it would keep busy (erlangs). */
export function offeredWork({ arrivalsPerHour, serviceHours }: Omit<ServerGroup, "servers">): number {
  return arrivalsPerHour * serviceHours;
}

/** The share of time a server is busy when all customers wait. */
export function loadOf(group: ServerGroup): number {
  return offeredWork(group) / group.servers;
}

/** Refuses a group that is asked for as much as it can do, or more. */
export function checkSteady(group: ServerGroup): void {
  const { arrivalsPerHour, serviceHours, servers } = group;
  checkLoad(
    loadOf(group),
    `${arrivalsPerHour} arrivals per hour against a capacity of ${servers / serviceHours} per hour`,
  );
}

/**
 * The share of arrivals that find all servers busy and leave, where there is no room to wait (M/G/c/c): Erlang's loss
 * formula, B(c, a) with a offered work. It holds for any distribution of service, and at any load.
 *
 * A. K. Erlang, 1917; calculated by B(n) = a B(n-1) / (n + a B(n-1)), whose terms are all positive.
 *
 * @returns From 0 to 1.
 * @throws InputError when an argument is out of its bounds.
 * @example
 * ```ts
 * import { erlangB } from "karvan/queueing";
 * const turnedAway = erlangB({ arrivalsPerHour: 28, serviceHours: 0.13, servers: 4 });
 * console.log(turnedAway.toFixed(3)); // 0.275
 * ```
 */
export function erlangB(group: ServerGroup): number {
  expectArguments(erlangBArguments, [group]);
  check(group, serverRules);
  return lossProbability(offeredWork(group), group.servers);
}

/**
 * The probability that an arrival has to wait, where all wait who must and service times are exponential (M/M/c):
 * Erlang's delay formula, C(c, a).
 *
 * A. K. Erlang, 1917; calculated from {@link erlangB}: C = B / (1 - load + load B).
 *
 * @returns From 0 to 1.
 * @throws InputError when an argument is out of its bounds, or the load is 1 or more.
 * @example
 * ```ts
 * import { erlangC } from "karvan/queueing";
 * const mustWait = erlangC({ arrivalsPerHour: 28, serviceHours: 0.13, servers: 4 });
 * console.log(mustWait.toFixed(3)); // 0.808
 * ```
 */
export function erlangC(group: ServerGroup): number {
  expectArguments(erlangCArguments, [group]);
  check(group, serverRules);
  checkSteady(group);
  const load = loadOf(group);
  const loss = lossProbability(offeredWork(group), group.servers);
  return loss / (1 - load + load * loss);
}

function lossProbability(work: number, servers: number): number {
  let loss = 1;
  for (let n = 1; n <= servers; n++) loss = (work * loss) / (n + work * loss);
  return loss;
}
