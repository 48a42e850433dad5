// Failures of the command line: messages name what was typed, --json makes them JSON, and no option goes without effect.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { karvan } from "./karvan.ts";

const study = "examples/first-corridor";
const shipped = "scenarios/iran-iraq";
const scratch = mkdtempSync(join(tmpdir(), "karvan-failures-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const ends = ["--from", "alma", "--to", "gora"];
const wrong: readonly (readonly [words: readonly string[], says: string])[] = [
  [["init", "."], "new or empty folder"],
  [["validate"], "missing required argument"],
  [["route", study, "--from", "alma"], "--to"],
  [["route", study, "--from", "alma", "--to", "goar"], '--to: expected the id of a place, got "goar"'],
  [
    ["route", study, ...ends, "--avoid", "barda,gora"],
    "--avoid: expected a place that the journey can avoid",
  ],
  [
    ["route", study, "--from", "alma", "--to", "alma", "--via", "barda"],
    "--via: expected a place on the journey",
  ],
  [["route", study, ...ends, "--depart", "2026-02-20T08:00:00"], "--depart: expected a moment"],
  [["route", study, ...ends, "--cost", "length"], "--cost needs --gmns or --tntp"],
  [["route", "--dimacs", "a.gr", "--cost", "length", "--from", "1", "--to", "2"], "--dimacs"],
  [["route", shipped, "--from", "tehran", "--to", "basra"], "--commodity: expected one of bulk, container"],
  [
    ["alternatives", study, ...ends, "--commodity", "containr"],
    "--commodity: expected the id of a commodity",
  ],
  [["compare", study, "--scenarios", "status-quo,status-quo"], "each scenario once"],
  [["compare", study, "--scenarios", "status-quo,rail-joind"], "--scenarios: expected the id of a scenario"],
  [["compare", study, "--scenarios", "status-quo,rail-joined", "--seed", "7"], "--seed needs --futures"],
  [
    ["compare", study, "--scenarios", "status-quo,rail-joined", "--futures", "99", "--half-width", "-0.3"],
    "--half-width: expected a number above 0",
  ],
  [
    ["operate", study, "--days", "5", "--warm-up", "9.5"],
    "--warm-up: expected from 0 to less than the 5 days",
  ],
  [["operate", study, "--start", "2026-07-01T06:00:00Z"], "--start: expected a day"],
  [["operate", study, "--scenarios", "status-quoo"], "--scenarios: expected the id of a scenario"],
  [["analyse", study, "--scenario", "status-quo"], "another scenario than the base"],
  [["analyse", study, "--scenario", "rail-joined", "--futures", "7"], "--futures: expected"],
  [
    ["sensitivity", study, "--scenario", "rail-joined", "--points", "64"],
    "--points and --seed need --method",
  ],
  [["switch", study, "--scenario", "rail-joined", "--low", "0.1"], "--low and --high need --figure"],
  [
    ["switch", study, "--scenario", "rail-joined", "--figure", "road.cots"],
    "--figure: expected the id of a figure",
  ],
  [
    ["discover", study, "--scenario", "rail-joined", "--coverage", "1.7"],
    "--coverage: expected a number above 0",
  ],
  [
    ["weigh", study, "--options", "status-quo", "--commodity", "container"],
    "--options: expected at least two",
  ],
  [
    [
      ...["weigh", study, "--options", "status-quo,rail-joined", "--commodity", "container"],
      "--charge",
      "a=1",
    ],
    "--charge.a: expected an option",
  ],
  [
    [
      ...["weigh", study, "--options", "status-quo,rail-joined", "--commodity", "container"],
      ...["--charge", "status-quo=1", "--charge", "status-quo=2"],
    ],
    "--charge: expected each option once",
  ],
  [["diff", study, "status-quo", "rail"], "expected the id of a scenario"],
  [["schema", "studdy"], "expected scenario or study"],
];

describe("failures of the command line", () => {
  it.each(wrong)("%j names what was typed", async (words, says) => {
    const { code, data, messages } = await karvan(...words);
    expect(code).toBe(2);
    expect(data).toBe("");
    expect(messages).toContain(says);
    expect(messages).not.toMatch(/options\.|query\.|\n\s+at /);
  });

  it.each(wrong)("%j is JSON under --json", async (words, says) => {
    const { code, data } = await karvan(...words, "--json");
    expect(code).toBe(2);
    const { error } = JSON.parse(data) as { error: { code: string; message: string } };
    expect(error.code).toBe("usage");
    expect(error.message).toContain(says);
  });

  it("gives problems of a study as data, with their files", async () => {
    const folder = join(scratch, "study");
    await karvan("init", folder);
    writeFileSync(join(folder, "figures.csv"), "id,value\nx,1\n");
    for (const words of [
      ["route", folder, ...ends],
      ["compare", folder, "--scenarios", "status-quo,rail-joined"],
      ["diff", folder, "status-quo", "rail-joined"],
      ["operate", folder],
    ]) {
      const { code, data } = await karvan(...words, "--json");
      expect(code).toBe(3);
      const { error } = JSON.parse(data) as { error: { code: string; problems: { file: string }[] } };
      expect(error.code).toBe("input");
      expect(error.problems[0]?.file).toBe(join(folder, "figures.csv"));
    }
  });

  it("takes the moment at which a day begins for the day", async () => {
    const days = ["operate", shipped, "--days", "1", "--json", "--start"];
    const [day, moment] = await Promise.all([
      karvan(...days, "2026-07-01"),
      karvan(...days, "2026-07-01T03:30:00+03:30"),
    ]);
    expect(moment.data).toBe(day.data);
  });

  it("is text where --json comes after the end of options", async () => {
    const { data } = await karvan("schema", "--", "--json");
    expect(data).toBe("");
  });
});
