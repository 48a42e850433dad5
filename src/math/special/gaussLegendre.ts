/** Gauss-Legendre quadrature. */
import { cos } from "../elementary/circle.ts";

/** Points between -1 and 1, and their weights; the weights add up to 2. */
export interface Rule {
  readonly points: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The Gauss-Legendre rule of so many points, exact for polynomials up to degree 2 count - 1: roots of the Legendre
 * polynomial by Newton's method (M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 25.4.29).
 */
export function gaussLegendre(count: number): Rule {
  const points: number[] = [];
  const weights: number[] = [];
  for (let k = 0; k < count; k++) {
    let x = cos((Math.PI * (k + 0.75)) / (count + 0.5));
    for (let step = 0; step < 5; step++) x -= legendre(count, x).value / legendre(count, x).slope;
    const { slope } = legendre(count, x);
    points.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return { points, weights };
}

function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  let before = 1;
  let value = x;
  for (let n = 2; n <= degree; n++) {
    const next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
    before = value;
    value = next;
  }
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) };
}

/** The integral of a smooth function between two limits. */
export function integrate(f: (x: number) => number, from: number, to: number, rule: Rule): number {
  const half = (to - from) / 2;
  let sum = 0;
  for (const [i, point] of rule.points.entries()) {
    sum += rule.weights[i] * f(from + half + half * point);
  }
  return half * sum;
}
