import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlationOf, normalScores, orderOf, ranksOf } from "../../../src/math/statistics/ranks.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("ranksOf", () => {
  it("lets equal numbers share the mean of their ranks", () => {
    expect([...ranksOf(Float64Array.of(5, 1, 5, 3, 5))]).toEqual([4, 1, 4, 2, 4]);
  });

  it("counts the smaller ones and half of the equal ones, as a plain search does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (numbers) => {
        const plain = numbers.map(
          (x) => numbers.filter((y) => y < x).length + (numbers.filter((y) => y === x).length + 1) / 2,
        );
        expect([...ranksOf(Float64Array.from(numbers))]).toEqual(plain);
      }),
    );
  });
});

describe("orderOf", () => {
  it("keeps equal numbers in the order of their places", () => {
    expect([...orderOf(Float64Array.of(2, 1, 2, 1))]).toEqual([1, 3, 0, 2]);
  });
});

describe("normalScores", () => {
  it("lie about 0 alike on both sides, whatever the numbers", () => {
    const scores = normalScores(Float64Array.of(1e6, -3, 0, 17, 4));
    expect(scores[0]).toBeCloseTo(-(scores[1] as number), 14);
    expect(scores[4]).toBe(0);
  });
});

describe("correlationOf", () => {
  it("is 1 for a line that rises, -1 for one that falls, and none for a constant", () => {
    const x = Float64Array.of(1, 2, 4, 7);
    expect(
      correlationOf(
        x,
        x.map((v) => 3 * v - 1),
      ),
    ).toBeCloseTo(1, 14);
    expect(
      correlationOf(
        x,
        x.map((v) => -v),
      ),
    ).toBeCloseTo(-1, 14);
    expect(
      correlationOf(
        x,
        x.map(() => 0.1),
      ),
    ).toBeUndefined();
  });
});
