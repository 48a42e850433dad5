// Weighted draws: exact posteriors, evidence and chances of alternatives, coverage of known truths, and fits that are refused.
import { describe, expect, it } from "vitest";
import {
  effectiveSampleSize,
  importanceSample,
  importanceWeights,
  type SampledModel,
  type WeightedSample,
} from "../../../src/entry/methods.ts";

type Scores = ReadonlyMap<string, Float64Array>;
const at = (scores: Scores, name: string): Float64Array => scores.get(name) as Float64Array;
const meanOf = (column: Float64Array, weights: Float64Array): number =>
  column.reduce((sum, x, i) => sum + x * (weights[i] as number), 0);
const covarianceOf = (a: Float64Array, b: Float64Array, weights: Float64Array): number => {
  const [ma, mb] = [meanOf(a, weights), meanOf(b, weights)];
  return a.reduce((sum, x, i) => sum + (x - ma) * ((b[i] as number) - mb) * (weights[i] as number), 0);
};
/** The number below which a part of the weight lies. */
const quantileOf = (column: Float64Array, weights: Float64Array, part: number): number => {
  const order = Array.from(column.keys()).sort((i, j) => (column[i] as number) - (column[j] as number));
  let below = 0;
  for (const i of order) {
    below += weights[i] as number;
    if (below >= part) return column[i] as number;
  }
  return Number.NaN;
};
const normalDensity = (x: number, mean: number, sd: number): number =>
  Math.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));

/** A generator that the library does not use (mulberry32). */
function generator(seed: number): { uniform: () => number; normal: () => number } {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

describe("importance weights", () => {
  it("are densities over densities, over their sum", () => {
    const weights = importanceWeights(
      Float64Array.of(Math.log(3), Math.log(2), -Infinity),
      Float64Array.of(0, Math.log(4), 1.3),
    );
    for (const [i, wanted] of [6 / 7, 1 / 7, 0].entries()) expect(weights[i]).toBeCloseTo(wanted, 14);
  });

  it("do not overflow, and do not depend on the scale of a density", () => {
    const weights = importanceWeights(Float64Array.of(-7e6, -7e6 - Math.log(3)));
    expect(weights[0]).toBeCloseTo(0.75, 9);
    expect([...importanceWeights(Float64Array.of(8e300, 2))]).toEqual([1, 0]);
  });

  it("make draws from one distribution stand for another", () => {
    // From a normal distribution of mean 0.4 and deviation 1.7 to one of 1.1 and 0.8.
    const { normal } = generator(3);
    const draws = Float64Array.from({ length: 60_000 }, () => 0.4 + 1.7 * normal());
    const weights = importanceWeights(
      draws.map((x) => -0.5 * ((x - 1.1) / 0.8) ** 2),
      draws.map((x) => 55 - 0.5 * ((x - 0.4) / 1.7) ** 2),
    );
    expect(meanOf(draws, weights)).toBeCloseTo(1.1, 1);
    expect(Math.sqrt(covarianceOf(draws, draws, weights))).toBeCloseTo(0.8, 1);
    // n (E w)^2 / E w^2 of two normal distributions, by integrals: here with variances a = 0.64, b = 2.89.
    const [a, b] = [0.64, 2.89];
    const share = (Math.sqrt(a * (2 * b - a)) / b) * Math.exp(-(0.7 ** 2) / (2 * b - a));
    expect(effectiveSampleSize(weights) / 60_000).toBeCloseTo(share, 2);
  });

  it("are worth as many draws as Kish says", () => {
    expect(effectiveSampleSize(new Float64Array(7).fill(0.3))).toBeCloseTo(7, 12);
    expect(effectiveSampleSize(Float64Array.of(0, 4.2, 0))).toBe(1);
    expect(effectiveSampleSize(Float64Array.of(3, 1, 1))).toBeCloseTo(25 / 11, 14);
  });

  it.each([
    ["no draws", () => importanceWeights(new Float64Array(0)), "logTarget"],
    ["draws that are all impossible", () => importanceWeights(Float64Array.of(-Infinity)), "logTarget"],
    [
      "a logarithm that is no number",
      () => importanceWeights(Float64Array.of(1, Number.NaN)),
      "logTarget[1]",
    ],
    ["lists of two lengths", () => importanceWeights(Float64Array.of(1), new Float64Array(2)), "logProposal"],
    [
      "a proposal of 0",
      () => importanceWeights(Float64Array.of(1), Float64Array.of(-Infinity)),
      "logProposal[0]",
    ],
    ["weights below 0", () => effectiveSampleSize(Float64Array.of(1, -1)), "weights[1]"],
  ])("refuse %s", (_, call, path) => {
    expect(call).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ path })] }));
  });
});

