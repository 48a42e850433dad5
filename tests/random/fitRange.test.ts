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
});
