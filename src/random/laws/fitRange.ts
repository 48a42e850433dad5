/** Fits a distribution to the low, central and high value of a figure. */
import { append, InputError, type Problem, problem, type RangeShape, refuse } from "../../base/index.ts";
import { exp, log } from "../../math/index.ts";
import type { Distribution } from "./distribution.ts";
import { checkNumber } from "./family.ts";

/** Shapes that can be laid over a range. */
export type FittedShape = RangeShape | "pert" | "normal";

/** What is known of a quantity: a range, the peak in it, and the shape in between. All in one unit. */
export interface FittedRange {
  readonly shape: FittedShape;
  readonly low: number;
  /** From `low` to `high`; `uniform`, `lognormal` and `normal` do without. */
  readonly mode?: number;
  /** At or above `low`. */
  readonly high: number;
}

/** Standard normal quantile of 0.95. */
const z95 = 1.6448536269514722;

const fitted = ["triangular", "pert", "uniform", "lognormal", "normal", "discrete"];
const peaked = ["triangular", "pert", "discrete"];

/** What is wrong with a range, or with its shape; nothing when {@link fitRange} takes it. */
export function checkFittedRange(range: FittedRange, path = "range"): Problem[] {
  const { shape, low, mode, high } = range;
  if (!fitted.includes(shape)) {
    return [problem({ path: `${path}.shape`, expected: `one of ${fitted.join(", ")}`, got: shape })];
  }
  const problems = [...checkNumber(low, `${path}.low`), ...checkNumber(high, `${path}.high`)];
  if (peaked.includes(shape)) append(problems, checkNumber(mode, `${path}.mode`));
  if (problems.length > 0) return problems;
  if (low > high) {
    return [problem({ path: `${path}.high`, expected: `high at or above low, ${low}`, got: high })];
  }
  if (shape === "lognormal" && low <= 0) {
    return [problem({ path: `${path}.low`, expected: "a low above 0 for a lognormal shape", got: low })];
  }
  if (peaked.includes(shape) && !(low <= (mode as number) && (mode as number) <= high)) {
    return [
      problem({ path: `${path}.mode`, expected: `a mode from low, ${low}, to high, ${high}`, got: mode }),
    ];
  }
  return [];
}

/**
 * The distribution that a range in a data table stands for.
 *
 * `triangular`, `pert` and `uniform` lie between low and high. `lognormal` and `normal` have low and high as their 5th
 * and 95th percentiles, so one value in ten lies beyond them, and take no notice of the mode. `discrete` takes low,
 * mode and high with equal chances. A range of no width is a constant.
 *
 * @throws InputError when a number is missing, not finite, or out of order.
 * @example
 * ```ts
 * import { fitRange, lawOf } from "karvan/random";
 * const fee = lawOf(fitRange({ shape: "lognormal", low: 2, high: 8 })); // USD/t
 * console.log(fee.quantile(0.05).toFixed(2), fee.quantile(0.5).toFixed(2), fee.quantile(0.95).toFixed(2)); // 2.00 4.00 8.00
 * ```
 */
export function fitRange(range: FittedRange): Distribution {
  if (typeof range !== "object" || range === null)
    refuse("range", "an object such as { shape, value, low, high }", range);
  const problems = checkFittedRange(range);
  if (problems.length > 0) throw new InputError(problems);
  const { shape, low, high } = range;
  const mode = range.mode as number;
  if (low === high) return { type: "constant", value: low };
  switch (shape) {
    case "uniform":
      return { type: "uniform", low, high };
    case "discrete":
      return { type: "discrete", values: [low, mode, high], weights: [1, 1, 1] };
    case "lognormal": {
      const sigma = log(high / low) / (2 * z95);
      const variance = sigma * sigma;
      const mean = Math.sqrt(low * high) * exp(variance / 2);
      return { type: "lognormal", mean, sd: mean * Math.sqrt(exp(variance) - 1) };
    }
    case "normal":
      return { type: "normal", mean: low + (high - low) / 2, sd: (high - low) / (2 * z95) };
    case "pert":
      return { type: "pert", low, mode, high };
    case "triangular":
      return { type: "triangular", low, mode, high };
  }
}
