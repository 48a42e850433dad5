import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { checkSeed, type Seed, seedText } from "../../src/random/streams/seed.ts";

describe("checkSeed", () => {
  it.each(["2026", "بصرة", "run 1", 0, -7, 9007199254740991, "a".repeat(200)])("takes %j", (seed) => {
    expect(checkSeed(seed)).toEqual([]);
  });

  it.each([
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1.5,
    2 ** 53,
    {},
    [1],
    true,
    10n,
    "",
    "a".repeat(201),
    "\ud800",
  ])("refuses %s with one problem that says what would do", (input) => {
    const [problem, ...more] = checkSeed(input, "options.seed");
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      path: "options.seed",
      expected: "a text of 1 to 200 characters or a whole number",
      severity: "error",
    });
    expect(problem?.hint).toBeDefined();
  });
});

describe("seedText", () => {
  it("takes a number for its digits, and nothing else for them", () => {
    expect(seedText(1)).toBe(seedText("1"));
    expect(seedText(-0)).toBe("0");
    expect(seedText("01")).not.toBe(seedText(1));
  });

  it.each([null, Number.NaN, {}, undefined])("throws an InputError for %s", (input) => {
    expect(() => seedText(input as unknown as Seed)).toThrow(InputError);
  });
});
