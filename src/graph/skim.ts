import { type Commodity, type End, InputError, parseEnd, problem, type Study } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { type Objective, objectives } from "./price.ts";
import { unknownCommodity } from "./query.ts";
import { Router } from "./router.ts";
import { scenarioModel } from "./scenarioModel.ts";

/** Attributes a skim may hold, in km, USD per unit, h, kgCO2e per unit. */
export type SkimAttribute = "distanceKm" | "money" | "time" | "co2e" | "generalisedCost";

/** A question for the matrices of route attributes between places. */
export interface SkimQuery {
  /** Ids of places, or sides of border crossings such as `sarakhs@IR`. */
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  /** Id of a commodity. */
  readonly commodity: string;
  /** What the routes make least; generalised cost when absent. */
  readonly least?: Objective;
}

/** Matrices of route attributes, by origin and destination. `undefined` where there is no route. */
export interface Skim {
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  /** Attribute -> rows by origin, columns by destination. */
  readonly values: Readonly<Record<SkimAttribute, readonly (readonly (number | undefined)[])[]>>;
}

const attributes: readonly SkimAttribute[] = ["distanceKm", "money", "time", "co2e", "generalisedCost"];

/**
 * OD matrices of the least-cost routes between places: one tree per origin.
 *
 * @throws InputError when a name is unknown or an open link or crossing has no price.
 */
export function skim(study: Study, scenario: string | Scenario, query: SkimQuery): Skim {
  const model = scenarioModel(study, scenario);
  const commodity = study.commodities.find((c) => c.id === query.commodity);
  const least = query.least ?? "generalisedCost";
  const { origins, destinations } = readEnds(study, query, commodity, least);
  const router = new Router(model, commodity as Commodity);
  const values = Object.fromEntries(
    attributes.map((a) => [a, [] as (number | undefined)[][]]),
  ) as unknown as Record<SkimAttribute, (number | undefined)[][]>;
  for (const from of origins) {
    const totals = router.totalsFrom(from, destinations, least);
    for (const attribute of attributes) values[attribute].push(totals.map((t) => t?.[attribute]));
  }
  return { origins: query.origins, destinations: query.destinations, values };
}

function readEnds(
  study: Study,
  query: SkimQuery,
  commodity: Commodity | undefined,
  least: Objective,
): { origins: End[]; destinations: End[] } {
  const places = new Map(study.network.places.map((place) => [place.id, place]));
  const problems = [];
  if (commodity === undefined) problems.push(unknownCommodity(study, query.commodity));
  if (!objectives.includes(least)) {
    problems.push(problem({ path: "least", expected: `one of ${objectives.join(", ")}`, got: least }));
  }
  const read = (field: "origins" | "destinations"): End[] =>
    query[field].flatMap((text, i) => {
      const end = parseEnd(text, places);
      if ("place" in end) return [end];
      problems.push(problem({ path: `${field}[${i}]`, ...end }));
      return [];
    });
  const ends = { origins: read("origins"), destinations: read("destinations") };
  if (problems.length > 0) throw new InputError(problems);
  return ends;
}
