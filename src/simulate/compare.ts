import {
  type NoRoute,
  Router,
  type ScenarioModel,
  scenarioModel,
  type Totals,
  type Way,
} from "../graph/index.ts";
import type { Commodity, End, Study } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { type Basis, basisOf, type PricedRoute } from "./basis.ts";
import { type Journey, type RouteSummary, type SummaryResult, summarise } from "./summary.ts";

/** What a scenario does to a journey: nothing; the same links at other cost; other links; a way where none was, or none. */
export type Change = "none" | "cost" | "route" | "opens" | "closes";

/** Scenario less base, in the units of the totals. */
export interface Difference {
  readonly distanceKm: number;
  readonly money: number;
  readonly time: number;
  readonly co2e: number;
  readonly generalisedCost: number;
}

/** One journey under base and scenario. */
export interface ComparisonRow extends Journey {
  /** Id of the question that asks for it. */
  readonly question: string;
  readonly base: SummaryResult;
  readonly scenario: SummaryResult;
  readonly change: Change;
  /** Present when both have a route. */
  readonly difference?: Difference;
  /** Present when the routes or their costs differ. */
  readonly basis?: Basis;
}

/** Which scenario a result is of; same hash, same network. */
export interface ScenarioIdentity {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
}

/** All journeys of a study's questions, under a base and one scenario. */
export interface Comparison {
  readonly study: {
    readonly id: string;
    readonly hash: string;
    readonly regime: string;
    readonly currency: string;
  };
  readonly base: ScenarioIdentity;
  readonly scenario: ScenarioIdentity;
  readonly rows: readonly ComparisonRow[];
}

/** How a comparison is run. */
export interface CompareOptions {
  /** Called now and then with the share done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Stops the run: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Compares a scenario with a base over all pairs and commodities of a study's questions: routes, distance, money and
 * time by component, emissions, generalised cost, and which figures the difference rests on.
 *
 * @param base - Id of a scenario, or a scenario document; often `status-quo`.
 * @throws InputError when a scenario cannot be applied or an open link or crossing has no price.
 */
export async function compare(
  study: Study,
  base: string | Scenario,
  scenario: string | Scenario,
  options: CompareOptions = {},
): Promise<Comparison> {
  const { onProgress, signal } = options;
  const models = { base: scenarioModel(study, base), scenario: scenarioModel(study, scenario) };
  const jobs = study.questions.flatMap((question) => question.commodities.map((id) => ({ question, id })));
  const rows: ComparisonRow[] = [];
  for (const [i, { question, id }] of jobs.entries()) {
    signal?.throwIfAborted();
    const commodity = study.commodities.find((c) => c.id === id) as Commodity;
    const routers = {
      base: new Router(models.base, commodity),
      scenario: new Router(models.scenario, commodity),
    };
    for (const pair of question.pairs) {
      rows.push({ question: question.id, ...pair, commodity: id, ...compareWays(pair, routers) });
    }
    onProgress?.((i + 1) / jobs.length);
    await breath();
  }
  signal?.throwIfAborted();
  const { id, hash, regime, currency } = study;
  return {
    study: { id, hash, regime, currency },
    base: identity(models.base),
    scenario: identity(models.scenario),
    rows,
  };
}

/** Lets a page or a command line draw progress and hear that the run is to stop. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function identity({ scenario: { id, title, hash } }: ScenarioModel): ScenarioIdentity {
  return { id, title, hash };
}

interface Routers {
  readonly base: Router;
  readonly scenario: Router;
}

function compareWays(
  { from, to }: { readonly from: End; readonly to: End },
  routers: Routers,
): Omit<ComparisonRow, "question" | keyof Journey> {
  const before = routers.base.find(from, to, "generalisedCost");
  const after = routers.scenario.find(from, to, "generalisedCost");
  if (before.type === "noRoute" || after.type === "noRoute") {
    const change = before.type === after.type ? "none" : before.type === "noRoute" ? "opens" : "closes";
    return { base: resultOf(before), scenario: resultOf(after), change };
  }
  const base = summarise(before.arcs, before.priced);
  const scenario = summarise(after.arcs, after.priced);
  const change = changeOf(base, scenario);
  const difference = differenceOf(base.totals, scenario.totals);
  if (change === "none") return { base, scenario, change, difference };
  const [told, retold] = [pricedRoute(routers.base, before), pricedRoute(routers.scenario, after)];
  const basis = basisOf(told, retold, routers.base.commodity);
  return { base, scenario, change, difference, ...(basis === undefined ? {} : { basis }) };
}

function resultOf(found: Way | NoRoute): SummaryResult {
  if (found.type === "way") return summarise(found.arcs, found.priced);
  return { type: "noRoute", reason: found.reason };
}

function changeOf(base: RouteSummary, scenario: RouteSummary): Change {
  if (base.links.join() !== scenario.links.join()) return "route";
  // Totals are plain data with their parts in a fixed order: equal ones have equal texts.
  return JSON.stringify(base.totals) === JSON.stringify(scenario.totals) ? "none" : "cost";
}

function differenceOf(base: Totals, scenario: Totals): Difference {
  return {
    distanceKm: scenario.distanceKm - base.distanceKm,
    money: scenario.money.total - base.money.total,
    time: scenario.time.total - base.time.total,
    co2e: scenario.co2e.total - base.co2e.total,
    generalisedCost: scenario.generalisedCost - base.generalisedCost,
  };
}

function pricedRoute(router: Router, way: Way): PricedRoute {
  return { route: router.describe(way), figures: router.model.figures };
}
