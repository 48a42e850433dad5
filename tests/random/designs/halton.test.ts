import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillHalton, haltonColumn, haltonDimensions, placesOf } from "../../../src/random/designs/halton.ts";
import { stream } from "../../../src/random/streams/stream.ts";

fc.configureGlobal({ seed: 2026, numRuns: 200 });

const primes = [2, 3, 5, 7, 11, 13, 17, 19];

describe("Halton points", () => {
  // J. H. Halton, Numer. Math. 2, 1960: digits turned round the point, so 1, 2, 3, 4 become 1/2, 1/4, 3/4, 1/8.
  it.each([
    [2, [0, 1 / 2, 1 / 4, 3 / 4, 1 / 8, 5 / 8, 3 / 8, 7 / 8]],
    [3, [0, 1 / 3, 2 / 3, 1 / 9, 4 / 9, 7 / 9, 2 / 9, 5 / 9]],
  ])("are the published ones in base %i when no digit is permuted", (base, values) => {
    const same = Int32Array.from({ length: base }, (_, i) => i);
    const permutations = Array.from({ length: placesOf(base) }, () => same);
    const out = new Float64Array(8);
    fillHalton({ base, permutations, rest: 0 }, 0, out);
    for (const [i, value] of values.entries()) expect(out[i]).toBeCloseTo(value, 15);
  });

  it("put one of base^m points into each of base^m cells, from any multiple of their number on", () => {
    const place = fc.nat(primes.length - 1);
    fc.assert(
      fc.property(
        fc.string(),
        place,
        fc.integer({ min: 1, max: 3 }),
        fc.nat(1000),
        (name, d, power, block) => {
          const count = (primes[d] as number) ** power;
          const out = new Float64Array(count);
          haltonColumn(stream("halton", name, "uncertainty"), d).fill(block * count, out);
          // A point at the very edge of its cell may round onto it.
          expect(new Set([...out].map((u) => Math.floor(u * count + 1e-9))).size).toBe(count);
        },
      ),
    );
  });

  it("stay inside 0 to 1 in the last dimension, far out as well", () => {
    const out = new Float64Array(5000);
    const column = haltonColumn(stream("halton", "last", "uncertainty"), haltonDimensions - 1);
    for (const first of [0, 2 ** 40]) {
      column.fill(first, out);
      expect(Math.min(...out)).toBeGreaterThan(0);
      expect(Math.max(...out)).toBeLessThan(1);
      expect(new Set(out).size).toBe(5000);
    }
  });
});
