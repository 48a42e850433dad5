/** The Weibull distribution. */

import type { Fields } from "../../base/index.ts";
import { exp, expm1, log, log1p, logFactorial, logMomentRatio, pow } from "../../math/index.ts";
import { checkLimits, type Family, largest } from "./family.ts";
import { continuous, type Law } from "./law.ts";
import { leastTabledShape, lookedUp } from "./tailTable.ts";

/** The time until a failure whose rate is a power of the time. */
export interface Weibull {
  readonly type: "weibull";
  /** From 0.1 to 1,000: below 1 the rate falls with time, at 1 it is constant, above it rises. */
  readonly shape: number;
  /** The value that 63.2 % stay below; above 0. */
  readonly scale: number;
}

export const weibull: Family<Weibull> = {
  fields: ["shape", "scale"],
  check: (fields: Fields, path: string) =>
    checkLimits(fields, path, { shape: [0.1, 1000], scale: [0, largest] }),
  law({ shape, scale }: Weibull): Law {
    const power = 1 / shape;
    // The mean of (value / scale)^k is the gamma function at 1 + k / shape.
    const mean = scale * exp(logFactorial(power));
    return continuous({
      mean,
      sd: mean * Math.sqrt(expm1(logMomentRatio(power))),
      low: 0,
      high: Number.POSITIVE_INFINITY,
      ...lookedUp(
        (tail, upper) => scale * pow(upper ? -log(tail) : -log1p(-tail), power),
        shape >= leastTabledShape,
      ),
      cdfInside: (value) => -expm1(-pow(value / scale, shape)),
      densityInside(value) {
        const x = value / scale;
        const tail = exp(-pow(x, shape));
        return tail === 0 ? 0 : (shape / scale) * pow(x, shape - 1) * tail;
      },
    });
  },
};
