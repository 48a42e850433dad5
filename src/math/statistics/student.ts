/** Student's t distribution. */
import { expectFraction, refuse } from "../../base/index.ts";
import { exp } from "../elementary/exponential.ts";
import { log, log1p } from "../elementary/logarithm.ts";
import { betaShapes, lowerBeta } from "../special/incompleteBeta.ts";
import { normalQuantile } from "../special/normalQuantile.ts";

/** From here on the quantile is a short series about the normal one. */
const manyDegrees = 1e4;

/**
 * The probability that Student's t is not above a value.
 *
 * @param degrees - Degrees of freedom, at least 1; need not be whole.
 */
export function studentCdf(value: number, degrees: number): number {
  expectDegrees(degrees);
  const tail = upperTail(Math.abs(value), degrees);
  return value > 0 ? 1 - tail : tail;
}

/**
 * The value that Student's t does not exceed with this probability: within 1e-10 of the true one, or of its
 * size where that is above 1, for probabilities from 1e-12 to 1 - 1e-12.
 *
 * @param probability - Above 0 and below 1.
 * @param degrees - Degrees of freedom, at least 1; need not be whole.
 * @throws InputError
 */
export function studentQuantile(probability: number, degrees: number): number {
  expectFraction(probability, "probability");
  expectDegrees(degrees);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const normal = -normalQuantile(tail);
  const expands = degrees >= manyDegrees && normal < 8;
  const size = expands ? expanded(normal, degrees) : solved(tail, normal, degrees);
  return probability < 0.5 ? -size : size;
}

/** The quantile as a series in 1 / degrees (M. Abramowitz, I. A. Stegun, 1964, formula 26.7.5). */
function expanded(x: number, degrees: number): number {
  const s = x * x;
  const first = (s + 1) / 4;
  const second = ((5 * s + 16) * s + 3) / 96;
  const third = (((3 * s + 19) * s + 17) * s - 15) / 384;
  const fourth = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
  return x * (1 + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees);
}

/**
 * Newton's method on the logarithm of the tail, from the normal quantile, which lies below since t has the
 * heavier tails. That logarithm falls without end, first faster and then slower than a line; steps that
 * would leave what is known to hold the root are replaced by halving it.
 */
function solved(tail: number, start: number, degrees: number): number {
  const constant = logDensityAtZero(degrees);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let t = start;
  for (let step = 0; step < 100; step++) {
    const here = upperTail(t, degrees);
    const excess = log(here / tail);
    if (excess > 0) low = t;
    else high = t;
    const density = exp(constant - 0.5 * (degrees + 1) * log1p((t * t) / degrees));
    const newton = t + (excess * here) / density;
    const inside = newton > low && newton < high;
    const next = inside ? newton : high === Number.POSITIVE_INFINITY ? 2 * t : 0.5 * (low + high);
    if (Math.abs(next - t) <= 4e-16 * t) return next;
    t = next;
  }
  return t;
}

function upperTail(t: number, degrees: number): number {
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  const total = degrees + square;
  return 0.5 * lowerBeta(betaShapes(0.5 * degrees, 0.5), degrees / total, square / total);
}

/** The logarithm of the density at 0, from the tail's slope there: see {@link gammaRatio}. */
function logDensityAtZero(degrees: number): number {
  return log(gammaRatio(0.5 * degrees) / Math.sqrt(degrees * Math.PI));
}

/** gamma(a + 1/2) / gamma(a): a series for large a (DLMF 5.11.13), reached by recurrence from small ones. */
function gammaRatio(a: number): number {
  let factor = 1;
  let x = a;
  for (; x < 20; x++) factor *= x / (x + 0.5);
  const z = 1 / x;
  const series = 1 - z * (1 / 8 - z * (1 / 128 + z * (5 / 1024 - (z * 21) / 32768)));
  return factor * Math.sqrt(x) * series;
}

function expectDegrees(degrees: number): void {
  if (!(degrees >= 1 && Number.isFinite(degrees)))
    refuse("degrees", "a finite number of at least 1", degrees);
}
