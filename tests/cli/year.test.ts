import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { karvan } from "./karvan.ts";

const folder = mkdtempSync(join(tmpdir(), "karvan-year-"));
const journey = ["--from", "alma", "--to", "gora", "--commodity", "container"];
const dated = `version: 1
id: dated
title: Rail is joined in 2029
extends: status-quo
edits:
  - { type: openLink, link: rail-barda--gora, carries: [freight], from: 2029 }
`;

beforeAll(() => {
  cpSync("examples/first-corridor", folder, { recursive: true });
  writeFileSync(join(folder, "scenarios", "dated.yaml"), dated);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("--year", () => {
  const early = "For 2028. Not in force: edit 1 of dated (openLink, from 2029).";
  const both = ["--scenarios", "status-quo,dated"];

  it.each([
    ["route", ["--scenario", "dated", ...journey]],
    ["alternatives", ["--scenario", "dated", ...journey]],
    ["compare", both],
  ])(
    "of %s changes the answer, and the text names the year and what is not in force",
    async (verb, words) => {
      const [before, after] = await Promise.all(
        ["2028", "2029"].map((year) => karvan(verb, folder, ...words, "--year", year)),
      );
      expect([before?.code, after?.code]).toEqual([0, 0]);
      expect(before?.data).toContain(early);
      expect(after?.data).toContain("For 2029.");
      expect(before?.data.replace(early, "")).not.toBe(after?.data.replace("For 2029.", ""));
    },
  );

  it("is named where it is not asked for", async () => {
    const [late, plain, departed] = await Promise.all([
      karvan("compare", folder, ...both),
      karvan("compare", folder, "--scenarios", "status-quo,rail-joined"),
      karvan("route", folder, "--scenario", "dated", ...journey, "--depart", "2028-12-31T08:00+03:00"),
    ]);
    expect(late.data).toContain("For 2029, when all dated edits have begun; choose another with --year.");
    expect(plain.data).toContain("For 2026, the study's year.");
    expect(departed.data).toContain("For 2028-12-31. Not in force: edit 1 of dated");
  });

  it("is in the data too", async () => {
    const { data } = await karvan("compare", folder, ...both, "--year", "2028", "--json");
    expect(JSON.parse(data).year).toEqual({
      ...{ year: 2028, reason: "asked" },
      edits: [{ scenario: "dated", edit: 0, type: "openLink", from: "2029", inForce: false }],
    });
  });

  it("is refused when it is none, and beside a plain network", async () => {
    const none = await karvan("compare", folder, ...both, "--year", "soon");
    expect([none.code, none.messages]).toEqual([2, expect.stringContaining("a year such as 2029")]);
    const plain = await karvan("route", "--gmns", folder, "--from", "a", "--to", "b", "--year", "2029");
    expect([plain.code, plain.messages]).toEqual([2, expect.stringContaining("--year")]);
  });
});
