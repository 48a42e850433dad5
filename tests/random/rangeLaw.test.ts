import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, shapes } from "../../src/base/index.ts";
import { fitRange, lawOf, rangeLaw } from "../../src/random/index.ts";

const value = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }));

/** What a law says at some probabilities, or the problems with which it is refused. */
function answers(make: () => { quantile(p: number): number; readonly mean: number }): unknown {
  try {
    const law = make();
    return [law.mean, ...[0.001, 0.25, 0.5, 0.75, 0.999].map((p) => law.quantile(p))];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

describe("rangeLaw", () => {
  it("is the law of the fitted distribution to the last bit, or refuses the range with the same problems", () => {
    const range = fc.record({ shape: fc.constantFrom(...shapes), low: value, mode: value, high: value });
    fc.assert(
      fc.property(range, (given) => {
        expect(answers(() => rangeLaw(given))).toEqual(answers(() => lawOf(fitRange(given))));
      }),
      { numRuns: 500 },
    );
  });
});
