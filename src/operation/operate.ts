/** Runs a study's traffic under a scenario, day by day. */

import {
  displayed,
  expectArguments,
  type Fault,
  InputError,
  type Problem,
  type ProgressOptions,
  paced,
  problem,
} from "../base/index.ts";
import { defaultSeed } from "../futures/index.ts";
import { readDate, readInstant } from "../model/index.ts";
import { checkSeed, type Seed } from "../random/index.ts";
import { modelOf, type StudyOrModel } from "../routing/index.ts";
import {
  type AnsweredYear,
  answeredYear,
  expectYear,
  type Scenario,
  turningDays,
  type YearInput,
} from "../scenario/index.ts";
import { type PlanOptions, planSteps } from "./build/buildPlan.ts";
import type { UncountedEvent } from "./build/uncounted.ts";
import type { EventLog } from "./engine/log.ts";
import type { GoodsBalance, ServiceResult } from "./engine/results.ts";
import { runPlanAsync } from "./engine/run.ts";
import { operateArguments } from "./given.ts";
import { type FacilitationIndicators, facilitationIndicators } from "./outcomes/facilitation.ts";
import { type FlowOutcome, flowOutcomes } from "./outcomes/flowOutcomes.ts";
import { shipmentsOf } from "./outcomes/shipments.ts";
import { type StationOutcome, stationOutcomes } from "./outcomes/stationOutcomes.ts";

/** How a study's traffic is operated. */
export interface OperateOptions extends ProgressOptions {
  /**
   * Year, or day, for which the dates of edits are looked at, and in which the run begins. When absent, that of `from`; without
   * `from` the first year in which all dated edits have begun. Edits stay as they are throughout the run.
   */
  readonly year?: YearInput;
  /** First day, e.g. `2026-01-01`; it begins at midnight UTC. Default: 1 January of `year`. */
  readonly from?: string;
  /** Days that it lasts, 1 to 3,660. Default 365. */
  readonly days?: number;
  /**
   * Days at the start left out of the statistics, because a run begins with empty roads. By default one in eleven, at most 28,
   * whole days: what is counted is then at least ten times what is left out (J. Banks, J. S. Carson, B. L. Nelson, D. M. Nicol,
   * Discrete-Event System Simulation, 5th ed. 2010, section 11.5).
   */
  readonly warmUpDays?: number;
  /** Independent runs, 1 to 1,000; the intervals of several are between them. Default 1. */
  readonly replications?: number;
  readonly seed?: Seed;
  /** Receives all events of the first replication. */
  readonly log?: EventLog;
}

/** A year, or another time, of a study's traffic under a scenario. Plain data. */
export interface TrafficRun {
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  /** The year it answers for, and the edits that depend on it. */
  readonly year: AnsweredYear;
  /** Days within the run on which edits begin or end; the run takes them as they are in `year` throughout. Absent where none. */
  readonly turningDays?: readonly string[];
  readonly from: string;
  readonly days: number;
  readonly warmUpDays: number;
  readonly replications: number;
  readonly seed: Seed;
  /** Currency of all money of the run, e.g. `EUR`: that of the study. */
  readonly currency: string;
  /** Closed days, special hours and seasons that fall into the warm-up, wholly or in part, and so are not counted. */
  readonly uncounted: readonly UncountedEvent[];
  /** Events of the engine, over all replications. */
  readonly events: number;
  /** Goods that came in, went out, were lost and are still there. */
  readonly balance: GoodsBalance;
  readonly flows: readonly FlowOutcome[];
  readonly stations: readonly StationOutcome[];
  readonly services: readonly ServiceResult[];
  /** CPMM indicators of all freight that arrived; absent when none did. */
  readonly facilitation?: FacilitationIndicators;
}

/**
 * Simulates the traffic of a study under a scenario by discrete events, at the central values of all figures: trucks queue for
 * lanes that open and close by their calendars, wagons wait for trains that leave when they are full or due and share
 * single track, consignments turn to another crossing when the wait here would cost more. Times vary from day to day as
 * the study's variability states. Two scenarios of one seed have the same days: vehicles depart alike and draw alike.
 *
 * @param scenario - Id of one of the study's scenarios, or a scenario document.
 * @throws InputError when the study has no traffic, a scenario cannot be applied, or an option is wrong; all at once.
 * @example
 * ```ts
 * import { loadStudy } from "karvan/node";
 * import { operate } from "karvan/operation";
 * const study = await loadStudy("scenarios/iran-iraq");
 * const days = { from: "2026-07-01", days: 3, warmUpDays: 1 };
 * const { stations } = await operate(study, "status-quo", days);
 * const gate = stations.find(({ id }) => id === "gate-mehran");
 * console.log(gate?.result.served, gate?.result.longestQueue); // 684 268
 * ```
 */
