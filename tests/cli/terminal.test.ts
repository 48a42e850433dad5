// The command line on terminals of any width: no line is longer, one screen for a comparison, quiet where asked.
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { timeLeft } from "../../src/cli/progress.ts";
import { displayWidth } from "../../src/report/plain.ts";
import { karvan, karvanAt } from "./karvan.ts";

const study = "examples/first-corridor";
const large = "scenarios/iran-iraq";
const ends = ["--from", "alma", "--to", "gora", "--commodity", "container"];
const asked = ["--scenario", "rail-joined", ...ends];

const calls: readonly (readonly string[])[] = [
  ["route", study, ...ends],
  ["route", study, ...ends, "--depart", "2026-11-25T08:00+03:00"],
  ["alternatives", study, ...ends, "--frontier"],
  ["compare", study, "--scenarios", "status-quo,rail-joined", "--futures", "64"],
  ["compare", study, "--scenarios", "status-quo,rail-joined", "--all"],
  ["analyse", study, ...asked, "--futures", "200"],
  ["sensitivity", study, ...asked],
  ["switch", study, ...asked],
  ["discover", study, ...asked, "--futures", "200"],
  ["weigh", study, "--options", "status-quo,rail-joined", ...ends, "--futures", "128"],
  ["list", study, "figures"],
  ["show", study, "border.rail"],
  ["explain", study, ...ends],
  ["diff", study, "status-quo", "rail-joined"],
  ["validate", study],
  ["flows", study, "--scenarios", "status-quo,rail-joined"],
  ["flows", study, "--scenarios", "status-quo,rail-joined", "--futures", "64"],
  ["flows", study, "--scenarios", "status-quo,rail-joined", "--gate", "barda"],
  ["calibrate", study, "--dry-run", "--members", "200", "--passes", "2"],
  ["route", study, "--from", "almaa", "--to", "gora", "--commodity", "container"],
  ["--help"],
  ["compare", "--help"],
];
const largeCalls: readonly (readonly string[])[] = [
  ["list", large, "places"],
  ["show", large, "shalamcheh"],
  ["compare", large, "--scenarios", "status-quo,planned-link", "--all"],
  ["operate", large, "--days", "60", "--scenarios", "status-quo,border-closure", "--start", "2026-07-01"],
];

function linesOver(width: number, text: string): string[] {
  return text.split("\n").filter((line) => displayWidth(line) > width);
}

describe("the command line", () => {
  it.each(calls)("prints no line longer than the terminal: %j", async (...words) => {
    for (const width of [40, 80]) {
      const { data, messages } = await karvanAt(width, ...words);
      expect(data + messages).toMatch(/\S/);
      expect(linesOver(width, `${data}\n${messages}`), `${width} columns`).toEqual([]);
    }
  });

  it.each(largeCalls)("nor of a large study: %j", async (...words) => {
    const { data, messages } = await karvanAt(80, ...words);
    expect(linesOver(80, `${data}\n${messages}`)).toEqual([]);
  });

  it("prints a comparison on one screen of 80 columns and 24 rows", async () => {
    for (const [folder, scenario] of [
      [study, "rail-joined"],
      [large, "planned-link"],
    ] as const) {
      const { data } = await karvanAt(
        80,
        "compare",
        folder,
        "--scenarios",
        `status-quo,${scenario}`,
        "--futures",
        "64",
      );
      const lines = data.trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(24);
      // The answer, a table by commodity, journeys: three blocks.
      expect(data.trimEnd().split("\n\n")).toHaveLength(3);
    }
  });

  it("prints one screen for each of many scenarios", async () => {
    const scenarios = readdirSync(`${large}/scenarios`).map((name) => name.replace(".yaml", ""));
    const asked = ["status-quo", ...scenarios.filter((id) => id !== "status-quo")].join(",");
    const { data } = await karvanAt(80, "compare", large, "--scenarios", asked);
    const screens = data.split(/^(?=“)/m).filter((screen) => screen !== "");
    expect(screens).toHaveLength(scenarios.length - 1);
    for (const screen of screens) expect(screen.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
  });

  it("prints all columns under --wide, at any width", async () => {
    const words = ["compare", study, "--scenarios", "status-quo,rail-joined", "--wide"];
    const [narrow, wide] = [await karvanAt(40, ...words), await karvanAt(200, ...words)];
    expect(narrow.data).toBe(wide.data);
    expect(linesOver(80, narrow.data).length).toBeGreaterThan(0);
  });

  it("prints no messages under --quiet, and errors all the same", async () => {
    const words = ["compare", study, "--scenarios", "status-quo,rail-joined"];
    expect((await karvan(...words)).messages).toContain("SHA-256");
    expect(await karvan(...words, "--quiet")).toMatchObject({ code: 0, messages: "" });
    expect((await karvan("show", study, "no-such-id", "--quiet")).messages).toContain("no-such-id");
  });

  it("completes verbs, options and their values in each shell", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { data } = await karvanAt(40, "completion", shell);
      for (const word of ["compare", "latinHypercube", "commodities"]) expect(data).toContain(word);
      expect(data).toMatch(shell === "fish" ? /-l half-width/ : /--half-width/);
    }
    expect((await karvan("completion", "tcsh")).code).toBe(2);
  });

  it("says how long work still takes, once its pace is known", () => {
    expect(timeLeft(0.01, 5000)).toBe("");
    expect(timeLeft(0.25, 10_000)).toBe(", 30 s left");
    expect(timeLeft(0.1, 60_000)).toBe(", 9 min left");
  });
});
