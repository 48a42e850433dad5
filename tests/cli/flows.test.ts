// The verbs of flows: estimate, flows, calibrate, on a copy of the small study.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { karvan } from "./karvan.ts";

let root = "";
let study = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "karvan-flows-"));
  study = join(root, "first-corridor");
  await cp("examples/first-corridor", study, { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));

const both = ["--scenarios", "status-quo,rail-joined"];

describe("estimate", () => {
  it("writes the file that the study ships, and says when it is not what its totals give", async () => {
    const shipped = await readFile(join(study, "flows.csv"), "utf8");
    expect((await karvan("estimate", study, "--check")).code).toBe(0);
    await writeFile(join(study, "flows.csv"), shipped.replace("0.7,", "0.6,").replace("0.3,", "0.4,"));
    const check = await karvan("estimate", study, "--check");
    expect([check.code, check.messages.replaceAll("\n", " ")]).toEqual([
      1,
      expect.stringContaining("renews it"),
    ]);
    const { code, data } = await karvan("estimate", study);
    expect([code, data]).toEqual([0, expect.stringContaining("3 flows of 2 totals")]);
    expect(await readFile(join(study, "flows.csv"), "utf8")).toBe(shipped);
  });
});

describe("flows", () => {
  it("lead with what users gain, and give bands over futures", async () => {
    const { data } = await karvan("flows", study, ...both, "--futures", "64");
    expect(data.replaceAll("\n", " ")).toMatch(
      /^Goods, all flows \(1\.\d\d million t a year\), rail-joined: users gain \d/,
    );
    expect(data).toMatch(/by rail: amount/);
    expect(data).toContain("ranges of the figures alone");
  });

  it("say who uses a link, and refuse one that is not there", async () => {
    const { data } = await karvan("flows", study, ...both, "--link", "rail-barda--gora", "--json");
    const { users } = JSON.parse(data) as { users: { flow: { id: string }; amounts: number[] }[] };
    expect(users[0]?.flow.id).toBe("out-alma-gora");
    expect(users[0]?.amounts[0]).toBe(0);
    expect(users[0]?.amounts[1]).toBeGreaterThan(100_000);
    const wrong = await karvan("flows", study, ...both, "--link", "rail-barda-gora");
    expect([wrong.code, wrong.messages]).toEqual([2, expect.stringContaining("--link")]);
  });
});

describe("calibrate", () => {
  it("writes the draws that comparisons then use, until a table changes", async () => {
    const draws = ["--members", "200", "--passes", "2"];
    expect((await karvan("calibrate", study, ...draws)).code).toBe(0);
    const first = await readFile(join(study, "calibration.json"), "utf8");
    expect((await karvan("calibrate", study, ...draws)).code).toBe(0);
    expect(await readFile(join(study, "calibration.json"), "utf8")).toBe(first);
    const compare = ["compare", study, ...both, "--futures", "64", "--json"];
    const [conditioned, prior] = [await karvan(...compare), await karvan(...compare, "--prior")];
    expect([conditioned.code, prior.code]).toEqual([0, 0]);
    expect(conditioned.data).not.toBe(prior.data);
    expect((await karvan(...compare.with(1, "examples/first-corridor"))).data).toBe(prior.data);
    const choice = join(study, "choice.csv");
    await writeFile(choice, (await readFile(choice, "utf8")).replace("0.2", "0.25"));
    const stale = await karvan(...compare);
    expect([stale.code, stale.messages.replaceAll("\n", " ")]).toEqual([
      3,
      expect.stringContaining("karvan calibrate"),
    ]);
    expect((await karvan(...compare, "--prior")).code).toBe(0);
  });
});
