/** Conditions draws on what was observed: the ensemble smoother with multiple data assimilation. */

import {
  compact,
  expectArguments,
  InputError,
  type Problem,
  type ProgressOptions,
  pause,
  problem,
} from "../../base/index.ts";
import { cholesky, dot, solveCholesky } from "../../math/index.ts";
import { checkSeed, type Seed } from "../../random/index.ts";
import { conditionEnsembleArguments } from "../given.ts";
import {
  normalColumns,
  type ObservedValue,
  observedProblems,
  predictions,
  wholeProblems,
} from "./observed.ts";

/**
 * A model to be conditioned: standard normal scores of its inputs in, what it predicts for each observation out, a column with a
 * number for each member.
 */
export type EnsembleModel = (
  scores: ReadonlyMap<string, Float64Array>,
) => readonly Float64Array[] | Promise<readonly Float64Array[]>;

/** How an ensemble is conditioned. */
export interface EnsembleOptions extends ProgressOptions {
  /** Names of the inputs. */
  readonly inputs: readonly string[];
  /** Draws that are conditioned, 200 to 100,000; 1,000 when absent. */
  readonly members?: number;
  /** Passes over the data, 1 to 32; 6 when absent. More passes follow a bent model better. */
  readonly passes?: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
}

/** Draws before and after they met the observations. */
export interface ConditionedEnsemble {
  /** Input -> normal scores of the members. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  /** The same before. */
  readonly prior: ReadonlyMap<string, Float64Array>;
  /** Observation -> what the model predicts for it, before and after, by member. */
  readonly predicted: {
    readonly prior: readonly Float64Array[];
    readonly conditioned: readonly Float64Array[];
  };
  readonly members: number;
  readonly passes: number;
  readonly seed: Seed;
}

const fewest = 200;
const most = 100_000;

/**
 * Moves draws until what the model predicts agrees with what was observed, as far as observations and model can be trusted:
 * `z <- z + C_zd (C_dd + a C_e)^-1 (d + sqrt(a) e - d(z))`, in several passes with `sum 1/a = 1` (A. A. Emerick, A. C. Reynolds,
 * Ensemble smoother with multiple data assimilation, Computers & Geosciences 55, 2013). All draws keep equal weight, so there are
 * as many afterwards as before; it copes with hundreds of inputs. For a linear model it is exact up to the error of the draws;
 * for others an approximation.
 *
 * Correlations that a limited number of draws shows by chance are damped: each is weighted by `N r^2 / (1 + (N + 1) r^2)` (R.
 * Furrer, T. Bengtsson, Estimation of high-dimensional prior and posterior covariance matrices in Kalman filter variants, Journal
 * of Multivariate Analysis 98, 2007).
 *
 * @throws InputError when an option is wrong, or the model gives no number for some member.
 * @example
 * ```ts
 * import { conditionEnsemble } from "karvan/methods";
 * // One count of 12, known to 1, of what a model puts at 10 + 2 z: a score of 0.8, with a spread of 1 / sqrt(5).
 * const observed = [{ name: "count", value: 12, sd: 1 }];
 * const model = (scores: ReadonlyMap<string, Float64Array>) => [(scores.get("load") as Float64Array).map((z) => 10 + 2 * z)];
 * const { scores } = await conditionEnsemble(model, observed, { inputs: ["load"], members: 2000 });
 * const column = scores.get("load") as Float64Array;
 * console.log((column.reduce((sum, z) => sum + z) / column.length).toFixed(1)); // 0.8
 * ```
 */
