/** The distribution that adaptive importance sampling draws from: a normal one of scores, and chances of alternatives. */

import { cholesky, exp, log } from "../../math/index.ts";
import { effectiveSampleSize } from "./effectiveSampleSize.ts";

/** A normal distribution of scores, with chances of alternatives that are independent of them. */
export interface Proposal {
  readonly mean: Float64Array;
  /** The lower triangle of its covariance. */
  readonly factor: Float64Array;
  /** For each discrete uncertainty, the chance of each alternative. */
  readonly chances: readonly Float64Array[];
}

/** Draws, by input and by discrete uncertainty. */
export interface Draws {
  readonly scores: readonly Float64Array[];
  readonly alternatives: readonly Uint8Array[];
}

/** What the ranges say: standard normal scores, and the chances of alternatives as they were stated. */
export function priorProposal(inputs: number, chances: readonly Float64Array[]): Proposal {
  const factor = new Float64Array(inputs * inputs);
  for (let k = 0; k < inputs; k++) factor[k * inputs + k] = 1;
  return { mean: new Float64Array(inputs), factor, chances };
}

/**
 * Draws of a proposal, of evenly spread numbers: standard normal ones for the scores, and of 0 to 1 for the alternatives.
 */
export function drawFrom(
  { mean, factor, chances }: Proposal,
  normals: readonly Float64Array[],
  uniforms: readonly Float64Array[],
): Draws {
  const inputs = normals.length;
  const scores = normals.map((own, k) => {
    const column = new Float64Array(own.length).fill(mean[k]);
    for (let j = 0; j <= k; j++) {
      const weight = factor[k * inputs + j];
      if (weight === 0) continue;
      const source = normals[j];
      for (let i = 0; i < column.length; i++) column[i] = column[i] + weight * source[i];
    }
    return column;
  });
  const alternatives = uniforms.map((own, u) => Uint8Array.from(own, (part) => pick(chances[u], part)));
  return { scores, alternatives };
}

/** The alternative at a place from 0 to 1, where each takes as much room as its chance. */
function pick(chances: Float64Array, part: number): number {
  let below = 0;
  let last = 0;
  for (const [a, chance] of chances.entries()) {
    if (chance === 0) continue;
    below += chance;
    last = a;
    if (part < below) return a;
  }
  return last;
}

/** Logarithm of the density at each draw, without the factor of 2 pi that all normal distributions share. */
export function logDensity(
  { mean, factor, chances }: Proposal,
  { scores, alternatives }: Draws,
): Float64Array {
  const inputs = scores.length;
  const draws = scores[0]?.length ?? 0;
  let volume = 0;
  for (let k = 0; k < inputs; k++) volume += log(factor[k * inputs + k]);
  const logChances = chances.map((own) => own.map((chance) => log(chance)));
  const z = new Float64Array(inputs);
  return Float64Array.from({ length: draws }, (_, i) => {
    let squares = 0;
    for (let k = 0; k < inputs; k++) {
      let rest = scores[k][i] - mean[k];
      for (let j = 0; j < k; j++) rest -= factor[k * inputs + j] * z[j];
      z[k] = rest / factor[k * inputs + k];
      squares += z[k] * z[k];
    }
    let density = -0.5 * squares - volume;
    for (const [u, own] of alternatives.entries()) density += logChances[u][own[i]];
    return density;
  });
}

/** Share of the stated chances that an alternative keeps among those that are drawn next. */
const kept = 0.25;

/**
 * The proposal that weighted draws suggest: their mean and covariance. Where the weights rest on few draws they are flattened
 * first, so that one lucky draw does not become the centre of a point, and correlations are damped by what so few draws show by
 * chance. Alternatives keep a part of their stated chance, so none is given up.
 */
export function fittedProposal(draws: Draws, weights: Float64Array, prior: Proposal): Proposal {
  const inputs = draws.scores.length;
  const flat = flattened(weights, Math.min(weights.length / 2, Math.max(50, 4 * inputs)));
  const size = effectiveSampleSize(flat);
  const mean = Float64Array.from(draws.scores, (column) => weightedSum(flat, column));
  const centred = draws.scores.map((column, k) => column.map((score) => score - mean[k]));
  const damping = size / (size + inputs);
  const covariance = new Float64Array(inputs * inputs);
  for (let k = 0; k < inputs; k++)
    for (let j = 0; j <= k; j++) {
      let shared = 0;
      for (let i = 0; i < flat.length; i++) shared += flat[i] * centred[k][i] * centred[j][i];
      // A variance of so few draws is too small by a share of 1 / size.
      const value = k === j ? (shared * (size + 1)) / size + 1e-12 : shared * damping;
      covariance[k * inputs + j] = value;
      covariance[j * inputs + k] = value;
    }
  const factor = cholesky(covariance, inputs) ?? prior.factor;
  const chances = prior.chances.map((stated, u) => {
    const found = stated.map((chance) => kept * chance);
    for (const [i, a] of draws.alternatives[u].entries()) found[a] = found[a] + (1 - kept) * flat[i];
    return found;
  });
  return { mean, factor, chances };
}

/** Weights to a power of at most 1 at which they are worth so many draws, where they are worth fewer. */
export function flattened(weights: Float64Array, size: number): Float64Array {
  if (effectiveSampleSize(weights) >= size) return weights;
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (effectiveSampleSize(raised(weights, middle)) >= size) low = middle;
    else high = middle;
  }
  return raised(weights, low);
}

/** Powers of weights, over their sum. What has no weight gets none. */
function raised(weights: Float64Array, power: number): Float64Array {
  const found = weights.map((weight) => (weight === 0 ? 0 : exp(power * log(weight))));
  const sum = found.reduce((a, b) => a + b, 0);
  return found.map((weight) => weight / sum);
}

function weightedSum(weights: Float64Array, column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * column[i];
  return sum;
}
