/** Bootstrap intervals. */
import { blockSize, expectFraction, expectWhole } from "../base/index.ts";
import { quantilesOf } from "../math/index.ts";
import { fillUniforms, type Seed, stream } from "../random/index.ts";

/** How bootstrap intervals are made. */
export interface BootstrapOptions {
  /** Equal seeds give equal intervals. */
  readonly seed: Seed;
  /** How often to resample the rows, 20 to 100,000; by default 500. */
  readonly resamples?: number;
  /** Share of intervals that hold the true value, above 0 and below 1; by default 0.95. */
  readonly level?: number;
}

/**
 * Draws rows with replacement, as many as there are, again and again (B. Efron, R. J. Tibshirani, An
 * Introduction to the Bootstrap, 1993). A resample depends on the seed, the purpose and its own number only.
 *
 * @param purpose - What it is for: methods that share a seed draw apart.
 * @returns How often each row was drawn, one resample after the other; the array is used again for the next.
 */
export function* resamplesOf(
  { seed, resamples = 500 }: BootstrapOptions,
  [purpose, rows]: readonly [string, number],
): Generator<Float64Array, void, undefined> {
  expectWhole(resamples, "options.resamples", [20, 100_000]);
  const draws = stream(seed, `bootstrap of ${purpose}`, "uncertainty");
  const block = new Float64Array(blockSize);
  const times = new Float64Array(rows);
  const blocks = Math.ceil(rows / blockSize);
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let b = 0; b < blocks; b++) {
      fillUniforms(draws, (resample * blocks + b) * blockSize, block);
      const count = Math.min(blockSize, rows - b * blockSize);
      for (let i = 0; i < count; i++) {
        const row = Math.floor(block[i] * rows);
        times[row] = times[row] + 1;
      }
    }
    yield times;
  }
}

/** The two ends of an interval. */
export type Interval = readonly [low: number, high: number];

/** The percentile interval: what is left when the same share of resamples is cut off on either side. */
export function percentileInterval(values: readonly number[], level = 0.95): Interval {
  expectFraction(level, "options.level");
  const [low = 0, high = 0] = quantilesOf(Float64Array.from(values), [0.5 - 0.5 * level, 0.5 + 0.5 * level]);
  return [low, high];
}
