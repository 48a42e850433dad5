/** The rows of a comparison with all figures at their single values. */

import { compact, type Steps } from "../../base/index.ts";
import type { Commodity, End, Study } from "../../model/index.ts";
import type {
  Breakdown,
  JourneyAnswer,
  RouteSummary,
  RouteTotals,
  ScenarioModel,
  SummaryResult,
} from "../../routing/index.ts";
import { type Basis, BasisFinder } from "./basis.ts";
import type { RowFutures } from "./rowFutures.ts";

/** What travels from where to where. */
export interface Journey {
  readonly from: End;
  readonly to: End;
  readonly commodity: string;
}

/** What a scenario does to a journey: nothing; the same links at other cost; other links; a way where none was, or none. */
export type JourneyChange = "none" | "cost" | "route" | "opens" | "closes";

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
  readonly change: JourneyChange;
  /** Present when both have a route. */
  readonly difference?: Difference;
  /** Present when a change is smaller than 0.3 % of the generalised cost: what decides it is finer than most figures. */
  readonly closeCall?: true;
  /** Present when the routes or their costs differ. */
  readonly basis?: Basis;
  /** Present when futures were drawn and both have a route: how all of it spreads. */
  readonly futures?: RowFutures;
}

/** The rows of each scenario, with all figures at their single values. */
export function* singleValues(study: Study, models: readonly ScenarioModel[]): Steps<ComparisonRow[][]> {
  const jobs = study.questions.flatMap((question) => question.commodities.map((id) => ({ question, id })));
  const [base, ...scenarios] = models as [ScenarioModel, ...ScenarioModel[]];
  const rows: ComparisonRow[][] = scenarios.map(() => []);
  for (const [i, { question, id }] of jobs.entries()) {
    const commodity = study.commodities.find((c) => c.id === id) as Commodity;
    const router = yield* base.building(commodity);
    const before = yield* router.journeys(question.pairs);
    for (const [s, scenario] of scenarios.entries()) {
      const other = yield* scenario.building(commodity);
      const after = yield* other.journeys(question.pairs);
      const bases = new BasisFinder(router, other);
      for (const [p, pair] of question.pairs.entries()) {
        const compared = compareAnswers(before[p] as JourneyAnswer, after[p] as JourneyAnswer, bases);
        rows[s]?.push({ question: question.id, ...pair, commodity: id, ...compared });
        yield;
      }
    }
    yield (i + 1) / jobs.length;
  }
  return rows;
}

function compareAnswers(
  before: JourneyAnswer,
  after: JourneyAnswer,
  bases: BasisFinder,
): Omit<ComparisonRow, "question" | keyof Journey> {
  const base = before.summary;
  const scenario = after.summary;
  if (before.type === "noRoute" || after.type === "noRoute") {
    const change = before.type === after.type ? "none" : before.type === "noRoute" ? "opens" : "closes";
    return { base, scenario, change };
  }
  const change = changeOf(before.summary, after.summary);
  const difference = differenceOf(before.summary.totals, after.summary.totals);
  if (change === "none") return { base, scenario, change, difference };
  const basis = bases.find(before, after);
  const cost = before.summary.totals.generalisedCost;
  const isClose = Math.abs(difference.generalisedCost) < closeShare * cost;
  return compact<Omit<ComparisonRow, "question" | keyof Journey>>({
    base,
    scenario,
    change,
    difference,
    closeCall: isClose ? true : undefined,
    basis,
  });
}

/** Share of the generalised cost below which a change is a close call. */
const closeShare = 0.003;

function changeOf(base: RouteSummary, scenario: RouteSummary): JourneyChange {
  if (base === scenario) return "none";
  const { links } = scenario;
  if (base.links.length !== links.length || base.links.some((id, i) => id !== links[i])) return "route";
  return sameTotals(base.totals, scenario.totals) ? "none" : "cost";
}

function sameTotals(a: RouteTotals, b: RouteTotals): boolean {
  return (
    a.distanceKm === b.distanceKm &&
    a.generalisedCost === b.generalisedCost &&
    sameSplit(a.money, b.money) &&
    sameSplit(a.time, b.time) &&
    sameSplit(a.co2e, b.co2e)
  );
}

function sameSplit(a: Breakdown, b: Breakdown): boolean {
  const names = Object.keys(a.parts);
  return (
    names.length === Object.keys(b.parts).length && names.every((name) => a.parts[name] === b.parts[name])
  );
}

function differenceOf(base: RouteTotals, scenario: RouteTotals): Difference {
  return {
    distanceKm: scenario.distanceKm - base.distanceKm,
    money: scenario.money.total - base.money.total,
    time: scenario.time.total - base.time.total,
    co2e: scenario.co2e.total - base.co2e.total,
    generalisedCost: scenario.generalisedCost - base.generalisedCost,
  };
}
