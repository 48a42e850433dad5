/** The lognormal distribution. */

import { type Fields, type Problem, problem } from "../../base/index.ts";
import {
  exp,
  expm1,
  fillNormal,
  log,
  log1p,
  normalCdf,
  normalDensity,
  normalQuantile,
} from "../../math/index.ts";
import { constantLaw } from "./constant.ts";
import { checkNumber, checkNumbers, type Family } from "./family.ts";
import { continuous, type Law } from "./law.ts";

/** A value that is not exceeded with a probability. */
export type QuantilePoint = readonly [probability: number, value: number];

/**
 * A positive quantity whose logarithm is normal: by its own mean and either its standard deviation or that over the
 * mean, or by two of its quantiles. No deviation at all is a constant.
 */
export interface Lognormal {
  readonly type: "lognormal";
  /** Mean of the quantity itself, above 0; absent when `quantiles` are given. */
  readonly mean?: number;
  /**
   * Standard deviation of the quantity itself, from 0 to a million times the mean; absent when `cv` is given.
   */
  readonly sd?: number;
  /** Standard deviation divided by the mean, from 0 to a million; absent when `sd` is given. */
  readonly cv?: number;
  /** Two quantiles in rising order, e.g. `[[0.05, 3], [0.95, 9]]`, in place of mean and deviation. */
  readonly quantiles?: readonly [QuantilePoint, QuantilePoint];
}

/** Beyond this the law is of no use and its squares leave the range of doubles. */
const largestSpread = 1e6;

export const lognormal: Family<Lognormal> = {
  fields: ["mean", "sd", "cv", "quantiles"],
  check: (fields, path) =>
    fields.quantiles === undefined ? checkMoments(fields, path) : checkQuantiles(fields, path),
  law(description: Lognormal): Law {
    if (description.quantiles !== undefined) return throughQuantiles(description.quantiles);
    const mean = description.mean as number;
    const cv = description.cv ?? (description.sd as number) / mean;
    return cv === 0 ? constantLaw(mean) : spread(mean, cv, log1p(cv * cv));
  },
};

function checkMoments(fields: Fields, path: string): Problem[] {
  const problems = checkNumbers(fields, path, ["mean"]);
  const mean = fields.mean as number;
  if (problems.length === 0 && mean <= 0) {
    problems.push(problem({ path: `${path}.mean`, expected: "a mean above 0", got: mean }));
  }
  if ((fields.sd === undefined) === (fields.cv === undefined)) {
    const got = fields.sd === undefined ? undefined : "both";
    return [...problems, problem({ path: `${path}.sd`, expected: "one of sd and cv", got })];
  }
  const name = fields.sd === undefined ? "cv" : "sd";
  const deviation = fields[name] as number;
  const unusable = checkNumber(deviation, `${path}.${name}`);
  if (problems.length > 0 || unusable.length > 0) return [...problems, ...unusable];
  const most = name === "cv" ? largestSpread : largestSpread * mean;
  if (deviation >= 0 && deviation <= most) return [];
  return [problem({ path: `${path}.${name}`, expected: `${name} from 0 to ${most}`, got: deviation })];
}

function checkQuantiles(fields: Fields, path: string): Problem[] {
  const other = ["mean", "sd", "cv"].find((name) => fields[name] !== undefined);
  if (other !== undefined) {
    return [
      problem({
        path: `${path}.${other}`,
        expected: "no mean, sd or cv beside quantiles",
        got: fields[other],
      }),
    ];
  }
  const at = `${path}.quantiles`;
  const points = fields.quantiles;
  const isPoint = (point: unknown): point is QuantilePoint =>
    Array.isArray(point) && point.length === 2 && point.every((x) => Number.isFinite(x));
  if (!Array.isArray(points) || points.length !== 2 || !points.every(isPoint)) {
    const expected = "two pairs of a probability and a value, e.g. [[0.05, 3], [0.95, 9]]";
    return [problem({ path: at, expected, got: points })];
  }
  const [[p1, v1], [p2, v2]] = points as unknown as [QuantilePoint, QuantilePoint];
  if (!(p1 > 0 && p2 < 1 && p1 < p2)) {
    const expected = "two rising probabilities between 0 and 1";
    return [problem({ path: at, expected, got: [p1, p2] })];
  }
  if (!(v1 > 0 && v1 <= v2)) {
    return [
      problem({ path: at, expected: "two values above 0, the second not below the first", got: [v1, v2] }),
    ];
  }
  const deviation = log(v2 / v1) / (normalQuantile(p2) - normalQuantile(p1));
  if (deviation <= Math.sqrt(log1p(largestSpread * largestSpread))) return [];
  const expected = `values that leave a deviation up to ${largestSpread} times the mean`;
  return [problem({ path: at, expected, got: points })];
}

function throughQuantiles([[p1, v1], [p2, v2]]: readonly [QuantilePoint, QuantilePoint]): Law {
  if (v1 === v2) return constantLaw(v1);
  const z = normalQuantile(p1);
  const deviation = log(v2 / v1) / (normalQuantile(p2) - z);
  const variance = deviation * deviation;
  return spread(v1 * exp(0.5 * variance - deviation * z), Math.sqrt(expm1(variance)), variance);
}

/** @param variance - Of the logarithm. */
function spread(mean: number, cv: number, variance: number): Law {
  const deviation = Math.sqrt(variance);
  // Where the median lies below the mean, as a logarithm. Scaling by the mean at the end keeps a digit that
  // exp would lose.
  const shift = -0.5 * variance;
  const scale: Scale = { mean, shift, deviation };
  const standard = (value: number): number => (log(value / mean) - shift) / deviation;
  return continuous({
    mean,
    sd: mean * cv,
    low: 0,
    high: Number.POSITIVE_INFINITY,
    quantileInside: (p) => mean * exp(shift + deviation * normalQuantile(p)),
    cdfInside: (value) => normalCdf(standard(value)),
    densityInside: (value) => (value === 0 ? 0 : normalDensity(standard(value)) / (value * deviation)),
    fill(uniforms, out) {
      fillNormal(uniforms, out);
      exponentiate(out, uniforms.length, scale);
    },
  });
}

interface Scale {
  readonly mean: number;
  readonly shift: number;
  readonly deviation: number;
}

function exponentiate(normals: Float64Array, count: number, { mean, shift, deviation }: Scale): void {
  for (let i = 0; i < count; i++) normals[i] = mean * exp(shift + deviation * normals[i]);
}
