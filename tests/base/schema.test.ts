import { describe, expect, it } from "vitest";
import * as z from "zod";
import { at, pathText, schemaProblems } from "../../src/base/index.ts";

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  count: z.int().positive(),
  share: z.number().max(1).optional(),
  open: z.boolean().optional(),
  kind: z.enum(["sourced", "assumed"]).optional(),
  code: z
    .string()
    .regex(/^[A-Z]$/, "one capital")
    .optional(),
  tags: z.array(z.string()).min(1).optional(),
  size: z.tuple([z.number(), z.number()]).optional(),
  by: z.record(z.string().max(3), z.number()).optional(),
  to: z.union([z.string(), z.strictObject({ value: z.number() })]).optional(),
  edit: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("open"), link: z.string() }),
      z.strictObject({ type: z.literal("close"), link: z.string() }),
    ])
    .optional(),
});
const good = { name: "abc", count: 1 };

describe("schemaProblems", () => {
  it("finds nothing wrong with a good document", () => {
    expect(schemaProblems(schema, good)).toEqual([]);
  });

  it.each([
    ["name", 5, "a text", "put it in quotes"],
    ["name", "", "a text of at least 1 character(s)", "too short"],
    ["name", "abcdef", "a text of at most 5 character(s)", "too long"],
    ["name", null, "a text", "leave the field out"],
    ["name", undefined, "a text", "the field is missing"],
    ["count", "12", "a finite number", "remove the quotes"],
    ["count", 1.5, "a whole number", "without decimals"],
    ["count", 0, "a number above 0", "too small"],
    ["count", 1e300, "a whole number of at most 9007199254740991", "too large"],
    ["share", "0.5", "a finite number", "remove the quotes"],
    ["share", "0,5", "a finite number", "did you mean 0.5?"],
    ["share", "\u06f1", "a finite number", "write 1"],
    ["share", Number.NaN, "a finite number", "the value is not a finite number"],
    ["share", 2, "a number of at most 1", "too large"],
    ["open", "yes", "true or false", "write true"],
    ["open", "off", "true or false", "write false"],
    ["open", "perhaps", "true or false", "the value is a text"],
    ["kind", "asumed", "one of sourced, assumed", 'did you mean "assumed"?'],
    ["code", "ab", "one capital", "in this form"],
    ["tags", [], "a list of at least 1 item(s)", "too short"],
    ["tags", "a", "a list", 'in brackets, even a single one: ["a"]'],
    ["size", [1], "a list of at least 2 item(s)", "too short"],
    ["size", [1, 2, 3], "a list of at most 2 item(s)", "too long"],
    ["to", 1.2, "a text or an object with fields", 'write { value: 1.2, unit: "1", kind: assumed }'],
    ["edit", 5, "an object with fields", "the value is a number"],
  ])("of %s: %j says what is right and what to try", (field, value, expected, hint) => {
    const problems = schemaProblems(schema, { ...good, [field]: value });
    expect(problems).toMatchObject([{ path: field, expected, hint: expect.stringContaining(hint) }]);
  });

  it.each([
    ["tags", ["a", 5], "tags[1]", "a text"],
    ["by", { abcd: 1 }, "by.abcd", "a text of at most 3 character(s)"],
    ["by", { abc: "1" }, "by.abc", "a finite number"],
    ["to", { value: "1" }, "to.value", "a finite number"],
    ["edit", { type: "opne", link: "a" }, "edit.type", "one of open, close"],
    ["edit", { link: "a" }, "edit.type", "one of open, close"],
    ["edit", { type: "open" }, "edit.link", "a text"],
  ])("of %s: %j names the part", (field, value, path, expected) => {
    expect(schemaProblems(schema, { ...good, [field]: value })).toMatchObject([{ path, expected }]);
  });

  it("names the nearest known field for an unknown one, at every level", () => {
    const slips = {
      ...good,
      nmae: 1,
      to: { value: 1, valeu: 2 },
      edit: { type: "open", link: "a", lnk: "b" },
    };
    expect(schemaProblems(schema, slips).map(({ path, hint }) => [path, hint])).toEqual([
      ["to.valeu", 'did you mean "value"?'],
      ["edit.lnk", 'did you mean "link"?'],
      ["nmae", 'did you mean "name"?'],
    ]);
  });

  it("tells all problems at once, each where it stands", () => {
    const problems = schemaProblems(schema, { count: 0, share: "x" }, (path) => ({
      file: "a.yaml",
      line: path.length,
      path: pathText(path),
    }));
    expect(problems.map(({ file, line, path }) => `${file}:${line} ${path}`)).toEqual([
      ...["a.yaml:1 name", "a.yaml:1 count", "a.yaml:1 share"],
    ]);
  });
});

describe("pathText and at", () => {
  it("write and follow a path", () => {
    const document = { edits: [{ to: { value: 5 } }] };
    const path = ["edits", 0, "to", "value"];
    expect(pathText(path)).toBe("edits[0].to.value");
    expect(pathText([])).toBe("document");
    expect(at(document, path)).toBe(5);
  });

  it("never leave a document's own fields", () => {
    for (const key of ["__proto__", "constructor", "toString", "length"])
      expect(at({ a: {} }, ["a", key])).toBeUndefined();
  });
});
