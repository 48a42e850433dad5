import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Calibration, calibrate, flows } from "../../src/flow/index.ts";
import { compare } from "../../src/futures/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { byRanges, staleParts } from "../../src/model/index.ts";
import { attempt, corridor, corridorWith, problemsOf } from "../io/files.ts";

const study = readStudyNow([corridor]);
const observations = corridor.files.get("observations.csv") as string;
const options = { members: 300, passes: 4, seed: "5" };

const read = (changed: Record<string, string>) => readStudyNow([corridorWith(changed)]);
const file = (calibration: Calibration) => ({ "calibration.json": JSON.stringify(calibration) });

describe("calibrate", () => {
  let found: Calibration;
  beforeAll(async () => {
    found = await calibrate(study, options);
  });

  it("gives the same bits for the same seed, and others for another", async () => {
    expect(await calibrate(study, options)).toEqual(found);
    expect((await calibrate(study, { ...options, seed: "6" })).streams).not.toEqual(found.streams);
  });

  it("moves predictions towards the counts, and narrows them", () => {
    for (const { id, use, observed, before, after } of found.rows) {
      if (use !== "fit") continue;
      expect(Math.abs(Math.log(after.p50 / observed)), id).toBeLessThan(
        Math.abs(Math.log(before.p50 / observed)),
      );
      expect(after.p95 / after.p5, id).toBeLessThan(before.p95 / before.p5);
    }
    expect(found.misfit).toBeLessThan(1);
  });

  it("is set by no test row", async () => {
    const other = read({ "observations.csv": observations.replace("690000", "310000") });
    const again = await calibrate(other, options);
    expect(again.streams).toEqual(found.streams);
    expect(again.rows.find(({ id }) => id === "alma-out")?.observed).toBe(310_000);
  });

  it("counts several rows of one quantity no more than the model can be trusted", async () => {
    const row = observations.split("\n")[1] as string;
    const copies = [1, 2, 3, 4, 5].map((k) => row.replace("barda-out", `barda-out-${k}`)).join("\n");
    const many = read({ "observations.csv": `${observations}${copies}\n` });
    const strong = await calibrate(many, options);
    const widthOf = ({ rows }: Calibration) => {
      const row = rows.find(({ id }) => id === "barda-out");
      return Math.log((row?.after.p95 ?? 0) / (row?.after.p5 ?? 0));
    };
    expect(widthOf(strong)).toBeGreaterThan(widthOf(found) / 2);
  });

  it("says which observations it cannot predict", async () => {
    const hours = "stop,hours,barda,road,AA,BB,container,24,hour,0.5,2024,fit,assumed,a stop\n";
    const trucks = "trucks,vehicles,barda,road,AA,BB,container,90,truck/day,0.2,2024,fit,assumed,trucks\n";
    const odd = read({ "observations.csv": observations + hours + trucks });
    const { unpredicted } = await calibrate(odd, options);
    expect(unpredicted.map(({ id }) => id).sort()).toEqual(["stop", "trucks"]);
    expect(unpredicted.find(({ id }) => id === "trucks")?.reason).toContain("what a truck carries");
  });

  it("refuses a fit that stays far from the counts", async () => {
    const far = read({ "observations.csv": observations.replace("1010000", "90000000") });
    await expect(calibrate(far, options)).rejects.toThrow("mean square of at most 4");
  });

  it("refuses a study without rows to fit to, and options out of bounds", async () => {
    const none = read({ "observations.csv": observations.replaceAll(",fit,", ",test,") });
    await expect(calibrate(none, options)).rejects.toThrow("fit rows");
    await expect(calibrate(study, { members: 20 })).rejects.toThrow("members");
    await expect(calibrate(study, { modelError: { amounts: 0 } })).rejects.toThrow("modelError.amounts");
  });

  it("holds the truth in its bands about as often as they say", async () => {
    // The truth is what the model gives for a draw of its own; counts are off by their spread.
    let inside = 0;
    const truths = 30;
    for (let k = 0; k < truths; k++) {
      const truth = await flows(study, ["status-quo"], { futures: 2, seed: `truth ${k}` });
      const total = truth.totals.find(
        ({ of, measure, commodity }) => of === "all" && measure === "amount" && commodity === "freight",
      );
      const amount = total?.values[0]?.futures?.mean as number;
      const rows = `id,measure,commodities,value,unit,spread,year,use,kind\nall,amount,container,${amount * (0.94 + 0.004 * k)},tonne/year,0.05,2024,fit,assumed\n`;
      const { rows: predicted } = await calibrate(read({ "observations.csv": rows }), {
        ...{ members: 200, passes: 4, seed: `${k}` },
        modelError: { amounts: 0.01 },
      });
      const { p5 = 0, p95 = 0 } = predicted[0]?.after ?? {};
      if (p5 <= amount && amount <= p95) inside += 1;
    }
    expect(inside / truths).toBeGreaterThan(0.75);
  });
});

