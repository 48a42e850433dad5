/** The backlog after a closure, and the wait at a gate that opens and closes every day. */

import { expectArguments, problem, throwIfErrors } from "../../base/index.ts";
import { closureBacklogArguments, gateWaitArguments } from "../given.ts";
import { amount, argumentProblems, check, checkLoad, positive } from "./arguments.ts";

/** A crossing that was closed for some time while arrivals went on. */
export interface Closure {
  /** Arrivals per hour, even and unbroken, also while it is closed. At least 0. */
  readonly arrivalsPerHour: number;
  /** What it clears per hour when open. Above 0. */
  readonly capacityPerHour: number;
  /** How long it is closed, hours. At least 0. */
  readonly closedHours: number;
}

/** The queue that a closure leaves, and how it clears. */
export interface ClosureBacklog {
  /** How many wait when it reopens. */
  readonly backlog: number;
  /** Hours from reopening until the queue is gone. */
  readonly recoveryHours: number;
  /** How many have waited in all: those of the closure, and those that came while there was still a queue. */
  readonly delayed: number;
  /** All their waits together, hours. */
  readonly totalWaitHours: number;
  /** Mean wait of those delayed, hours. */
  readonly meanWaitHours: number;
  /** Mean wait of those that arrive while it is closed, hours. */
  readonly meanWaitOfClosureHours: number;
  /** Mean wait of those that arrive while the queue clears, hours. */
  readonly meanWaitOfRecoveryHours: number;
  /** Wait of the first to find it closed, hours: the longest. */
  readonly longestWaitHours: number;
  /** Wait of one that arrives as it reopens, the last of the backlog to be served; hours. */
  readonly waitAtReopeningHours: number;
}

/**
 * The fluid queue of one closure, first come first served: a stock of arrivals times hours, cleared at capacity less
 * arrivals. Who arrives x hours after the closing waits closed - x (1 - load) hours.
 *
 * G. F. Newell, Applications of Queueing Theory, 2nd ed., Chapman and Hall 1982, ch. 2.
 *
 * @throws InputError when an argument is out of its bounds, or arrivals reach capacity: then the queue never clears.
 * @example
 * ```ts
 * import { closureBacklog } from "karvan/queueing";
 * const closure = closureBacklog({ arrivalsPerHour: 28, capacityPerHour: 40, closedHours: 72 });
 * console.log(closure.backlog, closure.recoveryHours.toFixed(0), closure.meanWaitHours); // 2016 168 36
 * ```
 */
export function closureBacklog(closure: Closure): ClosureBacklog {
  expectArguments(closureBacklogArguments, [closure]);
  check(closure, { arrivalsPerHour: amount, capacityPerHour: positive, closedHours: amount });
  const { arrivalsPerHour, capacityPerHour, closedHours } = closure;
  const load = arrivalsPerHour / capacityPerHour;
  checkLoad(load, `${arrivalsPerHour} arrivals per hour against a capacity of ${capacityPerHour} per hour`);
  const backlog = arrivalsPerHour * closedHours;
  const waitAtReopeningHours = load * closedHours;
  const delayed = backlog / (1 - load);
  return {
    backlog,
    recoveryHours: waitAtReopeningHours / (1 - load),
    delayed,
    totalWaitHours: (delayed * closedHours) / 2,
    meanWaitHours: closedHours / 2,
    meanWaitOfClosureHours: (closedHours + waitAtReopeningHours) / 2,
    meanWaitOfRecoveryHours: waitAtReopeningHours / 2,
    longestWaitHours: closedHours,
    waitAtReopeningHours,
  };
}

/** A gate that closes for some hours of each period: at night, over the weekend. */
export interface Gate {
  /** Arrivals per hour, even over the whole period. At least 0. */
  readonly arrivalsPerHour: number;
  /** What it clears per hour when open. Above 0. */
  readonly capacityPerHour: number;
  /** Hours it is open in each period, in one piece. Above 0, at most the period. */
  readonly openHours: number;
  /** Hours from one opening to the next. Default 24. */
  readonly periodHours?: number;
}

/** What closing for some hours of each period costs in waiting. */
export interface GateWait {
  /** Arrivals of a period over what it can clear while open. */
  readonly load: number;
  /** Mean wait over all arrivals of a period, hours. */
  readonly meanWaitHours: number;
  /** Longest wait, of the first to find it closed; hours. */
  readonly longestWaitHours: number;
  /** Most that wait, just before it opens. */
  readonly greatestQueue: number;
  /** Share of arrivals that wait. */
  readonly delayedShare: number;
}

/**
 * The fluid wait at a gate that closes once in each period: with L hours closed of a period T and arrivals a against
 * capacity m the mean is L^2 m / (2 T (m - a)). What chance adds while the gate is open is not in it.
 *
 * G. F. Newell, as for {@link closureBacklog}.
 *
 * @throws InputError when an argument is out of its bounds, or more arrive in a period than can be cleared in it.
 * @example
 * ```ts
 * import { gateWait } from "karvan/queueing";
 * const gate = gateWait({ arrivalsPerHour: 28, capacityPerHour: 60, openHours: 14 });
 * console.log(gate.load.toFixed(2), gate.meanWaitHours.toFixed(1), gate.longestWaitHours); // 0.80 3.9 10
 * ```
 */
export function gateWait(gate: Gate): GateWait {
  expectArguments(gateWaitArguments, [gate]);
  const given = { ...gate, periodHours: gate.periodHours ?? 24 };
  const { arrivalsPerHour, capacityPerHour, openHours, periodHours } = given;
  const rules = {
    arrivalsPerHour: amount,
    capacityPerHour: positive,
    openHours: positive,
    periodHours: positive,
  };
  const problems = argumentProblems(given, rules);
  if (problems.length === 0 && openHours > periodHours) {
    const expected = `at most the period of ${periodHours} hours`;
    problems.push(problem({ path: "openHours", expected, got: openHours }));
  }
  throwIfErrors(problems);
  const load = (arrivalsPerHour * periodHours) / (capacityPerHour * openHours);
  const hint = `${arrivalsPerHour * periodHours} arrivals in a period, ${capacityPerHour * openHours} can be cleared`;
  checkLoad(load, hint);
  const closed = periodHours - openHours;
  const idle = 1 - arrivalsPerHour / capacityPerHour;
  return {
    load,
    meanWaitHours: (closed * closed) / (2 * periodHours * idle),
    longestWaitHours: closed,
    greatestQueue: arrivalsPerHour * closed,
    delayedShare: closed / (periodHours * idle),
  };
}
