/** The exponential distribution. */

import type { Fields } from "../../base/index.ts";
import { exp, expm1, log1p } from "../../math/index.ts";
import { checkLimits, type Family, largest } from "./family.ts";
import { continuous, type Law } from "./law.ts";

/** The time until an event that is as likely in every hour, however long one has waited. */
export interface Exponential {
  readonly type: "exponential";
  /** Above 0; also the standard deviation. */
  readonly mean: number;
}

export const exponential: Family<Exponential> = {
  fields: ["mean"],
  check: (fields: Fields, path: string) => checkLimits(fields, path, { mean: [0, largest] }),
  law({ mean }: Exponential): Law {
    return continuous({
      mean,
      sd: mean,
      low: 0,
      high: Number.POSITIVE_INFINITY,
      quantileInside: (p) => -mean * log1p(-p),
      cdfInside: (value) => -expm1(-value / mean),
      densityInside: (value) => exp(-value / mean) / mean,
      fill(uniforms, out) {
        for (let i = 0; i < uniforms.length; i++) out[i] = -mean * log1p(-uniforms[i]);
      },
    });
  },
};
