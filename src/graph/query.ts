import {
  type Commodity,
  didYouMean,
  type End,
  InputError,
  type Problem,
  parseEnd,
  problem,
  type Study,
} from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { type Objective, objectives } from "./price.ts";
import type { RouteResult } from "./route.ts";
import { Router } from "./router.ts";
import { type ScenarioModel, scenarioModel } from "./scenarioModel.ts";

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
  const commodity = study.commodities.find((c) => c.id === query.commodity);
  const ends = readEnds(model, query);
  const problems = commodity === undefined ? [unknownCommodity(study, query.commodity)] : [];
  if (problems.length + ends.problems.length > 0) throw new InputError([...ends.problems, ...problems]);
  return { router: new Router(model, commodity as Commodity), ...(ends.resolved as ResolvedEnds) };
}

/** The ends of a query, and what it makes least. */
export type ResolvedEnds = Pick<ResolvedQuery, "from" | "to" | "least">;

/**
 * Looks up the ends of a query on a scenario that is open already.
 *
 * @throws InputError with every unknown name and the nearest ones.
 */
export function resolveEnds(model: ScenarioModel, query: Omit<RouteQuery, "commodity">): ResolvedEnds {
  const { resolved, problems } = readEnds(model, query);
  if (resolved === undefined) throw new InputError(problems);
  return resolved;
}

function readEnds(
  model: ScenarioModel,
  query: Omit<RouteQuery, "commodity">,
): { resolved: ResolvedEnds | undefined; problems: Problem[] } {
  const places = new Map(model.scenario.network.places.map((place) => [place.id, place]));
  const [from, to] = [parseEnd(query.from, places), parseEnd(query.to, places)];
  const least = query.least ?? "generalisedCost";
  const problems: Problem[] = [];
  if (!("place" in from)) problems.push(problem({ path: "from", ...from }));
  if (!("place" in to)) problems.push(problem({ path: "to", ...to }));
  if (!objectives.includes(least)) {
    problems.push(problem({ path: "least", expected: `one of ${objectives.join(", ")}`, got: least }));
  }
  if (problems.length > 0 || !("place" in from) || !("place" in to)) return { resolved: undefined, problems };
  return { resolved: { from, to, least }, problems };
}

/** The usual problem for a commodity the study does not have. */
export function unknownCommodity(study: Study, got: string): Problem {
  const ids = study.commodities.map((c) => c.id);
  const hint = didYouMean(got, ids) ?? `the study has ${ids.join(", ")}`;
  return problem({ path: "commodity", expected: "the id of a commodity", got, hint });
}
