import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { Draft } from "../../src/scenario/draft.ts";
import { edits } from "../../src/scenario/edits/index.ts";
import { applyEdits, type PlacedEdit } from "../../src/scenario/effects.ts";
import { applyScenario, type Edit } from "../../src/scenario/index.ts";
import { amountReader } from "../../src/scenario/reader.ts";
import { corridor } from "../io/files.ts";

const study = readStudyNow([corridor]);
const placed = (list: readonly Edit[]): PlacedEdit[] =>
  list.map((edit, i) => ({
    edit,
    scenario: "x",
    index: i,
    prefix: `scenarios.x.edits[${i}]`,
    where: (path) => ({ path: [i, ...path].join(".") }),
  }));
const open: Edit = { type: "openLink", link: "rail-barda--gora" };
const dear: Edit = { type: "scale", at: "rail.rate", by: { value: 2, unit: "1", kind: "assumed" } };

describe("Draft", () => {
  it("has no table of zones where there was none, and an empty one where all were removed", () => {
    const add = edits.addZone.example;
    const { network } = applyEdits(study, study.network, placed([add]), amountReader);
    const draft = new Draft(study, network);
    expect(draft.network()).toEqual(network);
    draft.zones.delete(add.zone.id);
    expect(draft.network().zones).toEqual([]);
    expect(new Draft(study, study.network).network()).not.toHaveProperty("zones");
  });
});

describe("applyEdits", () => {
  it("goes on from a network as a scenario with all the edits would", () => {
    const { network } = applyEdits(study, study.network, placed([open]), amountReader);
    const further = applyEdits(study, network, placed([dear]), amountReader);
    const whole = applyScenario(study, { version: 1, id: "x", title: "X", edits: [open, dear] });
    expect(further).toEqual({ network: whole.network, problems: [], faulty: new Set() });
    expect(further.network.links).toBe(network.links);
  });

  it("reports where each problem is, and returns the base for no edits", () => {
    const list: Edit[] = [open, { type: "closeLink", link: ["road-alma--barda", "nowhere"] }];
    const { problems } = applyEdits(study, study.network, placed(list), amountReader);
    expect(problems.map(({ path }) => path)).toEqual(["1.link.1"]);
    expect(applyEdits(study, study.network, [], amountReader).network).toBe(study.network);
  });

  it("reads amounts with the reader that it is given, and nothing else", () => {
    const none = { expected: "no amounts in this program", got: undefined };
    const reader = { amount: () => none, unit: () => none };
    const list = placed([open, { type: "setTariff", id: "rail", perKm: "rail.rate * 2" }, dear]);
    expect(applyEdits(study, study.network, list, reader).problems).toMatchObject([
      { path: "1.perKm", expected: none.expected },
      { path: "2.by.unit", expected: none.expected },
    ]);
  });

  it("needs neither zod nor mathjs", async () => {
    const { metafile } = await build({
      entryPoints: ["src/scenario/effects.ts"],
      bundle: true,
      format: "esm",
      write: false,
      metafile: true,
      logLevel: "error",
    });
    const [output] = Object.values(metafile.outputs);
    const files = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const packages = files.flatMap(([file]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    expect(files.map(([file]) => file)).toContain("src/scenario/edits/setCrossing.ts");
    expect([...new Set(packages)]).toEqual([]);
  });
});
