// A log is written whole or not at all, and a failed one leaves nothing.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeLines } from "../../src/cli/files.ts";
import { partsIn } from "../../src/cli/runs/finishedParts.ts";
import { writeScenario } from "../../src/io/writeScenario.node.ts";
import type { Scenario } from "../../src/scenario/index.ts";

const folder = mkdtempSync(join(tmpdir(), "karvan-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

function* broken(): Generator<string> {
  for (let i = 0; i < 12_345; i++) yield `line ${i}`;
  throw new Error("no more lines");
}

describe("a log", () => {
  it("is written whole, in place of an earlier one", async () => {
    const path = join(folder, "whole.csv");
    writeFileSync(path, "old\n");
    await writeLines(path, ["a", "b"]);
    expect(readFileSync(path, "utf8")).toBe("a\nb\n");
    expect(readdirSync(folder)).toEqual(["whole.csv"]);
  });

  it("leaves the earlier one and no draft when its writing fails", async () => {
    const path = join(folder, "whole.csv");
    await expect(writeLines(path, broken())).rejects.toThrow("no more lines");
    expect(readFileSync(path, "utf8")).toBe("a\nb\n");
    expect(readdirSync(folder)).toEqual(["whole.csv"]);
  });

  it("leaves no draft when it cannot take its place", async () => {
    const place = join(folder, "taken");
    mkdirSync(join(place, "log.csv", "inside"), { recursive: true });
    await expect(writeLines(join(place, "log.csv"), ["a"])).rejects.toThrow();
    expect(readdirSync(place)).toEqual(["log.csv"]);
  });
});

describe("a finished part", () => {
  it("leaves no draft when it cannot take its place", () => {
    const place = join(folder, "parts");
    const finished = partsIn(place);
    finished.write("key", [0.1]);
    expect(finished.read("key")).toEqual([0.1]);
    const [name] = readdirSync(place) as [string];
    rmSync(join(place, name));
    mkdirSync(join(place, name, "inside"), { recursive: true });
    expect(() => finished.write("key", [0.2])).toThrow();
    expect(readdirSync(place)).toEqual([name]);
  });
});

describe("a scenario", () => {
  it("leaves no draft when there is one of its id", async () => {
    const scenario: Scenario = { version: 1, id: "new", title: "New", edits: [] };
    await writeScenario(folder, scenario);
    await expect(writeScenario(folder, scenario)).rejects.toThrow("an id without a file");
    await writeScenario(folder, { ...scenario, title: "Newer" }, { replace: true });
    expect(readdirSync(join(folder, "scenarios"))).toEqual(["new.yaml"]);
    rmSync(join(folder, "scenarios", "new.yaml"));
    mkdirSync(join(folder, "scenarios", "new.yaml", "inside"), { recursive: true });
    await expect(writeScenario(folder, scenario, { replace: true })).rejects.toThrow();
    expect(readdirSync(join(folder, "scenarios"))).toEqual(["new.yaml"]);
  });
});