describe("a linear model", () => {
  // d = 3.3 a - 1.7 b + 0.4 c + 21.9, observed 27.3 with sd 0.9. Exact: mean z = w k, covariance I - w w' / s, with w the weights,
  // s = w'w + sd^2, k = (27.3 - 21.9) / s; evidence: normal of variance s.
  const w = { a: 3.3, b: -1.7, c: 0.4 };
  const names = Object.keys(w) as (keyof typeof w)[];
  const s = w.a ** 2 + w.b ** 2 + w.c ** 2 + 0.9 ** 2;
  const model = (scores: Scores) => [
    at(scores, "a").map(
      (_, i) => 21.9 + names.reduce((sum, name) => sum + w[name] * (at(scores, name)[i] as number), 0),
    ),
  ];
  const observed = [{ name: "count", value: 27.3, sd: 0.9 }];

  it("has the posterior and the evidence of the normal distribution", async () => {
    const found = await importanceSample(model, observed, { inputs: names, draws: 4000 });
    const { scores, weights } = found;
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const one of names) {
      expect(Math.abs(meanOf(at(scores, one), weights) - (w[one] * 5.4) / s)).toBeLessThan(0.03);
      for (const other of names) {
        const exact = (one === other ? 1 : 0) - (w[one] * w[other]) / s;
        expect(Math.abs(covarianceOf(at(scores, one), at(scores, other), weights) - exact)).toBeLessThan(
          0.04,
        );
      }
    }
    expect(found.logEvidence).toBeCloseTo(Math.log(normalDensity(27.3, 21.9, Math.sqrt(s))), 1);
    // Later stages draw where the observation is met: far more than the ranges alone, of which 0.9 of 4 deviations fit.
    expect(found.effectiveSampleSize).toBeGreaterThan(0.4 * weights.length);
    expect(weights.length).toBe(24_000);
    expect(found.predicted[0]?.length).toBe(24_000);
  });

  it("has them also where observations are sharp and far out", async () => {
    // One input, 1 + 2 z, observed at 7.4 with sd 0.02: of 1,000 draws of the range none or one is near.
    const sharp = (scores: Scores) => [at(scores, "x").map((z) => 1 + 2 * z)];
    const { scores, weights, logEvidence } = await importanceSample(
      sharp,
      [{ name: "o", value: 7.4, sd: 0.02 }],
      { inputs: ["x"] },
    );
    const k = 4 + 0.02 ** 2;
    expect(meanOf(at(scores, "x"), weights)).toBeCloseTo((2 * 6.4) / k, 3);
    expect(Math.sqrt(covarianceOf(at(scores, "x"), at(scores, "x"), weights))).toBeCloseTo(
      0.02 / Math.sqrt(k),
      3,
    );
    expect(logEvidence).toBeCloseTo(Math.log(normalDensity(7.4, 1, Math.sqrt(k))), 1);
  });
});

describe("discrete alternatives", () => {
  const offsets = [0, 1.6, -2.3];
  const model: SampledModel = (scores, alternatives) => [
    at(scores, "x").map((z, i) => (offsets[alternatives.get("kind")?.[i] as number] as number) + 0.7 * z),
  ];

  it("have the chances of Bayes, reported before and after", async () => {
    const before = [0.55, 0.15, 0.3];
    const { chances, alternatives, weights } = await importanceSample(
      model,
      [{ name: "o", value: 1.1, sd: 0.45 }],
      { inputs: ["x"], alternatives: { kind: before }, draws: 3000 },
    );
    const sd = Math.sqrt(0.7 ** 2 + 0.45 ** 2);
    const likely = offsets.map((offset, a) => (before[a] as number) * normalDensity(1.1, offset, sd));
    const whole = likely.reduce((sum, x) => sum + x, 0);
    expect(chances.kind?.before).toEqual(before);
    for (const [a, each] of likely.entries())
      expect(Math.abs((chances.kind?.after[a] as number) - each / whole)).toBeLessThan(0.012);
    const second = alternatives
      .get("kind")
      ?.reduce((sum, a, i) => sum + (a === 1 ? (weights[i] as number) : 0), 0);
    expect(second).toBeCloseTo(chances.kind?.after[1] as number, 12);
  });

  it("are found where the range thinks little of them, and none is given up", async () => {
    const before = [0.969, 0.03, 0.001];
    const { chances, alternatives } = await importanceSample(model, [{ name: "o", value: 2.9, sd: 0.2 }], {
      inputs: ["x"],
      alternatives: { kind: before },
      draws: 2000,
    });
    const sd = Math.sqrt(0.7 ** 2 + 0.2 ** 2);
    const likely = offsets.map((offset, a) => (before[a] as number) * normalDensity(2.9, offset, sd));
    const whole = likely.reduce((sum, x) => sum + x, 0);
    expect((likely[1] as number) / whole).toBeGreaterThan(0.9);
    expect(Math.abs((chances.kind?.after[1] as number) - (likely[1] as number) / whole)).toBeLessThan(0.02);
    for (const a of [0, 1, 2]) expect(alternatives.get("kind")?.includes(a)).toBe(true);
  });

  it("stay as they were where observations say nothing of them", async () => {
    const blind = (scores: Scores) => [at(scores, "x").map((z) => 3 * z)];
    const { chances } = await importanceSample(blind, [{ name: "o", value: 2.2, sd: 0.5 }], {
      inputs: ["x"],
      alternatives: { deaf: [0.2, 0.8], mute: [0.5, 0.25, 0.25] },
    });
    for (const { before, after } of Object.values(chances))
      for (const [a, chance] of before.entries())
        expect(Math.abs((after[a] as number) - chance)).toBeLessThan(0.04);
  });
});

