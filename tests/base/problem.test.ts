import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  didYouMean,
  formatProblems,
  InputError,
  inOrder,
  nearest,
  problem,
  show,
  visible,
} from "../../src/base/index.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("problem", () => {
  it("shows the offending value, drops what is absent, and is an error unless it says otherwise", () => {
    const draft = { path: "links[a].length_km", expected: "a number", got: "five", hint: undefined };
    expect(problem(draft)).toEqual({
      path: "links[a].length_km",
      expected: "a number",
      got: '"five"',
      severity: "error",
    });
  });

  it("cuts words that hold a megabyte of somebody's name", () => {
    const long = "x".repeat(1_000_000);
    const { path, expected, got, hint } = problem({ path: long, expected: long, got: long, hint: long });
    for (const text of [path, expected, got, hint]) expect(text?.length).toBeLessThanOrEqual(400);
  });
});

describe("show", () => {
  it.each([
    [undefined, "nothing"],
    [null, "null"],
    [-0.5, "-0.5"],
    [Number.NaN, "NaN"],
    [12n, "12"],
    ["a\nb", '"a\\nb"'],
    ["\u001b[31mred", '"\\u001b[31mred"'],
    ["\u202edetrevni", '"\\u202edetrevni"'],
    [[1, "2"], '[1,"2"]'],
    [() => 1, "a function"],
    [{ n: 1n }, "a value that is no plain data"],
  ])("tells what value %# is", (value, shown) => {
    expect(show(value)).toBe(shown);
  });

  it("never throws, is never longer than 80 characters, and never moves the cursor", () => {
    const circle: Record<string, unknown> = Object.create(null);
    circle.self = circle;
    expect(show(circle)).toBe("a value that is no plain data");
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        const shown = show(value);
        expect(shown.length).toBeLessThanOrEqual(80);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });
});

describe("visible", () => {
  // Controls, line ends, and what turns the direction of writing or is not seen: Unicode's Bidi_Control among them.
  it.each([
    0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x1f, 0x7f, 0x85, 0x9b, 0x9f, 0x061c, 0x200b, 0x200e, 0x200f, 0x2028,
    0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff,
  ])("escapes character %d", (code) => {
    const escaped = `\\u${code.toString(16).padStart(4, "0")}`;
    expect(visible(`a${String.fromCharCode(code)}b`)).toBe(`a${escaped}b`);
  });

  it("leaves letters as they are, also those of Arabic and Persian", () => {
    const text = "Basra \u0628\u0635\u0631\u0629 \u0634\u0644\u0645\u0686\u0647 na\u00efve 12.5 %";
    expect(visible(text)).toBe(text);
  });
});

describe("nearest", () => {
  const names = ["rail", "road", "sea", "ferry", "rail-shalamcheh-basra", "rail-shalamcheh--basra"];

  it.each([
    ["raod", ["road"]],
    ["RAIL", ["rail"]],
    ["rial", ["rail"]],
    ["fery", ["ferry"]],
    ["rail-shalamche-basra", ["rail-shalamcheh-basra", "rail-shalamcheh--basra"]],
    ["airship", []],
    ["", []],
    ["x", []],
  ])("to %s is %j", (name, expected) => {
    expect(nearest(name, names, 2)).toEqual(expected);
  });

  it.each([
    ["t", ["0", "1", "true", "false", "yes", "no"]],
    ["AB", ["AA", "BB"]],
    ["22", ["2", "12"]],
    ["rail-1520", ["rail-1524", "rail-1435"]],
    ["berth 7", ["berth 1", "berth 2"]],
    ["2027", ["2026"]],
    ["IQ", ["IR", "TR"]],
  ])("takes no other code or number for %s", (name, known) => {
    expect(nearest(name, known, 3)).toEqual([]);
    expect(didYouMean(name, known)).not.toContain("did you mean");
  });

  it("takes two letters for the beginning of a word", () => {
    expect(nearest("mo", ["mon", "tue", "sat"])).toEqual(["mon"]);
  });

  it("never takes one number for another", () => {
    const label = fc
      .tuple(fc.constantFrom("", "gate-", "rail ", "q"), fc.nat(99_999))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(label, fc.array(label), (name, others) => {
        expect(
          nearest(
            name,
            others.filter((other) => other !== name),
            3,
          ),
        ).toEqual([]);
      }),
    );
  });

  it("finds a name after one letter is dropped, added, changed or swapped with the next", () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("drop", "add", "change", "swap"), (name, n, slip) => {
        const i = n % (name.length - 1);
        const [head, letter, next, tail] = [name.slice(0, i), name[i], name[i + 1], name.slice(i + 2)];
        const slips = {
          drop: `${head}${next}${tail}`,
          add: `${head}${letter}q${next}${tail}`,
          change: `${head}q${next}${tail}`,
          swap: `${head}${next}${letter}${tail}`,
        };
        expect(nearest(slips[slip], [name, "something-else"])).toEqual([name]);
      }),
    );
  });
});

describe("didYouMean", () => {
  it("names the nearest, or else what there is", () => {
    expect(didYouMean("alam", ["alma", "barda"])).toBe('did you mean "alma"?');
    expect(didYouMean("timbuktu", ["alma", "barda"])).toBe("known are alma, barda");
    expect(
      didYouMean(
        "x",
        Array.from({ length: 9 }, (_, i) => `place-${i}`),
      ),
    ).toMatch(/place-5 and 3 more$/);
    expect(didYouMean("x", [])).toBe("there are none");
  });

  it("takes names that can be gone through only once", () => {
    expect(didYouMean("timbuktu", new Map([["alma", 1]]).keys())).toBe("known are alma");
  });
});

describe("InputError", () => {
  const at = (line: number, severity: "error" | "warning" = "error") =>
    problem({
      file: "a.csv",
      line,
      column: 3,
      path: `x[${line}]`,
      expected: "this",
      got: 1,
      hint: "try that",
      severity,
    });

  it("tells file, line, column, path, expected, got and hint of each problem", () => {
    const error = new InputError([at(2), { ...at(3, "warning"), file: "b.csv" }]);
    expect(error.code).toBe("input");
    expect(error.message).toBe(
      [
        "a.csv: 1 problem",
        "  2:3 x[2]: expected this, got 1; try that",
        "b.csv: 1 problem",
        "  3:3 warning: x[3]: expected this, got 1; try that",
      ].join("\n"),
    );
  });

  it("lists twenty problems of a file and counts the rest, but holds them all", () => {
    const error = new InputError(Array.from({ length: 25 }, (_, i) => at(i + 1)));
    expect(error.message.split("\n")).toHaveLength(22);
    expect(error.message).toMatch(/and 5 more$/);
    expect(error.problems).toHaveLength(25);
  });

  it("keeps escape sequences of files and names away from the terminal", () => {
    expect(formatProblems([{ ...at(1), file: "\u001b[2J.csv", path: "\u001b[31m" }])).not.toContain("\u001b");
  });
});

describe("inOrder", () => {
  it("keeps files as first met and sorts their problems by line and column", () => {
    const spots = [
      ["b", 2, 1],
      ["a", 9, 9],
      ["b", 1, 5],
      ["a", 9, 2],
      ["b", 1, 2],
    ] as const;
    const problems = spots.map(([file, line, column]) =>
      problem({ file, line, column, path: "", expected: "", got: 0 }),
    );
    expect(inOrder(problems).map(({ file, line, column }) => `${file}${line}:${column}`)).toEqual([
      ...["b1:2", "b1:5", "b2:1"],
      ...["a9:2", "a9:9"],
    ]);
  });
});
