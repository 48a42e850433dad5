// Shares by a nested logit: textbook cases, and properties beside the formula written out.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeShares } from "../../src/flow/choice/shares.ts";

const lanes = 32;

interface Choice {
  readonly costs: readonly number[];
  readonly nests: readonly number[];
  readonly sizes?: readonly number[];
  readonly spread: number;
  readonly nest: number;
  readonly overlap?: number;
  readonly captive?: number;
  readonly captiveNest?: number;
}

/** Shares and the cost of the whole set in one lane; the other lanes hold other costs, which must not matter. */
function sharesOf(choice: Choice, lane = 3): { shares: number[]; inclusive: number } {
  const { costs, nests, sizes = costs.map(() => 1), spread, nest, overlap = 1, captive = 0 } = choice;
  const row = (value: number): Float64Array => new Float64Array(lanes).fill(value);
  const rows = new Float64Array(costs.length * lanes).map((_, i) => 1 + (i % 7));
  for (const [r, cost] of costs.entries()) rows[lanes * r + lane] = cost;
  const shares = new Float64Array(rows.length);
  const inclusive = new Float64Array(lanes);
  const set = {
    ...{ routes: costs.length, nests: Uint8Array.from(nests), nestCount: Math.max(...nests) + 1 },
    logSizes: Float64Array.from(sizes, Math.log),
    captiveNest: choice.captiveNest ?? -1,
  };
  const rules = { spread: row(spread), nest: row(nest), overlap: row(overlap), captive: row(captive) };
  writeShares(set, rules, rows, shares, inclusive);
  return {
    shares: costs.map((_, r) => shares[lanes * r + lane] as number),
    inclusive: inclusive[lane] as number,
  };
}

