/** Confidence intervals of a mean. */
import { expectFraction } from "../../base/index.ts";
import { type Moments, standardErrorOf } from "./moments.ts";
import { studentQuantile } from "./student.ts";

/** A mean with its interval. */
export interface MeanInterval {
  /** Number of samples. */
  readonly count: number;
  readonly mean: number;
  readonly standardError: number;
  /** Share of such intervals that hold the true mean, 0 to 1. */
  readonly level: number;
  /** From the mean to either end. */
  readonly halfWidth: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The confidence interval of a mean by Student's t. Exact for independent normal samples; for others right
 * for large samples, by the central limit theorem: watch it when few samples meet a long tail.
 *
 * @param level - Above 0 and below 1, e.g. 0.95.
 * @returns `undefined` for fewer than two samples, which know no spread.
 * @throws InputError when the level is invalid.
 */
export function meanInterval(moments: Moments, level: number): MeanInterval | undefined {
  expectFraction(level, "level");
  const standardError = standardErrorOf(moments);
  if (standardError === undefined) return undefined;
  const { count, mean } = moments;
  const halfWidth = standardError * studentQuantile(0.5 + 0.5 * level, count - 1);
  return { count, mean, standardError, level, halfWidth, low: mean - halfWidth, high: mean + halfWidth };
}
