import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatProblems } from "../../src/base/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { applyScenario } from "../../src/scenario/index.ts";
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

describe("the scenario a page shows", () => {
  it.each(["README.md", "docs/guide/scenarios.md"])("of %s can be applied", (page) => {
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
