import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillNormal } from "../../../src/math/index.ts";
import { streamUniforms } from "../../../src/methods/sensitivity/points.ts";
import { rankCorrelations } from "../../../src/methods/sensitivity/rankCorrelation.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("rankCorrelations", () => {
  it("is what scipy says of ten rows with ties", () => {
    // scipy 1.17.1: spearmanr, and the correlation of what least squares on the other's ranks leave.
    const x = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5);
    const w = Float64Array.of(2, 7, 1, 8, 2, 8, 1, 8, 2, 8.5);
    const y = Float64Array.of(10, 4, 12, 5, 14, 30, 5, 21, 13, 9);
    const [ofX, ofW] = rankCorrelations({ x, w }, y);
    expect(ofX?.spearman).toBeCloseTo(0.975539729830124, 13);
    expect(ofW?.spearman).toBeCloseTo(0.1031572416765733, 13);
    expect(ofX?.partial).toBeCloseTo(0.9754673015629525, 12);
    expect(ofW?.partial).toBeCloseTo(-0.08802413652770902, 12);
  });

  it("takes off what an input only shows because it goes with another one", () => {
    const uniforms = streamUniforms(5);
    const normal = (name: string): Float64Array => {
      const column = uniforms(name, "", 4000);
      fillNormal(column, column);
      return column;
    };
    const [cause, noise, more] = [normal("cause"), normal("noise"), normal("more")];
    const companion = cause.map((c, i) => c + (noise[i] as number));
    const y = cause.map((c, i) => c + 0.5 * (more[i] as number));
    const [first, second] = rankCorrelations({ cause, companion }, y);
    expect(first?.partial).toBeGreaterThan(0.8);
    expect(second?.spearman).toBeGreaterThan(0.5);
    expect(Math.abs(second?.partial as number)).toBeLessThan(0.05);
  });

  it("does not change when columns are stretched in their order", () => {
    const column = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(column, column, column, (a, b, y) => {
        const [x1, x2, out] = [Float64Array.from(a), Float64Array.from(b), Float64Array.from(y)];
        const plain = rankCorrelations({ x1, x2 }, out);
        const stretched = rankCorrelations(
          { x1: x1.map((v) => v ** 3), x2 },
          out.map((v) => Math.exp(v)),
        );
        expect(stretched).toEqual(plain);
        for (const { spearman = 0, partial = 0 } of plain) {
          expect(Math.abs(spearman)).toBeLessThanOrEqual(1);
          expect(Math.abs(partial)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("is 1 for the only input of an output that rises with it", () => {
    const x = Float64Array.of(1, 2, 3, 4, 5);
    const [row] = rankCorrelations({ x }, x);
    expect(row?.spearman).toBeCloseTo(1, 14);
    expect(row?.partial).toBeCloseTo(1, 14);
  });

  it("says nothing of what does not vary, and no partial one of inputs that tell each other", () => {
    const x = Float64Array.of(1, 2, 3, 4, 5);
    const y = Float64Array.of(2, 1, 4, 3, 5);
    const flat = new Float64Array(5).fill(7);
    expect(rankCorrelations({ flat }, y)).toEqual([{ input: "flat" }]);
    expect(rankCorrelations({ x }, flat)).toEqual([{ input: "x" }]);
    const [one, two] = rankCorrelations({ x, twice: x.map((v) => 2 * v) }, y);
    expect(one).not.toHaveProperty("partial");
    expect(two?.spearman).toBeCloseTo(0.8, 14);
    expect(rankCorrelations({ x, flat }, y)[0]?.partial).toBeCloseTo(0.8, 14);
  });

  it("refuses columns of different lengths", () => {
    expect(() => rankCorrelations({ x: Float64Array.of(1, 2) }, Float64Array.of(1, 2, 3))).toThrow("output");
    expect(() => rankCorrelations({}, Float64Array.of(1))).toThrow("inputs");
  });
});
