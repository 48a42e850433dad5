import { describe, expect, it } from "vitest";
import { evaluateDesign, streamUniforms } from "../../../src/methods/sensitivity/points.ts";
import {
  type SobolOptions,
  type SobolRow,
  sobolDesign,
  sobolIndices,
} from "../../../src/methods/sensitivity/sobolIndices.ts";
import { gInputs, gShares, ishigami, ishigamiInputs, ishigamiShares, sobolG } from "./functions.ts";
import { sobolUniforms } from "./sequence.ts";

type Model = (inputs: Readonly<Record<string, number>>) => number;

function rowsOf(options: SobolOptions, model: Model, seed = 1, resamples = 20): readonly SobolRow[] {
  const design = sobolDesign(options);
  const result = sobolIndices(design, evaluateDesign(design, model), { seed, resamples });
  if (result.status !== "indices") throw new Error(result.reason);
  return result.rows;
}

describe("sobolIndices", () => {
  it.each([
    { name: "Ishigami", inputs: ishigamiInputs, model: ishigami, shares: ishigamiShares },
    { name: "Sobol' G", inputs: gInputs, model: sobolG, shares: gShares },
  ])("is within 0.001 of the analytic shares of $name at 65,536 points of a sequence", (known) => {
    const { inputs, model, shares } = known;
    const rows = rowsOf({ inputs, points: 65_536, uniforms: sobolUniforms(inputs) }, model);
    for (const [i, { first, total }] of rows.entries()) {
      expect(Math.abs(first - (shares.first[i] as number))).toBeLessThan(0.001);
      expect(Math.abs(total - (shares.total[i] as number))).toBeLessThan(0.001);
    }
  });

  it.each([
    { name: "Ishigami", inputs: ishigamiInputs, model: ishigami, shares: ishigamiShares },
    { name: "Sobol' G", inputs: gInputs, model: sobolG, shares: gShares },
  ])("is within 0.01 of the shares of $name at 65,536 random points", ({ inputs, model, shares }) => {
    const rows = rowsOf({ inputs, points: 65_536, uniforms: streamUniforms(2026) }, model);
    for (const [i, { first, total }] of rows.entries()) {
      expect(Math.abs(first - (shares.first[i] as number))).toBeLessThan(0.01);
      expect(Math.abs(total - (shares.total[i] as number))).toBeLessThan(0.01);
    }
  });

  it("has 95 % intervals that hold the true share in 93 to 97 % of 1,000 repeats", () => {
    // The mean of 6 x 1,000 intervals; those of one repeat depend on each other, so the bounds are for all.
    let holds = 0;
    for (let repeat = 0; repeat < 1000; repeat++) {
      const options = { inputs: ishigamiInputs, points: 512, uniforms: streamUniforms(repeat) };
      for (const [i, row] of rowsOf(options, ishigami, repeat, 200).entries()) {
        const [first, total] = [ishigamiShares.first[i] as number, ishigamiShares.total[i] as number];
        if (row.firstLow <= first && first <= row.firstHigh) holds++;
        if (row.totalLow <= total && total <= row.totalHigh) holds++;
      }
    }
    expect(holds / 6000).toBeGreaterThan(0.93);
    expect(holds / 6000).toBeLessThan(0.97);
  });

  it("tells the share of inputs that are changed together as one", () => {
    // x1 and x3 work only with each other: together they explain all that x2 does not.
    const options = {
      inputs: ishigamiInputs,
      groups: { pair: ["x3", "x1"] },
      points: 65_536,
      uniforms: sobolUniforms(ishigamiInputs),
    };
    const rows = rowsOf(options, ishigami);
    const share = ishigamiShares.first[1] as number;
    expect(rows.map(({ input }) => input)).toEqual(["pair", "x2"]);
    expect(rows[0]?.first).toBeCloseTo(1 - share, 3);
    expect(rows[0]?.total).toBeCloseTo(1 - share, 3);
    expect(rows[1]?.first).toBeCloseTo(share, 3);
  });

  it("says that nothing is shared out when the output does not vary", () => {
    const design = sobolDesign({ inputs: ["a", "b"], points: 64, uniforms: streamUniforms(1) });
    const outputs = new Float64Array(design.count).fill(0.1).map((x, i) => (i % 2 === 0 ? x : 0.3 - 0.2));
    const result = sobolIndices(design, outputs, { seed: 1 });
    expect(result).toMatchObject({ status: "notDefined", reason: "the output does not vary" });
    expect(result.mean).toBeCloseTo(0.1, 15);
  });

  it("leaves out resamples in which the output happens not to vary", () => {
    const design = sobolDesign({ inputs: ["a", "b"], points: 64, uniforms: streamUniforms(1) });
    const outputs = new Float64Array(design.count).fill(1, 9, 10);
    const result = sobolIndices(design, outputs, { seed: 1, resamples: 100 });
    if (result.status !== "indices") throw new Error(result.reason);
    for (const { input: _, ...shares } of result.rows) {
      for (const share of Object.values(shares)) expect(share).toSatisfy(Number.isFinite);
    }
  });

  it("is of plain data, and the same again", () => {
    const design = sobolDesign({ inputs: ishigamiInputs, points: 256, uniforms: streamUniforms(3) });
    const outputs = evaluateDesign(design, ishigami);
    const result = sobolIndices(design, outputs, { seed: 5, resamples: 100, level: 0.9 });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(sobolIndices(design, outputs, { seed: 5, resamples: 100, level: 0.9 })).toEqual(result);
    expect(sobolIndices(design, outputs, { seed: 6, resamples: 100, level: 0.9 })).not.toEqual(result);
  });

  it("does not change when the output is shifted and scaled", () => {
    const design = sobolDesign({ inputs: ishigamiInputs, points: 1024, uniforms: streamUniforms(3) });
    const outputs = evaluateDesign(design, ishigami);
    const plain = sobolIndices(design, outputs, { seed: 5, resamples: 20 });
    const moved = sobolIndices(
      design,
      outputs.map((y) => 1e6 - 40 * y),
      { seed: 5, resamples: 20 },
    );
    if (plain.status !== "indices" || moved.status !== "indices") throw new Error("no indices");
    expect(moved.variance / plain.variance).toBeCloseTo(1600, 4);
    for (const [i, row] of plain.rows.entries()) {
      expect(moved.rows[i]?.first).toBeCloseTo(row.first, 7);
      expect(moved.rows[i]?.totalHigh).toBeCloseTo(row.totalHigh, 7);
    }
  });

  it("refuses outputs that are missing or no numbers, and names the first", () => {
    const design = sobolDesign({ inputs: ["a"], points: 4, uniforms: streamUniforms(1) });
    const outputs = new Float64Array(12).map((_, i) => (i === 7 ? Number.NaN : i));
    expect(() => sobolIndices(design, outputs, { seed: 1 })).toThrow("outputs[7]");
    expect(() => sobolIndices(design, outputs.subarray(1), { seed: 1 })).toThrow("12 numbers");
  });
});

