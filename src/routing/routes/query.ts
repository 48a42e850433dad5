/** Checks a route query and looks up its names. */

import { append, didYouMean, expectArguments, InputError, type Problem, problem } from "../../base/index.ts";
import { type Commodity, type End, endText, modes, type Place, parseEnd } from "../../model/index.ts";
import { type AnsweredYear, answeredYear, type Scenario, type YearInput } from "../../scenario/index.ts";
import { displayedAnswer } from "../displayedAnswer.ts";
import { routeArguments } from "../given.ts";
import { type StudyOrModel, scenarioModel } from "../model.ts";
import type { OpenedScenario } from "../openedScenario.ts";
import { type Objective, objectives } from "../prices/price.ts";
import type { ScenarioModel } from "../scenarioModel.ts";
import type { RouteRules } from "./constrained.ts";
import type { RouteResult } from "./route.ts";
import type { Router } from "./router.ts";

/** A question for a way from end to end. */
export interface RouteQuery extends RouteRules {
  /** Id of a place; the side of a border crossing as `sarakhs@IR`. */
  readonly from: string;
  /** Id of a place; the side of a border crossing as `sarakhs@IR`. */
  readonly to: string;
  /** Id of a commodity. */
  readonly commodity: string;
  /** What is to be least; generalised cost when absent. */
  readonly least?: Objective;
  /** Year, or day, for which the dates of edits are looked at; the first in which all have begun when absent. */
  readonly year?: YearInput;
}

/** A query with its names looked up. */
export interface ResolvedQuery {
  readonly router: Router;
  readonly from: End;
  readonly to: End;
  readonly least: Objective;
  readonly rules: RouteRules;
}

/**
 * The least-cost way from end to end under a scenario.
 *
 * @param scenario - Id of one of the study's scenarios, or a scenario document.
 * @returns The route with its totals and every charge on the way, or why there is none. From a place to itself the
 *   route has no links and costs nothing.
 * @throws InputError when a name is unknown, a scenario cannot be applied, or an open link or crossing has no price.
 * @example
 * ```ts
 * import { route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const found = route(study, "rail-joined", { from: "alma", to: "gora", commodity: "container" });
 * if (found.type === "noRoute") throw new Error(found.reason);
 * console.log(found.links.join(" ")); // rail-alma--barda rail-barda--gora
 * console.log(found.totals.time.total.toFixed(1), found.totals.money.total.toFixed(2)); // 36.4 13.20
 * ```
 */
export function route(study: StudyOrModel, scenario: string | Scenario, query: RouteQuery): RouteResult {
  expectArguments(routeArguments, [study, scenario, query]);
  return displayedAnswer(study, routeOpened(scenarioModel(study, scenario, query.year), query));
}

/** The least-cost way from end to end under an opened scenario. */
export function routeOpened(model: ScenarioModel, query: RouteQuery): RouteResult {
  const { router, from, to, least, rules } = resolveOpened(model, query);
  return { ...router.describeFound(router.find(from, to, least, rules)), year: yearOf(router, query) };
}

/** The year that an answer to a query is for. */
export function yearOf({ model }: Pick<Router, "model">, { year }: Pick<RouteQuery, "year">): AnsweredYear {
  return answeredYear(model.study, [model.scenario], year);
}

/**
 * Looks up the names of a query.
 *
 * @throws InputError with every unknown name and the nearest ones.
 */
export function resolveQuery(
  study: StudyOrModel,
  scenario: string | Scenario,
  query: RouteQuery,
): ResolvedQuery {
  return resolveOpened(scenarioModel(study, scenario, query.year), query);
}

function resolveOpened(model: ScenarioModel, query: RouteQuery): ResolvedQuery {
  const names = new Names(model);
  const ends = { from: names.end("from", query.from), to: names.end("to", query.to) };
  const least = names.objective(query.least);
  const commodity = names.commodity(query.commodity);
  const rules = names.rules(query, ends);
  names.throwIfUnknown();
  return { router: model.router(commodity), ...ends, least, rules };
}

