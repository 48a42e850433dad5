/** The PERT distribution. */

import { append, type Fields, type Problem, problem } from "../../base/index.ts";
import { betaShapes } from "../../math/index.ts";
import { betaLaw } from "./beta.ts";
import { constantLaw } from "./constant.ts";
import { checkNumber, checkNumbers, checkRange, type Family } from "./family.ts";
import type { Law } from "./law.ts";

/**
 * A smooth hill from `low` over `mode` to `high`: a beta law whose mean is (low + weight mode + high) / (weight + 2).
 * No width at all is a constant. Weight 4 is the classic law (D. G. Malcolm, J. H. Roseboom, C. E. Clark, W. Fazar,
 * Oper. Res. 7, 1959), another one the modified law (D. Vose, Risk Analysis, 3rd ed. 2008). Its deviation is that of
 * the beta law, not the sixth of the range that is often quoted.
 */
export interface Pert {
  readonly type: "pert";
  readonly low: number;
  /** From `low` to `high`. */
  readonly mode: number;
  /** At or above `low`. */
  readonly high: number;
  /** How many times an end the mode counts, 0 to 10,000: 0 is uniform, larger is narrower. 4 when absent. */
  readonly weight?: number;
}

const largestWeight = 10_000;

export const pert: Family<Pert> = {
  fields: ["low", "mode", "high", "weight"],
  check(fields: Fields, path: string): Problem[] {
    const { weight = 4 } = fields;
    const problems = [
      ...checkNumbers(fields, path, ["low", "mode", "high"]),
      ...checkNumber(weight, `${path}.weight`),
    ];
    if (problems.length > 0) return problems;
    const { low, mode, high } = fields as unknown as Pert;
    append(problems, checkRange(low, high, path));
    if (low <= high && !(low <= mode && mode <= high)) {
      const expected = `a mode from low, ${low}, to high, ${high}`;
      problems.push(problem({ path: `${path}.mode`, expected, got: mode }));
    }
    if (!((weight as number) >= 0 && (weight as number) <= largestWeight)) {
      const expected = `weight from 0 to ${largestWeight}`;
      problems.push(problem({ path: `${path}.weight`, expected, got: weight }));
    }
    return problems;
  },
  law({ low, mode, high, weight = 4 }: Pert): Law {
    if (low === high) return constantLaw(low);
    const width = high - low;
    const shapes = betaShapes(1 + (weight * (mode - low)) / width, 1 + (weight * (high - mode)) / width);
    return betaLaw(shapes, low, high);
  },
};
