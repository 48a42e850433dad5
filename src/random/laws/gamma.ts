/** The gamma distribution. */

import type { Fields } from "../../base/index.ts";
import { gammaShape, gammaTerm, lowerGamma } from "../../math/index.ts";
import { checkLimits, type Family } from "./family.ts";
import { gammaQuantile } from "./gammaQuantile.ts";
import { continuous, type Law } from "./law.ts";
import { leastTabledShape, lookedUp } from "./tailTable.ts";

/**
 * A positive quantity that is the sum of `shape` exponential ones, or lies between such sums. For a mean and a
 * deviation take shape (mean / sd)^2 and scale sd^2 / mean.
 */
export interface Gamma {
  readonly type: "gamma";
  /** From 0.05 to a million. */
  readonly shape: number;
  /** Mean over shape; above 0. */
  readonly scale: number;
}

export const gamma: Family<Gamma> = {
  fields: ["shape", "scale"],
  check: (fields: Fields, path: string) =>
    checkLimits(fields, path, { shape: [0.05, 1e6], scale: [0, 1e140] }),
  law({ shape, scale }: Gamma): Law {
    const standard = gammaShape(shape);
    const quantile = gammaQuantile(standard);
    return continuous({
      mean: shape * scale,
      sd: Math.sqrt(shape) * scale,
      low: 0,
      high: Number.POSITIVE_INFINITY,
      ...lookedUp((tail, upper) => scale * quantile(tail, upper), shape >= leastTabledShape),
      cdfInside: (value) => lowerGamma(standard, value / scale),
      densityInside(value) {
        if (value > 0) return (gammaTerm(standard, value / scale) * shape) / value;
        return shape > 1 ? 0 : shape === 1 ? 1 / scale : Number.POSITIVE_INFINITY;
      },
    });
  },
};