/** Looks up the names in a question and notes those that are unknown; what stands in for them is never used. */
export class Names {
  readonly #model: OpenedScenario;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #problems: Problem[] = [];

  constructor(model: OpenedScenario) {
    this.#model = model;
    this.#places = new Map(model.scenario.network.places.map((place) => [place.id, place]));
  }

  /** The end that a text names; `path` says where in the question it stands. */
  end(path: string, text: string): End {
    const end = parseEnd(text, this.#places);
    if ("place" in end) return end;
    this.#problems.push(problem({ path, ...end }));
    return { place: text };
  }

  /** The commodity of an id. */
  commodity(id: string): Commodity {
    const { commodities } = this.#model.study;
    const found = commodities.find((commodity) => commodity.id === id);
    if (found !== undefined) return found;
    const ids = commodities.map((commodity) => commodity.id);
    const hint = didYouMean(id, ids) ?? `the study has ${ids.join(", ")}`;
    this.#problems.push(problem({ path: "commodity", expected: "the id of a commodity", got: id, hint }));
    return commodities[0] as Commodity;
  }

  /** What is to be least; generalised cost when not said. */
  objective(least: Objective = "generalisedCost"): Objective {
    if (!objectives.includes(least)) {
      this.#problems.push(
        problem({ path: "least", expected: `one of ${objectives.join(", ")}`, got: least }),
      );
    }
    return least;
  }

  /** The rules of a query: places that are there, modes that exist, and nothing that its own ends rule out. */
  rules(rules: RouteRules, ends: Ends): RouteRules {
    const { via, avoid = [], modes: wanted } = rules;
    const places = [["via", via] as const, ...avoid.map((id, i) => [`avoid[${i}]`, id] as const)];
    for (const [path, id] of places) {
      if (id === undefined || this.#places.has(id)) continue;
      const hint = didYouMean(id, this.#places.keys(), 3);
      this.#problems.push(problem({ path, expected: "the id of a place", got: id, hint }));
    }
    append(this.#problems, idleRules(rules, ends));
    for (const [i, mode] of (wanted ?? []).entries()) {
      if (modes.includes(mode)) continue;
      const expected = `one of ${modes.join(", ")}`;
      const hint = didYouMean(mode, modes);
      this.#problems.push(problem({ path: `modes[${i}]`, expected, got: mode, hint }));
    }
    return { via, avoid: rules.avoid, modes: wanted };
  }

  /** @throws InputError with every unknown name and the nearest ones. */
  throwIfUnknown(): void {
    if (this.#problems.length > 0) throw new InputError(this.#problems);
  }
}

interface Ends {
  readonly from: End;
  readonly to: End;
}

/** Rules that no journey between two ends can keep to, or that would go without effect. */
function idleRules({ via, avoid = [], modes: wanted }: RouteRules, { from, to }: Ends): Problem[] {
  const problems: Problem[] = [];
  for (const [i, got] of avoid.entries()) {
    const use = got === from.place ? "begins there" : got === to.place ? "ends there" : undefined;
    if (use === undefined && got !== via) continue;
    const hint = `the journey ${use ?? "passes it, as via asks"}: leave ${got} out of the places to avoid`;
    problems.push(
      problem({ path: `avoid[${i}]`, expected: "a place that the journey can avoid", got, hint }),
    );
  }
  if (via !== undefined && endText(from) === endText(to) && via !== from.place) {
    const hint = `a journey from ${endText(from)} to itself passes no other place: name another end`;
    problems.push(problem({ path: "via", expected: "a place on the journey", got: via, hint }));
  }
  if (wanted?.length === 0) {
    const expected = `one or more of ${modes.join(", ")}`;
    problems.push(problem({ path: "modes", expected, got: [], hint: "leave it out to allow all modes" }));
  }
  return problems;
}
