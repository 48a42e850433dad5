import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withError } from "../../../src/report/plain.ts";
import { intervalText, percentOfFutures, signedWithError } from "../../../src/report/text/numbers.ts";

describe("withError", () => {
  it.each([
    [19.184, 0.4, "19.2"],
    [19.184, 0.96, "19.2"],
    [19.184, 0.044, "19.18"],
    [19.184, 0.0004, "19.18"],
    [19.184, 4, "19"],
    [1234.5, 12, "1230"],
    [1250, 940, "1300"],
    [19.184, 0, "19.18"],
    [-0.004, 0.04, "0.00"],
  ])("prints %d with a standard error of %d as %s", (value, error, text) => {
    expect(withError(value, error)).toBe(text);
  });

  it("is never further off than half of its last place, which is never finer than the error's first digit", () => {
    const value = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    const error = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(value, error, (v, e) => {
        const text = withError(v, e, 6);
        expect(Math.abs(Number(text) - v)).toBeLessThanOrEqual(e / 2 + 1e-6);
        const [, decimals = ""] = text.split(".");
        if (decimals !== "") expect(10 ** -decimals.length).toBeGreaterThan(e / 10.0001);
      }),
      { seed: 1 },
    );
  });
});

describe("signedWithError", () => {
  it("has a sign, unless there is no change", () => {
    expect([-19.184, 19.184, 0, 0.01].map((value) => signedWithError(value, 0.4))).toEqual([
      "-19.2",
      "+19.2",
      "0",
      "+0.0",
    ]);
    expect(intervalText([-20.417, -17.952], 0.63)).toBe("-20.4 to -18.0");
  });
});

describe("percentOfFutures", () => {
  it.each([
    [0, "0 %"],
    [0.0005, "less than 1 %"],
    [0.526, "53 %"],
    [0.9995, "more than 99 %"],
    [1, "100 %"],
  ])("tells %d as %s: not all is not all, and some is not none", (share, text) => {
    expect(percentOfFutures(share)).toBe(text);
  });
});
