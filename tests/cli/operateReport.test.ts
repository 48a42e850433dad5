import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { karvan } from "./karvan.ts";

const folder = mkdtempSync(join(tmpdir(), "karvan-operate-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("karvan operate --out", () => {
  it("writes a report of all scenarios beside the tables, the same each time", async () => {
    const words = ["operate", "scenarios/iran-iraq", "--scenarios", "status-quo,planned-link", "--days", "4"];
    const pages: string[] = [];
    for (const name of ["first", "second"]) {
      const out = join(folder, name);
      expect((await karvan(...words, "--out", out)).code).toBe(0);
      expect(readdirSync(out)).toEqual(expect.arrayContaining(["operation.html", "stations.csv"]));
      pages.push(readFileSync(join(out, "operation.html"), "utf8"));
    }
    expect(pages[0]).toContain("Operation of status-quo, planned-link");
    expect(pages[0]).toBe(pages[1]);
  });
});
