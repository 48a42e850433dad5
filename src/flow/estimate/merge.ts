/** Merges small flows into near ones and rounds shares so that they still sum to 1. */

import { greatCircleKm } from "../../math/index.ts";
import type { Place } from "../../model/index.ts";

/** A share of a total between two places. */
export interface PairShare {
  readonly from: Place;
  readonly to: Place;
  readonly share: number;
}

/** Shares that differ by less than this part of themselves are equal: balancing leaves noise of that size. */
const alike = 1e-6;

/**
 * Adds every share below `least` to the remaining flow whose ends are nearest, the smallest first, and of equal ones the first.
 * What is left has shares of at least `least`, or is one flow.
 */
export function mergeSmall(pairs: readonly PairShare[], least: number): readonly PairShare[] {
  const remaining = pairs.filter(({ share }) => share > 0).map((pair) => ({ ...pair }));
  while (remaining.length > 1) {
    const smallest = remaining.reduce((found, { share }) => Math.min(found, share), Number.POSITIVE_INFINITY);
    if (smallest >= least * (1 - alike)) break;
    const at = remaining.findIndex(({ share }) => share <= smallest * (1 + alike));
    const [small] = remaining.splice(at, 1) as [(typeof remaining)[number]];
    const nearest = remaining.reduce((a, b) => (apartKm(b, small) < apartKm(a, small) ? b : a));
    nearest.share += small.share;
  }
  return remaining;
}

/** How far the ends of two flows are from each other, together. */
function apartKm(a: PairShare, b: PairShare): number {
  return greatCircleKm(a.from, b.from) + greatCircleKm(a.to, b.to);
}

/** Shares as whole millionths that sum to exactly one million: the largest remainders are rounded up (Hamilton's method). */
export function inMillionths(shares: readonly number[]): readonly number[] {
  const whole = 1_000_000;
  const exact = shares.map((share) => share * whole);
  const rounded = exact.map(Math.floor);
  let missing = whole - rounded.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (missing <= 0) break;
    rounded[i] = (rounded[i] as number) + 1;
    missing--;
  }
  return rounded;
}
