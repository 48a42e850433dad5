import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { checkDistribution, type Distribution, lawOf } from "../../src/random/laws/distribution.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const good: Distribution[] = [
  { type: "constant", value: -3 },
  { type: "uniform", low: 1, high: 1 },
  { type: "uniform", low: -1, high: 2.5 },
  { type: "triangular", low: 0, mode: 0, high: 1 },
  { type: "triangular", low: 2, mode: 2, high: 2 },
  { type: "lognormal", mean: 3, sd: 0 },
  { type: "lognormal", mean: 3, cv: 0.4 },
  { type: "discrete", values: [3, 1], weights: [0, 2] },
  {
    type: "lognormal",
    quantiles: [
      [0.05, 3],
      [0.95, 9],
    ],
  },
  {
    type: "lognormal",
    quantiles: [
      [0.5, 3],
      [0.9, 3],
    ],
  },
  { type: "normal", mean: -4, sd: 1 },
  { type: "truncatedNormal", mean: 4, sd: 9, low: 0 },
  { type: "truncatedNormal", mean: 4, sd: 1, high: -26 },
  { type: "pert", low: 1, mode: 1, high: 1 },
  { type: "pert", low: 1, mode: 2, high: 9, weight: 0 },
  { type: "beta", alpha: 0.05, beta: 1e6 },
  { type: "beta", alpha: 2, beta: 3, low: -1, high: 4 },
  { type: "gamma", shape: 0.05, scale: 3 },
  { type: "weibull", shape: 0.1, scale: 3 },
  { type: "exponential", mean: 3 },
  { type: "poisson", mean: 0.2 },
  { type: "empirical", observations: [4, 2] },
];

const pairs = "two pairs of a probability and a value, e.g. [[0.05, 3], [0.95, 9]]";
const known =
  "one of constant, uniform, triangular, pert, normal, truncatedNormal, lognormal, gamma, weibull, exponential, beta, " +
  "discrete, poisson, empirical";

describe("lawOf", () => {
  it.each([
    { type: "triangular", low: 1, mode: 5, high: 3 },
    { type: "lognormal", mean: 0, sd: 1 },
    { type: "discrete", values: [1, 2], weights: [1, -1] },
    { type: "constructor" },
  ])("refuses what is no distribution: $type", (distribution) => {
    expect(() => lawOf(distribution as Distribution)).toThrow(InputError);
  });
});

