/** Conditions the futures of a study on what was observed. */

import {
  compact,
  expectArguments,
  expectPositive,
  expectWhole,
  InputError,
  type ProgressOptions,
  paced,
  problem,
} from "../../base/index.ts";
import { defaultSeed, type InputFigure } from "../../futures/index.ts";
import { exp, fillNormal, normalCdf, quantilesOf } from "../../math/index.ts";
import { conditionEnsemble, effectiveSampleSize, geh, intervalScore } from "../../methods/index.ts";
import { calibrationHashes, type Observation, uniformsFrom, uniformsText } from "../../model/index.ts";
import { designColumns, type Seed } from "../../random/index.ts";
import { modelOf, type ScenarioModel, type StudyOrModel } from "../../routing/index.ts";
import { calibrateArguments } from "../given.ts";
import { Predictions } from "../observed/predictions.ts";
import type {
  Band,
  CalibratedRow,
  Calibration,
  FitScore,
  MovedFigure,
  WorthCounting,
} from "./calibration.ts";
import { type ModelError, type ObservedScale, quantityOf, scaleOf } from "./observedScale.ts";

/** How a study is calibrated. */
export interface CalibrateOptions extends ProgressOptions {
  /** Id of the scenario that was observed; `status-quo` when absent. */
  readonly scenario?: string;
  /** Draws, 200 to 10,000; 1,000 when absent. */
  readonly members?: number;
  /** Passes over the observations, 1 to 32; 6 when absent. */
  readonly passes?: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
  /** Routes of a choice set, 1 to 100; 14 when absent. */
  readonly routes?: number;
  /** How far the model may be off where its figures are right; 0.3 of amounts and 0.05 of shares when absent. */
  readonly modelError?: Partial<ModelError>;
}

/** What is missed, over its variance, above which a fit is refused. */
const greatestMisfit = 4;
const listed = 40;

/**
 * Conditions the draws of a study's figures on its observations marked `fit`: an ensemble smoother moves the draws until the flows
 * they give agree with the counts, as far as counts and model can be trusted (see {@link conditionEnsemble}). Rows marked `test` are
 * predicted and set nothing. Amounts are compared by their logarithms, shares as they are. The same seed gives the same bits.
 *
 * @throws InputError when the study has no flows or no `fit` row that flows can predict, an option is wrong, or the draws cannot be
 *   brought near the observations: then figures, ranges or the model are wrong, and no draws should be used.
 * @example
 * ```ts
 * import { calibrate } from "karvan/flow";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const { rows, scores } = await calibrate(study, { members: 400 });
 * console.log(rows.length, scores.fit.after.bracketed); // 3 1
 * ```
 */
