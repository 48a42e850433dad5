/** Waits for departures of a timetable or at a mean headway. */

import { expectArguments, greatest, type Problem, problem, throwIfErrors } from "../../base/index.ts";
import { departureMeanWaitHoursArguments, timetableWaitArguments } from "../given.ts";
import { amount, argumentProblems, check, positive } from "./arguments.ts";

/**
 * The mean wait for a departure of one who arrives at any time: H (1 + cv^2) / 2. Half the headway when departures are
 * regular, more when they are not, since more people arrive in long gaps than in short ones (the inspection paradox).
 * Departures have room for all.
 *
 * W. Feller, An Introduction to Probability Theory and Its Applications, vol. 2, 2nd ed., Wiley 1971, I.4.
 *
 * @param input.headwayHours - Mean time between departures. Above 0.
 * @param input.headwayCv - Standard deviation of that time over its mean; 0 by the clock, 1 at random. Default 0.
 * @returns Hours.
 * @throws InputError when an argument is out of its bounds.
 * @example
 * ```ts
 * import { departureMeanWaitHours } from "karvan/queueing";
 * console.log(departureMeanWaitHours({ headwayHours: 84 })); // 42
 * console.log(departureMeanWaitHours({ headwayHours: 84, headwayCv: 0.5 })); // 52.5
 * ```
 */
export function departureMeanWaitHours(input: {
  readonly headwayHours: number;
  readonly headwayCv?: number;
}): number {
  expectArguments(departureMeanWaitHoursArguments, [input]);
  const { headwayHours, headwayCv = 0 } = input;
  check({ headwayHours, headwayCv }, { headwayHours: positive, headwayCv: amount });
  return (headwayHours * (1 + headwayCv * headwayCv)) / 2;
}

/** Departures that recur. */
export interface DepartureCycle {
  /** Hours after the beginning of the cycle, at least 0 and below the cycle; in any order, at least one. */
  readonly departuresHours: readonly number[];
  /** How long before a departure one must be there, hours. Default 0. */
  readonly cutOffHours?: number;
  /** After how many hours the list begins again. Default 168, a week. */
  readonly cycleHours?: number;
}

/** The wait of one who arrives at any time of the cycle. */
export interface TimetableWait {
  /** From arrival to departure, hours. */
  readonly meanWaitHours: number;
  /** Wait of one who just misses the worst cut-off, hours. */
  readonly longestWaitHours: number;
  /** Mean time between departures, hours. */
  readonly headwayHours: number;
  /** Standard deviation of the time between departures over its mean. */
  readonly headwayCv: number;
}

/**
 * The exact wait for the next departure that can still be caught, over arrivals spread evenly over the cycle: the sum of
 * the squared gaps over twice the cycle, and the cut-off. As {@link departureMeanWaitHours} with the gaps' own spread.
 *
 * @throws InputError when an argument is out of its bounds.
 * @example
 * ```ts
 * import { timetableWait } from "karvan/queueing";
 * const week = timetableWait({ departuresHours: [10, 58], cutOffHours: 12 }); // hours from the start of the week
 * console.log(week.meanWaitHours.toFixed(1), week.headwayHours); // 61.7 84
 * ```
 */
export function timetableWait(timetable: DepartureCycle): TimetableWait {
  expectArguments(timetableWaitArguments, [timetable]);
  const { departuresHours, cutOffHours = 0, cycleHours = 168 } = timetable;
  throwIfErrors(problemsOf(departuresHours, cutOffHours, cycleHours));
  const sorted = [...departuresHours].sort((a, b) => a - b);
  const gaps = sorted.map((hour, i) => (sorted[i + 1] ?? sorted[0] + cycleHours) - hour);
  const headwayHours = cycleHours / gaps.length;
  const squares = gaps.reduce((sum, gap) => sum + gap * gap, 0);
  const spread = gaps.reduce((sum, gap) => sum + (gap - headwayHours) * (gap - headwayHours), 0);
  return {
    meanWaitHours: squares / (2 * cycleHours) + cutOffHours,
    longestWaitHours: greatest(gaps) + cutOffHours,
    headwayHours,
    headwayCv: Math.sqrt(spread / gaps.length) / headwayHours,
  };
}

function problemsOf(departures: readonly number[], cutOffHours: number, cycleHours: number): Problem[] {
  const problems = argumentProblems(
    { cutOffHours, cycleHours },
    { cutOffHours: amount, cycleHours: positive },
  );
  const most = 10_000;
  const listed = departures.length;
  if (listed < 1 || listed > most)
    problems.push(problem({ path: "departuresHours", expected: `1 to ${most} departures`, got: listed }));
  for (const [i, hour] of departures.entries()) {
    if (typeof hour === "number" && hour >= 0 && (hour < cycleHours || !(cycleHours > 0))) continue;
    const expected = `an hour of the cycle, at least 0 and below ${cycleHours}`;
    problems.push(problem({ path: `departuresHours[${i}]`, expected, got: hour }));
  }
  return problems;
}
