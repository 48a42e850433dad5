import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HourTally } from "../../../src/operation/engine/hourTally.ts";
import { onGrid } from "../../../src/operation/engine/timeGrid.ts";
import { lawOf } from "../../../src/random/index.ts";

const hoursOf = (values: readonly number[]): HourTally => {
  const tally = new HourTally();
  for (const value of values) tally.add(onGrid(value));
  return tally;
};

const quantiles = [0.001, 0.05, 0.5, 0.9, 0.999];
const evenly = (n: number) => Array.from({ length: n }, (_, i) => (i + 0.5) / n);

describe("HourTally", () => {
  it.each([
    { type: "exponential", mean: 0.01 } as const,
    { type: "lognormal", mean: 30, sd: 60 } as const,
    { type: "uniform", low: 1000, high: 1010 } as const,
  ])("finds quantiles of $type hours within 1/64", (distribution) => {
    const law = lawOf(distribution);
    const tally = hoursOf(evenly(20_000).map((p) => law.quantile(p)));
    for (const p of quantiles) {
      const [found, exact] = [tally.quantile(p) as number, law.quantile(p)];
      expect(Math.abs(found - exact)).toBeLessThan(exact / 64 + 2 ** -12);
    }
    expect(tally.moments().mean).toBeCloseTo(law.mean, 1);
  });

  it("counts, sums and spreads exactly what small numbers show", () => {
    const tally = hoursOf([0, 0, 1, 2, 7]);
    expect(tally.moments()).toEqual({ count: 5, mean: 2, squares: 34 });
    expect([tally.total, tally.least, tally.greatest, tally.zeros]).toEqual([10, 0, 7, 2]);
    expect([tally.quantile(0.1), tally.quantile(0.4), tally.quantile(1)]).toEqual([0, 0, 7]);
    tally.reset();
    expect([tally.count, tally.total, tally.quantile(0.5)]).toEqual([0, 0, undefined]);
  });

  it("keeps sums exact beyond the digits of a double", () => {
    // Ten microseconds beside half a million hours, over and over: a plain sum would lose them.
    const tick = 1 / 3.6e8;
    const tally = new HourTally();
    for (let i = 0; i < 4096; i++) {
      tally.add(tick);
      tally.add(2 ** 19);
    }
    for (let i = 0; i < 4096; i++) tally.add(2 ** 19 - tick);
    expect(tally.total).toBe(2 ** 32);
  });

  it("keeps the variance of hours far from 0", () => {
    const { squares } = hoursOf(evenly(1000).map((p) => 400_000 + p)).moments();
    expect(squares / 1000).toBeCloseTo(1 / 12, 6);
  });

  it("merges into what one tally of all would be", () => {
    const hour = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(hour, { maxLength: 200 }), fc.array(hour, { maxLength: 200 }), (a, b) => {
        const [merged, whole] = [hoursOf(a), hoursOf([...a, ...b])];
        merged.merge(hoursOf(b));
        expect([merged.count, merged.total, merged.zeros]).toEqual([whole.count, whole.total, whole.zeros]);
        expect([merged.least, merged.greatest]).toEqual([whole.least, whole.greatest]);
        for (const p of quantiles) expect(merged.quantile(p)).toBe(whole.quantile(p));
        expect(merged.moments().squares).toBeCloseTo(whole.moments().squares, 4);
      }),
    );
  });

  it("keeps means of batches in order, of one size", () => {
    const tally = hoursOf(Array.from({ length: 1000 }, (_, i) => i));
    // 1,000 values: batches of 32 (doubled whenever there were 32 of them), 31 of them full.
    expect(tally.batchSize).toBe(32);
    const means = tally.batchMeans();
    expect(means).toHaveLength(31);
    means.forEach((mean, i) => {
      expect(mean).toBe(32 * i + 15.5);
    });
  });
});

describe("onGrid", () => {
  it("rounds to the nearest ten microseconds", () => {
    expect(onGrid(0.123_456_789_12)).toBe(44_444_444 / 3.6e8);
    expect(onGrid(524287.7)).toBe(524287.7);
    expect(onGrid(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });

  it("gives one double to one time, however it was added up", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 ** 10 }), { minLength: 2, maxLength: 40 }),
        (parts) => {
          // Hours of seven decimals, added up one by one, and the decimal number that is their sum.
          const sum = parts.reduce((hours, part) => onGrid(hours + part / 1e7), 0);
          const whole = parts.reduce((all, part) => all + BigInt(part), 0n);
          const decimal = `${whole / 10n ** 7n}.${String(whole % 10n ** 7n).padStart(7, "0")}`;
          expect(sum).toBe(Number(decimal));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
