import { describe, expect, it } from "vitest";
import { type Moments, momentsOf } from "../../../src/math/index.ts";
import { decideStopping } from "../../../src/methods/decision/stopping.ts";
import { streamUniforms } from "../../../src/methods/sensitivity/points.ts";
import { lawOf } from "../../../src/random/index.ts";

/** Blocks of draws of a law with mean 24 and deviation 12. */
function blocksOf(seed: number, count: number, size: number): Moments[] {
  const law = lawOf({ type: "lognormal", mean: 24, sd: 12 });
  const draws = streamUniforms(seed)("wait", "", count * size);
  law.fill(draws, draws);
  return Array.from({ length: count }, (_, b) => momentsOf(draws.subarray(b * size, (b + 1) * size)));
}

describe("decideStopping", () => {
  const blocks = blocksOf(1, 40, 1024);

  it("goes on until the interval is narrow enough, and not a block longer", () => {
    // 1.96 x 12 / sqrt(n) is 0.2 at n = 13,830: after 14 blocks of 1,024, give or take the sample's own spread.
    const options = { halfWidth: 0.2, most: 1e6 };
    const decision = decideStopping(blocks, options);
    if (decision.status !== "reached") throw new Error(decision.status);
    expect(decision.blocks).toBeGreaterThanOrEqual(12);
    expect(decision.blocks).toBeLessThanOrEqual(16);
    expect(decision.interval.halfWidth).toBeLessThanOrEqual(0.2);
    const before = decideStopping(blocks.slice(0, decision.blocks - 1), options);
    if (before.status !== "goOn") throw new Error(before.status);
    expect(before.expected).toBeGreaterThan((decision.blocks - 1) * 1024);
    expect(before.expected).toBeLessThanOrEqual(decision.blocks * 1024 + 200);
  });

  it("does not depend on how many blocks were finished beyond the decisive one", () => {
    const options = { halfWidth: 0.2, most: 1e6 };
    const whole = decideStopping(blocks, options);
    for (const extra of [20, 25, 39]) expect(decideStopping(blocks.slice(0, extra), options)).toEqual(whole);
  });

  it("gives up at the cap, and says how wide the interval is then", () => {
    const decision = decideStopping(blocks, { halfWidth: 0.01, most: 5000 });
    if (decision.status !== "capped") throw new Error(decision.status);
    expect(decision.blocks).toBe(5);
    expect(decision.interval.halfWidth).toBeCloseTo((1.96 * 12) / Math.sqrt(5120), 1);
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
  });

  it("does not trust a first few equal samples", () => {
    const equal = momentsOf(new Float64Array(1024).fill(3));
    const options = { halfWidth: 0.2, most: 1e6 };
    expect(decideStopping([equal], options)).toEqual({ status: "goOn", expected: 2048 });
    expect(decideStopping([equal, equal], options).status).toBe("reached");
    expect(decideStopping([], options)).toEqual({ status: "goOn", expected: 2048 });
    // A cap below the least number of samples is a cap.
    expect(decideStopping([equal], { ...options, most: 1000 }).status).toBe("capped");
  });

  it("foretells four times the samples for half the width", () => {
    const expected = (halfWidth: number): number => {
      const decision = decideStopping(blocks.slice(0, 4), { halfWidth, most: 1e9 });
      return decision.status === "goOn" ? decision.expected : 0;
    };
    expect(expected(0.05) / expected(0.1)).toBeCloseTo(4, 2);
  });

  it("leaves intervals that hold the mean in 93 to 97 % of 1,000 runs that stopped by themselves", () => {
    let holds = 0;
    for (let repeat = 0; repeat < 1000; repeat++) {
      const options = { halfWidth: 1, most: 1e6, least: 128 };
      const decision = decideStopping(blocksOf(repeat, 40, 64), options);
      if (decision.status !== "reached") throw new Error(decision.status);
      if (decision.interval.low <= 24 && 24 <= decision.interval.high) holds++;
    }
    expect(holds).toBeGreaterThanOrEqual(930);
    expect(holds).toBeLessThanOrEqual(970);
  });

  it.each([
    [{ halfWidth: 0, most: 10 }, "options.halfWidth"],
    [{ halfWidth: 1, most: 1 }, "options.most"],
    [{ halfWidth: 1, most: 10, least: 1.5 }, "options.least"],
    [{ halfWidth: 1, most: 10, level: 95 }, "options.level"],
  ])("refuses %j", (options, message) => {
    expect(() => decideStopping(blocks, options)).toThrow(message);
  });
});
