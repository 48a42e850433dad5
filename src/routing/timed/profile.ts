/** Travel times over many departures. */

import {
  displayed,
  expectArguments,
  type Fault,
  greatest,
  InputError,
  least,
  problem,
} from "../../base/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { departuresArguments } from "../given.ts";
import { type StudyOrModel, studyOf } from "../model.ts";
import { type DepartureQuery, openDated } from "./earliestArrival.ts";

/** A question for how long journeys take that leave at different hours. */
export interface ProfileQuery extends DepartureQuery {
  /** Departures are looked at from the first until before so many hours later, at most 8,784; a week, 168, when absent. */
  readonly spanHours?: number;
  /** Hours between departures, a multiple of a quarter; 1 when absent. */
  readonly stepHours?: number;
}

/** How long journeys take that leave at different hours. */
export interface DepartureProfile {
  /** One for each departure, in order. */
  readonly departures: readonly ProfilePoint[];
  /** Least hours of all departures; absent when one of them does not arrive. */
  readonly min?: number;
  /** Mean over all departures; absent when one of them does not arrive. */
  readonly mean?: number;
  /** Most hours; absent when one of them does not arrive. */
  readonly max?: number;
}

/** A departure and how long the journey takes. */
export interface ProfilePoint {
  readonly departs: string;
  readonly arrives?: string;
  /** Hours; absent when there is no way from then. */
  readonly hours?: number;
  /** Why there is none. */
  readonly reason?: string;
}

const longestSpan = 366 * 24;

/**
 * The time of the journey that arrives first, for departures at every hour of a week (or another span and step): what a
 * timetable and opening hours make of a mean time. The mean is over the departures asked for.
 *
 * @throws InputError as `earliestArrival` does, and when span or step are out of range.
 * @example
 * ```ts
 * import { departures } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { from: "alma", to: "gora", commodity: "container", depart: "2026-11-25T00:00+03:00" };
 * const week = departures(study, "rail-joined", { ...journey, stepHours: 6 });
 * console.log(week.departures.length, week.mean?.toFixed(1)); // 28 30.6
 * ```
 */
export function departures(
  study: StudyOrModel,
  scenario: string | Scenario,
  query: ProfileQuery,
): DepartureProfile {
  expectArguments(departuresArguments, [study, scenario, query]);
  return displayed(profileOf(study, scenario, query), "departures", studyOf(study));
}

function profileOf(study: StudyOrModel, scenario: string | Scenario, query: ProfileQuery): DepartureProfile {
  const { spanHours = 168, stepHours = 1 } = query;
  check({ spanHours, stepHours });
  const question = openDated(study, scenario, query);
  const departures: ProfilePoint[] = [];
  for (let hours = 0; hours < spanHours; hours += stepHours) {
    const found = question.leave(hours);
    departures.push(
      found.type === "noRoute"
        ? { departs: question.text(hours), reason: found.reason }
        : { departs: found.departs, arrives: found.arrives, hours: found.hours },
    );
  }
  const all = departures.flatMap(({ hours }) => hours ?? []);
  if (all.length < departures.length) return { departures };
  const sum = all.reduce((a, b) => a + b, 0);
  return { departures, min: least(all), mean: sum / all.length, max: greatest(all) };
}

function check({ spanHours, stepHours }: Required<Pick<ProfileQuery, "spanHours" | "stepHours">>): void {
  const faults: [string, Fault][] = [];
  if (!(spanHours > 0 && spanHours <= longestSpan)) {
    const hint = "a week is 168";
    faults.push([
      "spanHours",
      { expected: `hours above 0 and at most ${longestSpan}`, got: spanHours, hint },
    ]);
  }
  if (!(stepHours > 0 && Number.isInteger(stepHours * 4) && stepHours <= longestSpan)) {
    const hint = "e.g. 0.25, 1 or 24";
    faults.push(["stepHours", { expected: "a multiple of a quarter of an hour", got: stepHours, hint }]);
  }
  if (faults.length > 0) throw new InputError(faults.map(([path, fault]) => problem({ path, ...fault })));
}
