import { describe, expect, it } from "vitest";
import { percentileInterval, resamplesOf } from "../../../src/methods/resample.ts";

function drawn(rows: number, purpose: string): number[][] {
  return Array.from(resamplesOf({ seed: 1, resamples: 20 }, [purpose, rows]), (times) => [...times]);
}

describe("resamples", () => {
  it("draws as many rows as there are, each about once", () => {
    const all = drawn(3000, "test");
    for (const times of all) expect(times.reduce((a, b) => a + b)).toBe(3000);
    // A row is missed by a share of exp(-1) of all resamples, 0.368.
    const missed = all.flat().filter((n) => n === 0).length / 60_000;
    expect(missed).toBeCloseTo(Math.exp(-1), 2);
  });

  it("draws the same again, and something else for another purpose", () => {
    expect(drawn(50, "test")).toEqual(drawn(50, "test"));
    expect(drawn(50, "test")).not.toEqual(drawn(50, "other"));
  });

  it("refuses too few resamples for an interval", () => {
    expect(() => [...resamplesOf({ seed: 1, resamples: 2 }, ["test", 5])]).toThrow("resamples");
  });
});

describe("percentileInterval", () => {
  it("cuts the same share off on either side", () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    const [low, high] = percentileInterval(values, 0.9);
    expect(low).toBeCloseTo(5, 12);
    expect(high).toBeCloseTo(95, 12);
  });
});
