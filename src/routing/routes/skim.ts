/** Matrices of route attributes between places. */

import { displayed, expectArguments } from "../../base/index.ts";
import type { End } from "../../model/index.ts";
import { type AnsweredYear, answeredYear, type Scenario, type YearInput } from "../../scenario/index.ts";
import { skimArguments } from "../given.ts";
import { type StudyOrModel, scenarioModel, studyOf } from "../model.ts";
import type { Objective } from "../prices/price.ts";
import { Names } from "./query.ts";
import type { SkimTotals } from "./router.ts";

/** Attributes a skim holds: km, hours, kgCO2e per unit, and money in the study's currency per unit. */
export type SkimAttribute = keyof SkimTotals;

/** A question for the matrices of route attributes between places. */
export interface SkimQuery {
  /** Ids of places, or sides of border crossings such as `sarakhs@IR`. */
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  /** Id of a commodity. */
  readonly commodity: string;
  /** What the routes make least; generalised cost when absent. */
  readonly least?: Objective;
  /** Year, or day, for which the dates of edits are looked at; the first in which all have begun when absent. */
  readonly year?: YearInput;
}

/** Matrices of route attributes, by origin and destination. `undefined` where there is no route. */
export interface Skim {
  /** The year it answers for, and the edits that depend on it. */
  readonly year: AnsweredYear;
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  /** Attribute -> rows by origin, columns by destination. */
  readonly values: Readonly<Record<SkimAttribute, readonly (readonly (number | undefined)[])[]>>;
}

/**
 * OD matrices of the least-cost routes between places: one tree per origin.
 *
 * @throws InputError when a name is unknown or an open link or crossing has no price.
 * @example
 * ```ts
 * import { skim } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const ends = { origins: ["alma", "dalan"], destinations: ["gora", "elis"] };
 * const { origins, values } = skim(study, "rail-joined", { ...ends, commodity: "container" });
 * for (const [i, origin] of origins.entries()) console.log(origin, ...values.time[i].map((hours) => hours?.toFixed(1)));
 * // alma 36.4 50.9
 * // dalan 53.6 68.1
 * ```
 */
export function skim(study: StudyOrModel, scenario: string | Scenario, query: SkimQuery): Skim {
  expectArguments(skimArguments, [study, scenario, query]);
  const model = scenarioModel(study, scenario, query.year);
  const names = new Names(model);
  const ends = (field: "origins" | "destinations"): End[] =>
    query[field].map((text, i) => names.end(`${field}[${i}]`, text));
  const origins = ends("origins");
  const destinations = ends("destinations");
  const commodity = names.commodity(query.commodity);
  const least = names.objective(query.least);
  names.throwIfUnknown();
  const router = model.router(commodity);
  const rows = origins.map((from) => router.totalsFrom(from, destinations, least));
  const matrix = (attribute: SkimAttribute): (number | undefined)[][] =>
    rows.map((totals) => totals.map((t) => t?.[attribute]));
  const found: Skim = {
    year: answeredYear(model.study, [model.scenario], query.year),
    origins: query.origins,
    destinations: query.destinations,
    values: {
      distanceKm: matrix("distanceKm"),
      money: matrix("money"),
      time: matrix("time"),
      co2e: matrix("co2e"),
      generalisedCost: matrix("generalisedCost"),
    },
  };
  return displayed(found, "skim", studyOf(study));
}
