import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eigenOf } from "../../../src/random/correlation/eigen.ts";

fc.configureGlobal({ seed: 2026, numRuns: 200 });

/** Symmetric matrices of any numbers. */
const symmetric = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size })
      .map((entries) =>
        Array.from({ length: size }, (_, i) =>
          Array.from({ length: size }, (_, j) => entries[Math.min(i, j) * size + Math.max(i, j)] as number),
        ),
      ),
  );

describe("eigenOf", () => {
  // By hand: 2 - sqrt 2, 2, 2 + sqrt 2.
  it("knows the matrix of second differences", () => {
    const { values } = eigenOf([
      [2, -1, 0],
      [-1, 2, -1],
      [0, -1, 2],
    ]);
    const sorted = [...values].sort((a, b) => a - b);
    for (const [i, wanted] of [2 - Math.SQRT2, 2, 2 + Math.SQRT2].entries()) {
      expect(sorted[i]).toBeCloseTo(wanted, 14);
    }
  });

  it("puts a matrix together again from its parts, which stand at right angles", () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const { values, vectors } = eigenOf(matrix);
        for (const [i, row] of matrix.entries()) {
          for (const [j, entry] of row.entries()) {
            const at = (k: number, n: number): number => (vectors[k] as Float64Array)[n] as number;
            const again = values.reduce((sum, value, k) => sum + value * at(k, i) * at(k, j), 0);
            expect(again).toBeCloseTo(entry, 12);
            const product = row.reduce((sum, _, n) => sum + at(i, n) * at(j, n), 0);
            expect(product).toBeCloseTo(i === j ? 1 : 0, 13);
          }
        }
      }),
    );
  });
});
