import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateDesign } from "../../../src/methods/sensitivity/points.ts";
import { tornado, tornadoDesign } from "../../../src/methods/sensitivity/tornado.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("tornado", () => {
  it("changes one input at a time and puts the greatest swing first", () => {
    // By hand: 2 - 10 (b - 1/2)^2 is 2 in the base and 0.4 at either side; c falls from 2.8 to 1.2.
    const design = tornadoDesign({ inputs: ["a", "b", "c"] });
    const model = ({ a = 0, b = 0, c = 0 }): number => 2 + a - 0.5 - 10 * (b - 0.5) ** 2 - 2 * (c - 0.5);
    const result = tornado(design, evaluateDesign(design, model));
    expect(result.outputBase).toBe(2);
    expect(result.rows.map(({ input }) => input)).toEqual(["b", "c", "a"]);
    const [b, c, a] = result.rows;
    expect(b?.swing).toBeCloseTo(1.6, 12);
    expect(b?.outputLow).toBeCloseTo(0.4, 12);
    expect(c).toMatchObject({ low: 0.1, high: 0.9 });
    expect(c?.outputLow).toBeCloseTo(2.8, 12);
    expect(c?.outputHigh).toBeCloseTo(1.2, 12);
    expect(a?.swing).toBeCloseTo(0.8, 12);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it("is twice as wide for twice the output, and the same for an output shifted", () => {
    const slope = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(fc.array(slope, { minLength: 1, maxLength: 8 }), slope, (slopes, shift) => {
        const design = tornadoDesign({ inputs: slopes.map((_, i) => `x${i}`), low: 0.25, high: 0.75 });
        const y = evaluateDesign(design, (u) =>
          slopes.reduce((s, b, i) => s + b * (u[`x${i}`] as number), 0),
        );
        const plain = tornado(design, y).rows;
        const moved = tornado(
          design,
          y.map((v) => 2 * v + shift),
        ).rows;
        expect(moved.map(({ swing }) => swing)).toEqual(plain.map(({ swing }) => 2 * swing));
        expect(plain.map(({ swing }) => swing)).toEqual(
          slopes.map((b) => Math.abs(b) / 2).sort((a, b) => b - a),
        );
      }),
    );
  });

  it("keeps the order of inputs that swing alike", () => {
    const design = tornadoDesign({ inputs: ["z", "a", "m"] });
    expect(tornado(design, new Float64Array(7)).rows.map(({ input }) => input)).toEqual(["z", "a", "m"]);
  });

  it.each([
    [{ low: 0.9, high: 0.1 }, "high"],
    [{ low: 0 }, "low"],
    [{ base: 1 }, "base"],
    [{ inputs: ["a", "a"] }, "inputs"],
  ])("refuses %j", (wrong, message) => {
    expect(() => tornadoDesign({ inputs: ["a"], ...wrong })).toThrow(message);
  });

  it("refuses an output that is no number", () => {
    expect(() => tornado(tornadoDesign({ inputs: ["a"] }), Float64Array.of(1, 2, Number.NaN))).toThrow(
      "outputs[2]",
    );
  });
});
