/// <reference types="vite/client" />
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";

const scripts = readdirSync("examples").filter((name) => name.endsWith(".ts"));
const modules = import.meta.glob("../examples/*.ts");

afterEach(() => vi.restoreAllMocks());

describe("the example scripts", () => {
  it.each(scripts)("%s runs, prints something, and is read at a glance", async (script) => {
    expect(readFileSync(`examples/${script}`, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(50);
    const printed: string[] = [];
    vi.spyOn(console, "log").mockImplementation((...values) => void printed.push(values.join(" ")));
    const warned = vi.spyOn(console, "error");
    await modules[`../examples/${script}`]?.();
    expect(warned).not.toHaveBeenCalled();
    expect(printed.join("\n").split("\n").length).toBeGreaterThan(1);
    expect(printed.join("\n")).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("of a new study compares its scenario for two years", async () => {
    const printed: string[] = [];
    vi.spyOn(console, "log").mockImplementation((...values) => void printed.push(values.join(" ")));
    await import("../examples/first-corridor/scenario.mts");
    expect(printed.map((text) => /For 20\d\d\.( Not in force)?/.exec(text)?.[0])).toEqual([
      "For 2028. Not in force",
      "For 2029.",
    ]);
  });

  it("sweep one lever in the five lines that the guide shows", () => {
    const loop = readFileSync("examples/sweep.ts", "utf8").split("\n\n").at(-1)?.trim() ?? "";
    expect(loop.split("\n")).toHaveLength(5);
    expect(readFileSync("docs/guide/scenarios.md", "utf8")).toContain(loop);
  });
});
