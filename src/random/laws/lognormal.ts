import { exp, log, log1p, type Problem, problem } from "../../model/index.ts";
import { checkNumber, checkNumbers, type Family, type Fields } from "../family.ts";
import { continuous, type Law } from "../law.ts";
import { normalCdf, normalDensity } from "../normalCdf.ts";
import { fillNormal, normalQuantile } from "../normalQuantile.ts";
import { constantLaw } from "./constant.ts";

/**
 * A positive quantity whose logarithm is normal, by its own mean and either its standard deviation or that
 * over the mean. No deviation at all is a constant.
 */
export interface Lognormal {
  readonly type: "lognormal";
  /** Mean of the quantity itself, above 0. */
  readonly mean: number;
  /**
   * Standard deviation of the quantity itself, from 0 to a million times the mean; absent when `cv` is given.
   */
  readonly sd?: number;
  /** Standard deviation divided by the mean, from 0 to a million; absent when `sd` is given. */
  readonly cv?: number;
}

/** Beyond this the law is of no use and its squares leave the range of doubles. */
const largestSpread = 1e6;

export const lognormal: Family<Lognormal> = {
  fields: ["mean", "sd", "cv"],
  check(fields: Fields, path: string): Problem[] {
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
    const spread = fields[name] as number;
    const unusable = checkNumber(spread, `${path}.${name}`);
    if (problems.length > 0 || unusable.length > 0) return [...problems, ...unusable];
    const most = name === "cv" ? largestSpread : largestSpread * mean;
    if (spread >= 0 && spread <= most) return [];
    return [problem({ path: `${path}.${name}`, expected: `${name} from 0 to ${most}`, got: spread })];
  },
  law(description: Lognormal): Law {
    const { mean } = description;
    const cv = description.cv ?? (description.sd as number) / mean;
    return cv === 0 ? constantLaw(mean) : spread(mean, cv);
  },
};

function spread(mean: number, cv: number): Law {
  const variance = log1p(cv * cv);
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
  for (let i = 0; i < count; i++) normals[i] = mean * exp(shift + deviation * (normals[i] as number));
}
