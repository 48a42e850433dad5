/** The query for the earliest arrival of a dated journey. */

import { expectArguments, type Fault, InputError, type Problem, problem } from "../../base/index.ts";
import { type Instant, readInstant } from "../../model/index.ts";
import type { AnsweredYear, Scenario } from "../../scenario/index.ts";
import { displayedAnswer } from "../displayedAnswer.ts";
import { earliestArrivalArguments } from "../given.ts";
import type { StudyOrModel } from "../model.ts";
import type { RouteRules } from "../routes/constrained.ts";
import { type RouteQuery, resolveQuery, yearOf } from "../routes/query.ts";
import type { NoRoute } from "../routes/route.ts";
import type { ReadySearch } from "../routes/router.ts";
import { Clock } from "./clock.ts";
import { describeItinerary, type Itinerary } from "./itinerary.ts";
import { TimedSearch } from "./search.ts";
import { serviceArcs } from "./serviceArcs.ts";
import { arcHours, plainArc, type TimedArc } from "./timedGraph.ts";
import { type Blocked, whyTooLate } from "./whyTooLate.ts";

/** A question for the way that arrives first. */
export interface DepartureQuery extends Omit<RouteQuery, "least" | keyof RouteRules> {
  /** When the consignment is ready to leave, with its offset from UTC: `2026-11-25T08:00+03:00`. */
  readonly depart: string;
  /** Days after departure up to which calendars and timetables are looked at, 1 to 3,660; 366 when absent. */
  readonly horizonDays?: number;
}

const usualHorizon = 366;
const longestHorizon = 3660;

/**
 * The way that arrives first of all when it leaves at a moment: borders with a calendar work only while they are open,
 * services leave to their timetables, everything else takes the mean times of the study.
 *
 * A link of an exclusive line, or whose wait in `timings.csv` is that of a service, is travelled by services only; any other
 * link also without one, with its mean wait. Goods that are loaded for a line wait for it alone. Exact, also where a fast train that leaves later overtakes a slow one.
 *
 * @param scenario - Id of one of the study's scenarios, or a scenario document.
 * @returns The dated journey, or why there is none, e.g. a border that does not open within the horizon.
 * @throws InputError when a name or a date is wrong, a scenario cannot be applied, or an open link or crossing has no price.
 * @example
 * ```ts
 * import { earliestArrival } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { from: "alma", to: "gora", commodity: "container", depart: "2026-11-25T08:00+03:00" };
 * const found = earliestArrival(study, "rail-joined", journey);
 * if (found.type === "itinerary") console.log(found.arrives, found.hours.toFixed(1)); // 2026-11-26T14:36+03:00 30.6
 * ```
 */
export function earliestArrival(
  study: StudyOrModel,
  scenario: string | Scenario,
  query: DepartureQuery,
): Itinerary | NoRoute {
  expectArguments(earliestArrivalArguments, [study, scenario, query]);
  const question = openDated(study, scenario, query);
  return displayedAnswer(study, { ...question.leave(0), year: question.year });
}

/** A dated question made ready: how many hours after its departure does a journey that leaves then arrive? */
export interface DatedQuestion {
  /** The day of the departure, or the year asked for, by which the dates of edits are looked at. */
  readonly year: AnsweredYear;
  /** @param hours - Hours after the departure of the query, a multiple of 2^-30. */
  readonly leave: (hours: number) => Itinerary | NoRoute;
  /** The moment so many hours after it, as people write it. */
  readonly text: (hours: number) => string;
}

/** Makes a dated question ready to be asked for several departures. */
export function openDated(
  study: StudyOrModel,
  scenario: string | Scenario,
  asked: DepartureQuery,
): DatedQuestion {
  const { begin, horizon } = readTimes(asked);
  const query = { ...asked, year: asked.year ?? asked.depart.trim().slice(0, 10) };
  const { router, from, to } = resolveQuery(study, scenario, query);
  const year = yearOf(router, query);
  const { model, graph } = router;
  const { network } = model.scenario;
  const clock = new Clock(network, begin, horizon);
  const text = (hours: number): string => clock.text(hours);
  const ready = router.prepare(from, to);
  if (ready.type === "noRoute") return { text, year, leave: () => ready };
  const { priced } = ready;
  if (ready.type === "way")
    return {
      text,
      year,
      leave: (depart) => describeItinerary({ arcs: [] }, { priced, clock, from, to, depart }),
    };
  const context = { priced, network, clock, evaluate: model.evaluate };
  const services = serviceArcs(network.services, context);
  const exclusive = new Set(network.services.flatMap((line) => (line.exclusive === true ? line.links : [])));
  const isServed = (a: number): boolean =>
    arcHours(priced, a).isServed || exclusive.has(graph.arcs[a]?.link?.id ?? "");
  const plain = [...graph.arcs.keys()].filter((a) => !(services.served.has(a) && isServed(a)));
  const arcs: TimedArc[] = [...plain.map((a) => plainArc(a, context)), ...services.arcs];
  const search = new TimedSearch(services.nodeCount, arcs);
  return {
    text,
    year,
    leave: (depart) => {
      const blocked: Blocked[] = [];
      const found = search.path(ready.origin, ready.destination, depart, (arc, time) =>
        blocked.push({ arc, time }),
      );
      if (found !== undefined) return describeItinerary(found, { priced, clock, from, to, depart });
      if (!isJoined(ready)) return router.noRoute(from, to, ready);
      const reason = whyTooLate(blocked, { priced, clock });
      return { type: "noRoute", from, to, commodity: router.commodity.id, reason };
    },
  };
}

/** Whether there is a way when nothing has opening hours. */
function isJoined({ priced, origin, destination }: ReadySearch): boolean {
  return priced.search.path(priced.weights.time, origin, destination) !== undefined;
}

function readTimes({ depart, horizonDays = usualHorizon }: DepartureQuery): {
  begin: Instant;
  horizon: number;
} {
  const problems: Problem[] = [];
  const refuse = (path: string, fault: Fault): void => {
    problems.push(problem({ path, ...fault }));
  };
  const begin = readInstant(depart);
  if ("expected" in begin) refuse("depart", begin);
  if (!(horizonDays >= 1 && horizonDays <= longestHorizon)) {
    const hint = "a year is enough for weekly trains and closures of months";
    refuse("horizonDays", { expected: `days from 1 to ${longestHorizon}`, got: horizonDays, hint });
  }
  if ("expected" in begin || problems.length > 0) throw new InputError(problems);
  return { begin, horizon: horizonDays };
}
