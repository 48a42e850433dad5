import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaShape, lowerGamma, upperGamma } from "../../src/math/special/incompleteGamma.ts";
import { checkDistribution, type Distribution, lawOf } from "../../src/random/laws/distribution.ts";
import { gammaQuantile } from "../../src/random/laws/gammaQuantile.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

/** Values from mpmath at 60 digits and more; see specialLaws.oracle.py beside the fixture. */
const rows = readFileSync(new URL("specialLaws.fixture.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name = "", parameters = "", ...rest] = line.split(",");
    const [mean = 0, sd = 0, probability = 0, value = 0, cdf = 0, density = 0] = rest.map(Number);
    return { law: `${name} ${parameters}`, mean, sd, probability, value, cdf, density };
  });

function distributionOf(law: string): Distribution {
  const [type, ...parameters] = law.split(" ");
  const [a = 0, b = 0, c = 0, d = 0] = parameters.map((text) => Number(text.replace("inf", "Infinity")));
  switch (type) {
    case "normal":
      return { type, mean: a, sd: b };
    case "exponential":
    case "poisson":
      return { type, mean: a };
    case "weibull":
    case "gamma":
      return { type, shape: a, scale: b };
    case "beta":
      return { type, alpha: a, beta: b, low: c, high: d };
    case "pert":
      return { type, low: a, mode: b, high: c, weight: d };
    case "truncatedNormal": {
      const low = Number.isFinite(c) ? { low: c } : {};
      return { type, mean: a, sd: b, ...low, ...(Number.isFinite(d) ? { high: d } : {}) };
    }
    default:
      throw new Error(`no law ${law}`);
  }
}

describe("laws on special functions", () => {
  it.each([...new Set(rows.map(({ law }) => law))])(
    "%s: quantiles to 1e-13, probabilities and densities to 1e-12, mean and deviation to 2e-14, tails included",
    (which) => {
      const distribution = distributionOf(which);
      expect(checkDistribution(distribution)).toEqual([]);
      const law = lawOf(distribution);
      // A value near 0 between ends farther off keeps the digits of the ends.
      const reach = Math.max(...[law.low, law.high].filter(Number.isFinite).map(Math.abs), 0);
      for (const { mean, sd, probability, value, cdf, density } of rows.filter((row) => row.law === which)) {
        expectClose(law.quantile(probability), value, 1e-13, 4e-16 * reach);
        expectClose(law.cdf(value), cdf, 1e-12);
        expectClose(law.density(value), density, 1e-12);
        expectClose(law.mean, mean, 2e-14, 4e-16 * reach);
        expectClose(law.sd, sd, 2e-14);
      }
    },
  );

  // M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964: tables 26.7 and 26.8 (chi-square with 4
  // degrees of freedom is gamma of shape 2 and scale 2), table 26.9 (F by its beta law).
  it("meet printed tables", () => {
    const chiSquare = lawOf({ type: "gamma", shape: 2, scale: 2 });
    expect(chiSquare.quantile(0.95)).toBeCloseTo(9.48773, 5);
    expect(chiSquare.quantile(0.01)).toBeCloseTo(0.29711, 5);
    expect(1 - chiSquare.cdf(4)).toBeCloseTo(0.40601, 5);
    const share = lawOf({ type: "beta", alpha: 1, beta: 5 }).quantile(0.95);
    expect((5 * share) / (1 - share)).toBeCloseTo(4.1028, 4);
  });

  it("agree with closed forms of special cases", () => {
    const power = lawOf({ type: "beta", alpha: 3, beta: 1 });
    const exponential = lawOf({ type: "exponential", mean: 3 });
    const gamma = lawOf({ type: "gamma", shape: 1, scale: 3 });
    const weibull = lawOf({ type: "weibull", shape: 1, scale: 3 });
    for (let i = 1; i < 1000; i++) {
      const p = i / 1000;
      expectClose(power.quantile(p), Math.cbrt(p), 1e-14);
      expectClose(gamma.quantile(p), exponential.quantile(p), 1e-14);
      expectClose(weibull.quantile(p), exponential.quantile(p), 1e-14);
    }
  });
});

const wide = fc.double({ min: -3, max: 13, noNaN: true }).map(Math.exp);
const tail = fc.double({ min: -36, max: Math.log(0.5), noNaN: true }).map(Math.exp);

describe("gammaQuantile", () => {
  it("has the tail it was asked for, for all shapes and both tails", () => {
    fc.assert(
      fc.property(wide, tail, fc.boolean(), (shape, probability, upper) => {
        const gamma = gammaShape(shape);
        const value = gammaQuantile(gamma)(probability, upper);
        // What the last digit of the value is worth in probability grows with the root of the shape.
        const bound = 1e-14 + 4e-16 * 8 * Math.sqrt(shape);
        if (value > 1e-300)
          expectClose((upper ? upperGamma : lowerGamma)(gamma, value), probability, bound + 1e-13);
      }),
    );
  });
});

