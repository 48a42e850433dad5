/** Discrete distributions of listed values. */

import { type Fields, type Problem, problem } from "../../base/index.ts";
import { constantLaw } from "./constant.ts";
import { checkNumber, type Family } from "./family.ts";
import { expectProbability, type Law } from "./law.ts";

/** One of a list of values, each with its weight. */
export interface Discrete {
  readonly type: "discrete";
  /** At least one, in any order. */
  readonly values: readonly number[];
  /** One for each value, at least 0; their sum need not be 1. */
  readonly weights: readonly number[];
}

export const discrete: Family<Discrete> = {
  fields: ["values", "weights"],
  check(fields: Fields, path: string): Problem[] {
    const problems = [
      ...checkList(fields.values, `${path}.values`),
      ...checkList(fields.weights, `${path}.weights`),
    ];
    if (problems.length > 0) return problems;
    const { values, weights } = fields as unknown as Discrete;
    if (values.length !== weights.length) {
      return [
        problem({
          path: `${path}.weights`,
          expected: `${values.length} weights, one for each value`,
          got: weights,
        }),
      ];
    }
    const negative = weights.flatMap((weight, i) =>
      weight < 0
        ? [problem({ path: `${path}.weights[${i}]`, expected: "a weight at or above 0", got: weight })]
        : [],
    );
    if (negative.length > 0) return negative;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total > 0 && Number.isFinite(total)) return [];
    return [
      problem({ path: `${path}.weights`, expected: "weights whose sum is finite and above 0", got: weights }),
    ];
  },
  law: lawOfList,
};

function checkList(list: unknown, path: string): Problem[] {
  if (!Array.isArray(list) || list.length === 0) {
    return [problem({ path, expected: "a list of at least one number", got: list })];
  }
  return list.flatMap((value, i) => checkNumber(value, `${path}[${i}]`));
}

function lawOfList({ values, weights }: Discrete): Law {
  const pairs = merge(values, weights);
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const [first] = pairs as [Weighted];
  if (pairs.length === 1) return constantLaw(first.value);
  const sorted = Float64Array.from(pairs, ({ value }) => value);
  const upTo = new Float64Array(pairs.length);
  let sum = 0;
  for (const [i, { weight }] of pairs.entries()) {
    sum += weight;
    upTo[i] = sum / total;
  }
  upTo[pairs.length - 1] = 1;
  const list: List = { sorted, upTo, guide: guideTo(upTo) };
  const single = new Float64Array(1);
  const mean = pairs.reduce((m, { value, weight }) => m + value * (weight / total), 0);
  const variance = pairs.reduce(
    (v, { value, weight }) => v + (value - mean) * (value - mean) * (weight / total),
    0,
  );
  return {
    kind: "discrete",
    mean,
    sd: Math.sqrt(variance),
    low: first.value,
    high: sorted[sorted.length - 1],
    quantile(probability) {
      expectProbability(probability);
      if (probability === 1) return sorted[sorted.length - 1];
      single[0] = probability;
      fillFromList(single, single, list);
      return single[0];
    },
    cdf(x) {
      let i = 0;
      while (i < sorted.length && sorted[i] <= x) i++;
      return i === 0 ? 0 : upTo[i - 1];
    },
    density: (x) => (pairs.find(({ value }) => value === x)?.weight ?? 0) / total,
    fill: (uniforms, out) => fillFromList(uniforms, out, list),
  };
}

interface List {
  readonly sorted: Float64Array;
  /** The probability of each value or one before it. */
  readonly upTo: Float64Array;
  readonly guide: Int32Array;
}

function fillFromList(uniforms: Float64Array, out: Float64Array, { sorted, upTo, guide }: List): void {
  for (let n = 0; n < uniforms.length; n++) {
    const p = uniforms[n];
    let i = guide[(p * guide.length) | 0];
    while (p > upTo[i]) i++;
    out[n] = sorted[i];
  }
}

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** Values in rising order, each once, without those that never come. */
function merge(values: readonly number[], weights: readonly number[]): Weighted[] {
  const weightOf = new Map<number, number>();
  for (const [i, value] of values.entries()) weightOf.set(value, (weightOf.get(value) ?? 0) + weights[i]);
  const pairs = [...weightOf].map(([value, weight]) => ({ value, weight }));
  return pairs.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
}

/**
 * Where to begin the search for a probability: the first value any probability of its cell may stand for, so
 * that a draw takes a step or two however long the list (H. C. Chen, Y. Asau, AIIE Transactions 6, 1974).
 */
function guideTo(upTo: Float64Array): Int32Array {
  const guide = new Int32Array(upTo.length);
  let i = 0;
  for (let cell = 0; cell < guide.length; cell++) {
    while (upTo[i] * guide.length < cell) i++;
    guide[cell] = i;
  }
  return guide;
}
