import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { itineraryText } from "../../src/entry/text.ts";
import * as karvan from "../../src/index.ts";
import { corridor } from "../io/files.ts";
import { runPage } from "./snippets.ts";

const page = "docs/guide/timetables.md";
const blocks = [...readFileSync(page, "utf8").matchAll(/^```(\w*)\n(.*?)^```/gms)].map(
  ([, language, text]) => ({ language, text: text as string }),
);
const of = (language: string): string[] =>
  blocks.filter((block) => block.language === language).map(({ text }) => text);

describe("the page on timetables", () => {
  it("prints what it says", async () => {
    const { printed, promised } = await runPage(page);
    expect(printed).toEqual(promised);
    expect(printed).toHaveLength(4);
  });

  it("shows tables and a scenario that answer as the page shows", async () => {
    const [services = ""] = of("");
    const files = new Map([
      ["study.yaml", corridor.files.get("study.yaml") as string],
      ["services.csv", services],
      ["scenarios/day-shifts.yaml", of("yaml")[0] as string],
    ]);
    const study = await karvan.readStudy([corridor, { folder: "my-corridor", files }]);
    const [command = ""] = of("sh");
    const word = (option: string): string => new RegExp(`--${option} (\\S+)`).exec(command)?.[1] as string;
    const [from, to, scenario, depart] = ["from", "to", "scenario", "depart"].map(word) as [
      string,
      string,
      string,
      string,
    ];
    const query = { from, to, commodity: study.commodities[0]?.id as string, depart };
    const found = karvan.earliestArrival(study, scenario, query);
    if (found.type === "noRoute") throw new Error(found.reason);
    expect(`${itineraryText(study, found)}\n`).toBe(of("text")[0]);
  });
});
