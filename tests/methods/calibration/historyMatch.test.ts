// History matching: implausibility by hand, a region known in closed form, and a model that cannot meet its observations.
import { describe, expect, it } from "vitest";
import { historyMatch } from "../../../src/entry/methods.ts";

const observed = [
  { name: "gate", value: 640, sd: 32 },
  { name: "share", value: 0.31, sd: 0.04 },
];

describe("history matching", () => {
  it("rules out by the worst observation, or by the second worst", () => {
    const predicted = [Float64Array.of(640, 740, 600, 800), Float64Array.of(0.31, 0.33, 0.45, 0.5)];
    const strict = historyMatch(predicted, observed);
    // By hand: 0, 100/32, 0.14/0.04, 160/32 or 0.19/0.04.
    for (const [i, wanted] of [0, 3.125, 3.5, 5].entries())
      expect(strict.implausibility[i]).toBeCloseTo(wanted, 10);
    expect([...strict.kept]).toEqual([0]);
    expect(strict.share).toBe(0.25);
    expect(strict.ruledOut).toEqual([0.5, 0.5]);
    const lenient = historyMatch(predicted, observed, { misses: 1 });
    for (const [i, wanted] of [0, 0.5, 1.25, 4.75].entries())
      expect(lenient.implausibility[i]).toBeCloseTo(wanted, 10);
    expect([...lenient.kept]).toEqual([0, 1, 2]);
    expect([...historyMatch(predicted, observed, { cutoff: 4 }).kept]).toEqual([0, 1, 2]);
  });

  it("allows for the error of an emulator", () => {
    // 130 apart with deviations 32 and 24: sqrt of their squares is 40.
    const predicted = [Float64Array.of(770), Float64Array.of(0.31)];
    const emulatorSds = [Float64Array.of(24), Float64Array.of(0)];
    expect(historyMatch(predicted, observed, { emulatorSds }).implausibility[0]).toBeCloseTo(3.25, 12);
    expect(historyMatch(predicted, observed).implausibility[0]).toBeCloseTo(130 / 32, 12);
  });

  it("finds the region that a closed form gives", () => {
    // f(x) = x^2 on a grid from -3 to 3, observed 4.41 with sd 0.21: x^2 from 3.78 to 5.04.
    const grid = Float64Array.from({ length: 6001 }, (_, i) => -3 + i / 1000);
    const { kept, share } = historyMatch([grid.map((x) => x * x)], [{ name: "o", value: 4.41, sd: 0.21 }]);
    const near = Array.from(kept, (i) => Math.abs(grid[i] as number));
    expect(Math.min(...near)).toBeCloseTo(Math.sqrt(3.78), 2);
    expect(Math.max(...near)).toBeCloseTo(Math.sqrt(5.04), 2);
    expect(share).toBeCloseTo((2 * (Math.sqrt(5.04) - Math.sqrt(3.78))) / 6, 3);
  });

  it("keeps the truth: errors of one peak stay below 3 deviations in 95 % of cases and more", () => {
    let state = 99;
    const uniform = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state + 0.5) / 4_294_967_296;
    };
    // A skewed error, exponential with mean and deviation 0.04.
    const column = Float64Array.from({ length: 5000 }, () => 0.31 - 0.04 - 0.04 * Math.log(uniform()));
    expect(historyMatch([column], [observed[1] as (typeof observed)[0]]).share).toBeGreaterThan(0.95);
  });

  it("says so where nothing stays: a finding, and no error", () => {
    const { kept, share, ruledOut } = historyMatch(
      [Float64Array.of(10, 20), Float64Array.of(0.31, 0.32)],
      observed,
    );
    expect([kept.length, share]).toEqual([0, 0]);
    expect(ruledOut).toEqual([1, 0]);
  });

  const fine = [Float64Array.of(1), Float64Array.of(1)];
  it.each([
    ["a column too few", [Float64Array.of(1)], {}, "predicted"],
    ["columns of two lengths", [Float64Array.of(1), new Float64Array(2)], {}, "predicted"],
    ["what is no number", [Float64Array.of(Number.NaN), Float64Array.of(1)], {}, "predicted.gate[0]"],
    ["a cutoff of 0", fine, { cutoff: 0 }, "cutoff"],
    ["as many misses as observations", fine, { misses: 2 }, "misses"],
    [
      "an emulator below 0",
      fine,
      { emulatorSds: [Float64Array.of(-1), Float64Array.of(1)] },
      "emulatorSds.gate[0]",
    ],
  ])("refuses %s", (_, predicted, options, path) => {
    expect(() => historyMatch(predicted, observed, options)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ path })] }),
    );
  });
});
