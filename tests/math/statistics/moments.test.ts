import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockMoments,
  type Moments,
  mergeMoments,
  momentsOf,
  noMoments,
  standardErrorOf,
  sumOf,
  varianceOf,
} from "../../../src/math/statistics/moments.ts";
import { stream } from "../../../src/random/streams/stream.ts";
import { fillUniforms } from "../../../src/random/streams/uniforms.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

function uniforms(count: number, shift = 0): Float64Array {
  const out = new Float64Array(count);
  fillUniforms(stream("sums", "x", "uncertainty"), 0, out);
  return out.map((u) => u + shift);
}

describe("momentsOf", () => {
  it("knows the moments of a small column", () => {
    // By hand: mean 5, squared differences 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16.
    const moments = momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
    expect(moments).toEqual({ count: 8, mean: 5, squares: 32 });
    expect(varianceOf(moments)).toBeCloseTo(32 / 7, 15);
    expect(standardErrorOf(moments)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 15);
  });

  it("keeps the variance of small differences between large numbers", () => {
    // Uniform numbers have variance 1/12; by sums of squares, those near 1e9 come out with a negative one.
    const plain = varianceOf(momentsOf(uniforms(100_000))) as number;
    const shifted = varianceOf(momentsOf(uniforms(100_000, 1e9))) as number;
    expect(plain).toBeCloseTo(1 / 12, 3);
    expect(Math.abs(shifted / plain - 1)).toBeLessThan(1e-6);
  });

  it("is as near as two passes over exact differences", () => {
    const column = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 3000 });
    fc.assert(
      fc.property(column, fc.integer({ min: 0, max: 2 ** 40 }), (numbers, shift) => {
        const { count, mean, squares } = momentsOf(Float64Array.from(numbers, (x) => x + shift));
        // Exact in whole numbers: n * (squares of x) less the square of the sum.
        const sum = numbers.reduce((s, x) => s + BigInt(x), 0n);
        const squaresOf = numbers.reduce((s, x) => s + BigInt(x) * BigInt(x), 0n);
        const exact = Number(BigInt(numbers.length) * squaresOf - sum * sum) / numbers.length;
        expect(count).toBe(numbers.length);
        expect(Math.abs(mean - shift - Number(sum) / count)).toBeLessThan(1e-12 * (shift + 1000));
        expect(Math.abs(squares - exact)).toBeLessThanOrEqual(1e-9 * exact + 1e-9);
      }),
    );
  });

  it("has nothing to say of too few samples", () => {
    expect(momentsOf(new Float64Array(0))).toEqual(noMoments);
    expect(varianceOf(noMoments)).toBeUndefined();
    expect(standardErrorOf(momentsOf(Float64Array.of(3)))).toBeUndefined();
  });

  it("does not depend on who worked out which block", () => {
    const column = uniforms(10_000);
    const whole = momentsOf(column);
    // Two workers, every other block each; merged in order.
    const blocks: Moments[] = [];
    for (const worker of [1, 0]) {
      for (let b = worker; b * 1024 < column.length; b += 2) {
        blocks[b] = blockMoments(column, b * 1024, Math.min((b + 1) * 1024, column.length));
      }
    }
    expect(blocks.reduce(mergeMoments, noMoments)).toEqual(whole);
  });
});

describe("mergeMoments", () => {
  it("gives the moments of both columns together", () => {
    const column = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(column, column, (a, b) => {
        const merged = mergeMoments(momentsOf(Float64Array.from(a)), momentsOf(Float64Array.from(b)));
        const whole = momentsOf(Float64Array.from([...a, ...b]));
        expect(merged.count).toBe(whole.count);
        expect(merged.mean).toBeCloseTo(whole.mean, 9);
        expect(Math.abs(merged.squares - whole.squares)).toBeLessThanOrEqual(1e-9 * whole.squares + 1e-9);
      }),
    );
  });
});

describe("sumOf", () => {
  it("adds whole numbers exactly", () => {
    expect(sumOf(Float64Array.from({ length: 5000 }, (_, i) => i))).toBe(12_497_500);
    expect(sumOf(new Float64Array(0))).toBe(0);
  });

  it("is the sum of its blocks in order, to the last bit", () => {
    const column = uniforms(5000);
    let total = 0;
    for (let first = 0; first < 5000; first += 1024) total += sumOf(column.subarray(first, first + 1024));
    expect(sumOf(column)).toBe(total);
  });
});
