import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import {
  type Expression,
  evaluator,
  formulaLimits,
  isExpression,
  parseFormula,
} from "../../src/model/index.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const figures: Record<string, number> = {
  a: 2,
  b: 3,
  "rail.rate": 0.5,
  "conv.t.per.teu": 18,
  constructor: 7,
  e: 11,
};
const read = (text: string) =>
  parseFormula(
    text,
    (id) => Object.hasOwn(figures, id),
    () => Object.keys(figures),
  );
const value = (text: string) => evaluator((id) => figures[id] as number)(read(text) as Expression);

describe("parseFormula", () => {
  // Worked by hand with a = 2, b = 3, rail.rate = 0.5, conv.t.per.teu = 18.
  it.each([
    ["a + b * 2", 8],
    ["(a + b) * 2", 10],
    ["a - b - 1", -2],
    ["a / b / 2", 1 / 3],
    ["-a ^ 2", -4],
    ["a ^ -2", 0.25],
    ["a ^ b ^ 1", undefined],
    ["2 ^ 3 ^ 2", undefined],
    ["rail.rate * conv.t.per.teu", 9],
    ["min(a, b, 1)", 1],
    ["max(a, b, 1)", 3],
    ["abs(a - b)", 1],
    ["sqrt(b * 12)", 6],
    ["log(exp(a))", 2],
    ["+a", 2],
    ["1e3 + .5", 1000.5],
    // Names that mathjs or JavaScript give another meaning are figures when there is a figure of that name.
    ["constructor + 1", 8],
    ["e", 11],
  ])("reads %s", (text, result) => {
    if (result === undefined) expect(isExpression(read(text))).toBe(false);
    else expect(value(text)).toBeCloseTo(result, 14);
  });

  it.each([
    ["f(x) = x", "an assignment or comparison"],
    ["a = 3", "an assignment or comparison"],
    ["a == b", "an assignment or comparison"],
    ["1; 2", "several statements"],
    ["1:9", "a range or condition"],
    ["a > 1 ? 2 : 3", "+ - * / ^"],
    ["[1, 2]", "an index"],
    ["a[1]", "an index"],
    ["{a: 1}", "an object"],
    ['"a"', "text is refused"],
    ["100 * 25%", "percent is refused"],
    ["2 a", "an implied product is refused"],
    ["2(a + b)", "an implied product is refused"],
    ["a!", "+ - * / ^"],
    ["a mod b", "+ - * / ^"],
    ["a to b", "+ - * / ^"],
    ["not a", "+ - * / ^"],
    ["sin(a)", "min, max, abs"],
    ["import(a)", "min, max, abs"],
    ["evaluate(a)", "min, max, abs"],
    ["a.constructor(1)", "min, max, abs"],
    ["min(a)", "separated by commas"],
    ["sqrt(a, b)", "separated by commas"],
    ["a.__proto__", "known are"],
    ["toString", "known are"],
    ["rail.rates", 'did you mean "rail.rate"?'],
    ["t", "known are"],
    ["i", "known are"],
    ["queueWait(a, b, 2.5, 1, 1)", "write 2"],
    ["queueWait(a, b, 0, 1, 1)", "write 1"],
    ["2.7 rail.rate", "write 2.7 * rail.rate"],
    ["rail rate", "write rail.rate"],
    ["conv t per teu * 2", 'did you mean "conv.t.per.teu"?'],
    ["rial rate", 'did you mean "rail.rate"?'],
    ["a * 12.5 %", "write 0.125 for 12.5 %"],
    ["pi", "known are"],
    ["true", "+ - * / ^"],
    ["Infinity", "+ - * / ^"],
    ["1e999", "+ - * / ^"],
    ["a ^ 0.5", "use sqrt"],
    ["a ^ b", "use sqrt"],
    ["a ^ 17", "use sqrt"],
    ["(a", "+ - * / ^"],
    ["a +", "+ - * / ^"],
    ["", "+ - * / ^"],
    ["a \u2212 b", "+ - * / ^"],
    ["ones(20000, 20000)", "min, max, abs"],
    ["9^9^9^9", "use sqrt"],
    ["factorial(100000)", "min, max, abs"],
  ])("refuses %s", (text, hint) => {
    expect(read(text)).toMatchObject({ hint: expect.stringContaining(hint) });
  });

  it.each([
    ["characters", "a+".repeat(1000).concat("a"), formulaLimits.characters],
    ["brackets within brackets", `${"(".repeat(60)}a${")".repeat(60)}`, formulaLimits.depth],
    ["parts", "a+".repeat(260).concat("a"), formulaLimits.parts],
  ])("refuses too many %s", (what, text, most) => {
    expect(read(text)).toMatchObject({ expected: expect.stringMatching(`at most ${most} ${what}`) });
  });

  it("works out what mathjs works out", () => {
    const math = create(all ?? {}, {});
    const leaf = fc.constantFrom("a", "b", "1", "2.5", "10");
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        fc
          .tuple(tie("formula"), fc.constantFrom("+", "-", "*", "/"), tie("formula"))
          .map((parts) => parts.join(" ")),
        tie("formula").map((inner) => `(${inner})`),
        tie("formula").map((inner) => `-${inner}`),
        fc.tuple(tie("formula"), tie("formula")).map(([x, y]) => `max(${x}, ${y})`),
        fc.tuple(leaf, fc.integer({ min: -3, max: 3 })).map(([x, n]) => `${x} ^ ${n}`),
      ),
    }));
    fc.assert(
      fc.property(formula, (text) => {
        fc.pre(text.length < 400);
        const [ours, theirs] = [value(text), math.evaluate(text, { a: 2, b: 3 }) as number];
        if (Number.isFinite(theirs))
          expect(ours).toBeCloseTo(theirs, 6 - Math.ceil(Math.log10(Math.abs(theirs) + 1)));
        else expect(Number.isFinite(ours)).toBe(false);
      }),
    );
  });

  it("never throws, whatever the text", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc
        .array(
          fc.constantFrom("a", "b.c", "(", ")", "+", "-", "*", "/", "^", ",", "1", ".", " ", "min", "e9"),
          { maxLength: 400 },
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const result = read(written);
        if (!isExpression(result)) expect(result.hint).not.toBe("");
      }),
    );
  });
});

describe("the place of a fault in a formula", () => {
  it.each([
    ["a * rail.rates", 5],
    ["(a + b) * (rail.rate - rail.raet)", 24],
    ["ab + b * bb", 1],
    ["a + max(b, sinus(a))", 12],
    ["a * % b", 5],
    ["a + b )", 7],
    ["a + 2 b", 5],
    ["a / (b = 2)", 8],
    ["min(a, b", 9],
    ["nothing", undefined],
  ])("of %s is character %s", (text, character) => {
    const { character: at } = read(text) as { character?: number };
    expect(at).toBe(character);
  });

  it("is where the first wrong name stands, whatever comes before", () => {
    const known = fc.constantFrom("a", "b", "rail.rate", "7", "0.3");
    fc.assert(
      fc.property(fc.array(known, { minLength: 1 }), fc.constantFrom(" + ", "*", " - "), (names, sign) => {
        const before = names.join(sign) + sign;
        expect(read(`${before}a.b.c${sign}a`)).toMatchObject({ got: "a.b.c", character: before.length + 1 });
      }),
      { numRuns: 100 },
    );
  });
});
