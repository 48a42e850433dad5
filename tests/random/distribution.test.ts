import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDistribution, type Distribution, lawOf } from "../../src/random/distribution.ts";

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
];

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
    // Numbers that are none.
    [{ type: "constant", value: Number.NaN }, "d.value", "a finite number", "NaN"],
    [{ type: "constant" }, "d.value", "a finite number", "nothing"],
    [{ type: "uniform", low: "1", high: 2 }, "d.low", "a finite number", '"1"'],
    [{ type: "uniform", low: -1e308, high: 1e308 }, "d.high", "at most 1e+150 above low", "1e+308"],
    [{ type: "discrete", values: [1, null], weights: [1, 1] }, "d.values[1]", "a finite number", "null"],
    // What is no description.
    [
      { type: "triangel", low: 1 },
      "d.type",
      "one of constant, uniform, triangular, lognormal, discrete",
      '"triangel"',
    ],
    [{}, "d.type", "one of constant, uniform, triangular, lognormal, discrete", "nothing"],
    [
      { type: "toString" },
      "d.type",
      "one of constant, uniform, triangular, lognormal, discrete",
      '"toString"',
    ],
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
    const field = fc.oneof(fc.double(), fc.anything());
    const input = fc.oneof(
      fc.anything(),
      fc.record(
        {
          type: fc.constantFrom("constant", "uniform", "triangular", "lognormal", "discrete", "beta"),
          ...{ value: field, low: field, mode: field, high: field, mean: field, sd: field, cv: field },
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
