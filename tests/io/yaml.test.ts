import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, type FieldPath, type Problem } from "../../src/base/index.ts";
import { readYaml } from "../../src/io/text/yaml.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const read = (text: string) => {
  const problems: Problem[] = [];
  const file = readYaml("s.yaml", text, problems);
  return { file, problems };
};
const documentOf = (text: string) => read(text).file?.document;

describe("readYaml", () => {
  it.each([
    [
      "words that YAML 1.1 took for others",
      "a: no\nb: 12:30:00\nc: 010\nd: 1_000\ne: 2026-02-30",
      { a: "no", b: "12:30:00", c: 10, d: "1_000", e: "2026-02-30" },
    ],
    [
      "numbers in all notations",
      "a: 31\nb: 1e3\nc: -.5\nd: 9007199254740991\ne: 12345678901234567890.5",
      { a: 31, b: 1000, c: -0.5, d: 9007199254740991, e: 12345678901234567000 },
    ],
    ["nothing, as null", "a:\nb: ~\nc: null", { a: null, b: null, c: null }],
    [
      "texts of many lines",
      "a: >-\n  one\n  two\nb: |\n  %YAML 1.1\n  one\n",
      { a: "one two", b: "%YAML 1.1\none\n" },
    ],
    ["JSON", '{"a": [1, {"b": "\\u06cc"}]}', { a: [1, { b: "\u06cc" }] }],
    ["plain tags and comments", "a: !!str 5 # five", { a: "5" }],
    ["a byte-order mark and Windows' line ends", "\ufeffa: 1\r\nb: 2\r\n", { a: 1, b: 2 }],
    [
      "names with a meaning in JavaScript, as values",
      "id: __proto__\nlist: [constructor, toString]",
      { id: "__proto__", list: ["constructor", "toString"] },
    ],
    [
      "a hundred levels",
      `${"[".repeat(100)}${"]".repeat(100)}`,
      JSON.parse(`${"[".repeat(100)}${"]".repeat(100)}`),
    ],
  ])("reads %s", (_, text, document) => {
    expect(documentOf(text)).toEqual(document);
  });

  it("reads any JSON as JSON", () => {
    const key = fc.string().filter((name) => !["__proto__", "constructor", "prototype"].includes(name));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !/^-?\d{16,}$/.test(String(n))),
        fc.string({ unit: "grapheme" }),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { noNullPrototype: true }),
        fc.constantFrom(0, 2),
        (document, indent) => {
          const text = JSON.stringify(document, null, indent);
          expect(documentOf(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it("says where each part of a document stands: values at themselves, lists and fields at their name", () => {
    const text =
      "version: 1\nedits:\n  - type: set\n    to: { value: 5,\n      unit: km }\n  - link: [a, b]\n";
    const { file } = read(text);
    const spot = (...path: FieldPath) => {
      const { line, column, path: written } = file?.where(path) ?? { path: "" };
      return `${written} ${line}:${column}`;
    };
    expect(spot("version")).toBe("version 1:10");
    expect(spot("edits")).toBe("edits 2:1");
    expect(spot("edits", 0)).toBe("edits[0] 3:5");
    expect(spot("edits", 0, "to")).toBe("edits[0].to 4:5");
    expect(spot("edits", 0, "to", "unit")).toBe("edits[0].to.unit 5:13");
    expect(spot("edits", 1, "link", 1)).toBe("edits[1].link[1] 6:15");
    // What is missing is told at what lacks it.
    expect(spot("edits", 1, "type")).toBe("edits[1].type 6:5");
    expect(spot("edits", 7, "type")).toBe("edits[7].type 2:1");
    expect(spot()).toBe("document 1:1");
  });

  it.each([
    ["0x10", 16],
    ["0o17", 15],
    ["-0xfF", -255],
  ])("refuses %s, which people and programs read apart, with its value in the hint", (written, value) => {
    const { file, problems } = read(`a: 1\nb: ${written}\n`);
    // A sign before a prefix makes a text of it, which is no number to anybody.
    if (written.startsWith("-")) return expect(file?.document).toEqual({ a: 1, b: written });
    expect(problems).toMatchObject([
      { line: 2, column: 4, path: "b", hint: `write ${value}, or quote it if it is a code: "${written}"` },
    ]);
    expect(documentOf(`a: "${written}"`)).toEqual({ a: written });
  });

  it("finds equal keys in JSON, of which JSON.parse keeps the last", () => {
    const { file, problems } = read('{\n  "id": "twins",\n  "title": "One",\n  "title": "Two"\n}');
    expect(file).toBeUndefined();
    expect(problems).toMatchObject([{ line: 4, column: 3, path: "title", expected: "each key once" }]);
  });

  it("finds equal keys among fifteen thousand", { timeout: 10_000 }, () => {
    const keys = Array.from({ length: 15_000 }, (_, i) => `k${i}: ${i}`);
    expect(read([...keys, "k7: again"].join("\n")).problems).toMatchObject([{ line: 15_001, path: "k7" }]);
    expect(at(documentOf(keys.join("\n")), ["k14999"])).toBe(14_999);
  });

  it("finds where each of eighteen thousand keys stands", () => {
    const keys = Array.from({ length: 18_000 }, (_, i) => `k${i}: ${i}`);
    const { file } = read(keys.join("\n"));
    expect(keys.map((_, i) => file?.where([`k${i}`]).line)).toEqual(keys.map((_, i) => i + 1));
  });

  it("tells every fault of a document, but one a line where the parser lost its way", () => {
    const { problems } = read("a: .nan\nb: *x\n__proto__: 1\nc: 1e999\na: 2\n");
    expect(problems.map(({ line, expected }) => `${line} ${expected}`)).toEqual([
      ...[
        "1 a finite number",
        "2 values written out, no aliases",
        "3 another key",
        "4 a finite number",
        "5 each key once",
      ],
    ]);
    expect(read("a: [1, 2\nb: }\nc: @\n").problems.length).toBeLessThanOrEqual(4);
  });

  it.each([
    [
      "a bomb of aliases",
      Array.from(
        { length: 9 },
        (_, i) => `l${i}: &l${i} [${i === 0 ? "lol" : Array(9).fill(`*l${i - 1}`)}]`,
      ).join("\n"),
    ],
    ["a circle", "a: &a [*a]"],
    ["brackets within brackets", "[".repeat(20_000)],
    ["dashes within dashes", `${"- ".repeat(20_000)}a`],
    ["question marks within question marks", `${"? ".repeat(5_000)}a`],
    ["fields within fields", Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["anchors upon anchors", `a: ${"&a ".repeat(1000)}x`],
    ["a file of more than 256 kB", `a: ${"x".repeat(256 * 1024)}`],
  ])("refuses %s", { timeout: 10_000 }, (_, text) => {
    const { file, problems } = read(text);
    expect(file).toBeUndefined();
    for (const problem of problems)
      expect(problem).toMatchObject({ file: "s.yaml", line: expect.any(Number), hint: expect.any(String) });
    expect(problems.length).toBeGreaterThan(0);
  });

  it("leaves Object.prototype alone", () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      expect(read(`${key}: { polluted: yes }`).file).toBeUndefined();
      expect(read(`{"a": {"${key}": {"polluted": true}}}`).file).toBeUndefined();
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
