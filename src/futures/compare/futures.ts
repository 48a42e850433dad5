/** Draws the futures of a comparison, block by block. */

import {
  append,
  blockSize,
  type FinishedParts,
  finishedOr,
  hashOf,
  InputError,
  type Problem,
  type ProgressOptions,
  paced,
  partOf,
  problem,
  type Steps,
  version,
} from "../../base/index.ts";
import { byRanges, type Commodity, type Study } from "../../model/index.ts";
import { WeightError } from "../../paths/index.ts";
import {
  type Correlation,
  type CorrelationFactor,
  correlate,
  correlationFactor,
  type Design,
  type Seed,
  type UniformColumn,
} from "../../random/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import type { AmountColumn } from "../columns/amountColumn.ts";
import type { Lanes, OpenLanes } from "../columns/datedLanes.ts";
import { LaneModel, type LanePair } from "../columns/laneModel.ts";
import { pointFault } from "../questions/studyFunction.ts";
import { Batch } from "./batch.ts";
import { type RowFutures, RowTally } from "./rowFutures.ts";
import { batchSize } from "./tally.ts";
import { uniformColumns } from "./uniformColumns.ts";

/** How futures are drawn. */
interface FuturesOptions extends ProgressOptions {
  /** How many futures, 2 to 1e9. */
  readonly futures: number;
  /** Equal seeds give equal draws. */
  readonly seed: Seed;
  /** How points are laid. */
  readonly design: Design;
  readonly correlation?: Correlation;
  /** The amounts of a commodity's rows: money, time and co2e, and then any others. */
  readonly amountsOf: (commodity: Commodity) => readonly AmountColumn[];
  /** Stop early once all mean differences of a commodity are known to so much on either side. */
  readonly halfWidth?: number;
  /** Where the rows of a question and commodity are kept when they are done. */
  readonly finished?: FinishedParts | undefined;
  /** Opens lanes with dates to be drawn; without them when absent. */
  readonly openLanes?: OpenLanes | undefined;
}

/** Journeys over futures. */
interface FuturesResult {
  /** By scenario, then by question and commodity in their order, then by pair; none where there is no route. */
  readonly rows: readonly (readonly (RowFutures | undefined)[])[];
  /** Which kernel searched: `webassembly` or `typescript`; the bits are the same. */
  readonly kernel: string;
  /** Bytes of the search's memory, whatever the number of futures. */
  readonly bytes: number;
}

const mostFutures = 1e9;

/**
 * Draws futures and finds the best route of every journey in each, under a base and its scenarios. Draws are common to
 * all: a figure that a scenario does not change has the same value everywhere, one that it changes has the same
 * probability. So differences hold no noise of their own (common random numbers; A. M. Law, Simulation Modeling and
 * Analysis). Batch by batch, in order: results do not depend on how work is split.
 *
 * With `halfWidth` each journey's futures end after the first block of 1,024 at which its interval is narrow enough (Y. S. Chow, H.
 * Robbins, On the asymptotic theory of fixed-width sequential confidence intervals, Ann. Math. Statist. 36, 1965).
 */
export async function drawFutures(
  study: Study,
  models: readonly ScenarioModel[],
  options: FuturesOptions,
): Promise<FuturesResult> {
  const jobs = study.questions.flatMap(({ pairs, commodities }) => commodities.map((id) => ({ pairs, id })));
  const rows: (RowFutures | undefined)[][] = models.slice(1).map(() => []);
  let kernel = "none";
  let bytes = 0;
  for (const [i, { pairs, id }] of jobs.entries()) {
    const commodity = study.commodities.find((c) => c.id === id) as Commodity;
    const part = partOf(options, i / jobs.length, (i + 1) / jobs.length);
    const draw = (): Promise<JobResult> => paced(jobSteps(study, models, commodity, pairs, options), part);
    const key = (): string => jobKey(study, models, commodity, pairs, options);
    const job = await finishedOr(options.finished, key, draw);
    for (const [s, list] of rows.entries())
      append(
        list,
        job.made.map((results) => results?.[s]),
      );
    if (job.kernel !== "none") kernel = job.kernel;
    bytes = Math.max(bytes, job.bytes);
  }
  return { rows, kernel, bytes };
}

/** The futures of one question and commodity. */
interface JobResult extends Pick<FuturesResult, "kernel" | "bytes"> {
  /** By pair and scenario. */
  readonly made: readonly ((RowFutures | undefined)[] | undefined)[];
}

/** Draws the futures of one question and commodity. */
function* jobSteps(
  study: Study,
  models: readonly ScenarioModel[],
  commodity: Commodity,
  pairs: readonly LanePair[],
  options: FuturesOptions,
): Steps<JobResult> {
  const { futures, halfWidth } = options;
  const run = yield* CommodityRun.open(study, models, commodity, pairs, options);
  for (let first = 0; first < futures; first += blockSize) {
    yield* run.draw(first, Math.min(blockSize, futures - first));
    yield Math.min(1, (first + blockSize) / futures);
    if (halfWidth !== undefined && run.settle(halfWidth)) break;
  }
  return { made: yield* run.results(), kernel: run.model.kernel, bytes: run.model.bytes };
}

