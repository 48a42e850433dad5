/** Draws with weights that stand for what is known after the observations: adaptive multiple importance sampling. */

import {
  compact,
  expectArguments,
  greatest,
  InputError,
  type Problem,
  type ProgressOptions,
  pause,
  problem,
} from "../../base/index.ts";
import { exp, log, log1p } from "../../math/index.ts";
import { checkSeed, type Seed } from "../../random/index.ts";
import { importanceSampleArguments } from "../given.ts";
import { effectiveSampleSize } from "./effectiveSampleSize.ts";
import { importanceWeights } from "./importanceWeights.ts";
import {
  normalColumns,
  type ObservedValue,
  observedProblems,
  predictions,
  uniformColumns,
  wholeProblems,
} from "./observed.ts";
import {
  type Draws,
  drawFrom,
  fittedProposal,
  logDensity,
  type Proposal,
  priorProposal,
} from "./proposal.ts";

/**
 * A model to be fitted: standard normal scores of its inputs in, and for each discrete uncertainty the number of the alternative
 * that each draw takes; out comes what it predicts for each observation, a column with a number for each draw.
 */
export type SampledModel = (
  scores: ReadonlyMap<string, Float64Array>,
  alternatives: ReadonlyMap<string, Uint8Array>,
) => readonly Float64Array[] | Promise<readonly Float64Array[]>;

/** How a sample is drawn. */
export interface ImportanceSampleOptions extends ProgressOptions {
  /** Names of the inputs. */
  readonly inputs: readonly string[];
  /** Discrete uncertainty -> the chance of each of its alternatives, 2 to 256 that sum to 1; none when absent. */
  readonly alternatives?: Readonly<Record<string, readonly number[]>>;
  /** Draws of a stage, 200 to 100,000; 1,000 when absent. */
  readonly draws?: number;
  /** Stages, of which each draws where those before found the observations met, 1 to 32; 6 when absent. */
  readonly stages?: number;
  /** Effective draws below which the fit is refused, at least 1; 100 when absent. */
  readonly least?: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
}

/** The chance of each alternative of a discrete uncertainty. */
export interface AlternativeChances {
  /** As stated. */
  readonly before: readonly number[];
  /** Given the observations. */
  readonly after: readonly number[];
}

/** Draws of all stages, with weights. */
export interface WeightedSample {
  /** Input -> normal scores of the draws. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  /** Discrete uncertainty -> the alternative of each draw. */
  readonly alternatives: ReadonlyMap<string, Uint8Array>;
  /** By draw; they sum to 1. */
  readonly weights: Float64Array;
  /** What the model predicts for each observation, by draw. */
  readonly predicted: readonly Float64Array[];
  /** How many draws the weighted sample is worth (Kish). */
  readonly effectiveSampleSize: number;
  /** Discrete uncertainty -> chances of its alternatives. */
  readonly chances: Readonly<Record<string, AlternativeChances>>;
  /** Logarithm of the density of the observations under the ranges alone (the evidence), by which two models compare. */
  readonly logEvidence: number;
  readonly seed: Seed;
}

const [fewest, most] = [200, 100_000];

/**
 * Draws from what is known after the observations, by adaptive multiple importance sampling: the first stage draws from the ranges,
 * each further one from a normal distribution fitted to all draws so far; every draw is weighted by its likelihood over the mixture
 * of all stages (J.-M. Cornuet, J.-M. Marin, A. Mira, C. P. Robert, Adaptive multiple importance sampling, Scandinavian Journal of
 * Statistics 39, 2012; mixture: A. B. Owen, Y. Zhou, Safe and effective importance sampling, 2000). As the ranges are part of the
 * mixture, no weight grows without bound. Errors of observations are normal and independent.
 *
 * Unlike {@link conditionEnsemble} it is exact for any model as draws grow, keeps discrete alternatives with the chances that the
 * observations leave them, and gives the evidence. It is meant for up to some twenty inputs: with more, few draws bear all
 * weight, and the fit is refused.
 *
 * @throws InputError when an option is wrong, the model gives no number for some draw, or the fit rests on fewer than `least`
 *   effective draws.
 * @example
 * ```ts
 * import { importanceSample } from "karvan/methods";
 * // A wait of 3 h was timed, to 0.6 h. Two readings of the timetable, equally likely: 2 h or 4.4 h, each known to 0.5 h.
 * const model = (scores: ReadonlyMap<string, Float64Array>, read: ReadonlyMap<string, Uint8Array>) =>
 *   [Float64Array.from(read.get("table") ?? [], (a, i) => (a === 0 ? 2 : 4.4) + (scores.get("wait")?.[i] ?? 0) / 2)];
 * const options = { inputs: ["wait"], alternatives: { table: [0.5, 0.5] } };
 * const { chances } = await importanceSample(model, [{ name: "timed", value: 3, sd: 0.6 }], options);
 * console.log(chances.table?.after.map((chance) => chance.toFixed(2)).join(" ")); // 0.69 0.31
 * ```
 */