export async function calibrate(study: StudyOrModel, options: CalibrateOptions = {}): Promise<Calibration> {
  expectArguments(calibrateArguments, [study, options]);
  const { scenario = "status-quo", members = 1000, passes = 6, seed = defaultSeed, routes = 14 } = options;
  const modelError = { amounts: 0.3, shares: 0.05, ...options.modelError };
  expectWhole(members, "members", [200, 10_000]);
  expectWhole(routes, "routes", [1, 100]);
  for (const [name, error] of Object.entries(modelError)) expectPositive(error, `modelError.${name}`);
  const model = modelOf(study);
  const data = model.study;
  const compared = data.observations.filter(({ use }) => use !== "record");
  const predictions = await paced(openSteps(model, scenario, compared, routes), signalOf(options));
  const { rows, unpredicted } = predictions;
  if (!rows.some(({ use }) => use === "fit")) {
    const hint = "observations.csv holds counts; those marked fit are fitted to";
    throw new InputError([
      problem({
        file: "observations.csv",
        path: "use",
        expected: "fit rows that flows predict",
        got: "none",
        hint,
      }),
    ]);
  }
  const scales = scalesOf(rows, modelError);
  const fitted = [...rows.keys()].filter((k) => rows[k]?.use === "fit");
  const predicted = async (uniforms: ReadonlyMap<string, Float64Array>): Promise<Float64Array[]> => {
    const columns = await paced(predictions.predict(members, { type: "given", uniforms }), signalOf(options));
    return columns.map((column, k) => column.map((scales[k] as ObservedScale).scaled));
  };
  const uniformsOf = (scores: ReadonlyMap<string, Float64Array>): Map<string, Float64Array> =>
    new Map(Array.from(scores, ([name, column]) => [name, rounded(column, members)]));
  const inputs = predictions.streams;
  const ensemble = await conditionEnsemble(
    async (scores) => {
      const all = await predicted(uniformsOf(scores));
      return fitted.map((k) => all[k] as Float64Array);
    },
    fitted.map((k) => {
      const { value, sd } = scales[k] as ObservedScale;
      return { name: (rows[k] as Observation).id, value, sd };
    }),
    { ...watched(options), inputs, members, passes, seed },
  );
  const uniforms = { before: uniformsOf(ensemble.prior), after: uniformsOf(ensemble.scores) };
  const [before, after] = [await predicted(uniforms.before), await predicted(uniforms.after)];
  const misfit = misfitOf(fitted, after, scales);
  if (!(misfit <= greatestMisfit)) refuseFit(misfit);
  const noise = noiseOf(rows, members, seed);
  const stand = { rows, scales, noise };
  return {
    ...{ version: 1, scenario, seed, members, passes, routes, modelError },
    hashes: calibrationHashes(data),
    rows: rows.map((_, k) => rowOf(k, before, after, stand)),
    scores: {
      fit: { before: scoreOf("fit", before, stand), after: scoreOf("fit", after, stand) },
      test: { before: scoreOf("test", before, stand), after: scoreOf("test", after, stand) },
    },
    weighted: effectiveSampleSize(likelihoods(fitted, before, scales)),
    misfit,
    moved: movedFigures(predictions.inputs, ensemble, uniforms),
    worthCounting: worthCounting(rows, after, scales),
    unpredicted,
    streams: Object.fromEntries(Array.from(uniforms.after, ([name, column]) => [name, uniformsText(column)])),
  };
}

function watched({ onProgress, signal }: ProgressOptions): ProgressOptions {
  return compact<ProgressOptions>({ onProgress, signal });
}

/** What ends the work early; progress is reported by passes. */
function signalOf({ signal }: ProgressOptions): ProgressOptions {
  return compact<ProgressOptions>({ signal });
}

function* openSteps(
  model: ReturnType<typeof modelOf>,
  scenario: string,
  observations: readonly Observation[],
  most: number,
): Generator<number | undefined, Predictions> {
  const [opened] = yield* model.openTogether([scenario], undefined);
  return yield* Predictions.open(model.study, opened as ScenarioModel, { observations, most });
}

/** The numbers that the file will hold: what is predicted here is what those who read it predict. */
function rounded(scores: Float64Array, members: number): Float64Array {
  return uniformsFrom(uniformsText(scores.map(normalCdf)), members) as Float64Array;
}