describe("checkDistribution", () => {
  it.each(good)("takes $type", (distribution) => {
    expect(checkDistribution(distribution)).toEqual([]);
    expect(JSON.parse(JSON.stringify(distribution))).toEqual(distribution);
  });

  it.each([
    // The lines 38 and 39 of the catalogue of bad input: the values in order, which one is wrong, by which
    // rule.
    [{ type: "triangular", low: 1, mode: 9, high: 4 }, "d.mode", "a mode from low, 1, to high, 4", "9"],
    [{ type: "triangular", low: 5, mode: 3, high: 1 }, "d.high", "high at or above low, 5", "1"],
    [{ type: "uniform", low: 2, high: -2 }, "d.high", "high at or above low, 2", "-2"],
    [{ type: "lognormal", mean: 0, sd: 1 }, "d.mean", "a mean above 0", "0"],
    [{ type: "lognormal", mean: 2, sd: -1 }, "d.sd", "sd from 0 to 2000000", "-1"],
    [{ type: "lognormal", mean: 2, cv: 2e6 }, "d.cv", "cv from 0 to 1000000", "2000000"],
    [{ type: "lognormal", mean: 2 }, "d.sd", "one of sd and cv", "nothing"],
    [{ type: "lognormal", mean: 2, sd: 1, cv: 1 }, "d.sd", "one of sd and cv", '"both"'],
    [
      { type: "discrete", values: [1, 2], weights: [0, 0] },
      "d.weights",
      "weights whose sum is finite and above 0",
      "[0,0]",
    ],
    [{ type: "discrete", values: [1, 2], weights: [3, -1] }, "d.weights[1]", "a weight at or above 0", "-1"],
    [{ type: "discrete", values: [1, 2], weights: [1] }, "d.weights", "2 weights, one for each value", "[1]"],
    [{ type: "discrete", values: [], weights: [1] }, "d.values", "a list of at least one number", "[]"],
    [{ type: "lognormal", quantiles: [[0.05, 3]] }, "d.quantiles", pairs, "[[0.05,3]]"],
    [{ type: "lognormal", quantiles: [[0.05, 3], 4] }, "d.quantiles", pairs, "[[0.05,3],4]"],
    [
      {
        type: "lognormal",
        quantiles: [
          [0.5, 3],
          [0.5, 9],
        ],
      },
      "d.quantiles",
      "two rising probabilities between 0 and 1",
      "[0.5,0.5]",
    ],
    [
      {
        type: "lognormal",
        quantiles: [
          [0.1, 3],
          [0.9, 2],
        ],
      },
      "d.quantiles",
      "two values above 0, the second not below the first",
      "[3,2]",
    ],
    [
      {
        type: "lognormal",
        quantiles: [
          [0.4, 1e-9],
          [0.6, 1e9],
        ],
      },
      "d.quantiles",
      "values that leave a deviation up to 1000000 times the mean",
      "[[0.4,1e-9],[0.6,1000000000]]",
    ],
    [
      {
        type: "lognormal",
        mean: 3,
        quantiles: [
          [0.1, 3],
          [0.9, 4],
        ],
      },
      "d.mean",
      "no mean, sd or cv beside quantiles",
      "3",
    ],
    [{ type: "normal", mean: 0, sd: 0 }, "d.sd", "sd above 0, at most 1e+150", "0"],
    [{ type: "truncatedNormal", mean: 0, sd: 1 }, "d.low", "one of low and high, or both", "nothing"],
    [{ type: "truncatedNormal", mean: 0, sd: 1, low: 2, high: 2 }, "d.high", "high above low, 2", "2"],
    [
      { type: "truncatedNormal", mean: 0, sd: 1, low: 31 },
      "d.low",
      "low at most 30 sd above the mean, 30",
      "31",
    ],
    [
      { type: "truncatedNormal", mean: 0, sd: 1, high: -31 },
      "d.high",
      "high at most 30 sd below the mean, -30",
      "-31",
    ],
    [{ type: "pert", low: 1, mode: 9, high: 4 }, "d.mode", "a mode from low, 1, to high, 4", "9"],
    [{ type: "pert", low: 1, mode: 2, high: 4, weight: -1 }, "d.weight", "weight from 0 to 10000", "-1"],
    [{ type: "beta", alpha: 0, beta: 1 }, "d.alpha", "alpha from 0.05 to 1000000", "0"],
    [{ type: "beta", alpha: 1, beta: 1, low: 1 }, "d.high", "high above low, 1", "1"],
    [{ type: "gamma", shape: 2, scale: -1 }, "d.scale", "scale above 0, at most 1e+140", "-1"],
    [{ type: "weibull", shape: 0.01, scale: 1 }, "d.shape", "shape from 0.1 to 1000", "0.01"],
    [{ type: "exponential", mean: 0 }, "d.mean", "mean above 0, at most 1e+150", "0"],
    [{ type: "poisson", mean: 1e6 }, "d.mean", "mean above 0, at most 100000", "1000000"],
    [{ type: "empirical", observations: [] }, "d.observations", "a list of at least one number", "[]"],
    [{ type: "empirical", observations: [1, "2"] }, "d.observations[1]", "a finite number", '"2"'],
    // Numbers that are none.
    [{ type: "constant", value: Number.NaN }, "d.value", "a finite number", "NaN"],
    [{ type: "constant" }, "d.value", "a finite number", "nothing"],
    [{ type: "uniform", low: "1", high: 2 }, "d.low", "a finite number", '"1"'],
    [{ type: "uniform", low: -1e308, high: 1e308 }, "d.high", "at most 1e+150 above low", "1e+308"],
    [{ type: "discrete", values: [1, null], weights: [1, 1] }, "d.values[1]", "a finite number", "null"],
    // What is no description.
    [{ type: "triangel", low: 1 }, "d.type", known, '"triangel"'],
    [{}, "d.type", known, "nothing"],
    [{ type: "toString" }, "d.type", known, '"toString"'],
    [{ type: "constant", value: 1, valeu: 2 }, "d.valeu", "only value", '"valeu"'],
    [null, "d", "a distribution, e.g. { type, low, high }", "null"],
    [[1], "d", "a distribution, e.g. { type, low, high }", "[1]"],
    [7, "d", "a distribution, e.g. { type, low, high }", "7"],
  ])("refuses %j at %s", (input, path, expected, got) => {
    expect(checkDistribution(input, "d")).toMatchObject([{ path, expected, got, severity: "error" }]);
  });

  it("names all problems at once", () => {
    const input = { type: "triangular", low: "1", mode: Number.NaN, hihg: 3 };
    const problems = checkDistribution(input, "d");
    expect(problems.map(({ path }) => path)).toEqual(["d.hihg", "d.low", "d.mode", "d.high"]);
    expect(problems[0]?.hint).toBe('did you mean "high"?');
  });

  it("never throws, and lets nothing through that cannot be drawn from", () => {
    const field = fc.oneof(fc.double(), fc.double({ min: -10, max: 100 }), fc.anything());
    const part = fc.double({ min: 0, max: 1 });
    const input = fc.oneof(
      fc.anything(),
      fc.record(
        {
          type: fc.constantFrom(...known.slice("one of ".length).split(", "), "cauchy"),
          ...{ value: field, low: field, mode: field, high: field, mean: field, sd: field, cv: field },
          ...{ shape: field, scale: field, alpha: field, beta: field, weight: field, observations: field },
          quantiles: fc.oneof(fc.tuple(fc.tuple(part, field), fc.tuple(part, field)), field),
          values: fc.oneof(fc.array(field), field),
          weights: fc.oneof(fc.array(field), field),
        },
        { requiredKeys: ["type"] },
      ),
    );
    fc.assert(
      fc.property(input, (anything) => {
        if (checkDistribution(anything).length > 0) return;
        const law = lawOf(anything as Distribution);
        const out = new Float64Array(3);
        law.fill(Float64Array.of(1e-9, 0.5, 1 - 1e-9), out);
        for (const value of [law.mean, law.sd, ...out]) expect(value).not.toBeNaN();
      }),
      { numRuns: 3000 },
    );
  });
});