export async function importanceSample(
  model: SampledModel,
  observed: readonly ObservedValue[],
  options: ImportanceSampleOptions,
): Promise<WeightedSample> {
  expectArguments(importanceSampleArguments, [model, observed, options]);
  const { inputs, alternatives = {}, draws = 1000, stages = 6, least = 100, seed = "2026" } = options;
  check(observed, { inputs, alternatives, draws, stages, least, seed });
  const uncertain = Object.keys(alternatives);
  const stated = Object.values(alternatives).map((chances) => Float64Array.from(chances));
  const watched = compact<ProgressOptions>({ onProgress: options.onProgress, signal: options.signal });
  const prior = priorProposal(inputs.length, stated);
  const proposals: Proposal[] = [];
  let found: Sample = {
    scores: inputs.map(() => new Float64Array(0)),
    alternatives: uncertain.map(() => new Uint8Array(0)),
    predicted: observed.map(() => new Float64Array(0)),
    mixture: new Float64Array(0),
  };
  let logWeights = new Float64Array(0);
  let weights = new Float64Array(0);
  for (let stage = 0; stage < stages; stage++) {
    await pause(watched, stage / stages);
    const proposal = stage === 0 ? prior : fittedProposal(found, weights, prior);
    const normals = [...normalColumns(inputs, `stage ${stage} input`, draws, seed).values()];
    const uniforms = [...uniformColumns(uncertain, `stage ${stage} alternative`, draws, seed).values()];
    const drawn = drawFrom(proposal, normals, uniforms);
    const predicted = await predictions(
      () => model(named(inputs, drawn.scores), named(uncertain, drawn.alternatives)),
      observed,
      draws,
    );
    found = joined(found, drawn, predicted, { proposal, before: proposals });
    proposals.push(proposal);
    const likelihood = logLikelihood(found.predicted, observed);
    const mixture = found.mixture.map((density) => density - log(stage + 1));
    logWeights = logDensity(prior, found).map((density, i) => density + likelihood[i] - mixture[i]);
    weights = importanceWeights(logWeights) as Float64Array<ArrayBuffer>;
  }
  await pause(watched, 1);
  const size = effectiveSampleSize(weights);
  if (size < least) refuseFit(size, least, weights.length);
  const sums = uncertain.map((_, u) => chancesOf(found.alternatives[u], weights, stated[u].length));
  return {
    scores: named(inputs, found.scores),
    alternatives: named(uncertain, found.alternatives),
    ...{ weights, predicted: found.predicted, effectiveSampleSize: size },
    chances: Object.fromEntries(
      uncertain.map((name, u) => [name, { before: [...stated[u]], after: sums[u] }]),
    ),
    logEvidence: logMean(logWeights),
    seed,
  };
}

/** All draws so far. */
interface Sample extends Draws {
  readonly predicted: readonly Float64Array[];
  /** Logarithm of the sum of the densities of all stages at each draw. */
  readonly mixture: Float64Array;
}