function scalesOf(rows: readonly Observation[], error: ModelError): ObservedScale[] {
  const alike = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.use} ${quantityOf(row)}`;
    alike.set(key, (alike.get(key) ?? 0) + 1);
  }
  return rows.map((row) =>
    scaleOf(row, error, row.use === "fit" ? (alike.get(`fit ${quantityOf(row)}`) ?? 1) : 1),
  );
}

function refuseFit(misfit: number): never {
  const hint = "a range that shuts out what was observed, or a model error stated too small";
  throw new InputError([
    problem({
      ...{ file: "observations.csv", path: "fit", hint },
      expected: `draws that miss the fit rows by a mean square of at most ${greatestMisfit}`,
      got: misfit.toPrecision(3),
    }),
  ]);
}

/** The mean square of what the median draw misses, in variances of observation and model. */
function misfitOf(
  fitted: readonly number[],
  columns: readonly Float64Array[],
  scales: readonly ObservedScale[],
): number {
  const squares = fitted.map((k) => {
    const { value, sd } = scales[k] as ObservedScale;
    const [median] = quantilesOf(columns[k] as Float64Array, [0.5]) as [number];
    return ((median - value) / sd) ** 2;
  });
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

/** Likelihood of each draw, over the greatest. */
function likelihoods(
  fitted: readonly number[],
  columns: readonly Float64Array[],
  scales: readonly ObservedScale[],
): Float64Array {
  const logs = new Float64Array((columns[0] as Float64Array).length);
  for (const k of fitted) {
    const { value, sd } = scales[k] as ObservedScale;
    const column = columns[k] as Float64Array;
    for (const [i, number] of column.entries())
      logs[i] = (logs[i] as number) - ((number - value) / sd) ** 2 / 2;
  }
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return logs.map((number) => exp(number - most));
}

interface Stand {
  readonly rows: readonly Observation[];
  readonly scales: readonly ObservedScale[];
  /** Row -> draw -> error of model and observation, in standard deviations. */
  readonly noise: readonly Float64Array[];
}

/** Errors by which a count may differ from its prediction: evenly spread normal scores. */
function noiseOf(rows: readonly Observation[], members: number, seed: Seed): Float64Array[] {
  const names = rows.map(({ id }) => `expected ${id}`);
  return designColumns({ type: "latinHypercube", points: members }, { seed, names }).map((source) => {
    const column = new Float64Array(members);
    source.fill(0, column);
    fillNormal(column, column);
    return column;
  });
}

const tails = [0.05, 0.5, 0.95] as const;

function bandOf(column: Float64Array, back: (scaled: number) => number): Band {
  const [p5, p50, p95] = quantilesOf(column, tails).map(back) as [number, number, number];
  return { p5, p50, p95 };
}

/** Predictions with the errors of model and observation added. */
function expected(k: number, columns: readonly Float64Array[], { scales, noise }: Stand): Float64Array {
  const { sd } = scales[k] as ObservedScale;
  const errors = noise[k] as Float64Array;
  return (columns[k] as Float64Array).map((number, i) => number + sd * (errors[i] as number));
}

function rowOf(
  k: number,
  before: readonly Float64Array[],
  after: readonly Float64Array[],
  stand: Stand,
): CalibratedRow {
  const { id, use, value: observed, unit } = stand.rows[k] as Observation;
  const { unscaled } = stand.scales[k] as ObservedScale;
  return {
    ...{ id, use: use as "fit" | "test", observed, unit },
    before: bandOf(before[k] as Float64Array, unscaled),
    after: bandOf(after[k] as Float64Array, unscaled),
    expectedBefore: bandOf(expected(k, before, stand), unscaled),
    expectedAfter: bandOf(expected(k, after, stand), unscaled),
  };
}

function scoreOf(use: Observation["use"], columns: readonly Float64Array[], stand: Stand): FitScore {
  const own = [...stand.rows.keys()].filter((k) => stand.rows[k]?.use === use);
  const mean = (numbers: readonly number[]): number =>
    numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const isInside = (k: number, column: Float64Array): number => {
    const [low, high] = quantilesOf(column, [0.05, 0.95]) as [number, number];
    const { value } = stand.scales[k] as ObservedScale;
    return low <= value && value <= high ? 1 : 0;
  };
  const volumes = own.flatMap((k) => {
    const row = stand.rows[k] as Observation;
    if (row.measure === "share") return [];
    const perHour = row.measure === "vehicles" ? 1 / 24 : 1 / 8766;
    const median = (stand.scales[k] as ObservedScale).unscaled(
      (quantilesOf(columns[k] as Float64Array, [0.5]) as [number])[0],
    );
    return row.measure === "vehicles" ? [geh(median * perHour, row.value * perHour) < 5 ? 1 : 0] : [];
  });
  return {
    rows: own.length,
    bracketed: mean(own.map((k) => isInside(k, expected(k, columns, stand)))),
    bracketedByModel: mean(own.map((k) => isInside(k, columns[k] as Float64Array))),
    intervalScore: mean(
      own.map((k) => {
        const [low, high] = quantilesOf(expected(k, columns, stand), [0.05, 0.95]) as [number, number];
        return intervalScore([low, high], (stand.scales[k] as ObservedScale).value, 0.9);
      }),
    ),
    ...(volumes.length === 0 ? {} : { geh: mean(volumes) }),
  };
}

/** The figures whose draws moved most, or were narrowed most. */
function movedFigures(
  inputs: readonly InputFigure[],
  {
    scores,
    prior,
  }: {
    readonly scores: ReadonlyMap<string, Float64Array>;
    readonly prior: ReadonlyMap<string, Float64Array>;
  },
  uniforms: Readonly<Record<"before" | "after", ReadonlyMap<string, Float64Array>>>,
): MovedFigure[] {
  const moved = inputs.flatMap(({ figure, drawn }): MovedFigure[] => {
    if (drawn === undefined) return [];
    const { law, streamName } = drawn;
    const [old, now] = [prior, scores].map((all) => momentsOf(all.get(streamName) as Float64Array)) as [
      Moments,
      Moments,
    ];
    const band = (which: "before" | "after"): Band => {
      const numbers = quantilesOf(uniforms[which].get(streamName) as Float64Array, tails);
      const [p5, p50, p95] = numbers.map((number) => law.quantile(number) / figure.factor) as [
        number,
        number,
        number,
      ];
      return { p5, p50, p95 };
    };
    const shift = (now.mean - old.mean) / old.sd;
    return [
      {
        id: figure.id,
        unit: figure.unit,
        before: band("before"),
        after: band("after"),
        shift,
        spread: now.sd / old.sd,
      },
    ];
  });
  const weight = ({ shift, spread }: MovedFigure): number => Math.abs(shift) + Math.abs(1 - spread);
  return moved.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)).slice(0, listed);
}

interface Moments {
  readonly mean: number;
  readonly sd: number;
}

function momentsOf(column: Float64Array): Moments {
  const mean = column.reduce((sum, number) => sum + number, 0) / column.length;
  const squares = column.reduce((sum, number) => sum + (number - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (column.length - 1)) };
}

/**
 * What one more count of each quantity is expected to tell: the mean, over all predictions, of the share of their variance that it
 * would take away if everything were normal.
 */
function worthCounting(
  rows: readonly Observation[],
  columns: readonly Float64Array[],
  scales: readonly ObservedScale[],
): WorthCounting[] {
  const moments = columns.map(momentsOf);
  const best = new Map<string, WorthCounting>();
  for (const [k, row] of rows.entries()) {
    const { mean, sd } = moments[k] as Moments;
    if (sd === 0) continue;
    const error = (scales[k] as ObservedScale).sd;
    const part = sd ** 2 / (sd ** 2 + error ** 2);
    let gain = 0;
    for (const [j, other] of columns.entries()) {
      const { mean: otherMean, sd: otherSd } = moments[j] as Moments;
      if (otherSd === 0) continue;
      let shared = 0;
      for (const [i, number] of other.entries())
        shared += (number - otherMean) * (((columns[k] as Float64Array)[i] as number) - mean);
      const correlation = shared / ((other.length - 1) * sd * otherSd);
      gain += (correlation ** 2 * part) / columns.length;
    }
    const key = quantityOf(row);
    if (gain > (best.get(key)?.gain ?? 0)) best.set(key, { id: row.id, gain });
  }
  return [...best.values()].sort((a, b) => b.gain - a.gain || (a.id < b.id ? -1 : 1)).slice(0, 10);
}