describe("shares of routes", () => {
  it("are those of the multinomial logit where nests are one choice", () => {
    // Costs 10, 12.5 and 17 at a spread of 2.5: powers 1, 1/e, e^-2.8.
    const { shares, inclusive } = sharesOf({ costs: [10, 12.5, 17], nests: [0, 1, 0], spread: 2.5, nest: 1 });
    const powers = [1, Math.exp(-1), Math.exp(-2.8)];
    const sum = powers.reduce((a, b) => a + b);
    for (const [r, power] of powers.entries()) expect(shares[r]).toBeCloseTo(power / sum, 14);
    expect(inclusive).toBeCloseTo(10 - 2.5 * Math.log(sum), 13);
  });

  it("do not split a nest of twins off the third way: the red and the blue bus", () => {
    // Train 2009, section 3.3.2: with equal utilities the logit says 1/3 each; buses that are one choice get 1/4 each.
    const buses = { costs: [8.3, 8.3, 8.3], nests: [0, 1, 1], spread: 1.7 };
    for (const share of sharesOf({ ...buses, nest: 1 }).shares) expect(share).toBeCloseTo(1 / 3, 14);
    const [car, red, blue] = sharesOf({ ...buses, nest: 1e-6 }).shares as [number, number, number];
    expect(car).toBeCloseTo(0.5, 5);
    expect(red).toBeCloseTo(0.25, 5);
    expect(blue).toBe(red);
  });

  it("count routes that overlap as one: two that share all but nothing have path sizes of a half", () => {
    // Ben-Akiva and Bierlaire 1999: three routes of one length, two of which are the same but for their ends.
    const { shares } = sharesOf({
      costs: [5.1, 5.1, 5.1],
      nests: [0, 0, 0],
      sizes: [1, 0.5, 0.5],
      spread: 0.9,
      nest: 1,
    });
    expect(shares[0]).toBeCloseTo(0.5, 14);
    expect(shares[1]).toBeCloseTo(0.25, 14);
  });

  it("keep the captive share in its nest, by the choice within it", () => {
    const choice = { costs: [9.2, 9.9, 7.4], nests: [0, 0, 1], spread: 1.3, nest: 0.6, captiveNest: 0 };
    const free = sharesOf(choice).shares as [number, number, number];
    const held = sharesOf({ ...choice, captive: 0.37 }).shares as [number, number, number];
    expect(held[2]).toBeCloseTo(free[2] * 0.63, 14);
    expect(held[0] / held[1]).toBeCloseTo(free[0] / free[1], 12);
    // Where the nest is closed nobody can be held in it.
    const shut = sharesOf({ ...choice, costs: [Infinity, Infinity, 7.4], captive: 0.37 }).shares;
    expect(shut).toEqual([0, 0, 1]);
  });

  it("are 0 where all is closed, and never overflow", () => {
    expect(sharesOf({ costs: [Infinity, Infinity], nests: [0, 1], spread: 3, nest: 0.5 })).toEqual({
      shares: [0, 0],
      inclusive: Infinity,
    });
    const { shares } = sharesOf({ costs: [1e6, 1e6 + 0.7, 9e8], nests: [0, 0, 1], spread: 1e-3, nest: 0.3 });
    expect(shares[0]).toBeCloseTo(1, 14);
    expect(shares[2]).toBe(0);
  });

  it("sum to 1, do not move with a common cost, and are the formula written out", () => {
    const cost = fc.double({ min: 0.1, max: 400, noNaN: true });
    const route = fc.tuple(
      cost,
      fc.integer({ min: 0, max: 3 }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
    );
    const choices = fc.record({
      routes: fc.array(route, { minLength: 1, maxLength: 9 }),
      spread: fc.double({ min: 0.7, max: 60, noNaN: true }),
      nest: fc.double({ min: 0.15, max: 1, noNaN: true }),
      overlap: fc.double({ min: 0, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(choices, fc.double({ min: 0, max: 300, noNaN: true }), ({ routes, ...rest }, added) => {
        const [costs, nests, sizes] = [0, 1, 2].map((k) => routes.map((each) => each[k] as number)) as [
          number[],
          number[],
          number[],
        ];
        const found = sharesOf({ costs, nests, sizes, ...rest });
        const wanted = formula({ costs, nests, sizes, ...rest });
        for (const [r, share] of found.shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(Math.abs(share - (wanted.shares[r] as number))).toBeLessThan(1e-11);
        }
        expect(Math.abs(found.shares.reduce((a, b) => a + b) - 1)).toBeLessThan(1e-14);
        expect(found.inclusive).toBeCloseTo(wanted.inclusive, 8);
        const moved = sharesOf({ costs: costs.map((each) => each + added), nests, sizes, ...rest });
        for (const [r, share] of moved.shares.entries())
          expect(Math.abs(share - (found.shares[r] as number))).toBeLessThan(1e-10);
      }),
      { numRuns: 300 },
    );
  });
});

/** The formula of the textbook, in its own order: utilities, inclusive values of nests, shares. */
function formula(choice: Choice): { shares: number[]; inclusive: number } {
  const { costs, nests, sizes = [], spread, nest, overlap = 1 } = choice;
  const best = Math.min(...costs);
  const utility = costs.map((c, r) => -(c - best) / spread / nest + overlap * Math.log(sizes[r] as number));
  const nestIds = [...new Set(nests)];
  const logsum = new Map(
    nestIds.map((n) => [
      n,
      Math.log(utility.reduce((sum, u, r) => (nests[r] === n ? sum + Math.exp(u) : sum), 0)),
    ]),
  );
  const whole = nestIds.reduce((sum, n) => sum + Math.exp(nest * (logsum.get(n) as number)), 0);
  const shares = utility.map((u, r) => {
    const own = logsum.get(nests[r] as number) as number;
    return own === Number.NEGATIVE_INFINITY ? 0 : Math.exp(u - own) * (Math.exp(nest * own) / whole);
  });
  return { shares, inclusive: best - spread * Math.log(whole) };
}
