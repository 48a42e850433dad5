import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky, solveCholesky } from "../../../src/math/statistics/cholesky.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("solveCholesky", () => {
  it("solves what was made of a known answer", () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 12, maxLength: 12 }), (entries) => {
        const half = (i: number, j: number): number => (entries[3 * i + j] as number) + (i === j ? 4 : 0);
        const matrix = new Float64Array(9);
        for (let i = 0; i < 9; i++) {
          for (let k = 0; k < 3; k++)
            matrix[i] = (matrix[i] as number) + half(Math.floor(i / 3), k) * half(i % 3, k);
        }
        const answer = entries.slice(9);
        const b = Float64Array.from([0, 1, 2], (i) =>
          answer.reduce((sum, x, j) => sum + (matrix[3 * i + j] as number) * x, 0),
        );
        const lower = cholesky(matrix, 3);
        const solved = solveCholesky(lower as Float64Array, b);
        for (const [i, x] of answer.entries()) expect(solved[i]).toBeCloseTo(x, 10);
      }),
    );
  });

  it("has no factor of a matrix without full rank", () => {
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeUndefined();
  });
});
