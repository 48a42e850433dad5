/** The truncated normal distribution. */

import { type Fields, type Problem, problem } from "../../base/index.ts";
import {
  distanceTo,
  massAbove,
  normalCdf,
  normalDensity,
  normalPiece,
  normalQuantile,
} from "../../math/index.ts";
import { checkLimits, checkNumber, checkNumbers, type Family, largest } from "./family.ts";
import { continuous, type Law } from "./law.ts";
import { lookedUp } from "./tailTable.ts";

/**
 * The bell curve between ends: what lies beyond them never comes, the rest keeps its proportions. `mean` and `sd` are
 * those of the curve before it is cut; the law's own mean moves towards the middle of what is left.
 */
export interface TruncatedNormal {
  readonly type: "truncatedNormal";
  /** Mean of the curve before the cut. */
  readonly mean: number;
  /** Standard deviation of the curve before the cut, above 0. */
  readonly sd: number;
  /** No low end when absent; then there is a high one. At most 30 `sd` above `mean`. */
  readonly low?: number;
  /** Above `low`; no high end when absent. At most 30 `sd` below `mean`. */
  readonly high?: number;
}

const farthest = 30;

export const truncatedNormal: Family<TruncatedNormal> = {
  fields: ["mean", "sd", "low", "high"],
  check(fields: Fields, path: string): Problem[] {
    const ends = (["low", "high"] as const).filter((name) => fields[name] !== undefined);
    const problems = [
      ...checkNumbers(fields, path, ["mean"]),
      ...checkLimits(fields, path, { sd: [0, largest] }),
      ...ends.flatMap((name) => checkNumber(fields[name], `${path}.${name}`)),
    ];
    if (ends.length === 0) {
      problems.push(
        problem({ path: `${path}.low`, expected: "one of low and high, or both", got: undefined }),
      );
    }
    return problems.length > 0 ? problems : checkEnds(fields as unknown as TruncatedNormal, path);
  },
  law,
};

function checkEnds({ mean, sd, low, high }: TruncatedNormal, path: string): Problem[] {
  if (low !== undefined && high !== undefined && low >= high) {
    return [problem({ path: `${path}.high`, expected: `high above low, ${low}`, got: high })];
  }
  if (low !== undefined && low - mean > farthest * sd) {
    const expected = `low at most ${farthest} sd above the mean, ${mean + farthest * sd}`;
    return [problem({ path: `${path}.low`, expected, got: low })];
  }
  if (high !== undefined && mean - high > farthest * sd) {
    const expected = `high at most ${farthest} sd below the mean, ${mean - farthest * sd}`;
    return [problem({ path: `${path}.high`, expected, got: high })];
  }
  return [];
}

function law({ mean, sd, low, high }: TruncatedNormal): Law {
  const least = low ?? Number.NEGATIVE_INFINITY;
  const most = high ?? Number.POSITIVE_INFINITY;
  const piece = normalPiece(standardEnd((least - mean) / sd), standardEnd((most - mean) / sd));
  const { from, to, mass, origin } = piece;
  const centre = origin === 0 ? mean : origin === from ? least : most;
  /** From the nearer end, so that values keep their digits there; the upper half is the lower one mirrored. */
  const quantile = (tail: number, upper: boolean): number => {
    const end = upper ? most : least;
    const sign = upper ? -1 : 1;
    const start = upper ? -to : from;
    if (start === Number.NEGATIVE_INFINITY) return mean + sign * sd * normalQuantile(tail * mass);
    return end + sign * sd * distanceTo(start, tail * mass);
  };
  return continuous({
    mean: centre + sd * piece.meanFromOrigin,
    sd: sd * piece.sd,
    low: least,
    high: most,
    ...lookedUp((tail, upper) => Math.min(most, Math.max(least, quantile(tail, upper))), true),
    cdfInside(value) {
      if (from === Number.NEGATIVE_INFINITY) return Math.min(1, normalCdf((value - mean) / sd) / mass);
      return Math.min(1, massAbove(from, (value - least) / sd) / mass);
    },
    densityInside: (value) => normalDensity((value - mean) / sd) / (sd * mass),
  });
}

/** An end in deviations from the mean. So far out that no double between 0 and 1 is left beyond it, it is none. */
function standardEnd(z: number): number {
  if (z < -38) return Number.NEGATIVE_INFINITY;
  return z > 38 ? Number.POSITIVE_INFINITY : z;
}
