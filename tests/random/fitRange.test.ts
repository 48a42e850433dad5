import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { checkDistribution, lawOf } from "../../src/random/laws/distribution.ts";
import {
  checkFittedRange,
  type FittedRange,
  type FittedShape,
  fitRange,
} from "../../src/random/laws/fitRange.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const shapes: FittedShape[] = ["triangular", "pert", "uniform", "lognormal", "normal", "discrete"];

describe("fitRange", () => {
  const range = { low: 2, mode: 3, high: 8 };

  it.each([
    ["triangular", { type: "triangular", low: 2, mode: 3, high: 8 }],
    ["pert", { type: "pert", low: 2, mode: 3, high: 8 }],
    ["uniform", { type: "uniform", low: 2, high: 8 }],
    ["discrete", { type: "discrete", values: [2, 3, 8], weights: [1, 1, 1] }],
  ] as const)("lays a %s law over the range", (shape, distribution) => {
    expect(fitRange({ shape, ...range })).toEqual(distribution);
  });

  it.each(["lognormal", "normal"] as const)("takes low and high as P5 and P95 of a %s law", (shape) => {
    const law = lawOf(fitRange({ shape, ...range }));
    expect(law.quantile(0.05)).toBeCloseTo(2, 13);
    expect(law.quantile(0.95)).toBeCloseTo(8, 13);
  });

  // By hand: sigma = ln 4 / (2 * 1.6448536) = 0.421404, median 4, mean 4 exp(sigma^2 / 2).
  it("gives a lognormal law the mean worked by hand", () => {
    expect(lawOf(fitRange({ shape: "lognormal", low: 2, high: 8 })).mean).toBeCloseTo(4.37144, 4);
  });

  it("makes a constant of a range without width", () => {
    for (const shape of shapes) {
      expect(fitRange({ shape, low: 4, mode: 4, high: 4 })).toEqual({ type: "constant", value: 4 });
    }
  });

  it("gives a distribution without problems for every range it takes, scaled as the range is", () => {
    const size = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...shapes), fc.tuple(size, size, size), size, (shape, ends, factor) => {
        const [low, mode, high] = ends.sort((a, b) => a - b) as [number, number, number];
        const distribution = fitRange({ shape, low, mode, high });
        if (high / low < 1e5) expect(checkDistribution(distribution)).toEqual([]);
        const scaled = fitRange({ shape, low: low * factor, mode: mode * factor, high: high * factor });
        const [mean, scaledMean] = [lawOf(distribution).mean, lawOf(scaled).mean];
        expect(Math.abs(scaledMean / (factor * mean) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it.each<[Partial<FittedRange>, string, string]>([
    [{ shape: "lognormal", low: 0 }, "r.low", "a low above 0 for a lognormal shape"],
    [{ shape: "triangular", mode: 9 }, "r.mode", "a mode from low, 2, to high, 8"],
    [{ shape: "pert", mode: undefined as unknown as number }, "r.mode", "a finite number"],
    [{ shape: "uniform", low: 9 }, "r.high", "high at or above low, 9"],
    [{ shape: "normal", high: Number.NaN }, "r.high", "a finite number"],
    [
      { shape: "weibull" as FittedShape },
      "r.shape",
      "one of triangular, pert, uniform, lognormal, normal, discrete",
    ],
  ])("refuses %j at %s", (part, path, expected) => {
    const input = { shape: "uniform", ...range, ...part } as FittedRange;
    expect(checkFittedRange(input, "r")).toMatchObject([{ path, expected }]);
    expect(() => fitRange(input)).toThrow(InputError);
  });

  const ends = { low: 2.3, high: 8.9 };

  it("puts the peak where the distribution has the mean or the median", () => {
    const share = fc.double({ min: 0.36, max: 0.64, noNaN: true });
    const shape = fc.constantFrom<FittedShape>("triangular", "pert", "discrete");
    fc.assert(
      fc.property(shape, share, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (shape, share, low) => {
        const high = low * 2.7;
        const value = low + share * (high - low);
        expect(lawOf(fitRange({ shape, low, mean: value, high })).mean / value).toBeCloseTo(1, 12);
        if (shape === "pert") return;
        const { quantile } = lawOf(fitRange({ shape, low, median: value, high }));
        expect(quantile(0.5) / value).toBeCloseTo(1, 10);
      }),
    );
  });

  // sigma = ln(8.9 / 2.3) / 3.2897073 = 0.4113388, median sqrt(2.3 * 8.9) = 4.5243784, mean 4.5243784 exp(sigma^2 / 2) = 4.9237.
  it("moves a lognormal law by the little that its ends miss the mean or the median", () => {
    const mean = lawOf(fitRange({ shape: "lognormal", ...ends, mean: 4.8 }));
    expect(mean.mean).toBeCloseTo(4.8, 12);
    expect(mean.quantile(0.05)).toBeCloseTo((2.3 * 4.8) / 4.9237, 3);
    expect(mean.quantile(0.95) / mean.quantile(0.05)).toBeCloseTo(8.9 / 2.3, 10);
    expect(lawOf(fitRange({ shape: "lognormal", ...ends, median: 4.6 })).quantile(0.5)).toBeCloseTo(4.6, 12);
  });

  it.each<[FittedShape, object, string, string]>([
    ["triangular", { mean: 4.4 }, "r.mean", "a mean from 4.5 to 6.7 for the shape triangular"],
    ["triangular", { median: 7.1 }, "r.median", "for the shape triangular"],
    ["pert", { median: 5 }, "r.median", "a mode for the shape pert"],
    ["lognormal", { mean: 4.2 }, "r.mean", "for the shape lognormal"],
    ["uniform", { mean: 5.5 }, "r.mean", "a mean from 5.6 to 5.6 for the shape uniform"],
    ["triangular", { mean: 5, mode: 5 }, "r.mean", "one of mean, median and mode"],
    ["triangular", { mean: Number.NaN }, "r.mean", "a finite number"],
  ])("refuses a %s range with %j", (shape, centre, path, expected) => {
    const problems = checkFittedRange({ shape, ...ends, ...centre }, "r");
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe(path);
    expect(problems[0]?.expected).toContain(expected);
  });
});
