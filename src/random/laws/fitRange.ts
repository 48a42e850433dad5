/** Fits a distribution to the low, central and high value of a figure. */
import {
  append,
  InputError,
  type Problem,
  problem,
  type RangeShape,
  refuse,
  type StandsFor,
  standsForWords,
} from "../../base/index.ts";
import {
  type CentredShape,
  centresOf,
  exp,
  isCentre,
  lognormalCentre,
  lognormalSpread,
  peakOf,
  z95,
} from "../../math/index.ts";
import type { Distribution } from "./distribution.ts";
import { checkNumber } from "./family.ts";

/** Shapes that can be laid over a range. */
export type FittedShape = RangeShape | "pert" | "normal";

/**
 * What is known of a quantity: a range, the peak, mean or median in it, and the shape in between. All in one unit. At most one
 * of `mode`, `mean` and `median` is given.
 */
export interface FittedRange {
  readonly shape: FittedShape;
  readonly low: number;
  /** From `low` to `high`; `uniform`, `lognormal` and `normal` do without. */
  readonly mode?: number;
  /** In place of a mode: the mean that the distribution has. */
  readonly mean?: number;
  /** In place of a mode: the median that the distribution has. Not for `pert`. */
  readonly median?: number;
  /** At or above `low`. */
  readonly high: number;
}

const fitted: readonly CentredShape[] = ["triangular", "pert", "uniform", "lognormal", "normal", "discrete"];
const peaked: readonly CentredShape[] = ["triangular", "pert", "discrete"];

/** What is wrong with a range, or with its shape; nothing when {@link fitRange} takes it. */
export function checkFittedRange(range: FittedRange, path = "range"): Problem[] {
  const { shape, low, high } = range;
  if (!fitted.includes(shape)) {
    return [problem({ path: `${path}.shape`, expected: `one of ${fitted.join(", ")}`, got: shape })];
  }
  const problems = [...checkNumber(low, `${path}.low`), ...checkNumber(high, `${path}.high`)];
  const [centre = "mode", ...more] = centresIn(range);
  const isUsed = centre !== "mode" || peaked.includes(shape);
  if (isUsed) append(problems, checkNumber(range[centre], `${path}.${centre}`));
  if (more.length > 0) {
    const expected = "one of mean, median and mode";
    problems.push(problem({ path: `${path}.${centre}`, expected, got: [centre, ...more].join(", ") }));
  }
  if (problems.length > 0) return problems;
  if (low > high) {
    return [problem({ path: `${path}.high`, expected: `high at or above low, ${low}`, got: high })];
  }
  if (shape === "lognormal" && low <= 0) {
    return [problem({ path: `${path}.low`, expected: "a low above 0 for a lognormal shape", got: low })];
  }
  return isUsed ? checkCentre(range, centre, `${path}.${centre}`) : [];
}

function checkCentre(
  { shape, low, high, ...range }: FittedRange,
  centre: StandsFor,
  path: string,
): Problem[] {
  const value = range[centre] as number;
  if (low === high ? value === low : isCentre(shape, centre, value, { low, high })) return [];
  if (centre === "mode") {
    return [problem({ path, expected: `a mode from low, ${low}, to high, ${high}`, got: value })];
  }
  const centres = low === high ? { least: low, most: low } : centresOf(shape, centre, low, high);
  const expected =
    centres === undefined
      ? `a mode for the shape ${shape}`
      : `a ${centre} from ${centres.least} to ${centres.most} for the shape ${shape}`;
  return [problem({ path, expected, got: value })];
}

/** Which of mean, median and mode are given. */
function centresIn(range: FittedRange): StandsFor[] {
  return standsForWords.filter((centre) => range[centre] !== undefined);
}

/**
 * The distribution that a range in a data table stands for.
 *
 * `triangular`, `pert` and `uniform` lie between low and high. `lognormal` and `normal` have low and high as their 5th
 * and 95th percentiles, so one value in ten lies beyond them, and take no notice of the mode. `discrete` takes low,
 * mode and high with equal chances. A range of no width is a constant.
 *
 * With a `mean` or `median` in place of the mode the peak is put where the distribution has it. A lognormal law, whose ends say it
 * already, is moved by the few percent by which rounded ends miss it.
 *
 * @throws InputError when a number is missing, not finite, or out of order, or when no peak gives the mean or median.
 * @example
 * ```ts
 * import { fitRange, lawOf } from "karvan/random";
 * const fee = lawOf(fitRange({ shape: "lognormal", low: 2, high: 8 })); // USD/t
 * console.log(fee.quantile(0.05).toFixed(2), fee.quantile(0.5).toFixed(2), fee.quantile(0.95).toFixed(2)); // 2.00 4.00 8.00
 * console.log(lawOf(fitRange({ shape: "triangular", low: 6, mean: 14.5, high: 25 })).mean.toFixed(1)); // 14.5
 * ```
 */
export function fitRange(range: FittedRange): Distribution {
  if (typeof range !== "object" || range === null)
    refuse("range", "an object such as { shape, value, low, high }", range);
  const problems = checkFittedRange(range);
  if (problems.length > 0) throw new InputError(problems);
  const { shape, low, high } = range;
  if (low === high) return { type: "constant", value: low };
  const [centre = "mode"] = centresIn(range);
  const value = range[centre] as number;
  switch (shape) {
    case "uniform":
      return { type: "uniform", low, high };
    case "discrete": {
      const middle = peakOf(shape, centre, value, { low, high });
      return { type: "discrete", values: [low, middle, high], weights: [1, 1, 1] };
    }
    case "lognormal": {
      const sigma = lognormalSpread(low, high);
      const natural = lognormalCentre("mean", low, high);
      const mean = centre === "mode" ? natural : natural * (value / lognormalCentre(centre, low, high));
      return { type: "lognormal", mean, sd: mean * Math.sqrt(exp(sigma * sigma) - 1) };
    }
    case "normal":
      return { type: "normal", mean: low + (high - low) / 2, sd: (high - low) / (2 * z95) };
    case "pert":
    case "triangular":
      return { type: shape, low, mode: peakOf(shape, centre, value, { low, high }), high };
  }
}
