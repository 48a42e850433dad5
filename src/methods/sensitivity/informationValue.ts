/** The value of information about each input before a choice. */

import {
  expectArguments,
  expectColumn,
  expectColumns,
  expectWhole,
  finish,
  greatest,
  refuse,
  type Steps,
} from "../../base/index.ts";
import {
  bestPrices,
  curveAt,
  curvesOf,
  dot,
  isConstant,
  meanInterval,
  momentsOf,
  normalEquations,
  normalScores,
  type SplineBasis,
  splineBasis,
} from "../../math/index.ts";
import { fillUniforms, stream } from "../../random/index.ts";
import { type Direction, signOf } from "../direction.ts";
import { informationValueArguments } from "../given.ts";
import { type BootstrapOptions, percentileInterval, resamplesOf } from "../resample.ts";

/** How to calculate the value of information. */
export interface InformationOptions extends BootstrapOptions {
  /** Whether the best option is the one with the greatest outcome or with the smallest. */
  readonly direction: Direction;
  /** How often to resample the rows for the intervals, 20 to 100,000; by default 100. */
  readonly resamples?: number;
}

/** What an input is worth knowing before the choice. */
export interface InformationRow {
  readonly input: string;
  /** Expected gain, at least 0, in the unit of the outcomes. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What it is worth to know more before choosing among options. */
export interface InformationValue {
  /** The option to choose today: the best on average; of equal ones the first. */
  readonly best: string;
  /** Mean outcome of each option, in their order. */
  readonly expected: readonly { readonly option: string; readonly mean: number }[];
  /** What knowing everything would be worth on average: no survey is worth more. */
  readonly perfect: { readonly value: number; readonly low: number; readonly high: number };
  /** Value found for an input that has nothing to do with the outcomes: smaller ones mean nothing. */
  readonly noise: number;
  /** Share of intervals that hold the true value, for large samples. */
  readonly level: number;
  /** Inputs by what they are worth knowing, the greatest first. */
  readonly rows: readonly InformationRow[];
}

/**
 * The expected value of perfect information, and of perfect information on each input alone, for a choice
 * among options whose outcomes are known in the same futures (H. Raiffa, R. Schlaifer, Applied Statistical
 * Decision Theory, 1961). For one input the mean outcome of each option given the input is a smooth curve
 * through the sample (M. Strong, J. E. Oakley, A. Brennan, Med. Decis. Making 34, 2014): here a penalised
 * spline on the normal scores of the input, its roughness set by cross-validation.
 *
 * An input that drives the outcomes can still be worth 0: when none of its values changes the choice.
 * Values of several inputs do not add up.
 *
 * @param outcomes - Option to its outcome in each future; at least two options, at least 100 futures.
 * @param inputs - Input to its value in each future.
 * @throws InputError
 * @example
 * ```ts
 * import { informationValue, streamUniforms } from "karvan/methods";
 * const dwell = streamUniforms(2026)("dwell", "futures", 1000);
 * const outcomes = { nothing: new Float64Array(1000), build: dwell.map((u) => 12 * u - 4.5) };
 * const worth = informationValue(outcomes, { dwell }, { direction: "benefit", seed: 2026 });
 * console.log(worth.best, worth.perfect.value.toFixed(2)); // build 0.86
 * ```
 */
export function informationValue(
  outcomes: Readonly<Record<string, Float64Array>>,
  inputs: Readonly<Record<string, Float64Array>>,
  options: InformationOptions,
): InformationValue {
  expectArguments(informationValueArguments, [outcomes, inputs, options]);
  return finish(informationSteps(outcomes, inputs, options));
}

/** As {@link informationValue}, in steps. */
export function* informationSteps(
  outcomes: Readonly<Record<string, Float64Array>>,
  inputs: Readonly<Record<string, Float64Array>>,
  options: InformationOptions,
): Steps<InformationValue> {
  const futures = expectColumns(outcomes, "outcomes");
  expectWhole(futures, "the number of futures", [100, 4294967295]);
  const names = Object.keys(outcomes);
  if (names.length < 2) refuse("outcomes", "at least two options", names);
  for (const [name, column] of Object.entries(inputs)) expectColumn(column, `inputs.${name}`, futures);
  const { level = 0.95 } = options;
  const sign = signOf(options.direction);
  const columns = Object.values(outcomes);
  const means = columns.map((column) => momentsOf(column).mean);
  const best = means.reduce((b, mean, d) => (sign * mean > sign * means[b] ? d : b), 0);
  // Gains over the best option: differences have less noise, and their means are all at most 0.
  const gains = columns.map((column) => column.map((x, i) => sign * (x - columns[best]?.[i])));
  const dummy = new Float64Array(futures);
  fillUniforms(stream(options.seed, "an input that does nothing", "uncertainty"), 0, dummy);
  const others = gains.filter((_, d) => d !== best);
  const noise = gainOf(fitCurves(others, dummy), new Float64Array(futures).fill(1));
  return {
    best: names[best],
    expected: names.map((option, d) => ({ option, mean: means[d] })),
    perfect: perfectValue(others, level),
    noise,
    level,
    rows: (yield* rowsOf(others, inputs, options)).sort((a, b) => b.value - a.value),
  };
}

/** The mean of what is lost by not choosing the best in each future. */
function perfectValue(gains: readonly Float64Array[], level: number): InformationValue["perfect"] {
  const lost = bestGain(gains);
  const { mean, low, high } = meanInterval(momentsOf(lost), level) as NonNullable<
    ReturnType<typeof meanInterval>
  >;
  return { value: mean, low: Math.max(0, low), high };
}

/** The gain of changing to the best option, 0 where that is the present one. */
function bestGain(gains: readonly Float64Array[]): Float64Array {
  const best = new Float64Array(gains[0]?.length);
  for (const column of gains) {
    for (let i = 0; i < best.length; i++) best[i] = Math.max(best[i], column[i]);
  }
  return best;
}

/** All inputs on the same resamples. */
function* rowsOf(
  gains: readonly Float64Array[],
  inputs: Readonly<Record<string, Float64Array>>,
  options: InformationOptions,
): Steps<InformationRow[]> {
  const { level = 0.95, resamples = 100 } = options;
  const futures = gains[0]?.length;
  const fits: { input: string; fitted: Fit | undefined; drawn: number[] }[] = [];
  for (const [input, column] of Object.entries(inputs)) {
    fits.push({ input, fitted: isConstant(column) ? undefined : fitCurves(gains, column), drawn: [] });
    yield;
  }
  for (const times of resamplesOf({ ...options, resamples }, ["information", futures])) {
    for (const { fitted, drawn } of fits) {
      drawn.push(fitted === undefined ? 0 : gainOf(fitted, times));
      yield;
    }
  }
  const once = new Float64Array(futures).fill(1);
  return fits.map(({ input, fitted, drawn }) => {
    const value = fitted === undefined ? 0 : gainOf(fitted, once);
    // Resamples are noisier than the sample, so that their mean lies above it.
    const shift = value - drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const [low, high] = percentileInterval(drawn, level).map((end) => Math.max(0, end + shift));
    return { input, value, low: low, high: high };
  });
}

/** The gains of the other options along an input, and how rough their curves may be. */
interface Fit {
  readonly basis: SplineBasis;
  readonly gains: readonly Float64Array[];
  readonly prices: readonly number[];
}

function fitCurves(gains: readonly Float64Array[], input: Float64Array): Fit {
  const pieces = Math.max(4, Math.min(20, Math.floor(input.length / 50)));
  const basis = splineBasis(normalScores(input), pieces);
  const normal = normalEquations(basis, gains, new Float64Array(input.length).fill(1));
  return { basis, gains, prices: bestPrices(normal, gains) };
}

/**
 * Mean of the best gain along the curves, less the best mean gain, when futures count a number of times; 0 when no
 * curves are defined.
 */
function gainOf({ basis, gains, prices }: Fit, times: Float64Array): number {
  const curves = curvesOf(normalEquations(basis, gains, times), prices);
  if (curves === undefined) return 0;
  const heights = curves.map((curve) => curveAt(basis, curve));
  const best = dot(bestGain(heights), times) / times.length;
  return Math.max(0, best - greatest([0, ...heights.map((height) => dot(height, times) / times.length)]));
}
