import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalDensity } from "../../src/math/special/normalCdf.ts";
import { fillNormal, normalQuantile } from "../../src/math/special/normalQuantile.ts";
import { wichuraQuantile } from "../../src/math/special/wichura.ts";
import { type Distribution, lawOf } from "../../src/random/laws/distribution.ts";
import type { Law } from "../../src/random/laws/law.ts";
import { stream } from "../../src/random/streams/stream.ts";
import { fillUniforms } from "../../src/random/streams/uniforms.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

/** Values from mpmath at 200 bits; see laws.oracle.py beside the fixture. */
const rows = readFileSync(new URL("laws.fixture.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name = "", parameters = "", ...rest] = line.split(",");
    const [probability = 0, value = 0, cdf = 0, density = 0] = rest.map(Number);
    return { name, numbers: parameters.split(" ").map(Number), probability, value, cdf, density };
  });

function functionsOf(
  name: string,
  [a = 0, b = 0, c = 0]: number[],
): Pick<Law, "quantile" | "cdf" | "density"> {
  if (name === "normal") return { quantile: normalQuantile, cdf: normalCdf, density: normalDensity };
  if (name === "lognormal") return lawOf({ type: "lognormal", mean: a, sd: b });
  return lawOf({ type: "triangular", low: a, mode: b, high: c });
}

describe("laws", () => {
  it.each([...new Set(rows.map(({ name, numbers }) => `${name} ${numbers.join(" ")}`))])(
    "%s has its quantiles, probabilities and densities to 1e-13, tails included",
    (which) => {
      for (const { name, numbers, probability, value, cdf, density } of rows) {
        if (`${name} ${numbers.join(" ")}` !== which) continue;
        const law = functionsOf(name, numbers);
        // Rounding of a range's ends, and of the median's neighbours, shows in values near 0.
        expectClose(law.quantile(probability), value, 1e-13, name === "lognormal" ? 0 : 1.2e-16);
        // No function can be righter than the last digit of its argument lets it be.
        const steepness = density / Math.min(cdf, 1 - cdf);
        const digits = 2e-16 * Math.max(...numbers.map(Math.abs), Math.abs(value));
        const relative = 1e-13 + (cdf > 0 && cdf < 1 ? 3 * digits * steepness : 0);
        expectClose(law.cdf(value), cdf, relative);
        expectClose(law.density(value), density, 2 * relative);
      }
    },
  );

  // M. J. Wichura, Algorithm AS 241, Appl. Statist. 37 (1988), table of test values.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ])("Wichura's quantile of %f is %f", (p, z) => {
    expect(wichuraQuantile(p)).toBeCloseTo(z, 13);
    expect(normalQuantile(p)).toBeCloseTo(z, 13);
  });

  // M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, tables 26.1 and 26.2.
  it.each([
    [0, 0.5, 0.398942280401433],
    [1, 0.841344746068543, 0.241970724519143],
    [2, 0.97724986805182, 0.053990966513188],
    [3, 0.998650101968369, 0.004431848411938],
  ])("the normal law at %f has probability %f and density %f", (x, probability, density) => {
    expect(normalCdf(x)).toBeCloseTo(probability, 14);
    expect(normalDensity(x)).toBeCloseTo(density, 14);
  });

  it("a looked-up normal quantile is Wichura's, to 2e-15", () => {
    for (let i = 1; i < 100_000; i++) {
      const p = i / 100_000;
      expect(Math.abs(normalQuantile(p) - wichuraQuantile(p))).toBeLessThan(
        2e-15 * Math.max(1, Math.abs(wichuraQuantile(p))),
      );
    }
  });

  it("the median of the normal law is 0, and its halves mirror each other", () => {
    expect(normalQuantile(0.5)).toBe(0);
    // Nearer to 1/2 than 2^-31 the halves share a cell of the table and agree to 1e-16.
    const half = fc.integer({ min: 1, max: 2 ** 52 - 2 ** 23 });
    fc.assert(
      fc.property(half, (k) => {
        const p = k / 2 ** 53;
        expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
      }),
    );
    // Next to the median the place in the table changes; the value may not jump.
    for (const gap of [2 ** -53, 2 ** -40, 2 ** -32, 1e-9]) {
      expect(normalQuantile(0.5 - gap)).toBeCloseTo(-gap * Math.sqrt(2 * Math.PI), 15);
    }
  });
});

