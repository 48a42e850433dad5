/** The flows of a study under scenarios: what travels where, by which modes and gates, and what it costs. */

import { expectArguments, InputError, type ProgressOptions, paced, type Steps } from "../base/index.ts";
import {
  checkFutures,
  type DifferenceSpread,
  defaultSeed,
  type FuturesSpread,
  type ScenarioIdentity,
  spreadOf,
  withInterval,
} from "../futures/index.ts";
import type { Commodity } from "../model/index.ts";
import { checkDesign, checkSeed, type Design, type Seed } from "../random/index.ts";
import { modelOf, type ScenarioModel, type StudyOrModel } from "../routing/index.ts";
import { type AnsweredYear, answeredYear, type Scenario, type YearInput } from "../scenario/index.ts";
import { flowsArguments } from "./given.ts";
import { type FlowColumns, type FlowDraws, FlowRun, type RunFlow } from "./load/flowRun.ts";
import type { ChoiceRoute } from "./sets/choiceSets.ts";
import { type FlowSubject, type SubjectTally, standardTallies } from "./standardTallies.ts";
import { flowsByCommodity } from "./studyFlows.ts";

/** How flows are asked for. */
export interface FlowsOptions extends ProgressOptions {
  /** How many futures, 2 to 100,000; single values alone when absent. */
  readonly futures?: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
  /** How points are laid; independent draws when absent. */
  readonly design?: Design;
  /** Year, or day, for which the dates of edits are looked at; the first in which all have begun when absent. */
  readonly year?: YearInput;
  /** Routes of a choice set, at most; 14 when absent. */
  readonly routes?: number;
}

/** A sum of flows under one scenario. */
export interface FlowValue {
  /** Id of the scenario. */
  readonly scenario: string;
  /** At the single values of all figures, a year. */
  readonly value: number;
  /** Over futures; absent without them. */
  readonly futures?: FuturesSpread;
  /** Less that of the base, future by future; absent without futures and for the base. */
  readonly difference?: DifferenceSpread;
}

/** A sum of flows, under the base and then each scenario. */
export interface FlowTotal extends FlowSubject {
  /** Id of a commodity, or `freight` for all goods. */
  readonly commodity: string;
  /** Per year, e.g. `t/year`, `t km/year`, `USD/year`. */
  readonly unit: string;
  readonly values: readonly FlowValue[];
}

/** A route that a flow may take, with what it carries. */
export interface FlowRoute {
  readonly links: readonly string[];
  readonly chain: string;
  /** Ids of the places where it crosses a border. */
  readonly gates: readonly string[];
  /** Scenario -> its share of the flow, the mean over futures, or that at single values without them. */
  readonly shares: readonly number[];
  /** Scenario -> what it carries a year, likewise. */
  readonly amounts: readonly number[];
}

/** A flow with its routes. */
export interface SharedFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  readonly routes: readonly FlowRoute[];
}

/** Flows under a base and scenarios. */
export interface Flows {
  readonly scenarios: readonly ScenarioIdentity[];
  readonly year: AnsweredYear;
  /** Absent when flows were looked at by single values alone. */
  readonly futures?: { readonly count: number; readonly seed: Seed; readonly design: Design };
  readonly totals: readonly FlowTotal[];
  readonly flows: readonly SharedFlow[];
}

/** Futures of flows, at most: a column is kept for every sum. */
export const mostFlowFutures = 100_000;
const usualRoutes = 14;

/**
 * Shares the flows of a study out over routes, under a base and scenarios: a nested logit among the routes of choice sets, in
 * every future. Draws are those of `compare` with the same seed, and common to all scenarios.
 *
 * @param scenarios - Ids of scenarios, or scenario documents; the first is the base.
 * @throws InputError when the study has no flows or no rule of choice, a scenario cannot be applied, or an option is wrong.
 * @example
 * ```ts
 * import { flows } from "karvan/flow";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const { totals } = await flows(study, ["status-quo", "rail-joined"]);
 * const byRail = totals.find(({ of, id, measure }) => of === "mode" && id === "rail" && measure === "amount");
 * for (const { scenario, value } of byRail?.values ?? []) console.log(scenario, Math.round(value), byRail?.unit);
 * // status-quo 0 t/year
 * // rail-joined 635608 t/year
 * ```
 */
