/** The beta distribution on 0 to 1: its density and its probabilities. */
import { exp } from "../elementary/exponential.ts";
import { deviance, stirlingError } from "./gammaFunction.ts";

/** The shapes of a beta distribution, with a term that depends on them alone. */
export interface BetaShapes {
  /** Power of x, plus 1. */
  readonly alpha: number;
  /** Power of 1 - x, plus 1. */
  readonly beta: number;
  readonly stirlingError: number;
}

/** Prepares shapes, both above 0. */
export function betaShapes(alpha: number, beta: number): BetaShapes {
  const error = stirlingError(alpha + beta) - stirlingError(alpha) - stirlingError(beta);
  return { alpha, beta, stirlingError: error };
}

/** The law of 1 - x. */
export function mirrored({ alpha, beta, stirlingError }: BetaShapes): BetaShapes {
  return { alpha: beta, beta: alpha, stirlingError };
}

/** x^alpha y^beta over the beta function of alpha and beta: x y times the density at x. */
export function betaTerm(shapes: BetaShapes, x: number, y: number): number {
  const { alpha, beta, stirlingError } = shapes;
  const sum = alpha + beta;
  const far = deviance(alpha, sum * x) + deviance(beta, sum * y);
  return exp(stirlingError - far) * Math.sqrt((alpha / sum) * (beta / (2 * Math.PI)));
}

/**
 * The regularised incomplete beta function: the probability of a value up to x. Correct to 12 digits in the lower tail
 * too; for the upper tail mirror the shapes and swap x and y.
 *
 * @param y - 1 - x, passed separately because the subtraction would lose the digits of a small one.
 */
export function lowerBeta(shapes: BetaShapes, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const { alpha, beta } = shapes;
  if (x * (alpha + beta + 2) < alpha + 1) return byFraction(shapes, x, y);
  return 1 - byFraction(mirrored(shapes), y, x);
}

/**
 * M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.5.8, evaluated from its front (W. J. Lentz,
 * Appl. Opt. 15, 1976), two steps at a time.
 */
function byFraction(shapes: BetaShapes, x: number, y: number): number {
  const { alpha, beta } = shapes;
  const front = betaTerm(shapes, x, y) / alpha;
  if (front === 0) return 0;
  let numerator = 1;
  let denominator = 1 / (1 - ((alpha + beta) * x) / (alpha + 1));
  let value = denominator;
  for (let n = 1; ; n++) {
    const at = alpha + 2 * n;
    const even = (n * (beta - n) * x) / ((at - 1) * at);
    denominator = 1 / (1 + even * denominator);
    numerator = 1 + even / numerator;
    value *= numerator * denominator;
    const odd = (-(alpha + n) * (alpha + beta + n) * x) / (at * (at + 1));
    denominator = 1 / (1 + odd * denominator);
    numerator = 1 + odd / numerator;
    const factor = numerator * denominator;
    value *= factor;
    // Written so that a NaN ends the loop too.
    if (!(Math.abs(factor - 1) >= 1e-15)) return front * value;
  }
}
