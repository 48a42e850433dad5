/** Inverting a tail probability by Newton's method. */
import { exp } from "../elementary/exponential.ts";
import { log } from "../elementary/logarithm.ts";

/** A positive variable whose tail probability is to be brought to a given value. */
export interface Tail {
  /** The probability of the tail that ends at x, or begins there; above 0 and below 1. */
  probability(x: number): number;
  /** The density of the logarithm of the variable: x times the density at x. */
  logDensity(x: number): number;
  /** 1 when the tail grows with x, -1 when it shrinks. */
  readonly direction: 1 | -1;
}

/** No step is longer, on the scale of logarithms: a far start comes nearer without leaving the range of doubles. */
const longestStep = 2;

/**
 * Where a tail has a given probability: Newton's method on logarithms of both. The laws it serves have log-concave
 * densities on that scale, so their tails are log-concave too (A. Prekopa, Acta Sci. Math. 34, 1973), and from the
 * second step on Newton's steps come from one side and cannot overshoot. Where a tail is too small for a double, or its
 * slope is, a step only goes the right way; steps that leave the bracket found so far halve it.
 *
 * @param start - A guess, above 0.
 */
export function solveTail(tail: Tail, wanted: number, start: number): number {
  let x = start;
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  for (;;) {
    const found = tail.probability(x);
    const gap = tail.direction * log(wanted / found);
    const step = clamp((gap / tail.logDensity(x)) * found, gap);
    const next = x * exp(step);
    // A step leaves an error of its square times the root of the largest shape; below 1e-307 doubles begin to lose their digits.
    if ((step < 1e-10 && step > -1e-10) || next < 1e-307) return next;
    if (gap > 0) least = x;
    else most = x;
    x = next > least && next < most ? next : Math.sqrt(least) * Math.sqrt(most);
  }
}

/** A step of limited length; one that is no number goes the way of the gap. */
function clamp(step: number, gap: number): number {
  if (step > -longestStep && step < longestStep) return step;
  return gap > 0 ? longestStep : -longestStep;
}