describe("calibration.json", () => {
  let found: Calibration;
  beforeAll(async () => {
    found = await calibrate(study, options);
  });

  it("is read with the study, and its draws are those of comparisons and flows", async () => {
    const calibrated = read(file(found));
    expect(calibrated.calibration?.stale).toEqual([]);
    const asked = { futures: 300, seed: "1" };
    const by = async (which: typeof study) => {
      const { totals } = await flows(which, ["status-quo"], asked);
      return totals.find(
        ({ of, measure, commodity }) => of === "gate" && measure === "amount" && commodity === "freight",
      )?.values[0]?.futures?.p50 as number;
    };
    const row = found.rows.find(({ id }) => id === "barda-out");
    expect(await by(calibrated)).not.toBe(await by(study));
    expect(await by(byRanges(calibrated))).toBe(await by(study));
    expect(row?.after.p50).toBeGreaterThan(0);
    const compared = await compare(calibrated, "status-quo", "rail-joined", asked);
    expect(compared).not.toEqual(await compare(study, "status-quo", "rail-joined", asked));
  });

  it("is refused where it is stale, with the command that renews it, and not by the ranges alone", async () => {
    const flowsFile = (corridor.files.get("flows.csv") as string)
      .replace("0.7,", "0.6,")
      .replace("0.3,", "0.4,");
    const stale = read({ ...file(found), "flows.csv": flowsFile });
    expect(stale.calibration?.stale).toEqual(["flows"]);
    expect(stale.warnings.map(({ file: name, path }) => `${name} ${path}`)).toContain(
      "calibration.json hashes",
    );
    await expect(compare(stale, "status-quo", "rail-joined", { futures: 100 })).rejects.toThrow(
      "karvan calibrate",
    );
    await expect(flows(stale, ["status-quo"], { futures: 100 })).rejects.toThrow("--prior");
    await compare(byRanges(stale), "status-quo", "rail-joined", { futures: 100 });
  });

  it("is refused when it is hurt", () => {
    const broken: Record<string, string> = {
      "no JSON": "{",
      "another version": JSON.stringify({ ...found, version: 2 }),
      "too few draws": JSON.stringify({ ...found, members: 299 }),
      "a stream that is cut": JSON.stringify({ ...found, streams: { ...found.streams, lift: "AAAA" } }),
      "a prototype": JSON.stringify({ ...found, hashes: { ...found.hashes, network: "__proto__" } }),
    };
    for (const [name, text] of Object.entries(broken)) {
      const problems = problemsOf([corridorWith({ "calibration.json": text })]);
      expect(
        problems.some(({ severity }) => severity === "error"),
        name,
      ).toBe(true);
      expect("problems" in attempt(() => read({ "calibration.json": text })), name).toBe(true);
    }
  });

  it("of the shipped study rests on its tables as they are", () => {
    const shipped = JSON.parse(readFileSync("scenarios/iran-iraq/calibration.json", "utf8")) as Calibration;
    expect(staleParts(shipped, shippedStudy())).toEqual([]);
  });
});

function shippedStudy() {
  const names = ["study.yaml", "basemap.geojson"];
  const tables =
    "calendars choice commodities crossings emissions figures flows formulas links margins observations operations places services sources stations tariffs timings totals traffic zones";
  for (const name of tables.split(" ")) names.push(`${name}.csv`);
  const folder = "scenarios/iran-iraq";
  const files = names.flatMap((name): [string, string][] => {
    try {
      return [[name, readFileSync(`${folder}/${name}`, "utf8")]];
    } catch {
      return [];
    }
  });
  return readStudyNow([{ folder: "", files: new Map(files) }]);
}
