import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { operate } from "../../src/operation/index.ts";
import { runPage } from "./snippets.ts";

const page = "docs/guide/borders.md";

describe("the page on borders", () => {
  it("prints what it says", async () => {
    const { printed, promised } = await runPage(page);
    expect(printed).toEqual(promised);
    expect(printed.length).toBe(2);
  });

  it("runs the days of the how-to and of the example, with the default warm-up", () => {
    const command = /karvan operate \S+ --scenarios status-quo,border-closure(.*)/;
    const inCode = /const days = (.*);/;
    const found = (file: string, form: RegExp) => form.exec(readFileSync(file, "utf8"))?.[1];
    expect(found("docs/how-to/border.md", command)).toBe(" --start 2026-07-01 --days 63");
    expect(found(page, command)).toBe(" --start 2026-07-01 --days 63");
    expect(found(page, inCode)).toBe('{ from: "2026-07-01", days: 63 }');
    expect(found("examples/border-closure.ts", inCode)).toBe('{ from: "2026-07-01", days: 63 }');
  });

  it("states a year at Mehran as the simulation gives it", async () => {
    const study = await loadStudy("scenarios/iran-iraq");
    const { stations, flows } = await operate(study, "status-quo", { seed: "2026" });
    const { load, closedForm, result } = stations.find(
      ({ id }) => id === "gate-mehran",
    ) as (typeof stations)[0];
    const { mean = 0, interval } = result.waitHours;
    const two = (value = 0): string => value.toFixed(2);
    const simulated = `${two(mean)} (${two(interval?.low)} to ${two(interval?.high)})`;
    const expected = closedForm.type === "wait" ? two(closedForm.hours) : closedForm.type;
    const text = readFileSync(page, "utf8");
    expect(text).toContain(
      `| \`status-quo\` | Mehran | ${two(load)} | ${expected} | ${simulated} | ${result.longestQueue} |`,
    );
    const razi = flows.find(({ id }) => id === "razi");
    const inRun = razi?.hours?.mean?.toFixed(0);
    const inRouting = razi?.routedHours?.toFixed(0);
    expect(text.replaceAll("\n", " ")).toContain(
      `${inRun} hours in the operation and ${inRouting} in routing`,
    );
  }, 300_000);
});
