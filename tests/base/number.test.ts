import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "../../src/base/index.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("readNumber", () => {
  it.each([
    ["5", 5],
    ["-5.25", -5.25],
    ["+.5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1E-3", 0.001],
    ["9007199254740991", 9007199254740991],
    ["12345678901234567890.0", 12345678901234567000],
  ])("reads %s", (text, value) => {
    expect(readNumber(text)).toEqual({ value });
  });

  it.each([
    ["NaN", "a finite number", ""],
    ["-.inf", "a finite number", ""],
    ["1e999", "a finite number", "read as Infinity"],
    ["-1e-400", "a number that differs from 0", "read as 0"],
    ["9".repeat(400), "a finite number", "read as Infinity"],
    ["9".repeat(401), "a number of at most 400 characters", "it has 401"],
    ["12345678901234567890", "a whole number that is exact", "9007199254740991"],
    ["1,5", "a number with a decimal point", "did you mean 1.5?"],
    ["-1.234,56", "a number with a decimal point", "did you mean -1234.56?"],
    ["1,234.56", "a number without separators", "write 1234.56"],
    ["1 000", "a number without separators", "write 1000"],
    ["1_000", "a number without separators", "write 1000"],
    ["\u06f1\u06f2\u06f0", "a number in ASCII digits", "U+06F1 U+06F2 U+06F0 is not ASCII: write 120"],
    ["\u0663\u066b\u0665", "a number in ASCII digits", "write 3.5"],
    ["\u22125", "a number in ASCII digits", "U+2212 is not ASCII: write -5"],
    ["5\u00a0000", "a number in ASCII digits", "U+00A0 is not ASCII: write 5000"],
    ["5\u200b", "a number in ASCII digits", "U+200B is not ASCII: write 5"],
    ["\u4e94", "a number in ASCII digits", "remove U+4E94"],
    ["", "a number", "write digits"],
    ["0x10", "a number in decimal digits", "write 16"],
    ["1.2.3", "a number", "write digits"],
    ["--5", "a number", "write digits"],
    ["5.3 km", "a number", "write 5.3, without km"],
    ["12.5 %", "a number", "write 0.125 for 12.5 %"],
  ])("refuses %s", (text, expected, hint) => {
    expect(readNumber(text)).toEqual({ expected, hint: expect.stringContaining(hint) });
  });

  it("reads every number a program writes, to the bit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = String(value);
        if (/^-?\d{16,}$/.test(text)) return;
        expect(readNumber(text)).toEqual({ value: Number(text) });
      }),
    );
  });

  it("gives a finite number or a reason with a hint, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[-+\d.,eE_ ]{0,12}$/)),
        (text) => {
          const read = readNumber(text);
          if ("value" in read) expect(Number.isFinite(read.value)).toBe(true);
          else expect(read.hint).not.toBe("");
        },
      ),
    );
  });
});