export async function operate(
  studyOrModel: StudyOrModel,
  scenario: string | Scenario,
  options: OperateOptions = {},
): Promise<TrafficRun> {
  expectArguments(operateArguments, [studyOrModel, scenario, options]);
  const held = modelOf(studyOrModel);
  const { study } = held;
  if (options.year !== undefined) expectYear(options.year);
  const stated = checkedDay(options);
  const model = held.open(scenario, options.year ?? stated);
  const year = answeredYear(study, [model.scenario], options.year ?? stated);
  const from = stated ?? `${String(year.year).slice(0, 4)}-01-01`;
  const plan = planOptions(options, from, year.year);
  const turns = turningDays(study, model.document).filter((day) => {
    const begin = Date.parse(day);
    return begin > plan.start && begin < plan.start + plan.days * dayMs;
  });
  const built = await paced(planSteps(model, plan), { signal: options.signal });
  const { log, onProgress, signal } = options;
  const result = await runPlanAsync(built.plan, { log, onProgress, signal, level: 0.99 });
  const flows = flowOutcomes(built, result.sources);
  const freight = new Set(study.commodities.filter((c) => c.traffic === "freight").map(({ id }) => id));
  const bySource = new Map(result.sources.map((source) => [source.id, source]));
  const ledger = built.flows.flatMap((planned) => {
    const source = bySource.get(planned.flow.id);
    return source !== undefined && freight.has(planned.flow.commodity) ? shipmentsOf(planned, source) : [];
  });
  const { id, title, hash } = model.scenario;
  const { days, warmUpDays, replications, seed } = plan;
  const run: TrafficRun = {
    scenario: { id, title, hash },
    year,
    ...(turns.length === 0 ? {} : { turningDays: turns }),
    from,
    days,
    warmUpDays,
    replications,
    seed,
    currency: study.currency,
    uncounted: built.uncounted,
    events: result.events,
    balance: result.balance,
    flows,
    services: result.services,
    stations: stationOutcomes(built, result.stations),
    ...(ledger.length === 0 ? {} : { facilitation: facilitationIndicators(ledger) }),
  };
  return displayed(run, "trafficRun", study);
}

const dayMs = 86_400_000;

/** Four weeks, so that the longest runs begin to count on the weekday on which they begin. */
const mostWarmUpDays = 28;

/** Days of warm-up when none are asked for. */
export function defaultWarmUpDays(days: number): number {
  return Math.min(mostWarmUpDays, Math.floor(days / 11));
}

/** The options with their defaults. */
function settings({ days = 365, warmUpDays, replications = 1, seed = defaultSeed }: OperateOptions) {
  return { days, warmUpDays: warmUpDays ?? defaultWarmUpDays(days), replications, seed };
}

/**
 * Checks the options and returns the first day, of a date or of a moment at midnight UTC, which is when days begin here.
 *
 * @returns Undefined when no day is asked for.
 * @throws InputError when an option is wrong; all at once.
 */
function checkedDay(options: OperateOptions): string | undefined {
  const { days, warmUpDays, replications, seed } = settings(options);
  const problems: Problem[] = checkSeed(seed);
  const day = options.from === undefined ? undefined : readDay(options.from);
  if (typeof day === "object") problems.push(problem({ path: "from", ...day }));
  const whole = (path: string, got: number, most: number): void => {
    if (Number.isInteger(got) && got >= 1 && got <= most) return;
    problems.push(problem({ path, expected: `a whole number from 1 to ${most}`, got }));
  };
  whole("days", days, 3660);
  whole("replications", replications, 1000);
  if (!(warmUpDays >= 0 && warmUpDays < days)) {
    problems.push(
      problem({ path: "warmUpDays", expected: `from 0 to less than the ${days} days`, got: warmUpDays }),
    );
  }
  if (problems.length > 0) throw new InputError(problems);
  return typeof day === "number" ? new Date(day * dayMs).toISOString().slice(0, 10) : undefined;
}

/** The plan's options; the first day must be one of the year that is asked for. */
function planOptions(options: OperateOptions, from: string, year: YearInput): PlanOptions {
  if (options.year !== undefined && from.slice(0, 4) !== String(year).slice(0, 4)) {
    const expected = `a day in ${String(year).slice(0, 4)}`;
    throw new InputError([problem({ path: "from", expected, got: from, hint: "leave one of the two out" })]);
  }
  return { start: (readDate(from) as number) * dayMs, ...settings(options) };
}

/** The day, counted from 1970-01-01, or what is wrong with the text. */
function readDay(text: string): number | Fault {
  if (!/[T ]/i.test(text)) return readDate(text);
  const moment = readInstant(text);
  if ("expected" in moment) return moment;
  if (moment.time % dayMs === 0) return moment.time / dayMs;
  const hint = `write ${new Date(moment.time).toISOString().slice(0, 10)}`;
  return { expected: "a day, which begins at midnight UTC", got: text, hint };
}
