import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { robustness } from "../../../src/methods/decision/robustness.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("robustness", () => {
  // Worked by hand. Benefits in three futures and the regrets beside them:
  //   rail   10  2  9   regret  0  6  0
  //   road    4  8  5   regret  6  0  4
  //   both    7  6  8   regret  3  2  1
  const outcomes = {
    rail: Float64Array.of(10, 2, 9),
    road: Float64Array.of(4, 8, 5),
    both: Float64Array.of(7, 6, 8),
  };

  it("knows a table worked by hand", () => {
    const table = robustness(outcomes, { direction: "benefit", quantile: 0.5 });
    const [rail, road, both] = table.rows;
    expect(rail).toEqual({
      option: "rail",
      expected: 7,
      worst: 2,
      best: 10,
      meanRegret: 2,
      quantileRegret: 0,
      greatestRegret: 6,
      bestShare: 2 / 3,
    });
    expect(road).toMatchObject({ worst: 4, best: 8, greatestRegret: 6, quantileRegret: 4, bestShare: 1 / 3 });
    expect(both).toMatchObject({ expected: 7, worst: 6, meanRegret: 2, greatestRegret: 3, bestShare: 0 });
    expect(table.choices).toEqual({
      expected: ["rail", "both"],
      worst: ["both"],
      greatestRegret: ["both"],
      quantileRegret: ["rail"],
    });
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });

  it("takes the same numbers for costs when told so", () => {
    const table = robustness(outcomes, { direction: "cost" });
    // Least in each future: 4, 2, 5. Regrets: rail 6 0 4, road 0 6 0, both 3 4 3.
    expect(table.rows.map(({ greatestRegret }) => greatestRegret)).toEqual([6, 6, 4]);
    expect(table.rows.map(({ worst }) => worst)).toEqual([10, 8, 8]);
    expect(table.choices).toMatchObject({ worst: ["road", "both"], greatestRegret: ["both"] });
    expect(table.choices.expected).toEqual(["road"]);
  });

  it("ties options that differ by no more than is told", () => {
    const close = { a: Float64Array.of(1, 1), b: Float64Array.of(1.05, 1.05), c: Float64Array.of(1.3, 0.7) };
    expect(robustness(close, { direction: "cost" }).choices.worst).toEqual(["a"]);
    expect(robustness(close, { direction: "cost", tie: 0.1 }).choices.worst).toEqual(["a", "b"]);
    expect(robustness(close, { direction: "cost", tie: 0.31 }).rows[0]?.bestShare).toBe(1);
  });

  it("mirrors costs and benefits, and has a regret of 0 somewhere in every future", () => {
    const column = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), (columns) => {
        const of = (sign: 1 | -1) =>
          Object.fromEntries(columns.map((c, d) => [`o${d}`, Float64Array.from(c, (x) => sign * x)]));
        const benefit = robustness(of(1), { direction: "benefit" });
        const cost = robustness(of(-1), { direction: "cost" });
        expect(cost.choices).toEqual(benefit.choices);
        expect(benefit.rows.reduce((s, { bestShare }) => s + bestShare, 0)).toBeGreaterThanOrEqual(1 - 1e-12);
        for (const [d, row] of benefit.rows.entries()) {
          expect(cost.rows[d]?.greatestRegret).toBe(row.greatestRegret);
          expect(row.meanRegret).toBeLessThanOrEqual(row.greatestRegret);
          expect(row.meanRegret).toBeGreaterThanOrEqual(0);
        }
        // Least mean regret is best mean outcome.
        const regrets = benefit.rows.map(({ meanRegret }) => meanRegret);
        const means = benefit.rows.map(({ expected }) => expected);
        expect(Math.max(...means) + Math.min(...regrets)).toBeCloseTo(
          (means[0] as number) + (regrets[0] as number),
          9,
        );
      }),
    );
  });

  it("forgets an option nobody would take: a dominated one changes no choice by regret", () => {
    const plain = robustness(outcomes, { direction: "benefit" });
    const more = robustness({ ...outcomes, poor: Float64Array.of(1, 1, 1) }, { direction: "benefit" });
    expect(more.choices).toEqual(plain.choices);
    expect(more.rows.slice(0, 3)).toEqual(plain.rows);
  });

  it.each([
    [{ direction: "costs" as "cost" }, "direction"],
    [{ direction: "cost" as const, tie: -1 }, "options.tie"],
    [{ direction: "cost" as const, quantile: 90 }, "options.quantile"],
  ])("refuses %j", (options, message) => {
    expect(() => robustness(outcomes, options)).toThrow(message);
  });
});
