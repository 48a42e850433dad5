// Every public function and class shows in its docstring how it is used; what the examples print is what they say.
import { describe, expect, it } from "vitest";
import { entryFiles, type PublicValue, programOf, publicValues, typeErrors } from "./docstrings.ts";
import { runProgram } from "./snippets.ts";

const values = publicValues(programOf(entryFiles, new Map()), entryFiles);
const examples = values.flatMap(({ name, kind, examples: programs }) =>
  programs.map((code, i) => ({ name, kind, title: `${name} ${i + 1}`, code })),
);

/** Functions and classes without an example; constants may have one. */
function withoutExample(found: readonly PublicValue[]): string[] {
  return found
    .filter(({ kind, examples }) => kind !== "constant" && examples.length === 0)
    .map(({ name, file }) => `${name} in ${file}`);
}

/** Lines that say nothing but what is printed. */
const isOutput = (line: string): boolean => line.startsWith("// ");

describe("docstrings", () => {
  it("show each public function and class in an example", () => {
    expect(values.length).toBeGreaterThan(130);
    expect(withoutExample(values)).toEqual([]);
  });

  it("have all examples in the form that is run", () => {
    for (const { name, docstring, examples: run } of values)
      expect(docstring.filter((line) => /@example/.test(line)).length, name).toBe(run.length);
  });

  it("keep examples short: up to eight lines, each within 130 columns, that import what they use and print", () => {
    for (const { name, kind, code } of examples) {
      const lines = code.trimEnd().split("\n");
      expect(lines.filter((line) => !isOutput(line)).length, name).toBeLessThanOrEqual(8);
      expect(
        lines.filter((line) => ` * ${line}`.length > 130),
        name,
      ).toEqual([]);
      expect(lines[0], name).toMatch(/^import /);
      // A function makes the objects of most classes.
      if (kind !== "class") expect(code, name).toMatch(new RegExp(`\\b${name}\\b`));
      expect(code, name).toMatch(/from "karvan(\/\w+)?"/);
    }
  });

  it("have examples without errors of type", () => {
    const programs = examples.map(({ title, code }) => [title.replace(" ", "-"), code] as const);
    expect(typeErrors(new Map(programs))).toEqual([]);
  });

  it.each(examples)("print what they say: $title", async ({ code }) => {
    const { printed, promised } = await runProgram(code);
    expect(promised.length).toBeGreaterThan(0);
    expect(printed).toEqual(promised);
  });
});

describe("the check of docstrings", () => {
  it("finds what has no example, whatever its form", () => {
    const text = `
      /** Adds. */
      export function add(a: number, b: number): number { return a + b; }
      /** Halves. */
      export const halve = (a: number): number => a / 2;
      export class Bare {}
      /** A number. */
      export const seven = 7;
      export interface Shape { readonly area: number }
      /**
       * Doubles.
       *
       * @example
       * \`\`\`ts
       * import { double } from "karvan";
       * console.log(double(1.5)); // 3
       * \`\`\`
       */
      export function double(a: number): number { return 2 * a; }`;
    const file = "src/invented.ts";
    const found = publicValues(programOf([file], new Map([[file, text]])), [file]);
    expect(withoutExample(found).map((line) => line.split(" ")[0])).toEqual(["add", "halve", "Bare"]);
    expect(found.find(({ name }) => name === "double")?.examples).toEqual([
      'import { double } from "karvan";\nconsole.log(double(1.5)); // 3\n',
    ]);
  });

  it("finds an example that prints something else, and one that does not compile", async () => {
    const code = 'import { erlangB } from "karvan/queueing";\nconsole.log(erlangB({ servers: 1 })); // 0.5\n';
    expect(typeErrors(new Map([["wrong", code]]))).toHaveLength(1);
    const other = 'import { endText } from "karvan/text";\nconsole.log(endText({ place: "qom" })); // arak\n';
    expect(await runProgram(other)).toEqual({ printed: ["qom"], promised: ["arak"] });
  });
});