/** A name for everything that the futures of a question and commodity depend on. */
function jobKey(
  { hash, currency }: Study,
  models: readonly ScenarioModel[],
  commodity: Commodity,
  pairs: readonly LanePair[],
  { futures, seed, design, correlation, halfWidth, amountsOf }: FuturesOptions,
): string {
  return hashOf({
    ...{ of: "futures", version, hash, currency, commodity: commodity.id, pairs },
    scenarios: models.map(({ scenario }) => scenario.hash),
    // Dates with a range make other futures in another year, though at single values the network is the same.
    years: models.map(({ scenario }) => scenario.year ?? null),
    ...{ futures, seed, design, correlation, halfWidth },
    amounts: amountsOf(commodity).map(({ name }) => name),
  });
}

/**
 * What is wrong with a number of futures; nothing when so many can be drawn.
 *
 * @param least - How many it takes at least; and at most.
 */
export function checkFutures(input: unknown, least = 2, most: number = mostFutures): Problem[] {
  if (typeof input === "number" && Number.isInteger(input) && input >= least && input <= most) return [];
  const draft = { path: "futures", expected: `a whole number from ${least} to ${most}`, got: input };
  if (most < mostFutures || typeof input !== "number" || !(input > mostFutures)) {
    const hint =
      input === 1 && least === 2
        ? "the error of a mean takes two"
        : "ten thousand settle most means to one percent";
    return [problem({ ...draft, hint })];
  }
  const days = Math.round(input / 1000 / 86_400);
  const hint = `at a thousand a second they take ${days} days, in the same memory as ten thousand`;
  return [problem({ ...draft, hint })];
}

/** Uniform numbers of an input, a block at a time. */
interface Draws {
  readonly source: UniformColumn;
  readonly uniforms: Float64Array;
}

/** The futures of one commodity. */
class CommodityRun {
  readonly model: Lanes;
  readonly #tallies: readonly (RowTally | undefined)[];
  readonly #draws: ReadonlyMap<string, Draws>;
  readonly #factor: CorrelationFactor | undefined;

  private constructor(
    model: Lanes,
    tallies: readonly (RowTally | undefined)[],
    draws: ReadonlyMap<string, Draws>,
    factor: CorrelationFactor | undefined,
  ) {
    this.model = model;
    this.#tallies = tallies;
    this.#draws = draws;
    this.#factor = factor;
  }

  static *open(
    study: Study,
    models: readonly ScenarioModel[],
    commodity: Commodity,
    pairs: readonly LanePair[],
    { seed, design, correlation, amountsOf, openLanes = LaneModel.open }: FuturesOptions,
  ): Steps<CommodityRun> {
    const amounts = amountsOf(commodity);
    const model = yield* openLanes(models, commodity, pairs, { lanes: batchSize, amounts });
    const shared = new Batch(amounts.length);
    const tallies: (RowTally | undefined)[] = [];
    for (const row of pairs.keys()) {
      tallies.push(model.has(row) ? new RowTally(model, row, shared) : undefined);
      yield;
    }
    // Figures that move together share a stream. What is correlated with others is drawn even where nothing rests on it, so
    // that the others are the same for all commodities.
    const own = model.inputs.flatMap(({ drawn }) => (drawn === undefined ? [] : [drawn.streamName]));
    const names = [...new Set([...own, ...(correlation?.names ?? [])])].sort();
    // What is stated to be correlated holds for the ranges, not for draws that observations have already tied together.
    const drawn = correlation === undefined ? study : byRanges(study);
    const columns = uniformColumns(drawn, design, { seed, names });
    const draws = new Map(
      Array.from(columns, ([name, source]) => [name, { source, uniforms: new Float64Array(blockSize) }]),
    );
    const factor = correlation === undefined ? undefined : correlationFactor(correlation);
    return new CommodityRun(model, tallies, draws, factor);
  }

  /** Draws and adds some futures of a block. */
  *draw(first: number, count: number): Steps<void> {
    const { model } = this;
    for (const { source, uniforms } of this.#draws.values()) {
      source.fill(first, uniforms.subarray(0, count));
      yield;
    }
    if (this.#factor !== undefined) {
      const correlated = this.#factor.names.map((name) => (this.#draws.get(name) as Draws).uniforms);
      correlate(correlated, this.#factor);
    }
    for (let at = 0; at < count; at += batchSize) {
      const batch = Math.min(batchSize, count - at);
      for (const { drawn, column } of model.inputs) {
        if (drawn === undefined) continue;
        const { uniforms } = this.#draws.get(drawn.streamName) as Draws;
        drawn.law.fill(uniforms.subarray(at, at + batch), column);
        yield;
      }
      yield* this.#run(first + at, batch);
      for (const tally of this.#tallies) {
        tally?.add(batch);
        yield;
      }
    }
  }

  *#run(first: number, count: number): Steps<void> {
    const { model } = this;
    try {
      yield* model.run(count);
    } catch (error) {
      if (!(error instanceof WeightError)) throw error;
      const path = `futures[${first + error.lane}]`;
      throw new InputError([problem({ path, ...pointFault(model.arcId(error.arc), error) })]);
    }
  }

  /** Ends the journeys whose intervals are narrow enough, and says whether all have ended. */
  settle(halfWidth: number): boolean {
    let all = true;
    for (const tally of this.#tallies) if (tally?.settle(halfWidth) === false) all = false;
    return all;
  }

  /** Results by pair and scenario. */
  *results(): Steps<((RowFutures | undefined)[] | undefined)[]> {
    const found: ((RowFutures | undefined)[] | undefined)[] = [];
    for (const tally of this.#tallies) {
      found.push(tally?.result());
      yield;
    }
    return found;
  }
}