const size = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const shape = fc.double({ min: 0.3, max: 50, noNaN: true });
const anyDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ type: fc.constant("constant" as const), value: size }),
  fc.tuple(size, size).map(([low, width]) => ({ type: "uniform" as const, low, high: low + width })),
  fc.tuple(size, size, part).map(([low, width, share]) => {
    const high = low + width;
    return { type: "triangular" as const, low, mode: Math.min(high, low + share * width), high };
  }),
  fc
    .tuple(size, fc.double({ min: 0.01, max: 3, noNaN: true }))
    .map(([mean, cv]) => ({ type: "lognormal" as const, mean, cv })),
  fc.array(fc.tuple(size, fc.nat(9)), { minLength: 1, maxLength: 20 }).map((pairs) => ({
    type: "discrete" as const,
    values: pairs.map(([value]) => value),
    weights: pairs.map(([, weight], i) => weight + (i === 0 ? 1 : 0)),
  })),
  fc.record({ type: fc.constant("normal" as const), mean: size, sd: size }),
  fc.record({ type: fc.constant("exponential" as const), mean: size }),
  fc.record({ type: fc.constant("weibull" as const), shape, scale: size }),
  fc.record({ type: fc.constant("gamma" as const), shape, scale: size }),
  fc.record({ type: fc.constant("beta" as const), alpha: shape, beta: shape }),
  fc.tuple(size, size, part, part).map(([low, width, share, weight]) => {
    const high = low + width;
    const mode = Math.min(high, low + share * width);
    return { type: "pert" as const, low, mode, high, weight: 10 * weight };
  }),
  fc.tuple(size, size, part, part).map(([mean, sd, a, b]) => {
    const low = mean + (10 * a - 5) * sd;
    return { type: "truncatedNormal" as const, mean, sd, low, high: low + (0.01 + 4 * b) * sd };
  }),
  fc.record({ type: fc.constant("poisson" as const), mean: fc.double({ min: 0.01, max: 300, noNaN: true }) }),
  fc.record({
    type: fc.constant("empirical" as const),
    observations: fc.array(size, { minLength: 1, maxLength: 20 }),
  }),
);
const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });

describe("every law", () => {
  it("draws the quantile of each uniform number, bit for bit, also in place", () => {
    fc.assert(
      fc.property(
        anyDistribution,
        fc.array(probability, { minLength: 1, maxLength: 50 }),
        (distribution, ps) => {
          const law = lawOf(distribution);
          const out = Float64Array.from(ps);
          law.fill(out, out);
          expect([...out]).toEqual(ps.map((p) => law.quantile(p)));
        },
      ),
    );
  });

  it("has quantiles that rise with the probability and stay between its ends", () => {
    fc.assert(
      fc.property(anyDistribution, probability, probability, (distribution, a, b) => {
        const law = lawOf(distribution);
        const [low, high] = [law.quantile(Math.min(a, b)), law.quantile(Math.max(a, b))];
        // To the last bits: a table of polynomials is smooth, but not to every bit.
        expect(low).toBeLessThanOrEqual(high + 1e-14 * Math.abs(high));
        expect(low).toBeGreaterThanOrEqual(law.low);
        expect(high).toBeLessThanOrEqual(law.high);
        expect(law.quantile(0)).toBe(law.low);
        expect(law.quantile(1)).toBe(law.high);
      }),
    );
  });

  it("comes back from a probability, or to the least value that is not exceeded so often", () => {
    fc.assert(
      fc.property(anyDistribution, probability, (distribution, p) => {
        const law = lawOf(distribution);
        const value = law.quantile(p);
        if (law.kind === "continuous") {
          // What one unit in the last place of the value is worth in probability.
          const unit = 4e-16 * Math.abs(value);
          const density = Math.max(...[-unit, 0, unit].map((step) => law.density(value + step)));
          const digits = unit * density + 1e-13;
          expect(Math.abs(law.cdf(value) - p)).toBeLessThan(digits);
        } else {
          expect(law.cdf(value)).toBeGreaterThanOrEqual(p);
          expect(law.density(value)).toBeGreaterThan(0);
          expect(law.cdf(value) - law.density(value)).toBeLessThanOrEqual(p + 1e-14);
        }
      }),
    );
  });

  it("has a density that is the slope of its cdf", () => {
    fc.assert(
      fc.property(anyDistribution, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (distribution, p) => {
        const law = lawOf(distribution);
        if (law.kind === "discrete") return;
        const value = law.quantile(p);
        // Short beside the way to an end, where a density may be infinite.
        const step = Math.min(1e-5 * law.sd, 1e-3 * (value - law.low), 1e-3 * (law.high - value));
        if (step < 1e-12 * Math.abs(value)) return;
        // Not across the peak of a triangle, where the slope changes.
        if (distribution.type === "triangular" && Math.abs(value - distribution.mode) < 2 * step) return;
        // Nor at an observation.
        const knots = distribution.type === "empirical" ? distribution.observations : [];
        if (knots.some((knot) => Math.abs(value - knot) < 2 * step)) return;
        const slope = (law.cdf(value + step) - law.cdf(value - step)) / (2 * step);
        expect(Math.abs(slope / law.density(value) - 1)).toBeLessThan(
          1e-3 + (4e-16 * Math.abs(value)) / step,
        );
      }),
    );
  });

  it.each([-0.1, 1.1, Number.NaN])("refuses the quantile of %f", (p) => {
    for (const distribution of samples) expect(() => lawOf(distribution).quantile(p)).toThrow(RangeError);
  });

  it("answers no number with no number", () => {
    for (const distribution of samples) {
      const law = lawOf(distribution);
      if (law.kind === "continuous") expect(law.cdf(Number.NaN)).toBeNaN();
    }
  });

  it("says 0 and 1 beyond its ends", () => {
    for (const distribution of samples) {
      const law = lawOf(distribution);
      expect(law.cdf(law.low - 1)).toBe(0);
      expect(law.density(law.low - 1)).toBe(0);
      expect(law.cdf(Math.min(law.high, 1e9) + 1)).toBeCloseTo(1, 12);
    }
  });

  // 100,000 draws with a fixed seed; bounds are those passed in 999 of 1,000 cases.
  const samples: Distribution[] = [
    { type: "constant", value: 4 },
    { type: "uniform", low: -2, high: 5 },
    { type: "triangular", low: 1, mode: 2, high: 7 },
    { type: "triangular", low: 0, mode: 0, high: 1 },
    { type: "triangular", low: 0, mode: 1, high: 1 },
    { type: "lognormal", mean: 12, sd: 5 },
    { type: "lognormal", mean: 0.3, cv: 0.05 },
    { type: "discrete", values: [5, 1, 2, 5], weights: [1, 3, 2, 0.5] },
    {
      type: "lognormal",
      quantiles: [
        [0.1, 2],
        [0.9, 30],
      ],
    },
    { type: "normal", mean: -3, sd: 2 },
    { type: "truncatedNormal", mean: 2, sd: 3, low: 0 },
    { type: "truncatedNormal", mean: 2, sd: 3, low: -1, high: 5 },
    { type: "pert", low: 1, mode: 2, high: 7 },
    { type: "pert", low: 0, mode: 0, high: 3, weight: 1 },
    { type: "beta", alpha: 0.4, beta: 0.8, low: -1, high: 2 },
    { type: "gamma", shape: 0.6, scale: 3 },
    { type: "gamma", shape: 30, scale: 0.1 },
    { type: "weibull", shape: 1.7, scale: 12 },
    { type: "exponential", mean: 8 },
    { type: "poisson", mean: 0.3 },
    { type: "poisson", mean: 41.5 },
    { type: "empirical", observations: [3, 1, 1, 8, 4] },
  ];
  it.each(samples)("draws as its cdf, mean and deviation say: $type", (distribution) => {
    const law = lawOf(distribution);
    const n = 100_000;
    const draws = new Float64Array(n);
    fillUniforms(stream("laws", JSON.stringify(distribution), "uncertainty"), 0, draws);
    law.fill(draws, draws);
    const mean = draws.reduce((sum, x) => sum + x, 0) / n;
    const sd = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
    expect(Math.abs(mean - law.mean)).toBeLessThanOrEqual((3.3 * law.sd) / Math.sqrt(n) + 1e-12);
    expect(Math.abs(sd - law.sd)).toBeLessThanOrEqual(0.03 * law.sd);
    // Kolmogorov-Smirnov: sqrt(n) times the greatest distance exceeds 1.95 once in a thousand.
    draws.sort();
    let distance = 0;
    for (let i = 0; i < n; i++) {
      const x = draws[i] as number;
      if (x === draws[i + 1]) continue;
      distance = Math.max(distance, Math.abs(law.cdf(x) - (i + 1) / n));
    }
    expect(distance * Math.sqrt(n)).toBeLessThan(1.95);
  });
});