export async function flows(
  study: StudyOrModel,
  scenarios: readonly (string | Scenario)[],
  options: FlowsOptions = {},
): Promise<Flows> {
  expectArguments(flowsArguments, [study, scenarios, options]);
  return paced(flowSteps(study, scenarios, options), options);
}

function* flowSteps(
  studyOrModel: StudyOrModel,
  scenarios: readonly (string | Scenario)[],
  options: FlowsOptions,
): Steps<Flows> {
  const { futures, seed = defaultSeed, design = { type: "monteCarlo" }, routes = usualRoutes } = options;
  const problems = [
    ...(futures === undefined ? [] : checkFutures(futures, 2, mostFlowFutures)),
    ...checkSeed(seed, "seed"),
    ...checkDesign(design),
  ];
  if (problems.length > 0) throw new InputError(problems);
  const model = modelOf(studyOrModel);
  const { study } = model;
  const models = yield* model.openTogether(scenarios, options.year);
  const jobs = flowsByCommodity(study);
  const parts: RunPart[] = [];
  for (const [i, { commodity, flows: own }] of jobs.entries()) {
    const run = yield* FlowRun.open({
      ...{ study, models, commodity, flows: own, most: routes },
      tallies: (found) => standardTallies(found, study.gateGroups),
    });
    const single = run.columns(1);
    yield* run.run(1, { type: "single" }, single);
    const drawn = futures === undefined ? undefined : run.columns(futures);
    if (drawn !== undefined && futures !== undefined) {
      run.forget();
      const draws: FlowDraws = { type: "design", seed, design };
      yield* scaled(run.run(futures, draws, drawn), i / jobs.length, (i + 1) / jobs.length);
    }
    parts.push({ commodity, run, flows: own, single, ...(drawn === undefined ? {} : { drawn }) });
  }
  const applied = models.map(({ scenario }) => scenario);
  return {
    scenarios: models.map(({ scenario: { id, title, hash } }) => ({ id, title, hash })),
    year: answeredYear(study, applied, options.year),
    ...(futures === undefined ? {} : { futures: { count: futures, seed, design } }),
    totals: yield* totalsOf(parts, models, study.currency),
    flows: parts.flatMap((part) => sharedFlows(part, futures ?? 1, models.length)),
  };
}

/** Steps whose shares of the work are a part of a whole. */
function* scaled<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield value === undefined ? undefined : from + (to - from) * value;
  }
}

/** The run of a commodity with its numbers. */
interface RunPart {
  readonly commodity: Commodity;
  readonly flows: readonly RunFlow[];
  readonly run: FlowRun;
  readonly single: FlowColumns;
  readonly drawn?: FlowColumns;
}

/** Columns of a tally that are added up: of one commodity, or of all goods. */
interface Summed {
  readonly subject: SubjectTally;
  readonly commodity: string;
  readonly unit: Commodity["unit"];
  /** Part and place of each tally. */
  readonly parts: { readonly part: RunPart; readonly tally: number }[];
}