export async function conditionEnsemble(
  model: EnsembleModel,
  observed: readonly ObservedValue[],
  options: EnsembleOptions,
): Promise<ConditionedEnsemble> {
  expectArguments(conditionEnsembleArguments, [model, observed, options]);
  const { inputs, members = 1000, passes = 6, seed = "2026" } = options;
  check(observed, { inputs, members, passes, seed });
  const prior = normalColumns(inputs, "input", members, seed);
  let scores = prior;
  const watched = compact<ProgressOptions>({ onProgress: options.onProgress, signal: options.signal });
  const first = await predictions(() => model(scores), observed, members);
  let predicted = first;
  for (let pass = 0; pass < passes; pass++) {
    await pause(watched, pass / passes);
    const names = observed.map(({ name }) => `${name} ${pass}`);
    const noise = [...normalColumns(names, "noise", members, seed).values()];
    scores = assimilate(scores, predicted, { observed, noise, inflation: passes });
    predicted = await predictions(() => model(scores), observed, members);
  }
  await pause(watched, 1);
  return { scores, prior, predicted: { prior: first, conditioned: predicted }, members, passes, seed };
}

function check(
  observed: readonly ObservedValue[],
  {
    inputs,
    members,
    passes,
    seed,
  }: { inputs: readonly string[]; members: number; passes: number; seed: Seed },
): void {
  const problems: Problem[] = [
    ...checkSeed(seed, "seed"),
    ...wholeProblems("members", members, [fewest, most]),
    ...wholeProblems("passes", passes, [1, 32]),
    ...observedProblems(observed),
  ];
  if (inputs.length === 0)
    problems.push(problem({ path: "inputs", expected: "names of inputs", got: "none" }));
  if (problems.length > 0) throw new InputError(problems);
}

/** One pass: the scores moved by what they have in common with what is predicted. */
function assimilate(
  scores: ReadonlyMap<string, Float64Array>,
  predicted: readonly Float64Array[],
  {
    observed,
    noise,
    inflation,
  }: {
    readonly observed: readonly ObservedValue[];
    readonly noise: readonly Float64Array[];
    readonly inflation: number;
  },
): Map<string, Float64Array> {
  const count = observed.length;
  const members = (predicted[0] as Float64Array).length;
  // In units of each observation's own standard deviation.
  const shifts = predicted.map((column, k) => centred(column, (observed[k] as ObservedValue).sd));
  const covariance = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) {
      const shared = dot(shifts[i] as Float64Array, shifts[j] as Float64Array) / (members - 1);
      covariance[i * count + j] = i === j ? shared + inflation : shared;
    }
  // With what is added on the diagonal the matrix is positive definite.
  const factor = cholesky(covariance, count) as Float64Array;
  // Observation -> member -> how far it is from what was observed, in the same units; then weighted.
  const misfits = observed.map(({ value, sd }, k) => {
    const own = predicted[k] as Float64Array;
    const error = noise[k] as Float64Array;
    return own.map((number, i) => (value - number) / sd + Math.sqrt(inflation) * (error[i] as number));
  });
  const weighted = misfits.map(() => new Float64Array(members));
  const right = new Float64Array(count);
  for (let i = 0; i < members; i++) {
    for (let k = 0; k < count; k++) right[k] = (misfits[k] as Float64Array)[i] as number;
    const solved = solveCholesky(factor, right);
    for (let k = 0; k < count; k++) (weighted[k] as Float64Array)[i] = solved[k] as number;
  }
  const deviations = shifts.map((shift) => Math.sqrt(dot(shift, shift)));
  return new Map(
    Array.from(scores, ([name, column]) => {
      const own = centred(column, 1);
      const length = Math.sqrt(dot(own, own));
      const moved = column.slice();
      for (const [k, shift] of shifts.entries()) {
        const shared = dot(own, shift);
        const correlation = shared / (length * (deviations[k] as number) || 1);
        const gain = (damping(correlation, members) * shared) / (members - 1);
        if (gain === 0) continue;
        const by = weighted[k] as Float64Array;
        for (let i = 0; i < members; i++) moved[i] = (moved[i] as number) + gain * (by[i] as number);
      }
      return [name, moved];
    }),
  );
}

/** How far a correlation of so many draws is to be believed, from 0 to 1. */
function damping(correlation: number, members: number): number {
  const squared = correlation * correlation;
  return (members * squared) / (1 + (members + 1) * squared);
}

function centred(column: Float64Array, unit: number): Float64Array {
  const mean = column.reduce((sum, number) => sum + number, 0) / column.length;
  return column.map((number) => (number - mean) / unit);
}
