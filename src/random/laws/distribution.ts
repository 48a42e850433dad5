/** All distributions: their description, check and law, by type. */

import { didYouMean, type Fields, InputError, type Problem, problem, refuse } from "../../base/index.ts";
import { type Beta, beta } from "./beta.ts";
import { type Constant, constant } from "./constant.ts";
import { type Discrete, discrete } from "./discrete.ts";
import { type Empirical, empirical } from "./empirical.ts";
import { type Exponential, exponential } from "./exponential.ts";
import type { Family } from "./family.ts";
import { type Gamma, gamma } from "./gamma.ts";
import type { Law } from "./law.ts";
import { type Lognormal, lognormal } from "./lognormal.ts";
import { type Normal, normal } from "./normal.ts";
import { type Pert, pert } from "./pert.ts";
import { type Poisson, poisson } from "./poisson.ts";
import { type Triangular, triangular } from "./triangular.ts";
import { type TruncatedNormal, truncatedNormal } from "./truncatedNormal.ts";
import { type Uniform, uniform } from "./uniform.ts";
import { type Weibull, weibull } from "./weibull.ts";

/** How a quantity is distributed, as plain data. */
export type Distribution =
  | Constant
  | Uniform
  | Triangular
  | Pert
  | Normal
  | TruncatedNormal
  | Lognormal
  | Gamma
  | Weibull
  | Exponential
  | Beta
  | Discrete
  | Poisson
  | Empirical;

// A new distribution is a file in laws/, a name above and a line here.
const families: { readonly [Type in Distribution["type"]]: Family<Extract<Distribution, { type: Type }>> } = {
  constant,
  uniform,
  triangular,
  pert,
  normal,
  truncatedNormal,
  lognormal,
  gamma,
  weibull,
  exponential,
  beta,
  discrete,
  poisson,
  empirical,
};

/**
 * The law a description stands for. Each draw takes one uniform number, by inverse transform.
 *
 * @throws InputError as {@link checkDistribution} says.
 * @example
 * ```ts
 * import { lawOf } from "karvan/random";
 * const dwell = lawOf({ type: "pert", low: 12, mode: 24, high: 96 }); // hours at a border
 * console.log(dwell.mean.toFixed(1), dwell.quantile(0.9).toFixed(1), dwell.cdf(24).toFixed(3)); // 34.0 53.9 0.281
 * ```
 */
export function lawOf(distribution: Distribution): Law {
  const problems = checkDistribution(distribution);
  if (problems.length > 0) throw new InputError(problems);
  return (families[distribution.type] as Family<Distribution>).law(distribution);
}

/**
 * Everything wrong with a description; nothing when it is a {@link Distribution}.
 *
 * @example
 * ```ts
 * import { checkDistribution } from "karvan/random";
 * const problems = checkDistribution({ type: "triangular", low: 12, mode: 8.5, high: 96 });
 * for (const { path, expected, got } of problems) console.log(`${path}: expected ${expected}, got ${got}`);
 * // distribution.mode: expected a mode from low, 12, to high, 96, got 8.5
 * ```
 */
export function checkDistribution(input: unknown, path = "distribution"): Problem[] {
  if (typeof path !== "string") refuse("path", "a text", path);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return [problem({ path, expected: "a distribution, e.g. { type, low, high }", got: input })];
  }
  const { type, ...fields } = input as Fields;
  const known = Object.keys(families);
  if (typeof type !== "string" || !known.includes(type)) {
    const hint = didYouMean(String(type), known);
    const expected = `one of ${known.join(", ")}`;
    return [problem({ path: `${path}.type`, expected, got: type, hint })];
  }
  const family = families[type as Distribution["type"]] as Family<Distribution>;
  return [...checkNames(fields, family.fields, path), ...family.check(fields, path)];
}

function checkNames(fields: Fields, known: readonly string[], path: string): Problem[] {
  const strangers = Object.keys(fields).filter((name) => !known.includes(name));
  return strangers.map((name) => {
    const hint = didYouMean(name, known);
    const expected = `only ${known.join(", ")}`;
    return problem({ path: `${path}.${name}`, expected, got: name, hint });
  });
}
