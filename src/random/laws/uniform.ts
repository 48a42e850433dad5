/** The uniform distribution. */

import type { Fields } from "../../base/index.ts";
import { constantLaw } from "./constant.ts";
import { checkNumbers, checkRange, type Family } from "./family.ts";
import { continuous, type Law } from "./law.ts";

/** Every value of a range alike; a range of no width is a constant. */
export interface Uniform {
  readonly type: "uniform";
  readonly low: number;
  /** At or above `low`. */
  readonly high: number;
}

export const uniform: Family<Uniform> = {
  fields: ["low", "high"],
  check(fields: Fields, path: string) {
    const problems = checkNumbers(fields, path, ["low", "high"]);
    return problems.length > 0 ? problems : checkRange(fields.low as number, fields.high as number, path);
  },
  law({ low, high }: Uniform): Law {
    if (low === high) return constantLaw(low);
    const width = high - low;
    return continuous({
      mean: low + 0.5 * width,
      sd: width / Math.sqrt(12),
      low,
      high,
      quantileInside: (p) => Math.min(high, low + width * p),
      cdfInside: (value) => (value - low) / width,
      densityInside: () => 1 / width,
      fill: (uniforms, out) => fillRange(uniforms, out, low, high),
    });
  },
};

function fillRange(uniforms: Float64Array, out: Float64Array, low: number, high: number): void {
  const width = high - low;
  // Rounding may carry the last value a bit beyond the end.
  for (let i = 0; i < uniforms.length; i++) out[i] = Math.min(high, low + width * uniforms[i]);
}
