/** The gamma function by its logarithm, and the parts of it that keep their digits. */
import { log, log1p } from "../elementary/logarithm.ts";
import { wholePower } from "../elementary/power.ts";

/** Half the logarithm of 2 pi. */
const halfLogTwoPi = 0.9189385332046728;

/** From here on six terms of Stirling's series reach the last digit. */
const farEnough = 16;

/**
 * What Stirling's formula misses: log of the gamma function at n + 1, less (n + 1/2) log n - n + log(2 pi) / 2. For
 * large n by its series, about 1 / (12 n); for others by stepping up. Accurate to 2e-15 (C. Loader, Fast and accurate
 * computation of binomial probabilities, 2000).
 *
 * @param n - Above 0.
 */
export function stirlingError(n: number): number {
  let steps = 0;
  let at = n;
  for (; at < farEnough; at++) steps += (at + 0.5) * log1p(1 / at) - 1;
  const z = 1 / (at * at);
  const late = 1 / 1680 - z * (1 / 1188 - z * (691 / 360360));
  return steps + (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * late))) / at;
}

/** The logarithm of the gamma function at n + 1, so of the factorial of n; n above 0. Accurate to 1e-15, absolute or relative. */
export function logFactorial(n: number): number {
  return (n + 0.5) * log(n) - n + halfLogTwoPi + stirlingError(n);
}

// Riemann's zeta function at 2, 3, ... less 1 (M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions,
// 1964, table 23.3), to the digits of a double.
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
];

/**
 * The logarithm of gamma(1 + 2 x) over the square of gamma(1 + x): how much the second moment of a Weibull law exceeds
 * the square of the first. Small x keeps its digits: the terms that would cancel are gone from the series
 * (Abramowitz and Stegun, 6.1.33).
 *
 * @param x - Above 0.
 */
export function logMomentRatio(x: number): number {
  if (x > 0.25) return logFactorial(2 * x) - 2 * logFactorial(x);
  let sum = 0;
  for (let i = zetaLessOne.length - 1; i >= 0; i--) {
    const power = i + 2;
    const doubled = wholePower(2, power) - 2;
    sum = (((power % 2 === 0 ? 1 : -1) * doubled) / power) * zetaLessOne[i] + x * sum;
  }
  return log1p((x * x) / (1 + 2 * x)) + x * x * sum;
}

/**
 * How far a count is from what was expected, on the scale of logarithms: count log(count / expected) + expected -
 * count. Near each other the two nearly cancel; there a series is summed (Loader 2000).
 *
 * @param count - Above 0.
 * @param expected - At least 0.
 */
export function deviance(count: number, expected: number): number {
  if (expected === Number.POSITIVE_INFINITY) return expected;
  const gap = count - expected;
  const v = gap / (count + expected);
  if (!(v >= -0.1 && v <= 0.1)) return count * log(count / expected) - gap;
  const square = v * v;
  let sum = gap * v;
  let term = 2 * count * v;
  for (let n = 3; ; n += 2) {
    term *= square;
    const next = sum + term / n;
    if (next === sum) return sum;
    sum = next;
  }
}
