import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatProblems } from "../../src/base/index.ts";
import { compare } from "../../src/futures/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { route } from "../../src/routing/index.ts";
import { applyScenario, changedRows } from "../../src/scenario/index.ts";
import { attempt, filesOf } from "../io/files.ts";

const folder = "scenarios/iran-iraq";
const file = "scenarios/slow-border.yaml";
const { files } = filesOf(folder);

/** The first block of a page in a language; what has no language is `text`. */
function block(page: string, language: string): string {
  const blocks = readFileSync(page, "utf8").matchAll(/^```(\w*)\n(.*?)^```/gms);
  return [...blocks].find(([, name]) => (name || "text") === language)?.[2] as string;
}

/** Reads the study with one more scenario, and applies it. */
function apply(scenario: string) {
  return attempt(() => {
    const study = readStudyNow([{ folder, files: new Map([...files, [file, scenario]]) }]);
    return applyScenario(study, "slow-border");
  });
}

describe("what people ask for first", () => {
  const page = readFileSync("docs/guide/scenarios.md", "utf8");
  const [, text = ""] = /```yaml\n(version: 1\nid: three-measures\n.*?)```/s.exec(page) ?? [];
  const [folderFiles, name] = [filesOf(folder).files, "scenarios/three-measures.yaml"];

  it("takes fifteen lines at most, applies without a warning, and has two answers in two years", async () => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
    const study = readStudyNow([{ folder, files: new Map([...folderFiles, [name, text]]) }]);
    const { network, warnings } = applyScenario(study, "three-measures");
    expect(warnings).toEqual([]);
    expect(changedRows(study.network, network).map(({ table }) => table)).toEqual(
      expect.arrayContaining(["links", "crossings", "operations"]),
    );
    const asked = { from: "tehran", to: "basra-maqal", commodity: "container", modes: ["rail"] as const };
    const [early, late] = [2028, 2029].map((year) => route(study, "three-measures", { ...asked, year }));
    expect([early?.type, early?.year?.edits[0]?.inForce]).toEqual(["noRoute", false]);
    expect([late?.type, late?.year?.edits[0]?.inForce]).toEqual(["route", true]);
    const changes = await Promise.all(
      [2028, 2029].map(async (year) => {
        const { rows } = await compare(study, "status-quo", "three-measures", { year });
        return rows.filter(({ change }) => change !== "none").length;
      }),
    );
    expect(changes[0]).toBeGreaterThan(0);
    expect(changes[1]).toBeGreaterThan(changes[0] as number);
  });
});

describe("the edits a page shows", () => {
  const page = readFileSync("docs/guide/scenarios.md", "utf8");
  const lists = [...page.matchAll(/^```yaml\n(edits:\n.*?)^```/gms)].map(([, text]) => text as string);

  it("apply to the study, all of them", () => {
    expect(lists).toHaveLength(2);
    for (const list of lists) {
      const scenario = `version: 1\nid: slow-border\ntitle: As shown\n${list}`;
      expect(apply(scenario), list).toHaveProperty("done");
    }
  });
});

describe("the scenario a page shows", () => {
  it.each(["docs/guide/scenarios.md"])("of %s can be applied", (page) => {
    expect(apply(block(page, "yaml"))).toHaveProperty("done");
  });

  it("of the guide gets the messages the guide tells, with the slips it tells of", () => {
    const slips = block("docs/guide/scenarios.md", "yaml").replace(
      "at: bcp.rail.shalamcheh",
      "at: bcp.rail.shalamche",
    );
    const result = apply(`${slips}  - type: openLink\n    link: rail-tehran--qom\n`);
    const told = "problems" in result ? `${formatProblems(result.problems)}\n` : "nothing";
    expect(told).toBe(block("docs/guide/scenarios.md", "text"));
  });
});
