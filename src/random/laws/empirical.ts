/** The distribution of a list of observations. */

import { type Fields, type Problem, problem } from "../../base/index.ts";
import { constantLaw } from "./constant.ts";
import { checkNumber, type Family, largest } from "./family.ts";
import { continuous, type Law } from "./law.ts";

/**
 * A quantity known by observations of it: between neighbours, sorted, every value is as likely, and each gap has the
 * same probability. The quantile is the linear one of R and NumPy (type 7 of R. J. Hyndman, Y. Fan, Amer. Statistician
 * 50, 1996). Nothing beyond the least and the greatest observation is drawn. To draw the observations themselves, take
 * a `discrete` law with equal weights.
 */
export interface Empirical {
  readonly type: "empirical";
  /** At least one, in any order. */
  readonly observations: readonly number[];
}

export const empirical: Family<Empirical> = {
  fields: ["observations"],
  check(fields: Fields, path: string): Problem[] {
    const { observations } = fields;
    const at = `${path}.observations`;
    if (!Array.isArray(observations) || observations.length === 0) {
      return [problem({ path: at, expected: "a list of at least one number", got: observations })];
    }
    return observations.flatMap((value, i) => {
      const problems = checkNumber(value, `${at}[${i}]`);
      if (problems.length > 0 || Math.abs(value) <= largest) return problems;
      return [problem({ path: `${at}[${i}]`, expected: `a number up to ${largest} in size`, got: value })];
    });
  },
  law({ observations }: Empirical): Law {
    const sorted = Float64Array.from(observations).sort();
    const low = sorted[0];
    return low === sorted[sorted.length - 1] ? constantLaw(low) : lawOfSorted(sorted);
  },
};

function lawOfSorted(sorted: Float64Array): Law {
  const gaps = sorted.length - 1;
  const at = (i: number): number => sorted[i];
  const { mean, sd } = momentsOfGaps(sorted);
  const cdfInside = (value: number): number => {
    const i = placeOf(sorted, value);
    return (i + (value - at(i)) / (at(i + 1) - at(i))) / gaps;
  };
  const single = new Float64Array(1);
  const law = continuous({
    mean,
    sd,
    low: at(0),
    high: at(gaps),
    quantileInside(probability) {
      single[0] = probability;
      fillFromGaps(single, single, sorted);
      return single[0];
    },
    cdfInside,
    // Of the gap to its right, or of the last one. Where observations repeat, a whole gap lies on one value.
    densityInside(value) {
      const i = Math.min(gaps - 1, placeOf(sorted, value));
      const repeated = at(i) === value && i > 0 && at(i - 1) === value;
      return repeated ? Number.POSITIVE_INFINITY : 1 / ((at(i + 1) - at(i)) * gaps);
    },
    fill: (uniforms, out) => fillFromGaps(uniforms, out, sorted),
  });
  // A low end that was observed more than once has a probability of its own.
  return { ...law, cdf: (value) => (value < at(0) ? 0 : value >= at(gaps) ? 1 : cdfInside(value)) };
}

/** The last place that holds at most this value, which is not below the first. */
function placeOf(sorted: Float64Array, value: number): number {
  let place = 0;
  let beyond = sorted.length;
  while (beyond - place > 1) {
    const middle = (place + beyond) >> 1;
    if (sorted[middle] <= value) place = middle;
    else beyond = middle;
  }
  return place;
}

/** Each gap is a uniform law: its mean and variance, and the spread of those means. */
function momentsOfGaps(sorted: Float64Array): { readonly mean: number; readonly sd: number } {
  const gaps = sorted.length - 1;
  const origin = sorted[0];
  let sum = 0;
  for (let i = 0; i < gaps; i++) sum += (sorted[i] + sorted[i + 1]) / 2 - origin;
  const mean = origin + sum / gaps;
  let squares = 0;
  for (let i = 0; i < gaps; i++) {
    const a = sorted[i] - mean;
    const b = sorted[i + 1] - mean;
    squares += (a * a + a * b + b * b) / 3;
  }
  return { mean, sd: Math.sqrt(squares / gaps) };
}

function fillFromGaps(uniforms: Float64Array, out: Float64Array, sorted: Float64Array): void {
  const gaps = sorted.length - 1;
  for (let n = 0; n < uniforms.length; n++) {
    const way = uniforms[n] * gaps;
    const i = Math.min(gaps - 1, Math.floor(way));
    const left = sorted[i];
    const right = sorted[i + 1];
    // Rounding may carry a value a bit beyond the gap.
    out[n] = Math.min(right, left + (right - left) * (way - i));
  }
}
