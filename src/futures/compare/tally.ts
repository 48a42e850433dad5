/** Moments and quantiles of a quantity over futures. */

import {
  type Moments,
  mergeMoments,
  momentsOf,
  noMoments,
  quantilesOf,
  standardErrorOf,
  varianceOf,
} from "../../math/index.ts";
import type { BatchSums, ColumnAddress, LaneStatistics } from "../../paths/index.ts";
import { QuantileSketch } from "./quantileSketch.ts";

/** Futures added at a time: moments are merged in this order, whatever computes them. */
export const batchSize = 512;

/** Quantiles over futures. */
export interface Quantiles {
  readonly p5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
}

/** A quantity over futures. */
export interface FuturesSpread extends Quantiles {
  readonly mean: number;
  /** Standard deviation over futures. */
  readonly sd: number;
  /** Standard error of the mean, from the limited number of futures. */
  readonly standardError: number;
}

/** A difference over futures, scenario less base, both drawn alike. */
export interface DifferenceSpread extends FuturesSpread {
  /** The mean lies between these with 95 % confidence (normal approximation). */
  readonly interval: readonly [low: number, high: number];
  /** False when zero lies in the interval. */
  readonly distinguishable: boolean;
}

const probabilities = [0.05, 0.1, 0.5, 0.9, 0.95];
// Standard normal quantile of 0.975.
const z975 = 1.959963984540054;

/** Moments and quantiles of a quantity, batch by batch, in bounded memory. */
export class QuantityTally {
  #moments = noMoments;
  readonly #sketch: QuantileSketch;

  private constructor(sketch: QuantileSketch) {
    this.#sketch = sketch;
  }

  /** A tally of columns that are kept in some statistics' memory. */
  static in(statistics: LaneStatistics): QuantityTally {
    return new QuantityTally(new QuantileSketch(statistics, batchSize));
  }

  /** A tally that continues from what this one holds. */
  copy(): QuantityTally {
    const copy = new QuantityTally(this.#sketch.copy());
    copy.#moments = this.#moments;
    return copy;
  }

  /** Adds a batch, given as a column and its sums. */
  add(column: ColumnAddress, count: number, sums: BatchSums): void {
    const { origin, sum, squares } = sums;
    const mean = sum / count;
    const moments = { count, mean: origin + mean, squares: Math.max(0, squares - mean * sum) };
    this.#moments = mergeMoments(this.#moments, moments);
    this.#sketch.add(column, count, sums);
  }

  /** Half of the interval in which the mean lies with 95 % confidence. */
  get halfWidth(): number {
    return z975 * (standardErrorOf(this.#moments) ?? 0);
  }

  spread(): FuturesSpread {
    return spreadFrom(this.#moments, this.#sketch.quantiles(probabilities));
  }

  difference(): DifferenceSpread {
    return withInterval(this.spread());
  }
}

/** The spread of a column of numbers, at least one; its quantiles are exact. */
export function spreadOf(column: Float64Array): FuturesSpread {
  return spreadFrom(momentsOf(column), quantilesOf(column, probabilities));
}

/** A spread of differences, with how sure their mean is. */
export function withInterval(spread: FuturesSpread): DifferenceSpread {
  const half = z975 * spread.standardError;
  const interval = [spread.mean - half, spread.mean + half] as const;
  return { ...spread, interval, distinguishable: interval[0] > 0 || interval[1] < 0 };
}

function spreadFrom(moments: Moments, quantiles: readonly number[]): FuturesSpread {
  const [p5, p10, p50, p90, p95] = quantiles as [number, number, number, number, number];
  const sd = Math.sqrt(varianceOf(moments) ?? 0);
  return { mean: moments.mean, sd, standardError: standardErrorOf(moments) ?? 0, p5, p10, p50, p90, p95 };
}

/** A difference of nothing. */
export const noDifference: DifferenceSpread = {
  mean: 0,
  sd: 0,
  standardError: 0,
  p5: 0,
  p10: 0,
  p50: 0,
  p90: 0,
  p95: 0,
  interval: [0, 0],
  distinguishable: false,
};
