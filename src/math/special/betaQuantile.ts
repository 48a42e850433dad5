/** Quantiles of the beta distribution. */
import { exp } from "../elementary/exponential.ts";
import { log } from "../elementary/logarithm.ts";
import { type BetaShapes, betaTerm, lowerBeta } from "./incompleteBeta.ts";
import { normalQuantile } from "./normalQuantile.ts";
import { solveTail } from "./solveTail.ts";

/**
 * Where the lower tail of a beta law has a given probability, accurate to 1e-13; as odds x / (1 - x), which hold the
 * digits of both x and 1 - x. The upper tail is the lower one of the mirrored law.
 *
 * @param tail - Above 0, at most 1/2.
 */
export function betaOdds(shapes: BetaShapes, tail: number): number {
  const start = startOdds(shapes, tail);
  if (start === 0) return 0;
  return solveTail(
    {
      probability: (odds) => lowerBeta(shapes, odds / (1 + odds), 1 / (1 + odds)),
      logDensity: (odds) => betaTerm(shapes, odds / (1 + odds), 1 / (1 + odds)),
      direction: 1,
    },
    tail,
    start,
  );
}

function startOdds({ alpha, beta }: BetaShapes, tail: number): number {
  if (alpha >= 1 && beta >= 1) {
    // M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.5.22.
    const z = normalQuantile(tail);
    const a = 1 / (2 * alpha - 1);
    const b = 1 / (2 * beta - 1);
    const h = 2 / (a + b);
    const skew = (z * z - 3) / 6;
    const w = (z * Math.sqrt(h + skew > 0 ? h + skew : h)) / h + (b - a) * (skew + 5 / 6 - 2 / (3 * h));
    return (alpha / beta) * exp(2 * w);
  }
  // A power of x at the left, a power of 1 - x at the right, and how the probability is shared between them.
  const left = exp(alpha * log(alpha / (alpha + beta))) / alpha;
  const right = exp(beta * log(beta / (alpha + beta))) / beta;
  const share = tail * (left + right);
  if (share < left) {
    const x = exp(log(alpha * share) / alpha);
    return x / (1 - x);
  }
  const y = exp(log(beta * (left + right - share)) / beta);
  return (1 - y) / y;
}
