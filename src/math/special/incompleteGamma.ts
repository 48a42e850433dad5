/** The gamma distribution of scale 1: its density and its probabilities. */
import { exp } from "../elementary/exponential.ts";
import { deviance, stirlingError } from "./gammaFunction.ts";

/** The gamma law of scale 1 and a shape, with its precomputed constants. */
export interface GammaShape {
  readonly shape: number;
  readonly stirlingError: number;
}

/** Prepares a shape, above 0. */
export function gammaShape(shape: number): GammaShape {
  return { shape, stirlingError: stirlingError(shape) };
}

/** x^shape e^-x over the gamma function of shape + 1: also the probability of a Poisson count. */
export function gammaTerm({ shape, stirlingError }: GammaShape, x: number): number {
  return exp(-stirlingError - deviance(shape, x)) / Math.sqrt(2 * Math.PI * shape);
}

/** The regularised lower incomplete gamma function: the probability of a value up to x. */
export function lowerGamma(gamma: GammaShape, x: number): number {
  if (x <= 0) return 0;
  return x < gamma.shape + 1 ? bySeries(gamma, x) : 1 - byFraction(gamma, x);
}

/** The regularised upper incomplete gamma function: the probability of a value above x. */
export function upperGamma(gamma: GammaShape, x: number): number {
  if (x <= 0) return 1;
  return x < gamma.shape + 1 ? 1 - bySeries(gamma, x) : byFraction(gamma, x);
}

/** M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 6.5.29; all terms are positive. */
function bySeries(gamma: GammaShape, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = gamma.shape + 1; term > 1e-17 * sum; n++) {
    term *= x / n;
    sum += term;
  }
  return gammaTerm(gamma, x) * sum;
}

/** The continued fraction 6.5.31, evaluated from its front (W. J. Lentz, Appl. Opt. 15, 1976). */
function byFraction(gamma: GammaShape, x: number): number {
  const { shape } = gamma;
  const front = gammaTerm(gamma, x) * shape;
  if (front === 0) return 0;
  let below = x + 1 - shape;
  let numerator = Number.POSITIVE_INFINITY;
  let denominator = 1 / below;
  let value = denominator;
  for (let n = 1; ; n++) {
    const part = n * (shape - n);
    below += 2;
    denominator = 1 / (part * denominator + below);
    numerator = below + part / numerator;
    const factor = numerator * denominator;
    value *= factor;
    // So that what is no number ends too.
    if (!(Math.abs(factor - 1) >= 1e-15)) return front * value;
  }
}
