// Guards the plain English of the project: words of a stilted manner stay out, and each source file says what it is for.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mannerIn, opensWithPurpose, textFiles } from "../tools/language.ts";

describe("the language of the project", () => {
  it("keeps to the words of the trade", () => {
    const files = textFiles([
      ...["README.md", "CHANGELOG.md", "CONTRIBUTING.md"],
      ...["docs", "examples", "scenarios", "src"],
    ]);
    expect(files.length).toBeGreaterThan(500);
    expect(files.flatMap(mannerIn)).toEqual([]);
  });

  it("says at the top of each source file what the file is for", () => {
    const files = textFiles(["src"]);
    expect(files.filter((file) => !opensWithPurpose(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("takes the comment of a first declaration for no sentence on the file", () => {
    const sentence = "/** Reads tables. */\n";
    expect(opensWithPurpose(`${sentence}import "x";`)).toBe(true);
    expect(opensWithPurpose(`${sentence}\n/** A table. */\nexport const x = 1;`)).toBe(true);
    expect(opensWithPurpose("#!/usr/bin/env node\n// Reads tables.\nimport 'x';")).toBe(true);
    expect(opensWithPurpose(`${sentence}export const x = 1;`)).toBe(false);
    expect(opensWithPurpose("// @ts-nocheck why\n// Reads tables.\nimport 'x';")).toBe(true);
    expect(opensWithPurpose("// biome-ignore lint: why\nimport 'x';")).toBe(false);
    expect(opensWithPurpose("import 'x';\n// Reads tables.")).toBe(false);
  });
});
