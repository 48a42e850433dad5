/** The normal distribution. */

import type { Fields } from "../../base/index.ts";
import { fillNormal, normalCdf, normalDensity, normalQuantile } from "../../math/index.ts";
import { checkLimits, checkNumbers, type Family, largest } from "./family.ts";
import { continuous, type Law } from "./law.ts";

/** The bell curve. It has no ends: a time or a price drawn from it may come out below 0. */
export interface Normal {
  readonly type: "normal";
  readonly mean: number;
  /** Standard deviation, above 0. */
  readonly sd: number;
}

export const normal: Family<Normal> = {
  fields: ["mean", "sd"],
  check: (fields: Fields, path: string) => [
    ...checkNumbers(fields, path, ["mean"]),
    ...checkLimits(fields, path, { sd: [0, largest] }),
  ],
  law({ mean, sd }: Normal): Law {
    return continuous({
      mean,
      sd,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      quantileInside: (p) => mean + sd * normalQuantile(p),
      cdfInside: (value) => normalCdf((value - mean) / sd),
      densityInside: (value) => normalDensity((value - mean) / sd) / sd,
      fill(uniforms, out) {
        fillNormal(uniforms, out);
        for (let i = 0; i < uniforms.length; i++) out[i] = mean + sd * out[i];
      },
    });
  },
};
