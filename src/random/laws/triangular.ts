/** The triangular distribution. */

import { type Fields, type Problem, problem } from "../../base/index.ts";
import { constantLaw } from "./constant.ts";
import { checkNumbers, checkRange, type Family } from "./family.ts";
import { continuous, type Law } from "./law.ts";

/**
 * Density that rises in a line from `low` to `mode` and falls in a line to `high`; no width at all is a
 * constant.
 */
export interface Triangular {
  readonly type: "triangular";
  readonly low: number;
  /** From `low` to `high`. */
  readonly mode: number;
  /** At or above `low`. */
  readonly high: number;
}

export const triangular: Family<Triangular> = {
  fields: ["low", "mode", "high"],
  check(fields: Fields, path: string): Problem[] {
    const problems = checkNumbers(fields, path, ["low", "mode", "high"]);
    if (problems.length > 0) return problems;
    const { low, mode, high } = fields as unknown as Triangular;
    const range = checkRange(low, high, path);
    if (range.length > 0 || (low <= mode && mode <= high)) return range;
    return [
      problem({ path: `${path}.mode`, expected: `a mode from low, ${low}, to high, ${high}`, got: mode }),
    ];
  },
  law: (description) =>
    description.low === description.high ? constantLaw(description.low) : triangle(description),
};

function triangle({ low, mode, high }: Triangular): Law {
  const width = high - low;
  const left = mode - low;
  const right = high - mode;
  const share = left / width;
  const sides = Float64Array.of(low, high, 1, -1, 0, 1, -width * left, width * right);
  const single = new Float64Array(1);
  return continuous({
    mean: low + (left + width) / 3,
    sd: Math.sqrt((width * width - left * right) / 18),
    low,
    high,
    quantileInside(probability) {
      single[0] = probability;
      fillTriangle(single, single, share, sides);
      return single[0];
    },
    cdfInside(x) {
      if (x < mode) return ((x - low) / width) * ((x - low) / left);
      // The area left of the mode and that beyond it: exact digits also where the mode is the low end.
      return share + ((x - mode) / width) * (1 + (high - x) / right);
    },
    densityInside(x) {
      if (x === mode) return 2 / width;
      return (2 / width) * (x < mode ? (x - low) / left : (high - x) / right);
    },
    fill: (uniforms, out) => fillTriangle(uniforms, out, share, sides),
  });
}

/**
 * Left of the mode the quantile of p is low + sqrt(width left p), right of it high - sqrt(width right (1 -
 * p)). Which side a draw falls on is unpredictable, and a processor that guesses wrong loses more than
 * looking up the four numbers that differ: `sides` holds end, sign, origin and slope, each for left and
 * right.
 */
function fillTriangle(uniforms: Float64Array, out: Float64Array, share: number, sides: Float64Array): void {
  const low = sides[0];
  const high = sides[1];
  for (let i = 0; i < uniforms.length; i++) {
    const p = uniforms[i];
    const side = (1 + Math.floor(p - share)) | 0;
    const root = Math.sqrt((sides[side + 4] - p) * sides[side + 6]);
    const value = sides[side] + sides[side + 2] * root;
    // Rounding may carry a value a bit beyond the end.
    out[i] = value < low ? low : value > high ? high : value;
  }
}