describe("sobolDesign", () => {
  it("takes one group at a time from the other points, without copying", () => {
    const { parts, count, groups } = sobolDesign({
      inputs: ["a", "b", "c"],
      groups: { both: ["a", "c"] },
      points: 8,
      uniforms: streamUniforms(1),
    });
    const [base, other, both, single] = parts.map(({ columns }) => columns);
    expect(count).toBe(32);
    expect(groups.map(({ name }) => name)).toEqual(["both", "b"]);
    expect(both?.a).toBe(other?.a);
    expect(both?.b).toBe(base?.b);
    expect(both?.c).toBe(other?.c);
    expect(single?.a).toBe(base?.a);
    expect(single?.b).toBe(other?.b);
  });

  it.each([
    [{ inputs: [] }, "inputs"],
    [{ inputs: ["a", "a"] }, "each name once"],
    [{ inputs: ["a"], groups: { g: ["b"] } }, "groups.g"],
    [{ inputs: ["a", "b"], groups: { g: ["a"], h: ["a"] } }, "groups.h"],
    [{ inputs: ["a", "b"], groups: { b: ["a"] } }, "groups.b"],
    [{ inputs: ["a"], points: 1 }, "points"],
    [{ inputs: ["a"], uniforms: () => Float64Array.of(0.5, 1, 0.5, 0.5) }, "uniforms(a, base)"],
    [{ inputs: ["a"], uniforms: () => Float64Array.of(0.5) }, "4 numbers"],
  ])("refuses %j", (wrong, message) => {
    expect(() => sobolDesign({ points: 4, uniforms: streamUniforms(1), ...wrong })).toThrow(message);
  });
});
