import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const scripts = readdirSync("examples").filter((name) => name.endsWith(".ts"));

describe("the example scripts", () => {
  it.each(scripts)("%s runs, says something, and has at most thirty lines", async (script) => {
    expect(readFileSync(`examples/${script}`, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(30);
    const { stdout, stderr } = await run("node_modules/.bin/tsx", [`examples/${script}`]);
    expect(stderr).toBe("");
    expect(stdout.split("\n").length).toBeGreaterThan(2);
    expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
  });
});