function* totalsOf(
  parts: readonly RunPart[],
  models: readonly ScenarioModel[],
  currency: string,
): Steps<FlowTotal[]> {
  const found = new Map<string, Summed>();
  const add = (commodity: string, subject: SubjectTally, part: RunPart, tally: number): void => {
    const key = `${commodity} ${subject.key}`;
    const known = found.get(key) ?? { subject, commodity, unit: part.commodity.unit, parts: [] };
    known.parts.push({ part, tally });
    found.set(key, known);
  };
  for (const part of parts) {
    for (const [tally, subject] of (part.run.tallies as readonly SubjectTally[]).entries()) {
      if (part.commodity.traffic === "freight") add("freight", subject, part, tally);
      add(part.commodity.id, subject, part, tally);
    }
  }
  const totals: FlowTotal[] = [];
  for (const { subject, commodity, unit, parts: own } of found.values()) {
    const { of, id, side, measure, isKm } = subject;
    const columnOf = (m: number, which: "single" | "drawn"): Float64Array | undefined => {
      const columns = own.map(({ part, tally }) => part[which]?.tallies[m]?.[tally]);
      return columns.some((column) => column === undefined) ? undefined : sumOf(columns as Float64Array[]);
    };
    const values = valuesOf(models, columnOf);
    totals.push({
      ...{ of, id, side, commodity, values },
      measure: isKm ? "amountKm" : measure,
      unit: unitOf(isKm ? "amountKm" : measure, unit, currency),
    });
    yield;
  }
  for (const commodity of new Set([...found.values()].map((each) => each.commodity))) {
    const own = parts.filter(
      (part) =>
        part.commodity.id === commodity || (commodity === "freight" && part.commodity.traffic === "freight"),
    );
    const columnOf = (m: number, which: "single" | "drawn"): Float64Array | undefined => {
      const columns = own.flatMap((part) => part[which]?.logsum[m] ?? []);
      return columns.length === 0 ? undefined : sumOf(columns);
    };
    const all = { of: "all", id: "all", side: "", measure: "logsum" } as const;
    totals.push({ ...all, commodity, unit: `${currency}/year`, values: valuesOf(models, columnOf) });
  }
  return totals;
}

/** Values under each scenario, from the columns of a sum: at single values, over futures, and less those of the base. */
function valuesOf(
  models: readonly ScenarioModel[],
  columnOf: (m: number, which: "single" | "drawn") => Float64Array | undefined,
): FlowValue[] {
  const base = columnOf(0, "drawn");
  return models.map(({ scenario }, m): FlowValue => {
    const drawn = columnOf(m, "drawn");
    return {
      scenario: scenario.id,
      value: columnOf(m, "single")?.[0] ?? 0,
      ...(drawn === undefined ? {} : { futures: spreadOf(drawn) }),
      ...(m === 0 || drawn === undefined || base === undefined
        ? {}
        : { difference: withInterval(spreadOf(drawn.map((number, i) => number - (base[i] as number)))) }),
    };
  });
}

function sumOf(columns: readonly Float64Array[]): Float64Array {
  const [first, ...others] = columns as [Float64Array, ...Float64Array[]];
  if (others.length === 0) return first;
  return first.map((number, i) => others.reduce((sum, column) => sum + (column[i] as number), number));
}

function unitOf(measure: FlowSubject["measure"], unit: string, currency: string): string {
  const units: Readonly<Record<FlowSubject["measure"], string>> = {
    ...{ amount: unit, amountKm: `${unit} km`, money: currency, time: `${unit} h` },
    ...{ co2e: "kgCO2e", generalisedCost: currency, logsum: currency },
  };
  return `${units[measure]}/year`;
}

function sharedFlows({ commodity, flows: own, run }: RunPart, futures: number, models: number): SharedFlow[] {
  const mean = (sums: Float64Array | undefined): number[] =>
    Array.from({ length: models }, (_, m) => (sums?.[m] ?? 0) / futures);
  return own.map(({ id, from, to }, f) => {
    const { routes } = run.sets[run.setOf[f] as number] as { readonly routes: readonly ChoiceRoute[] };
    return {
      ...{ id, from, to, commodity: commodity.id },
      routes: routes.map(({ links, chain, gates }, r) => ({
        ...{ links, chain, gates: gates.map(({ place }) => place) },
        shares: mean(run.shareSums[f]?.[r]),
        amounts: mean(run.loadSums[f]?.[r]),
      })),
    };
  });
}
