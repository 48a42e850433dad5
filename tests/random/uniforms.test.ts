import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockSize } from "../../src/base/blocks.ts";
import { stream, uniformAt } from "../../src/random/streams/stream.ts";
import { fillUniforms } from "../../src/random/streams/uniforms.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

function draws(parameter: string, first: number, count: number): Float64Array {
  const out = new Float64Array(count);
  fillUniforms(stream("uniforms", parameter, "uncertainty"), first, out);
  return out;
}

describe("fillUniforms", () => {
  it("has the bits of seedrandom's alea, draw by draw", () => {
    const index = fc.integer({ min: 0, max: 2 ** 40 });
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        index,
        fc.integer({ min: 1, max: 40 }),
        (parameter, first, count) => {
          const made = stream("uniforms", parameter, "uncertainty");
          const out = draws(parameter, first, count);
          for (let i = 0; i < count; i++) expect(out[i]).toBe(uniformAt(made, first + i));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("has the bits of seedrandom's alea over whole blocks", () => {
    const made = stream("uniforms", "long", "uncertainty");
    const out = draws("long", 0, 3 * blockSize);
    for (let i = 0; i < out.length; i += 37) expect(out[i]).toBe(uniformAt(made, i));
  });

  it("does not depend on how a range is cut, nor on the order of the cuts", () => {
    const whole = draws("cut", 0, 5000);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 4999 }), { maxLength: 12 }),
        fc.boolean(),
        (cuts, back) => {
          const ends = [0, ...cuts.sort((a, b) => a - b), 5000];
          const ranges = ends.slice(1).map((end, i) => [ends[i] as number, end] as const);
          const out = new Float64Array(5000);
          for (const [from, to] of back ? ranges.reverse() : ranges)
            out.set(draws("cut", from, to - from), from);
          expect(out).toEqual(whole);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("moves no draw of a parameter when others are added, left out or reordered", () => {
    const alone = draws("b", 0, 2000);
    const among = Object.fromEntries(
      ["c", "b", "a", "d"].map((parameter) => [parameter, draws(parameter, 0, 2000)]),
    );
    expect(among.b).toEqual(alone);
  });

  it("is never 0 nor 1, even for the outermost of the 2^52 values", () => {
    expect(0.5 * 2 ** -52).toBeGreaterThan(0);
    // In the two parts the draw is put together from.
    expect((2 ** 32 - 1) * 2 ** -32 + (2 ** 20 - 0.5) * 2 ** -52).toBe(1 - 2 ** -53);
    expect(Math.min(...draws("ends", 0, 50_000))).toBeGreaterThan(0);
    expect(Math.max(...draws("ends", 0, 50_000))).toBeLessThan(1);
  });

  // Fixed seed, so no chance of a false alarm; bounds are those a right generator passes in 999 of 1,000
  // cases.
  describe("is uniform and independent", () => {
    const n = 200_000;
    const a = draws("first", 0, n);

    it("over 256 cells (chi-square)", () => {
      const counts = new Float64Array(256);
      for (const u of a) counts[Math.floor(u * 256)] = (counts[Math.floor(u * 256)] as number) + 1;
      const chiSquare = counts.reduce((sum, count) => sum + (count - n / 256) ** 2 / (n / 256), 0);
      // 255 degrees of freedom: 0.1 % lie below 190 and 0.1 % above 330.
      expect(chiSquare).toBeGreaterThan(190);
      expect(chiSquare).toBeLessThan(330);
    });

    it.each([1, 2, 3, blockSize])("from the draw %i places on", (lag) => {
      expect(Math.abs(correlation(a.subarray(0, n - lag), a.subarray(lag)))).toBeLessThan(
        3.3 / Math.sqrt(n - lag),
      );
    });

    it.each(["firsu", "first ", "second"])("from parameter %j", (other) => {
      expect(Math.abs(correlation(a, draws(other, 0, n)))).toBeLessThan(3.3 / Math.sqrt(n));
    });

    it("among the first draws of 10,000 blocks", () => {
      const firsts = Float64Array.from(
        { length: 10_000 },
        (_, block) => draws("blocks", block * blockSize, 1)[0] as number,
      );
      expect(Math.abs(correlation(firsts.subarray(1), firsts.subarray(0, -1)))).toBeLessThan(0.033);
      expect(Math.abs(firsts.reduce((sum, u) => sum + u, 0) / 10_000 - 0.5)).toBeLessThan(
        3.3 / Math.sqrt(12 * 10_000),
      );
    });
  });
});

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (x: Float64Array): number => x.reduce((sum, u) => sum + u, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] as number) - ma, (b[i] as number) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}
