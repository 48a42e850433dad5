import {
  type Commodity,
  didYouMean,
  type End,
  InputError,
  parseEnd,
  problem,
  type Study,
} from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { type Objective, objectives } from "./price.ts";
import type { RouteResult } from "./route.ts";
import { Router } from "./router.ts";
import { scenarioModel } from "./scenarioModel.ts";

/** A question for a way from end to end. */
export interface RouteQuery {
  /** Id of a place; the side of a border crossing as `sarakhs@IR`. */
  readonly from: string;
  /** Id of a place; the side of a border crossing as `sarakhs@IR`. */
  readonly to: string;
  /** Id of a commodity. */
  readonly commodity: string;
  /** What is to be least; generalised cost when absent. */
  readonly least?: Objective;
}

/** A query with its names looked up. */
export interface ResolvedQuery {
  readonly router: Router;
  readonly from: End;
  readonly to: End;
  readonly least: Objective;
}

/**
 * The least-cost way from end to end under a scenario.
 *
 * @param scenario - Id of one of the study's scenarios, or a scenario document.
 * @returns The route with its totals and every charge on the way, or why there is none. From a place to itself the
 *   route has no links and costs nothing.
 * @throws InputError when a name is unknown, a scenario cannot be applied, or an open link or crossing has no price.
 */
export function route(study: Study, scenario: string | Scenario, query: RouteQuery): RouteResult {
  const { router, from, to, least } = resolveQuery(study, scenario, query);
  return router.tell(router.find(from, to, least));
}

/**
 * Looks up the names of a query.
 *
 * @throws InputError with every unknown name and the nearest ones.
 */
export function resolveQuery(study: Study, scenario: string | Scenario, query: RouteQuery): ResolvedQuery {
  const model = scenarioModel(study, scenario);
  const places = new Map(model.scenario.network.places.map((place) => [place.id, place]));
  const problems = [];
  const ends = { from: parseEnd(query.from, places), to: parseEnd(query.to, places) };
  for (const path of ["from", "to"] as const) {
    const end = ends[path];
    if (!("place" in end)) problems.push(problem({ path, ...end }));
  }
  const commodity = study.commodities.find((c) => c.id === query.commodity);
  if (commodity === undefined) {
    const ids = study.commodities.map((c) => c.id);
    const hint = didYouMean(query.commodity, ids) ?? `the study has ${ids.join(", ")}`;
    problems.push(
      problem({ path: "commodity", expected: "the id of a commodity", got: query.commodity, hint }),
    );
  }
  const least = query.least ?? "generalisedCost";
  if (!objectives.includes(least)) {
    problems.push(problem({ path: "least", expected: `one of ${objectives.join(", ")}`, got: least }));
  }
  if (problems.length > 0) throw new InputError(problems);
  return {
    router: new Router(model, commodity as Commodity),
    from: ends.from as End,
    to: ends.to as End,
    least,
  };
}