/** Adds the draws of a stage, and its density to the mixture at all draws. */
function joined(
  old: Sample,
  drawn: Draws,
  predicted: readonly Float64Array[],
  { proposal, before }: { readonly proposal: Proposal; readonly before: readonly Proposal[] },
): Sample {
  const added = logDensity(proposal, old);
  const known = old.mixture.map((sum, i) => logSum(sum, added[i]));
  let fresh = logDensity(proposal, drawn);
  for (const earlier of before) {
    const density = logDensity(earlier, drawn);
    fresh = fresh.map((sum, i) => logSum(sum, density[i]));
  }
  return {
    scores: old.scores.map((column, k) => append(column, drawn.scores[k])),
    alternatives: old.alternatives.map((column, u) => appendBytes(column, drawn.alternatives[u])),
    predicted: old.predicted.map((column, k) => append(column, predicted[k])),
    mixture: append(known, fresh),
  };
}

function append(old: Float64Array, added: Float64Array): Float64Array {
  const whole = new Float64Array(old.length + added.length);
  whole.set(old);
  whole.set(added, old.length);
  return whole;
}

function appendBytes(old: Uint8Array, added: Uint8Array): Uint8Array {
  const whole = new Uint8Array(old.length + added.length);
  whole.set(old);
  whole.set(added, old.length);
  return whole;
}

/** The logarithm of the sum of two numbers, of their logarithms. */
function logSum(a: number, b: number): number {
  return Math.max(a, b) + log1p(exp(-Math.abs(a - b)));
}

/** The logarithm of the mean of numbers, of their logarithms. */
function logMean(logs: Float64Array): number {
  const top = greatest(logs);
  return top + log(logs.reduce((sum, value) => sum + exp(value - top), 0) / logs.length);
}

/** By draw: how likely the observations are where errors are normal. */
function logLikelihood(predicted: readonly Float64Array[], observed: readonly ObservedValue[]): Float64Array {
  const sum = new Float64Array(predicted[0].length);
  for (const [k, { value, sd }] of observed.entries())
    for (const [i, found] of predicted[k].entries()) {
      const off = (found - value) / sd;
      sum[i] = sum[i] - 0.5 * off * off - log(sd) - halfLogTwoPi;
    }
  return sum;
}

const halfLogTwoPi = 0.5 * log(2 * Math.PI);

function chancesOf(alternatives: Uint8Array, weights: Float64Array, count: number): number[] {
  const found = new Array<number>(count).fill(0);
  for (const [i, a] of alternatives.entries()) found[a] = found[a] + weights[i];
  return found;
}

function named<Column>(names: readonly string[], columns: readonly Column[]): Map<string, Column> {
  return new Map(names.map((name, k) => [name, columns[k]]));
}

type Checked = Required<Omit<ImportanceSampleOptions, keyof ProgressOptions>>;

function check(observed: readonly ObservedValue[], options: Checked): void {
  const { inputs, alternatives, draws, stages, least, seed } = options;
  const ofCounts = [
    ...wholeProblems("draws", draws, [fewest, most]),
    ...wholeProblems("stages", stages, [1, 32]),
  ];
  const problems: Problem[] = [...checkSeed(seed, "seed"), ...ofCounts, ...observedProblems(observed)];
  if (inputs.length === 0)
    problems.push(problem({ path: "inputs", expected: "names of inputs", got: "none" }));
  if (ofCounts.length === 0 && !(least >= 1 && least <= draws * stages))
    problems.push(problem({ path: "least", expected: "a number from 1 to all draws", got: least }));
  for (const [name, chances] of Object.entries(alternatives)) {
    const path = `alternatives.${name}`;
    if (!(chances.length >= 2 && chances.length <= 256))
      problems.push(problem({ path, expected: "2 to 256 chances", got: `${chances.length}` }));
    for (const [a, chance] of chances.entries())
      if (!(chance > 0 && chance <= 1))
        problems.push(
          problem({ path: `${path}[${a}]`, expected: "a number above 0 and at most 1", got: chance }),
        );
    const sum = chances.reduce((total, chance) => total + chance, 0);
    if (Math.abs(sum - 1) > 1e-9)
      problems.push(problem({ path, expected: "chances that sum to 1", got: sum }));
  }
  if (problems.length > 0) throw new InputError(problems);
}

function refuseFit(size: number, least: number, draws: number): never {
  const expected = `a fit that rests on at least ${least} effective draws`;
  const got = `${size.toFixed(1)} of ${draws}`;
  const hint = "draw more, state larger errors, use fewer inputs, or move the draws with conditionEnsemble";
  throw new InputError([problem({ path: "observed", expected, got, hint })]);
}
