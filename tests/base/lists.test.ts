// Lists as long as data: what is done to them, and that no call of the library takes one as its arguments.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { append, greatest, least } from "../../src/base/index.ts";
import { textFiles } from "../tools/language.ts";

describe("lists", () => {
  it("have a least and a greatest as Math.min and Math.max give them", () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 50 }), (numbers) => {
        expect(least(numbers)).toBe(Math.min(...numbers));
        expect(greatest(numbers)).toBe(Math.max(...numbers));
      }),
    );
  });

  it("may have a million items", () => {
    const numbers = Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_003);
    const list = [-1];
    append(list, numbers);
    expect(list).toHaveLength(1_000_001);
    expect([least(list), greatest(list)]).toEqual([-1, 1_000_002]);
  });

  it("are never spread into the arguments of a call, of which some ten thousand are too many", () => {
    const found = textFiles(["src"]).filter((file) =>
      /\.(push|unshift|concat)\(\s*\.\.\.|\bMath\.\w+\(\s*([^()\n]*,\s*)?\.\.\.|fromCharCode\(\s*\.\.\./.test(
        readFileSync(file, "utf8"),
      ),
    );
    expect(found).toEqual([]);
  });
});
