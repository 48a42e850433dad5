/** Orders, ranks and standardised columns. */
import { fillNormal } from "../special/normalQuantile.ts";

/** The order of a column: places of its numbers, from the smallest to the greatest, equal ones by place. */
export function orderOf(column: Float64Array): Uint32Array {
  const order = Uint32Array.from(column, (_, i) => i);
  return order.sort((a, b) => column[a] - column[b] || a - b);
}

/** The ranks of numbers, from 1 on; equal numbers share the mean of their ranks. */
export function ranksOf(column: Float64Array, order: Uint32Array = orderOf(column)): Float64Array {
  const ranks = new Float64Array(column.length);
  let first = 0;
  while (first < order.length) {
    const value = column[order[first]];
    let end = first + 1;
    while (end < order.length && column[order[end]] === value) end++;
    for (let i = first; i < end; i++) ranks[order[i]] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

/**
 * What the numbers would be if their law were the normal one with mean 0 and deviation 1 (B. L. van der
 * Waerden's scores): the same order without far outliers.
 */
export function normalScores(column: Float64Array): Float64Array {
  const scores = ranksOf(column).map((rank) => (rank - 0.5) / column.length);
  fillNormal(scores, scores);
  return scores;
}

/** Whether all numbers are equal, apart from rounding in the last two of sixteen digits. */
export function isConstant(column: Float64Array): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const x of column) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return high - low <= 1e-14 * Math.max(Math.abs(low), Math.abs(high));
}

/** Pearson's correlation of two columns of one length; `undefined` when one of them is constant. */
export function correlationOf(a: Float64Array, b: Float64Array): number | undefined {
  const one = standardized(a);
  const other = standardized(b);
  return one === undefined || other === undefined ? undefined : clamp(dot(one, other));
}

/** A column less its mean, over the root of its squares: sums to 0, squares sum to 1. */
export function standardized(column: Float64Array): Float64Array | undefined {
  if (isConstant(column)) return undefined;
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
  const centred = column.map((x) => x - mean);
  const length = Math.sqrt(dot(centred, centred));
  return centred.map((x) => x / length);
}

/** The sum of products, in order. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Rounding may carry a correlation a bit beyond its ends. */
export function clamp(correlation: number): number {
  return Math.max(-1, Math.min(1, correlation));
}
