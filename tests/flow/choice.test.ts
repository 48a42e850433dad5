// Logit, nested logit, path sizes and elasticities: textbook answers, finite differences, and the kernel of flows beside them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elasticities, logit, logsum, nestedLogit, pathSize } from "../../src/entry/flow.ts";
import { writeShares } from "../../src/flow/choice/shares.ts";

const sumOf = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const near = (found: ArrayLike<number>, wanted: readonly number[], digits = 12): void => {
  expect(found.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) expect(found[i], `number ${i}`).toBeCloseTo(value, digits);
};

/** A choice of up to nine alternatives in up to four nests. */
const choices = fc
  .array(
    fc.record({
      utility: fc.double({ min: -30, max: 5, noNaN: true }),
      nest: fc.constantFrom("road", "rail", "sea", "road sea"),
      size: fc.double({ min: 0.05, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .chain((routes) =>
    fc.record({
      routes: fc.constant(routes),
      nest: fc.double({ min: 0.15, max: 1, noNaN: true }),
      overlap: fc.double({ min: 0, max: 2, noNaN: true }),
    }),
  )
  .map(({ routes, ...rest }) => ({
    utilities: routes.map(({ utility }) => utility),
    options: { nests: routes.map(({ nest }) => nest), sizes: routes.map(({ size }) => size), ...rest },
  }));

describe("the logit", () => {
  it("gives the shares of textbooks", () => {
    // M. Rogers, Highway Engineering, 2003, section 2.8: car and bus differ by 1.4 in utility, so 80.2 % go by car.
    near(logit([1.4, 0]), [0.802, 0.198], 3);
    // By hand: 3 / 6, 2 / 6, 1 / 6.
    near(logit([Math.log(3), Math.log(2), 0]), [1 / 2, 1 / 3, 1 / 6]);
    near(logit(Float64Array.of(-7.3)), [1]);
  });

  it("keeps the ratio of two shares whatever else is open", () => {
    const [a, b, c] = logit([-2.13, -3.31, -0.47]) as unknown as [number, number, number];
    const [d, e] = logit([-2.13, -3.31]) as unknown as [number, number];
    expect(a / b).toBeCloseTo(d / e, 12);
    expect(a + b + c).toBeCloseTo(1, 15);
  });

  it("gives nothing to what is closed, and all zeros where all is", () => {
    near(logit([-3.7, Number.NEGATIVE_INFINITY, -3.7]), [0.5, 0, 0.5]);
    near(logit([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]), [0, 0]);
    expect(logsum([Number.NEGATIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY);
  });

  it("does not overflow", () => {
    near(logit([7e5, 7e5 - Math.log(3)]), [0.75, 0.25], 9);
    near(logit([-1e300, 1e300, -3]), [0, 1, 0]);
    expect(logsum([-2e6, -2e6])).toBeCloseTo(-2e6 + Math.LN2, 8);
    const nests = ["a", "a", "b"];
    near(nestedLogit([-8e7, -8e7, -8e7], { nests, nest: 1e-9 }), [0.25, 0.25, 0.5], 6);
    near(nestedLogit([-8e7, -9e300, 4e9], { nests, nest: 1e-9 }), [0, 0, 1]);
  });
});

describe("the nested logit", () => {
  it("is the logit at 1, and lets two buses that are one count as one", () => {
    const utilities = [-1.37, -1.37, -1.37];
    const nests = ["car", "bus", "bus"];
    near(nestedLogit(utilities, { nests, nest: 1 }), [1 / 3, 1 / 3, 1 / 3]);
    near(nestedLogit(utilities, { nests, nest: 1e-7 }), [0.5, 0.25, 0.25], 6);
  });

  it("answers to a lost alternative as Train's table says", () => {
    // Train 2009, table 4.1: auto .40, carpool .10 | bus .30, rail .20, independent within nests. Without auto: carpool .20, bus .48,
    // rail .32. Without carpool: auto .45, bus .33, rail .22. The table does not name lambda; .87 gives both cases to its digits.
    const nest = { road: 0.87, transit: 0.61 };
    const nests = ["road", "road", "transit", "transit"];
    // Utilities that give these shares: V / lambda is the logarithm of the share in the nest, and nests weigh the same.
    const value = (lambda: number, parts: readonly number[]): number[] =>
      parts.map((part) => lambda * Math.log(part));
    const utilities = [...value(nest.road, [0.8, 0.2]), ...value(nest.transit, [0.6, 0.4])];
    near(nestedLogit(utilities, { nests, nest }), [0.4, 0.1, 0.3, 0.2], 12);
    const without = (i: number): Float64Array =>
      nestedLogit(
        utilities.map((utility, k) => (k === i ? Number.NEGATIVE_INFINITY : utility)),
        { nests, nest },
      );
    const rounded = (shares: Float64Array): string[] => Array.from(shares, (share) => share.toFixed(2));
    expect(rounded(without(0))).toEqual(["0.00", "0.20", "0.48", "0.32"]);
    expect(rounded(without(1))).toEqual(["0.45", "0.00", "0.33", "0.22"]);
  });

  it("has the logsum of its nests as utility, with a lambda for each", () => {
    // By hand: nest a, lambda 0.5: sum e^(2 ln 3) + e^(2 ln 4) = 25, so 25^0.5 = 5. Nest b, lambda 0.25: one of 2.
    const utilities = [Math.log(3), Math.log(4), Math.log(2)];
    const options = { nests: ["a", "a", "b"], nest: { a: 0.5, b: 0.25 } };
    expect(logsum(utilities, options)).toBeCloseTo(Math.log(7), 13);
    near(nestedLogit(utilities, options), [(9 / 25) * (5 / 7), (16 / 25) * (5 / 7), 2 / 7]);
  });

  it("has shares that sum to 1, do not move with a common utility, and are the slope of the logsum", () => {
    fc.assert(
      fc.property(choices, ({ utilities, options }) => {
        const shares = nestedLogit(utilities, options);
        expect(Math.abs(sumOf(shares) - 1)).toBeLessThan(1e-14);
        const moved = nestedLogit(
          utilities.map((utility) => utility + 3.7),
          options,
        );
        for (const [i, share] of shares.entries()) {
          expect(Math.abs(share - (moved[i] as number))).toBeLessThan(1e-12);
          // Williams 1977, Daly and Zachary 1978.
          const at = (by: number): number =>
            logsum(
              utilities.map((utility, k) => (k === i ? utility + by : utility)),
              options,
            );
          expect(Math.abs((at(1e-4) - at(-1e-4)) / 2e-4 - share)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is what the kernel of flows computes in each lane, captives included", () => {
    const lanes = 32;
    fc.assert(
      fc.property(
        choices,
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        ({ utilities, options }, captive) => {
          const { nests: names, sizes, nest, overlap } = options;
          const ids = [...new Set(names)];
          const routes = names.length;
          // Each lane has a spread, a nest and costs of its own.
          const spreads = Float64Array.from({ length: lanes }, (_, i) => 0.7 + 1.31 * i);
          const lambdas = Float64Array.from({ length: lanes }, (_, i) =>
            i === 7 ? 1 : nest * (1 - 0.011 * i),
          );
          const costs = Float64Array.from({ length: lanes * routes }, (_, at) => {
            const [r, lane] = [Math.floor(at / lanes), at % lanes];
            if ((r + lane) % 11 === 5) return Number.POSITIVE_INFINITY;
            return -(utilities[r] as number) * (1 + 0.07 * lane);
          });
          const shares = new Float64Array(costs.length);
          const inclusive = new Float64Array(lanes);
          writeShares(
            {
              ...{ routes, nestCount: ids.length, captiveNest: 0 },
              nests: Uint8Array.from(names, (name) => ids.indexOf(name)),
              logSizes: Float64Array.from(sizes, Math.log),
            },
            {
              ...{ spread: spreads, nest: lambdas },
              overlap: new Float64Array(lanes).fill(overlap),
              captive: new Float64Array(lanes).fill(captive),
            },
            costs,
            shares,
            inclusive,
          );
          for (let lane = 0; lane < lanes; lane++) {
            const spread = spreads[lane] as number;
            const own = names.map((_, r) => -(costs[lanes * r + lane] as number) / spread);
            const plain = { nests: names, sizes, overlap, nest: lambdas[lane] as number };
            const free = nestedLogit(own, plain);
            const held = free.filter((_, r) => names[r] === ids[0]);
            const share = sumOf(held);
            for (let r = 0; r < routes; r++) {
              const kept = share === 0 ? 0 : captive;
              const alone = names[r] === ids[0] && share > 0 ? (free[r] as number) / share : 0;
              const wanted = (1 - kept) * (free[r] as number) + kept * alone;
              expect(Math.abs((shares[lanes * r + lane] as number) - wanted)).toBeLessThan(1e-12);
            }
            const whole = logsum(own, plain);
            // Captives see their own nest alone.
            const theirs = own.map((utility, r) =>
              names[r] === ids[0] ? utility : Number.NEGATIVE_INFINITY,
            );
            const kept = share === 0 ? 0 : captive;
            const seen = kept === 0 ? whole : (1 - kept) * whole + kept * logsum(theirs, plain);
            if (whole === Number.NEGATIVE_INFINITY) expect(inclusive[lane]).toBe(Number.POSITIVE_INFINITY);
            else expect((inclusive[lane] as number) / spread).toBeCloseTo(-seen, 9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("path sizes", () => {
  const road = (...links: string[]): { links: string[]; lengths: number[] } => ({
    links,
    lengths: links.map(() => 1),
  });

  it("are 1 apart, 1 / n of n equals, and three quarters where two share a half", () => {
    near(pathSize([road("a", "b"), road("c"), road("d", "e")]), [1, 1, 1]);
    near(pathSize([road("a", "b"), road("a", "b"), road("a", "b")]), [1 / 3, 1 / 3, 1 / 3]);
    near(pathSize([road("a", "b"), road("a", "c")]), [0.75, 0.75]);
    near(pathSize([]), []);
  });

  it("go by length, so routes that share all but their ends count almost as one", () => {
    // The example of Ben-Akiva and Bierlaire 1999: three routes of length T, two of which share all but d of it. The sizes of
    // these are (T - d) / T / 2 + d / T, and as d goes to 0 the shares go from thirds to 1/2, 1/4, 1/4.
    const choice = (d: number) => {
      const lengths = [8.3 - d, d];
      const routes = [
        { links: ["other"], lengths: [8.3] },
        { links: ["trunk", "up"], lengths },
        { links: ["trunk", "down"], lengths },
      ];
      return logit([-1.9, -1.9, -1.9], { sizes: pathSize(routes) });
    };
    near(choice(8.3), [1 / 3, 1 / 3, 1 / 3]);
    near(choice(0), [0.5, 0.25, 0.25]);
    const size = (8.3 - 2.1) / 8.3 / 2 + 2.1 / 8.3;
    near(
      choice(2.1),
      [1, size, size].map((own) => own / (1 + 2 * size)),
    );
  });

  it("are 1 of a route without length", () => {
    near(pathSize([{ links: ["a"], lengths: [0] }, road("a")]), [1, 0.5]);
  });
});

describe("elasticities", () => {
  it("are those of the logit: z (1 - P) and -z P", () => {
    const utilities = [-4.2, -5.1, -3.9];
    const parts = [-2.6, -1.9, -0.4];
    const shares = logit(utilities);
    const found = elasticities(utilities, parts);
    for (const [i, row] of found.entries())
      for (const [j, each] of row.entries()) {
        const share = shares[j] as number;
        expect(each).toBeCloseTo((parts[j] as number) * (i === j ? 1 - share : -share), 12);
      }
  });

  it("are those of the nested logit, from the formulas of the textbook", () => {
    // Koppelman and Bhat 2006, section 8.3, with nest {0, 1}, lambda 0.4, and 2 alone.
    const utilities = [-1.15, -1.62, -0.83];
    const options = { nests: ["rail", "rail", "road"], nest: 0.4 };
    const [p0, p1, p2] = nestedLogit(utilities, options) as unknown as [number, number, number];
    const q0 = p0 / (p0 + p1);
    const z = -0.93;
    const [row0, row1, row2] = elasticities(utilities, [z, z, z], options) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    expect(row0[0]).toBeCloseTo(z * (1 - p0 + (0.6 / 0.4) * (1 - q0)), 12);
    expect(row1[0]).toBeCloseTo(-z * (p0 + (0.6 / 0.4) * q0), 12);
    expect(row2[0]).toBeCloseTo(-z * p0, 12);
    expect(row2[2]).toBeCloseTo(z * (1 - p2), 12);
    expect(row0[2]).toBeCloseTo(-z * p2, 12);
  });

  it("are the finite differences of shares", () => {
    fc.assert(
      fc.property(choices, ({ utilities, options }) => {
        const parts = utilities.map((utility, i) => 0.3 * utility - 0.17 * i);
        const found = elasticities(utilities, parts, options);
        for (const j of utilities.keys()) {
          const grown = (by: number): Float64Array =>
            nestedLogit(
              utilities.map((utility, k) => (k === j ? utility + by * (parts[j] as number) : utility)),
              options,
            );
          const step = 1e-5;
          const [up, down] = [grown(step), grown(-step)];
          for (const i of utilities.keys()) {
            const slope = Math.log((up[i] as number) / (down[i] as number)) / (2 * step);
            const each = found[i]?.[j] as number;
            expect(Math.abs(slope - each)).toBeLessThan(1e-4 * (1 + Math.abs(each)));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("keep the sum of shares: weighted by shares, each column is 0; what is closed has none", () => {
    const utilities = [-2.2, Number.NEGATIVE_INFINITY, -1.7, -3.3];
    const options = { nests: ["a", "a", "a", "b"], nest: 0.35 };
    const shares = nestedLogit(utilities, options);
    const found = elasticities(utilities, utilities, options);
    for (const j of utilities.keys()) {
      const whole = sumOf(found.map((row, i) => (row[j] as number) * (shares[i] as number)));
      expect(Math.abs(whole)).toBeLessThan(1e-13);
    }
    expect(found.map((row) => Math.abs(row[1] as number))).toEqual([0, 0, 0, 0]);
    expect(Array.from(found[1] as Float64Array, Math.abs)).toEqual([0, 0, 0, 0]);
  });
});

describe("what is refused", () => {
  it.each([
    ["no alternative", () => logit([]), "utilities"],
    ["no number", () => logit([1, Number.NaN]), "utilities[1]"],
    ["an infinite utility", () => logsum([Number.POSITIVE_INFINITY]), "utilities[0]"],
    ["a size of 0", () => logit([1, 2], { sizes: [1, 0] }), "sizes[1]"],
    ["too few sizes", () => logit([1, 2], { sizes: [1] }), "sizes"],
    ["a weight below 0", () => logit([1], { overlap: -0.1 }), "overlap"],
    ["a lambda above 1", () => nestedLogit([1], { nests: ["a"], nest: 1.2 }), "nest"],
    ["a nest without lambda", () => nestedLogit([1, 2], { nests: ["a", "b"], nest: { a: 1 } }), "nest.b"],
    ["too few nests", () => nestedLogit([1, 2], { nests: ["a"], nest: 1 }), "nests"],
    ["an unknown option", () => logit([1], { size: [1] } as object), "size"],
    ["too few parts", () => elasticities([1, 2], [1]), "parts"],
    ["a link without length", () => pathSize([{ links: ["a", "b"], lengths: [1] }]), "routes[0].lengths"],
    ["a length below 0", () => pathSize([{ links: ["a"], lengths: [-1] }]), "routes[0].lengths[0]"],
  ])("%s", (_, call, path) => {
    expect(call).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ path })] }));
  });
});
