import {
  blockMoments,
  type Moments,
  mergeMoments,
  noMoments,
  standardErrorOf,
  varianceOf,
} from "../random/index.ts";
import type { LaneAnswer } from "./laneModel.ts";
import { QuantileSketch } from "./quantiles.ts";

/** Futures added at a time: moments are merged in this order, whoever works them out. */
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
  /** Standard error of the mean: how sure the mean is, given the number of futures. */
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
// Exact for one batch; then bins over twice the range that the first batch spans.
const sketch = { exact: batchSize, bins: 512 };
// Standard normal quantile of 0.975.
const z975 = 1.959963984540054;

/** Moments and quantiles of a quantity, batch by batch, in bounded memory. */
export class QuantityTally {
  moments: Moments;
  readonly #sketch: QuantileSketch;

  /** @param copied - A tally to go on from. */
  constructor(copied?: QuantityTally) {
    this.moments = copied?.moments ?? noMoments;
    this.#sketch = copied === undefined ? new QuantileSketch(sketch) : copied.#sketch.copy();
  }

  /** Adds a batch. */
  add(values: Float64Array, from: number, count: number): void {
    this.moments = mergeMoments(this.moments, blockMoments(values, from, from + count));
    this.#sketch.addAll(values, from, count);
  }

  /** Adds zeros in place of batches that were not looked at. */
  addZeros(count: number): void {
    this.moments = mergeMoments(this.moments, { count, mean: 0, squares: 0 });
    this.#sketch.addZeros(count);
  }

  spread(): FuturesSpread {
    const { mean } = this.moments;
    const [p5, p10, p50, p90, p95] = this.#sketch.quantiles(probabilities) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const sd = Math.sqrt(varianceOf(this.moments) ?? 0);
    return { mean, sd, standardError: standardErrorOf(this.moments) ?? 0, p5, p10, p50, p90, p95 };
  }

  difference(): DifferenceSpread {
    const spread = this.spread();
    const half = z975 * spread.standardError;
    const interval = [spread.mean - half, spread.mean + half] as const;
    return { ...spread, interval, distinguishable: interval[0] > 0 || interval[1] < 0 };
  }
}

/** A difference of nothing. */
export const noDifference: DifferenceSpread = {
  ...{ mean: 0, sd: 0, standardError: 0, p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 },
  ...{ interval: [0, 0], distinguishable: false },
};

/** How often which route is best under the base, and which at the same time under a scenario. */
export class RouteTally {
  readonly #base: number[] = [];
  readonly #scenario: number[] = [];
  readonly #counts: number[] = [];

  /** Adds a batch, given as answers under base and scenario. */
  add(base: LaneAnswer, scenario: LaneAnswer, count: number): void {
    let last = 0;
    for (let i = 0; i < count; i++) {
      const before = base.route[base.from + i] as number;
      const after = scenario.route[scenario.from + i] as number;
      if (this.#base[last] !== before || this.#scenario[last] !== after) last = this.#place(before, after);
      this.#counts[last] = (this.#counts[last] as number) + 1;
    }
  }

  copy(): RouteTally {
    const copy = new RouteTally();
    copy.#base.push(...this.#base);
    copy.#scenario.push(...this.#scenario);
    copy.#counts.push(...this.#counts);
    return copy;
  }

  /** Pairs of routes, the most frequent first. */
  pairs(): { readonly base: number; readonly scenario: number; readonly count: number }[] {
    const pairs = this.#counts.map((count, i) => ({
      base: this.#base[i] as number,
      scenario: this.#scenario[i] as number,
      count,
    }));
    return pairs.sort((a, b) => b.count - a.count);
  }

  #place(base: number, scenario: number): number {
    for (let i = 0; i < this.#counts.length; i++)
      if (this.#base[i] === base && this.#scenario[i] === scenario) return i;
    this.#base.push(base);
    this.#scenario.push(scenario);
    this.#counts.push(0);
    return this.#counts.length - 1;
  }
}
