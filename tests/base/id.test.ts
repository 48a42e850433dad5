import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortById } from "../../src/base/index.ts";

describe("rows in the order of their ids", () => {
  it("do not depend on the order they came in, nor on a language", () => {
    const rows = ["b", "a", "Z", "ä", "a1"].map((id) => ({ id }));
    expect(sortById(rows).map(({ id }) => id)).toEqual(["Z", "a", "a1", "b", "ä"]);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(sortById(shuffled)).toEqual(sortById(rows));
      }),
    );
  });
});