describe("known truths of a bent model", () => {
  it("lie in the 5-95 % band of each input in 83 to 97 of 100 seeds, bands are half as wide, chances are as often right", async () => {
    const inputs = ["dwell", "rate", "load", "idle"];
    const sds = [0.35, 0.9, 0.05, 0.8];
    const outputs = ([dwell, rate, load]: readonly number[], kind: number): number[] => [
      2.3 * Math.exp(0.4 * (dwell as number)),
      9.1 + 2.7 * (rate as number) + 0.3 * (load as number) ** 2,
      1 / (1 + Math.exp(-0.8 * ((dwell as number) - (rate as number)))),
      4 * (rate as number) + 0.9 * (load as number) + (kind === 1 ? 1.5 : 0),
    ];
    const held = inputs.map(() => 0);
    let narrow = 0;
    let [stated, right] = [0, 0];
    for (let seed = 0; seed < 100; seed++) {
      const { normal, uniform } = generator(seed);
      const truth = inputs.map(normal);
      const kind = uniform() < 0.35 ? 1 : 0;
      const observed = outputs(truth, kind).map((value, k) => {
        const sd = sds[k] as number;
        return { name: `o${k}`, value: value + sd * normal(), sd };
      });
      const model: SampledModel = (scores, alternatives) => {
        const columns = inputs.map((name) => at(scores, name));
        const rows = Array.from(alternatives.get("kind") as Uint8Array, (a, i) =>
          outputs(
            columns.map((column) => column[i] as number),
            a,
          ),
        );
        return sds.map((_, k) => Float64Array.from(rows, (row) => row[k] as number));
      };
      const { scores, weights, chances } = await importanceSample(model, observed, {
        ...{ inputs, alternatives: { kind: [0.65, 0.35] }, draws: 400, stages: 5, seed },
      });
      for (const [k, name] of inputs.entries()) {
        const [low, high] = [0.05, 0.95].map((part) => quantileOf(at(scores, name), weights, part)) as [
          number,
          number,
        ];
        if (low <= (truth[k] as number) && (truth[k] as number) <= high) held[k] = (held[k] as number) + 1;
        if (name === "rate" && high - low < 0.5 * 2 * 1.645) narrow++;
      }
      stated += chances.kind?.after[1] as number;
      right += kind;
    }
    for (const count of held) {
      expect(count).toBeGreaterThanOrEqual(83);
      expect(count).toBeLessThanOrEqual(97);
    }
    expect(narrow).toBeGreaterThan(95);
    // Of 100 truths about as many are of a kind as the chances add up to.
    expect(Math.abs(stated - right)).toBeLessThan(12);
  });
});

describe("a sample", () => {
  const model = (scores: Scores) => [at(scores, "x").map((z) => Math.exp(0.7 * z))];
  const observed = [{ name: "o", value: 1.9, sd: 0.2 }];
  const sample = (seed: string): Promise<WeightedSample> =>
    importanceSample(model, observed, { inputs: ["x"], alternatives: { k: [0.5, 0.5] }, draws: 300, seed });

  it("is the same with the same seed, to the bit, and another with another", async () => {
    const [one, same, other] = await Promise.all([sample("s"), sample("s"), sample("t")]);
    expect(one).toEqual(same);
    expect(other?.weights).not.toEqual(one?.weights);
  });

  it("is refused where a handful of draws bear all weight, with the way out", async () => {
    const inputs = Array.from({ length: 120 }, (_, k) => `x${k}`);
    const many = (scores: Scores) => inputs.map((name) => at(scores, name).map((z) => 2 * z));
    const sharp = inputs.map((name, k) => ({ name, value: 1.5 + 0.01 * k, sd: 0.1 }));
    await expect(importanceSample(many, sharp, { inputs, draws: 500, stages: 3 })).rejects.toThrow(
      /effective draws[\s\S]*conditionEnsemble/,
    );
  });

  it.each([
    ["too few draws", { draws: 20 }, "draws"],
    ["no stage", { stages: 0 }, "stages"],
    ["no inputs", { inputs: [] }, "inputs"],
    ["more effective draws than draws", { draws: 200, stages: 1, least: 300 }, "least"],
    ["a single alternative", { alternatives: { k: [1] } }, "alternatives.k"],
    ["chances that do not sum to 1", { alternatives: { k: [0.5, 0.4] } }, "alternatives.k"],
    ["a chance of 0", { alternatives: { k: [1, 0] } }, "alternatives.k[1]"],
  ])("is refused with %s", async (_, options, path) => {
    await expect(importanceSample(model, observed, { inputs: ["x"], ...options })).rejects.toMatchObject({
      problems: [expect.objectContaining({ path })],
    });
  });

  it("is refused where the model gives no number", async () => {
    const broken = (scores: Scores) => [at(scores, "x").map(() => Number.NaN)];
    await expect(importanceSample(broken, observed, { inputs: ["x"] })).rejects.toThrow("model.o[0]");
  });
});
