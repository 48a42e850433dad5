/** The beta distribution. */

import { type Fields, type Problem, problem } from "../../base/index.ts";
import { type BetaShapes, betaOdds, betaShapes, betaTerm, lowerBeta, mirrored } from "../../math/index.ts";
import { checkLimits, checkNumbers, checkRange, type Family } from "./family.ts";
import { continuous, type Law } from "./law.ts";
import { leastTabledShape, lookedUp } from "./tailTable.ts";

/** A share, or any quantity between two ends, with the density x^(alpha - 1) (1 - x)^(beta - 1) on that range. */
export interface Beta {
  readonly type: "beta";
  /** From 0.05 to a million; the larger, the rarer are values near the low end. */
  readonly alpha: number;
  /** From 0.05 to a million; the larger, the rarer are values near the high end. */
  readonly beta: number;
  /** 0 when absent. */
  readonly low?: number;
  /** Above `low`; 1 when absent. */
  readonly high?: number;
}

export const beta: Family<Beta> = {
  fields: ["alpha", "beta", "low", "high"],
  check(fields: Fields, path: string): Problem[] {
    const ends = { low: fields.low ?? 0, high: fields.high ?? 1 };
    const problems = [
      ...checkLimits(fields, path, { alpha: [0.05, 1e6], beta: [0.05, 1e6] }),
      ...checkNumbers(ends, path, ["low", "high"]),
    ];
    if (problems.length > 0) return problems;
    const { low, high } = ends as { low: number; high: number };
    if (low !== high) return checkRange(low, high, path);
    return [problem({ path: `${path}.high`, expected: `high above low, ${low}`, got: high })];
  },
  law: ({ alpha, beta: other, low = 0, high = 1 }) => betaLaw(betaShapes(alpha, other), low, high),
};

/** The beta law with these shapes on a range of some width. */
export function betaLaw(shapes: BetaShapes, low: number, high: number): Law {
  const { alpha, beta } = shapes;
  const sum = alpha + beta;
  const width = high - low;
  const mirror = mirrored(shapes);
  return continuous({
    mean: alpha < beta ? low + width * (alpha / sum) : high - width * (beta / sum),
    sd: (width / sum) * Math.sqrt((alpha * beta) / (sum + 1)),
    low,
    high,
    // From the end that is nearer, so that values keep their digits there.
    ...lookedUp((tail, upper) => {
      const odds = betaOdds(upper ? mirror : shapes, tail);
      const way = width * (odds / (1 + odds));
      return upper ? Math.max(low, high - way) : Math.min(high, low + way);
    }, Math.min(alpha, beta) >= leastTabledShape),
    cdfInside: (value) => lowerBeta(shapes, (value - low) / width, (high - value) / width),
    densityInside(value) {
      if (value > low && value < high) {
        const left = value - low;
        const right = high - value;
        return betaTerm(shapes, left / width, right / width) * (width / (left * right));
      }
      const power = value === low ? alpha : beta;
      if (power === 1) return Math.max(alpha, beta) / width;
      return power > 1 ? 0 : Number.POSITIVE_INFINITY;
    },
  });
}
