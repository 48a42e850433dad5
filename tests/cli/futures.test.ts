import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { karvan } from "./karvan.ts";

const study = "examples/first-corridor";
const scratch = mkdtempSync(join(tmpdir(), "karvan-futures-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const pair = ["--from", "alma", "--to", "gora", "--commodity", "container"];
const asked = [study, "--scenario", "rail-joined", ...pair];
const compare = ["compare", study, "--scenarios", "status-quo,rail-joined"];

describe("the verbs on the certainty of an answer", () => {
  it.each([
    { verb: "analyse", words: ["analyse", ...asked, "--futures", "200"] },
    { verb: "sensitivity", words: ["sensitivity", ...asked, "--method", "morris", "--points", "4"] },
    { verb: "switch", words: ["switch", ...asked] },
    { verb: "switch of one figure", words: ["switch", ...asked, "--figure", "rail.rate"] },
    { verb: "discover", words: ["discover", ...asked, "--futures", "200"] },
    {
      verb: "weigh",
      words: [
        "weigh",
        study,
        "--options",
        "status-quo,rail-joined",
        ...pair,
        "--charge",
        "rail-joined=1",
        "--futures",
        "200",
      ],
    },
    { verb: "compare", words: [...compare, "--futures", "50", "--design", "sobol"] },
  ])("print text for people and JSON for programs: $verb", async ({ words }) => {
    const [text, json] = await Promise.all([karvan(...words), karvan(...words, "--json")]);
    expect([text.code, json.code]).toEqual([0, 0]);
    expect(text.data).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(JSON.parse(json.data)).toBeTypeOf("object");
    expect(json.data).not.toMatch(/:\s*null/);
  });

  it.each([
    { words: ["switch", ...asked, "--figure", "rail.rat"], says: 'did you mean "rail.rate"?' },
    { words: ["sensitivity", ...asked, "--method", "sobel"], says: "Did you mean" },
    {
      words: ["sensitivity", ...asked, "--measure", "hours"],
      says: "expected one of generalisedCost, money, time, co2e",
    },
    { words: ["analyse", ...asked, "--futures", "5"], says: "a whole number from 100" },
    { words: ["discover", study, "--scenario", "rail-joind"], says: 'did you mean "rail-joined"?' },
    { words: [...compare, "--futures", "0"], says: "whole number above 0" },
    { words: [...compare, "--futures", "1.5"], says: "whole number" },
    { words: [...compare, "--futures", "1e12"], says: "11574 days" },
    { words: [...compare, "--half-width", "1"], says: "--half-width needs --futures" },
    { words: [...compare, "--seed", "7"], says: "--seed needs --futures" },
    { words: ["switch", ...asked, "--low", "1"], says: "--low and --high need --figure" },
    { words: ["sensitivity", ...asked, "--points", "9"], says: "a tornado uses no random points" },
    { words: ["weigh", study, "--options", "status-quo", "--commodity", "container"], says: "two different" },
    {
      words: ["weigh", study, "--options", "a,b", "--commodity", "container", "--charge", "a"],
      says: "scenario=number",
    },
    { words: [...compare, "--futures", "10", "--seed", ""], says: "seed: expected a text" },
  ])("end $words with 2 and say why", async ({ words, says }) => {
    const call = await karvan(...words);
    expect(call).toMatchObject({ code: 2, data: "" });
    if (says !== "Did you mean") expect(call.messages).toContain(says);
  });

  it("draw alike for equal seeds", async () => {
    const draw = async (seed: string): Promise<string> =>
      (await karvan(...compare, "--futures", "64", "--seed", seed, "--json")).data;
    const [one, again, other] = await Promise.all([draw("7"), draw("7"), draw("8")]);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });
});

describe("karvan compare --futures --out", () => {
  it("writes tables of futures, which say the same in CSV and Parquet", async () => {
    const out = join(scratch, "out");
    expect((await karvan(...compare, "--futures", "200", "--out", out)).code).toBe(0);
    const names = readdirSync(out);
    for (const table of ["futures", "route-shares"])
      for (const kind of ["csv", "parquet"]) expect(names).toContain(`rail-joined.${table}.${kind}`);
    const bytes = readFileSync(join(out, "rail-joined.futures.parquet"));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    const csv = readFileSync(join(out, "rail-joined.futures.csv"), "utf8").trimEnd().split(/\r?\n/);
    expect(rows.length).toBe(csv.length - 1);
    const run = JSON.parse(readFileSync(join(out, "karvan-run.json"), "utf8")) as object;
    expect(run).toMatchObject({ futures: { count: 200, seed: "2026", design: "monteCarlo" } });
    expect(readFileSync(join(out, "rail-joined.html"), "utf8")).toContain("How certain the results are");
  });

  it("leaves no file behind when it is interrupted", async () => {
    const out = join(scratch, "stopped");
    const words = [...compare, "--futures", "1000000000", "--out", out];
    const child = spawn(process.execPath, ["dist/cli/main.js", ...words], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let messages = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      messages += text;
    });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("exit", (status) => resolve(status)));
    expect(code).toBe(130);
    expect(messages).toBe("stopped by SIGINT\n");
    expect(readdirSync(scratch).filter((name) => name.includes("stopped"))).toEqual([]);
  });
});