describe("table of a quantile", () => {
  it("has the value of the slow way to 1e-13", () => {
    const shapes = fc.double({ min: Math.log(0.25), max: 11, noNaN: true }).map(Math.exp);
    const tabled = fc.double({ min: 2 ** -17, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(shapes, tabled, fc.boolean(), (shape, probability, upper) => {
        const law = lawOf({ type: "gamma", shape, scale: 1 });
        const direct = gammaQuantile(gammaShape(shape));
        const p = upper ? 1 - probability : probability;
        expectClose(law.quantile(p), direct(upper ? 1 - p : p, upper), 1e-13);
      }),
    );
  });

  it("depends on nothing drawn before", () => {
    const distribution: Distribution = { type: "pert", low: 1, mode: 2, high: 9 };
    const used = lawOf(distribution);
    for (let i = 1; i < 500; i++) used.quantile(i / 500);
    for (let i = 1; i < 97; i++) expect(lawOf(distribution).quantile(i / 97)).toBe(used.quantile(i / 97));
  });
});

describe("PERT", () => {
  it("has the mean (low + 4 mode + high) / 6, and another weight in place of 4", () => {
    expect(lawOf({ type: "pert", low: 1, mode: 2, high: 9 }).mean).toBeCloseTo(3, 14);
    expect(lawOf({ type: "pert", low: 1, mode: 2, high: 9, weight: 6 }).mean).toBeCloseTo(22 / 8, 14);
  });

  it("is uniform without weight, and mirrors when its range is", () => {
    const flat = lawOf({ type: "pert", low: 1, mode: 2, high: 9, weight: 0 });
    const [left, right] = [2, -2].map((mode) =>
      lawOf({ type: "pert", low: mode > 0 ? 1 : -9, mode, high: mode > 0 ? 9 : -1 }),
    );
    for (let i = 1; i < 64; i++) {
      expect(flat.quantile(i / 64)).toBeCloseTo(1 + i / 8, 13);
      expect(left?.quantile(i / 64)).toBeCloseTo(-(right?.quantile(1 - i / 64) as number), 13);
    }
  });
});

describe("lognormal by quantiles", () => {
  it("passes through them", () => {
    const value = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const probability = fc.double({ min: 0.01, max: 0.49, noNaN: true });
    fc.assert(
      fc.property(value, value, probability, probability, (first, factor, low, high) => {
        const quantiles = [
          [low, first],
          [1 - high, first * (1 + factor)],
        ] as const;
        const distribution: Distribution = { type: "lognormal", quantiles };
        if (checkDistribution(distribution).length > 0) return;
        for (const [p, v] of quantiles) expectClose(lawOf(distribution).quantile(p), v, 1e-13);
      }),
    );
  });
});

describe("empirical law", () => {
  const law = lawOf({ type: "empirical", observations: [9, 1, 3, 5] });

  // R: quantile(c(1, 3, 5, 9), type = 7); the default of numpy.quantile.
  it("draws a line between neighbours", () => {
    expect([0, 0.25, 1 / 3, 0.5, 0.875, 1].map((p) => law.quantile(p))).toEqual([1, 2.5, 3, 4, 7.5, 9]);
    expect([0, 1, 2, 4, 9].map((x) => law.cdf(x))).toEqual([0, 0, 1 / 6, 0.5, 1]);
    expect([2, 6].map((x) => law.density(x))).toEqual([1 / 6, 1 / 12]);
    // By hand: gaps with means 2, 4, 7 and variances 4/12, 4/12, 16/12.
    expect(law.mean).toBeCloseTo(13 / 3, 14);
    expect(law.sd ** 2).toBeCloseTo((4 / 12 + 4 / 12 + 16 / 12) / 3 + (4 + 16 + 49) / 3 - (13 / 3) ** 2, 13);
  });

  it("gives repeated observations a probability of their own", () => {
    const repeated = lawOf({ type: "empirical", observations: [1, 1, 2, 2, 3] });
    expect([0.1, 0.25, 0.5, 0.75].map((p) => repeated.quantile(p))).toEqual([1, 1, 2, 2]);
    expect([0.9, 1, 1.5, 2, 2.5].map((x) => repeated.cdf(x))).toEqual([0, 0.25, 0.375, 0.75, 0.875]);
    expect(repeated.density(2)).toBe(Number.POSITIVE_INFINITY);
    expect(lawOf({ type: "empirical", observations: [4, 4] }).sd).toBe(0);
  });
});

describe("Poisson law", () => {
  it("finds the count of any probability by its guide as by adding up", () => {
    const mean = fc.double({ min: 0.001, max: 40, noNaN: true });
    fc.assert(
      fc.property(mean, fc.double({ min: 1e-12, max: 0.999, noNaN: true }), (m, p) => {
        let count = 0;
        let term = Math.exp(-m);
        let upTo = term;
        while (upTo < p) {
          count++;
          term *= m / count;
          upTo += term;
        }
        const law = lawOf({ type: "poisson", mean: m });
        // Where the sum ends within its rounding of p, either neighbour is right.
        if (Math.abs(upTo - p) > 1e-14) expect(law.quantile(p)).toBe(count);
        expect(law.density(count)).toBeCloseTo(term, 13);
      }),
    );
  });

  it("comes to whole counts only", () => {
    const law = lawOf({ type: "poisson", mean: 2 });
    expect(law.density(1.5)).toBe(0);
    expect(law.cdf(1.5)).toBe(law.cdf(1));
    expect(law.density(0)).toBeCloseTo(Math.exp(-2), 15);
  });
});

function expectClose(got: number, wanted: number, relative: number, absolute = 0): void {
  const bound = relative * Math.abs(wanted) + absolute;
  expect(Math.abs(got - wanted), `${got} for ${wanted}`).toBeLessThanOrEqual(bound);
}