describe("discrete law", () => {
  const law = lawOf({ type: "discrete", values: [10, 30, 20, 30], weights: [1, 1, 2, 0] });

  it("sorts its values, adds the weights of equal ones and forgets those without weight", () => {
    expect([0, 0.25, 0.2500001, 0.75, 0.7500001, 1].map((p) => law.quantile(p))).toEqual([
      10, 10, 20, 20, 30, 30,
    ]);
    expect([9, 10, 19, 20, 30].map((x) => law.cdf(x))).toEqual([0, 0.25, 0.25, 0.75, 1]);
    expect(law.density(20)).toBe(0.5);
    expect(law.density(21)).toBe(0);
    expect([law.mean, law.low, law.high]).toEqual([20, 10, 30]);
    expect(law.sd).toBeCloseTo(Math.sqrt(50), 14);
  });

  it("finds the value of any probability by its guide as by a plain search", () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(weights, probability, (list, p) => {
        const total = list.reduce((sum, w) => sum + w, 0);
        if (total === 0) return;
        const values = list.map((_, i) => i);
        const found = lawOf({ type: "discrete", values, weights: list }).quantile(p);
        let upTo = 0;
        const plain = values.find((i) => {
          upTo += list[i] as number;
          return (list[i] as number) > 0 && upTo / total >= p;
        });
        expect(found).toBe(plain ?? list.findLastIndex((w) => w > 0));
      }),
    );
  });
});

describe("lognormal law", () => {
  it("takes its spread as a deviation or as a share of the mean", () => {
    const bySd = lawOf({ type: "lognormal", mean: 8, sd: 2 });
    const byShare = lawOf({ type: "lognormal", mean: 8, cv: 0.25 });
    expect(byShare.quantile(0.9)).toBe(bySd.quantile(0.9));
    expect(byShare.sd).toBe(2);
  });
});

describe("fillNormal", () => {
  it("uses Wichura's own formula in the far tails, where the table ends", () => {
    const far = Float64Array.of(1e-6, 7e-6, 1 - 7e-6, 1e-300);
    const out = new Float64Array(4);
    fillNormal(far, out);
    expect([...out]).toEqual([...far].map(wichuraQuantile));
  });
});

function expectClose(got: number, wanted: number, relative: number, absolute = 0): void {
  const bound = relative * Math.abs(wanted) + absolute;
  expect(Math.abs(got - wanted), `${got} for ${wanted}`).toBeLessThanOrEqual(bound);
}
