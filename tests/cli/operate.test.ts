import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readLogLines, replay, type TrafficRun } from "../../src/operation/index.ts";
import { karvan } from "./karvan.ts";

const scratch = mkdtempSync(join(tmpdir(), "karvan-operate-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The small study with trucks from Alma to Gora, and lanes on their way; or with one file otherwise. */
function study(name: string, file?: string, text?: string): string {
  const folder = join(scratch, name);
  cpSync("examples/first-corridor", folder, { recursive: true });
  const figures = readFileSync(join(folder, "figures.csv"), "utf8");
  const own = [
    "gate.time,Time in a lane,30,minute/truck,,,,input,,assumed,invented,2024,",
    "trucks,Trucks,36,truck/day,,,,input,,assumed,invented,2024,",
    "payload,Load of a truck,18,tonne/truck,,,,input,,assumed,invented,2024,",
  ];
  writeFileSync(join(folder, "figures.csv"), `${figures.trimEnd()}\n${own.join("\n")}\n`);
  writeFileSync(
    join(folder, "stations.csv"),
    "id,serves,at,mode,vehicle,servers,service,service_cv\ngate,crossing,barda,road,truck,1,gate.time,1\n",
  );
  writeFileSync(
    join(folder, "traffic.csv"),
    "id,from,to,commodity,via,vehicle,arrivals,load,arrival_cv\nboxes,alma,gora,container,barda,truck,trucks,payload,1\n",
  );
  if (file !== undefined && text !== undefined) writeFileSync(join(folder, file), text);
  return folder;
}

const folder = study("with-traffic");
const month = ["operate", folder, "--days", "30", "--seed", "7"];
const both = ["--scenarios", "status-quo,rail-joined"];

describe("karvan operate", () => {
  it("prints flows and stations, simulated, by formula and in routing", async () => {
    const { code, data } = await karvan(...month);
    expect(code).toBe(0);
    expect(data).toContain(
      "status-quo: 30 days from 2026-01-01, 2 days of warm-up not counted, one run, seed 7.",
    );
    expect(data).toMatch(/^boxes +36 /m);
    expect(data).toMatch(/^gate +1 +36 +0\.75 /m);
    expect(data).toContain("TFI1");
    expect(data).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("prints money in the currency of the study", async () => {
    const euro = study("in-euro");
    for (const name of readdirSync(euro, { recursive: true, encoding: "utf8" })) {
      const file = join(euro, name);
      if (/\.(csv|yaml)$/.test(name))
        writeFileSync(file, readFileSync(file, "utf8").replaceAll("USD", "EUR"));
    }
    const { code, data } = await karvan("operate", euro, "--days", "7");
    expect(code).toBe(0);
    expect(data).toMatch(/TFI3 cost of 500 km for 20 t +\d+ EUR, without duty/);
    expect(data).not.toContain("USD");
  });

  it("says which closure the warm-up hides", async () => {
    const words = [
      "operate",
      "scenarios/iran-iraq",
      "--scenarios",
      "border-closure",
      "--start",
      "2026-07-10",
    ];
    const hidden = "2026-07-16 to 2026-08-09: 3 of 25 days are not counted";
    const text = await karvan(...words, "--days", "40", "--warm-up", "9");
    expect(text.data).toContain(hidden);
    const json = await karvan(...words, "--days", "40", "--warm-up", "9", "--json");
    expect(json.messages).toContain(hidden);
    expect(JSON.parse(json.data)).toMatchObject([{ uncounted: [{ days: 25, uncountedDays: 3 }] }]);
  });

  it("prints two scenarios, and what changes between them", async () => {
    const { code, data } = await karvan(...month, ...both);
    expect(code).toBe(0);
    expect(data).toContain("status-quo and rail-joined, in this order: vehicles arrived");
  });

  it("prints JSON and nothing else", async () => {
    const { code, data } = await karvan(...month, ...both, "--json");
    expect(code).toBe(0);
    const runs = JSON.parse(data) as TrafficRun[];
    expect(runs.map(({ scenario }) => scenario.id)).toEqual(["status-quo", "rail-joined"]);
    expect(runs[0]).toMatchObject({ days: 30, warmUpDays: 2, replications: 1, seed: "7" });
    expect(data).not.toMatch(/:\s*null/);
  });

  it("writes tables that say the same again for the same seed", async () => {
    const out = join(scratch, "out");
    const read = (): Record<string, string> =>
      Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]));
    expect((await karvan(...month, ...both, "--out", out)).code).toBe(0);
    const first = read();
    expect(Object.keys(first).sort()).toEqual(
      [
        "flows.csv",
        "karvan-run.json",
        "operation.html",
        "operation.json",
        "stages.csv",
        "stations.csv",
      ].sort(),
    );
    const rows = (name: string): string[] => (first[name] as string).trimEnd().split(/\r?\n/);
    expect(rows("flows.csv")).toHaveLength(3);
    expect(rows("stations.csv")).toHaveLength(3);
    expect(rows("stages.csv").length).toBeGreaterThan(5);
    expect((await karvan(...month, ...both, "--out", out)).code).toBe(0);
    expect(read()).toEqual(first);
  });

  it("logs all that happens, which replays to the same statistics", async () => {
    const [file, out] = [join(scratch, "month.jsonl"), join(scratch, "logged")];
    const { code, messages } = await karvan(...month, "--log", file, "--out", out);
    expect(code).toBe(0);
    expect(messages).toContain(`events in ${file}`);
    const whole = JSON.parse(readFileSync(join(out, "operation.json"), "utf8")) as [TrafficRun];
    const [{ events, balance, stations, services, flows }] = whole;
    const again = replay(readLogLines(readFileSync(file, "utf8").split("\n")), 0.99);
    expect(again).toMatchObject({ events, balance, services });
    expect(again.stations).toEqual(stations.map(({ result }) => result));
    expect(again.sources.map(({ transitHours }) => transitHours)).toEqual(flows.map(({ hours }) => hours));
  });

  it.each([
    { words: ["--scenarios", "status-qou"], says: 'did you mean "status-quo"?' },
    { words: ["--start", "2026-02-30"], says: "2026-02 has 28 days" },
    { words: ["--start", "31/04/2026"], says: "2026-04 has 30 days" },
    { words: ["--days", "0"], says: "3660" },
    { words: ["--days", "1.5"], says: "3660" },
    { words: ["--replications", "0"], says: "1000" },
    { words: ["--days", "30", "--warm-up", "30"], says: "less than the 30 days" },
    { words: ["--seed", ""], says: "seed" },
    { words: [...both, "--log", join(scratch, "two.jsonl")], says: "expected one scenario" },
    { words: ["--log", join(scratch, "long.jsonl")], says: "at most 92 days" },
    {
      words: ["--days", "7", "--out", scratch, "--log", join(scratch, "Flows.csv")],
      says: "--log: expected another name than those of the files in --out",
    },
    {
      words: ["--days", "7", "--log", join(scratch, "nowhere", "log.jsonl")],
      says: `--log: expected a file in an existing folder, got ${join(scratch, "nowhere", "log.jsonl")}`,
    },
    { words: ["--days", "7", "--log", scratch], says: `--log: expected a file, got the folder ${scratch}` },
    { words: ["--scenarios", "status-quo, status-quo"], says: "--scenarios: expected each scenario once" },
    { words: ["--out", "examples"], says: "examples" },
    { words: ["--dayz", "3"], says: "--days" },
  ])("ends $words with 2 and says why", async ({ words, says }) => {
    const call = await karvan("operate", folder, ...words);
    expect(call).toMatchObject({ code: 2, data: "" });
    expect(call.messages).toContain(says);
    expect(call.messages).not.toMatch(/\n\s+at /);
  });

  it("ends with 2 for a study without traffic, with 3 for one with traffic that is wrong", async () => {
    const none = await karvan("operate", "examples/first-corridor", "--days", "7");
    expect(none).toMatchObject({ code: 2, data: "" });
    expect(none.messages).toContain("traffic.csv");
    const header = "id,serves,at,mode,vehicle,servers,service,service_cv\n";
    const wrong = study("wrong", "stations.csv", `${header}gate,crossing,barda,road,truck,0,gate.time,1\n`);
    const call = await karvan("operate", wrong, "--days", "7");
    expect(call).toMatchObject({ code: 3, data: "" });
    expect(call.messages).toContain("stations[gate].servers");
  });
});
