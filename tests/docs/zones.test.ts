import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { route } from "../../src/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { runPage } from "./snippets.ts";

describe("the code on the page of free zones", () => {
  it("prints what the page says", async () => {
    const { printed, promised } = await runPage("docs/guide/free-zones.md");
    expect(printed).toEqual(promised);
    expect(printed).toHaveLength(10);
  });
});

describe("the table of zones and one stop", () => {
  it("holds the least costs of the study", async () => {
    const folder = "scenarios/iran-iraq";
    const [study, readme] = await Promise.all([loadStudy(folder), readFile(`${folder}/README.md`, "utf8")]);
    const scenarios = [
      ...["status-quo", "joint-free-zones", "one-stop-border"],
      ...["planned-link", "planned-link-with-zones", "planned-link-one-stop"],
    ];
    const commodities = {
      containers: "container",
      "mixed exports": "general",
      "mixed goods": "general",
      bulk: "bulk",
    };
    const rows = [
      ...readme.matchAll(/^\| (containers|mixed exports|mixed goods|bulk), (\w+)-(\w+) \| (.*) \|$/gm),
    ];
    expect(rows).toHaveLength(5);
    for (const [, goods = "", from = "", to = "", cells = ""] of rows) {
      const found = scenarios.map((id) => {
        const commodity = commodities[goods as keyof typeof commodities];
        const way = route(study, id, { from: from.toLowerCase(), to: to.toLowerCase(), commodity });
        return way.type === "route" ? way.totals.generalisedCost.toFixed(1) : way.reason;
      });
      expect(cells.split(" | ")).toEqual(found);
    }
  });
});
