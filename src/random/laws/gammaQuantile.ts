/** Quantiles of the gamma distribution. */
import {
  exp,
  type GammaShape,
  gammaTerm,
  log,
  logFactorial,
  lowerGamma,
  normalQuantile,
  solveTail,
  upperGamma,
} from "../../math/index.ts";
import type { TailQuantile } from "./tailTable.ts";

/** The quantile of the gamma law of scale 1, accurate to 1e-13 in both tails. */
export function gammaQuantile(gamma: GammaShape): TailQuantile {
  const { shape } = gamma;
  const logFront = logFactorial(shape);
  const logDensity = (x: number) => gammaTerm(gamma, x) * shape;
  const below = { probability: (x: number) => lowerGamma(gamma, x), logDensity, direction: 1 } as const;
  const above = { probability: (x: number) => upperGamma(gamma, x), logDensity, direction: -1 } as const;
  return (tail, upper) => {
    const start = guess(shape, upper ? -normalQuantile(tail) : normalQuantile(tail));
    if (start !== undefined) return solveTail(upper ? above : below, tail, start);
    // Near 0 the probability is nearly a power of the value; small shapes have most of their values there.
    const power = exp((log(upper ? 1 - tail : tail) + logFront) / shape);
    return power === 0 ? 0 : solveTail(upper ? above : below, tail, power);
  };
}

/** E. B. Wilson, M. M. Hilferty, Proc. Nat. Acad. Sci. 17 (1931): the cube root of a value is nearly normal. */
function guess(shape: number, normal: number): number | undefined {
  const root = 1 - 1 / (9 * shape) + normal / (3 * Math.sqrt(shape));
  return root > 0.3 ? shape * root * root * root : undefined;
}
