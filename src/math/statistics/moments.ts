/** Means and spreads of samples, merged block by block. */
import { blockSize } from "../../base/index.ts";

/**
 * Count, mean and spread of a column of samples. Plain data; two of them merge into that of both columns.
 */
export interface Moments {
  readonly count: number;
  /** 0 when there are no samples. */
  readonly mean: number;
  /** Sum of the squared differences from the mean. */
  readonly squares: number;
}

/** The moments of no samples. */
export const noMoments: Moments = { count: 0, mean: 0, squares: 0 };

/**
 * The moments of samples, cut into blocks of 1,024 that are merged in order. A caller that has the moments of the
 * blocks, wherever they were calculated, and merges them in order, gets the same bits.
 */
export function momentsOf(samples: Float64Array): Moments {
  let total = noMoments;
  for (let first = 0; first < samples.length; first += blockSize) {
    total = mergeMoments(total, blockMoments(samples, first, Math.min(first + blockSize, samples.length)));
  }
  return total;
}

/**
 * The moments of one block: sums of the differences from the block's first sample, added one by one in order.
 * In a block of n, no sample is farther than sqrt(n - 1) standard deviations from the mean (P. A. Samuelson,
 * J. Amer. Statist. Assoc. 63, 1968), so that at most three of sixteen digits are lost in the subtraction,
 * however large the samples.
 */
export function blockMoments(samples: Float64Array, start: number, end: number): Moments {
  if (end <= start) return noMoments;
  const origin = samples[start];
  let sum = 0;
  let squares = 0;
  for (let i = start; i < end; i++) {
    const difference = samples[i] - origin;
    sum += difference;
    squares += difference * difference;
  }
  const count = end - start;
  return { count, mean: origin + sum / count, squares: Math.max(0, squares - (sum / count) * sum) };
}

/**
 * The moments of two columns as one, the earlier first (T. F. Chan, G. H. Golub, R. J. LeVeque, Amer.
 * Statistician 37, 1983). Rounding makes the order matter in the last bits: keep to the order of the samples.
 */
export function mergeMoments(earlier: Moments, later: Moments): Moments {
  if (earlier.count === 0) return later;
  if (later.count === 0) return earlier;
  const count = earlier.count + later.count;
  const step = later.mean - earlier.mean;
  const share = later.count / count;
  return {
    count,
    mean: earlier.mean + step * share,
    squares: earlier.squares + later.squares + step * step * share * earlier.count,
  };
}

/** The unbiased variance of the population the samples are from; `undefined` for fewer than two samples. */
export function varianceOf({ count, squares }: Moments): number | undefined {
  return count < 2 ? undefined : squares / (count - 1);
}

/** The standard error of the mean as an estimate; `undefined` for fewer than two samples. */
export function standardErrorOf(moments: Moments): number | undefined {
  const variance = varianceOf(moments);
  return variance === undefined ? undefined : Math.sqrt(variance / moments.count);
}

/** The sum of numbers: blocks of 1,024 each from its first to its last, then the blocks in order. */
export function sumOf(numbers: Float64Array): number {
  let total = 0;
  for (let first = 0; first < numbers.length; first += blockSize) {
    const end = Math.min(first + blockSize, numbers.length);
    let sum = 0;
    for (let i = first; i < end; i++) sum += numbers[i];
    total += sum;
  }
  return total;
}
