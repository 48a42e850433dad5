import { type NoRoute, Router, scenarioModel, type Way } from "../graph/index.ts";
import type { Commodity, End, Study } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { type Basis, basisOf } from "./basis.ts";
import { type Journey, type SummaryResult, summarise } from "./summary.ts";

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

/** All journeys of a study's questions, under a base and one scenario. */
export interface Comparison {
  readonly study: {
    readonly id: string;
    readonly hash: string;
    readonly regime: string;
    readonly currency: string;
  };
  readonly base: { readonly id: string; readonly title: string; readonly hash: string };
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
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
  const models = [scenarioModel(study, base), scenarioModel(study, scenario)] as const;
  const jobs = study.questions.flatMap((q) => q.commodities.map((id) => ({ question: q, id })));
  const rows: ComparisonRow[] = [];
  for (const [i, { question, id }] of jobs.entries()) {
    options.signal?.throwIfAborted();
    const commodity = study.commodities.find((c) => c.id === id) as Commodity;
    const routers = models.map((model) => new Router(model, commodity)) as [Router, Router];
    for (const pair of question.pairs) rows.push(compareJourney(question.id, pair, commodity, routers));
    options.onProgress?.((i + 1) / jobs.length);
    // Lets a page or a command line show progress and stop the run between commodities.
    await Promise.resolve();
  }
  const [b, s] = models.map(({ scenario: { id, title, hash } }) => ({ id, title, hash })) as [
    Comparison["base"],
    Comparison["base"],
  ];
  const { id, hash, regime, currency } = study;
  return { study: { id, hash, regime, currency }, base: b, scenario: s, rows };
}

function compareJourney(
  question: string,
  { from, to }: { readonly from: End; readonly to: End },
  commodity: Commodity,
  routers: readonly [Router, Router],
): ComparisonRow {
  const [before, after] = routers.map((router) => router.find(from, to, "generalisedCost")) as [Found, Found];
  const [base, scenario] = [summaryOf(before), summaryOf(after)];
  const row = { question, from, to, commodity: commodity.id, base, scenario };
  if (base.type === "noRoute" || scenario.type === "noRoute") {
    const change = base.type === scenario.type ? "none" : base.type === "noRoute" ? "opens" : "closes";
    return { ...row, change };
  }
  const difference: Difference = {
    distanceKm: scenario.totals.distanceKm - base.totals.distanceKm,
    money: scenario.totals.money.total - base.totals.money.total,
    time: scenario.totals.time.total - base.totals.time.total,
    co2e: scenario.totals.co2e.total - base.totals.co2e.total,
    generalisedCost: scenario.totals.generalisedCost - base.totals.generalisedCost,
  };
  const sameLinks = base.links.join("\n") === scenario.links.join("\n");
  const change = !sameLinks ? "route" : Object.values(difference).every((d) => d === 0) ? "none" : "cost";
  if (change === "none") return { ...row, change, difference };
  const [told, retold] = [routers[0].tell(before), routers[1].tell(after)];
  const basis =
    told.type === "route" && retold.type === "route"
      ? basisOf(told, retold, routers[1].model.figures, commodity)
      : undefined;
  return { ...row, change, difference, ...(basis === undefined ? {} : { basis }) };
}

type Found = Way | NoRoute;

function summaryOf(found: Found): SummaryResult {
  return found.type === "way"
    ? summarise(found.arcs, found.priced)
    : { type: "noRoute", reason: found.reason };
}
