import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatProblems } from "../../src/base/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { corridor, filesOf, partsOfProblem, problemsOf } from "./files.ts";

// Each folder holds a few files with slips, and in message.txt what a reader is told. Its tables and scenarios are read
// together with those of the small study; a study.yaml of its own takes the place of the study's.
const folder = "tests/io/bad";
const cases = readdirSync(folder);
const base = { ...corridor, folder: "first-corridor" };
const { hash } = readStudyNow([base]);

describe("readStudyNow", () => {
  it.each(cases)("tells of %s", async (name) => {
    const bad = filesOf(join(folder, name));
    const layers = bad.files.has("study.yaml") ? [base, bad] : [bad, base];
    const problems = problemsOf(layers);
    await expect(`${formatProblems(problems)}\n`).toMatchFileSnapshot(join("bad", name, "message.txt"));
    for (const problem of problems) {
      for (const part of partsOfProblem) expect(problem, formatProblems([problem])).toHaveProperty(part);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(readStudyNow([base]).hash).toBe(hash);
  });
});
