/** Everything about one difference: certainty, drivers and switching values. */

import { compact, displayed, expectArguments, InputError, paced, type Steps } from "../../base/index.ts";
import {
  type GivenDataIndices,
  givenDataSteps,
  type Tornado,
  tornado,
  tornadoDesign,
} from "../../methods/index.ts";
import { checkSeed, type Seed } from "../../random/index.ts";
import { modelOf, type StudyOrModel } from "../../routing/index.ts";
import { defaultSeed } from "../compare/compare.ts";
import { checkFutures } from "../compare/futures.ts";
import { type DifferenceSpread, spreadOf, withInterval } from "../compare/tally.ts";
import { analyseArguments } from "../given.ts";
import {
  DifferenceFunction,
  type DifferenceQuery,
  describeInput,
  type InputSummary,
  type QuerySummary,
} from "./difference.ts";
import { sampleOf } from "./sample.ts";
import type { AskOptions } from "./studyFunction.ts";
import { type SwitchingValues, switchingValues } from "./switching.ts";

/** How an analysis is made. */
export interface AnalysisOptions extends AskOptions {
  /** How many futures, 100 to 1e9. */
  readonly futures: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
}

/** Counts of equal bins. */
export interface Histogram {
  /** Where the first bin begins, and the last ends. */
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** How certain a difference is, what drives it, and at which values its sign flips. */
export interface Analysis {
  readonly query: QuerySummary;
  readonly futures: number;
  readonly seed: Seed;
  /** The difference where all figures have their central values. */
  readonly single: number;
  readonly spread: DifferenceSpread;
  /** Share of futures in which the scenario is below the base, and above it. */
  readonly better: number;
  readonly worse: number;
  readonly histogram: Histogram;
  readonly inputs: readonly InputSummary[];
  readonly tornado: Tornado;
  /** What each input tells of the difference, from the first 4,096 of the futures; valid for inputs of any shape. */
  readonly indices: GivenDataIndices;
  readonly switches: SwitchingValues;
}

/**
 * Everything about one difference: a journey's, or the mean of several. The draws are those of `compare` with the same seed.
 *
 * @throws InputError when a name is unknown or an option is wrong.
 * @example
 * ```ts
 * import { analyse } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { commodity: "container", from: "alma", to: "gora" };
 * const query = { base: "status-quo", scenario: "rail-joined", ...journey };
 * const { spread, better } = await analyse(study, query, { futures: 200, seed: 2026 });
 * console.log(spread.mean.toFixed(2), better); // -21.57 0.585
 * ```
 */
export async function analyse(
  study: StudyOrModel,
  query: DifferenceQuery,
  options: AnalysisOptions,
): Promise<Analysis> {
  expectArguments(analyseArguments, [study, query, options]);
  const { futures, seed = defaultSeed } = options;
  const problems = [...checkFutures(futures, 100), ...checkSeed(seed)];
  if (problems.length > 0) throw new InputError(problems);
  const model = modelOf(study);
  const difference = await paced(DifferenceFunction.open(model, query), { signal: options.signal });
  const { inputs } = difference.of;
  const uniforms = await paced(sampleOf(inputs, seed, futures), { signal: options.signal });
  const differences = await difference.ask({ count: futures, uniforms }, options);
  const { onProgress, signal } = options;
  const switches = await switchingValues(model, query, compact<AskOptions>({ onProgress, signal }));
  const design = inputs.length === 0 ? undefined : tornadoDesign({ inputs: inputs.map(({ name }) => name) });
  const still: Tornado = { outputBase: switches.difference, rows: [] };
  const share = (count: number): number => count / futures;
  const analysis: Analysis = {
    query: difference.summary,
    futures,
    seed,
    single: switches.difference,
    spread: withInterval(spreadOf(differences)),
    better: share(differences.filter((d) => d < 0).length),
    worse: share(differences.filter((d) => d > 0).length),
    histogram: histogramOf(differences),
    inputs: inputs.map(describeInput),
    tornado: design === undefined ? still : tornado(design, await difference.askAll(design.parts, options)),
    indices:
      inputs.length === 0
        ? { status: "notDefined", reason: "the output does not vary" }
        : await paced(indicesOf(uniforms, differences, seed), { signal: options.signal }),
    switches,
  };
  return displayed(analysis, "analysis", model.study);
}

// More tell no more than their intervals do, and take seconds.
const mostForIndices = 4096;

function indicesOf(
  uniforms: ReadonlyMap<string, Float64Array>,
  differences: Float64Array,
  seed: Seed,
): Steps<GivenDataIndices> {
  const inputs = [...uniforms].map(([name, column]) => [name, column.subarray(0, mostForIndices)] as const);
  const output = differences.subarray(0, mostForIndices);
  return givenDataSteps(Object.fromEntries(inputs), output, { seed, resamples: 20 });
}

const bins = 40;

function histogramOf(values: Float64Array): Histogram {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = high > low ? Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins)) : 0;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { low, high, counts };
}
