import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { karvan } from "./karvan.ts";

const scratch = mkdtempSync(join(tmpdir(), "karvan-format-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const study = "examples/first-corridor";
const journey = ["--from", "alma", "--to", "gora", "--commodity", "container"];
const corridor = "scenarios/iran-iraq";

describe("the version of the form of results", () => {
  it.each([
    { verb: "validate", words: ["validate", study] },
    { verb: "route", words: ["route", study, ...journey] },
    { verb: "compare", words: ["compare", study, "--scenarios", "status-quo,rail-joined"] },
    {
      verb: "compare with several",
      words: ["compare", corridor, "--scenarios", "status-quo,planned-link,border-closure"],
    },
    { verb: "operate", words: ["operate", corridor, "--days", "2"] },
    { verb: "switch", words: ["switch", study, "--scenario", "rail-joined", ...journey] },
    {
      verb: "an error",
      words: ["route", study, "--from", "alma", "--to", "gorra", "--commodity", "container"],
    },
  ])("stands in the JSON of $verb", async ({ words }) => {
    const { data } = await karvan(...words, "--json");
    const found = [JSON.parse(data) as object].flat();
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toMatchObject({ format: 1 });
  });

  it("stands in the list of files of a run, and in none of a JSON Schema", async () => {
    const out = join(scratch, "out");
    await karvan("compare", study, "--scenarios", "status-quo,rail-joined", "--out", out);
    expect(JSON.parse(readFileSync(join(out, "karvan-run.json"), "utf8"))).toMatchObject({ format: 1 });
    expect(JSON.parse((await karvan("schema", "--json")).data)).not.toHaveProperty("format");
  });
});
