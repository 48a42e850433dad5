import { describe, expect, it } from "vitest";
import { fillNormal } from "../../../src/math/index.ts";
import {
  bestPrices,
  curveAt,
  curvesOf,
  normalEquations,
  splineBasis,
} from "../../../src/math/statistics/curve.ts";
import { streamUniforms } from "../../../src/methods/sensitivity/points.ts";

function smooth(x: Float64Array, y: Float64Array, pieces = 20): Float64Array {
  const basis = splineBasis(x, pieces);
  const normal = normalEquations(basis, [y], new Float64Array(x.length).fill(1));
  const [curve] = curvesOf(normal, bestPrices(normal, [y])) ?? [];
  return curveAt(basis, curve as Float64Array);
}

const x = streamUniforms(1)("x", "", 2000).map((u) => 4 * u - 2);
const noise = streamUniforms(1)("noise", "", 2000);
fillNormal(noise, noise);

describe("splineBasis", () => {
  it("has four values that sum to 1 at every row, both ends included", () => {
    const { size, first, values } = splineBasis(Float64Array.of(0, 0.3, 0.5, 1), 2);
    expect(size).toBe(5);
    expect([...first]).toEqual([0, 0, 1, 1]);
    for (let i = 0; i < 4; i++) {
      expect(values.subarray(4 * i, 4 * i + 4).reduce((s, v) => s + v, 0)).toBeCloseTo(1, 14);
    }
  });
});

describe("a curve at the price of cross-validation", () => {
  it("goes through a line, and nearly through any smooth curve without noise", () => {
    const line = smooth(
      x,
      x.map((v) => 3 - 2 * v),
    );
    const wave = smooth(x, x.map(Math.sin));
    for (let i = 0; i < 2000; i++) {
      expect(line[i]).toBeCloseTo(3 - 2 * (x[i] as number), 8);
      expect(wave[i]).toBeCloseTo(Math.sin(x[i] as number), 4);
    }
  });

  it("finds a wave under noise as large as itself", () => {
    const heights = smooth(
      x,
      x.map((v, i) => Math.sin(2 * v) + (noise[i] as number)),
    );
    const squares = heights.reduce((s, h, i) => s + (h - Math.sin(2 * (x[i] as number))) ** 2, 0) / 2000;
    // About eight free numbers out of 2,000 rows: a mean square of 8 / 2000.
    expect(squares).toBeLessThan(0.01);
  });

  it("stays near the mean of mere noise", () => {
    const heights = smooth(x, noise);
    expect(heights.reduce((s, h) => s + h * h, 0) / 2000).toBeLessThan(0.005);
  });

  it("is not told by rows at one place, but by two places", () => {
    const flat = new Float64Array(50).fill(1);
    const basis = splineBasis(flat, 4);
    expect(curvesOf(normalEquations(basis, [flat], flat), [1])).toBeUndefined();
    const two = Float64Array.from({ length: 50 }, (_, i) => i % 2);
    const heights = smooth(
      two,
      two.map((v) => 5 * v + 1),
      4,
    );
    expect(heights[0]).toBeCloseTo(1, 6);
    expect(heights[1]).toBeCloseTo(6, 6);
  });
});
