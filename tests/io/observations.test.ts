import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { corridor, corridorWith, problemsOf } from "./files.ts";

const head = "id,measure,at,mode,from,to,commodities,among,value,unit,spread,use,kind,source,note\n";

describe("observations.csv", () => {
  it("is read as it stands, ordered by id; a study without it has none", () => {
    const rows =
      "b,share,barda,road,AA,elis,container,barda dalan,0.31,1,0.07,test,assumed,,\na,vehicles,road-alma--barda,,,,,,31.7,truck/day,0.13,fit,assumed,,\n";
    const { observations } = readStudyNow([corridorWith({ "observations.csv": `${head}${rows}` })]);
    expect(observations.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(observations[1]).toMatchObject({
      ...{
        measure: "share",
        at: ["barda"],
        mode: "road",
        from: ["AA"],
        to: ["elis"],
        among: ["barda", "dalan"],
      },
      ...{ value: 0.31, unit: "1", spread: 0.07, use: "test" },
    });
    const without = new Map([...corridor.files].filter(([name]) => name !== "observations.csv"));
    expect(readStudyNow([{ folder: "", files: without }]).observations).toEqual([]);
  });

  it.each([
    ["amount,,,,,,,9.1,tonne,0.1,fit,assumed,,", "unit", '"tonne"'],
    ["hours,,,,,,,9.1,day,0.1,test,assumed,,", "unit", '"day"'],
    ["money,,,,,,,9.1,EUR/TEU,0.1,test,assumed,,", "unit", '"EUR/TEU"'],
    ["amount,,,,,,,9.1,tonne/year,,fit,assumed,,", "spread", '""'],
    ["amount,,,,,,,9.1,tonne/year,0,fit,assumed,,", "spread", '"0"'],
    ["share,,,,,,,9.1,1,0.1,fit,assumed,,", "value", '"9.1"'],
    ["hours,,,,,,barda,9.1,hour,0.1,fit,assumed,,", "among", '"barda"'],
    ["amount,,,,,,,9.1,sheep,,record,assumed,,", "note", '""'],
    ["amount,brda,,,,,,9.1,tonne/year,0.1,fit,assumed,,", "at", '"brda"'],
    ["amount,,,XY,,,,9.1,tonne/year,0.1,fit,assumed,,", "from", '"XY"'],
    ["amount,,,,,,,9.1,tonne/year,0.1,fit,sourced,,", "source", '""'],
  ])("refuses %s in its column %s", (row, column, got) => {
    const problems = problemsOf([corridorWith({ "observations.csv": `${head}x,${row}\n` })]);
    expect(problems.map((found) => [found.file, found.path, found.got])).toEqual([
      ["observations.csv", `observations[x].${column}`, got],
    ]);
  });
});

describe("the observations of scenarios/iran-iraq", async () => {
  const { observations } = await loadStudy("scenarios/iran-iraq");
  const compared = observations.filter(({ use }) => use !== "record");

  it("are at least 80 to compare, 30 of them to test with, of every measure", () => {
    expect(compared.length).toBeGreaterThanOrEqual(80);
    expect(compared.filter(({ use }) => use === "test").length).toBeGreaterThanOrEqual(30);
    for (const measure of ["amount", "vehicles", "share", "hours", "money"]) {
      const uses = new Set(compared.filter((one) => one.measure === measure).map(({ use }) => use));
      expect([measure, uses.size]).toEqual([measure, 2]);
    }
  });

  it("keep counts of goods at one place and year on one side of the split", () => {
    const sides = new Map<string, Set<string>>();
    const atGates = compared.filter(
      ({ at, commodities, mode, measure, unit }) =>
        at.length === 1 &&
        mode === "road" &&
        !commodities.includes("passengers") &&
        measure !== "hours" &&
        unit !== "1",
    );
    for (const { at, year, use } of atGates) {
      const key = `${at[0]} ${year}`;
      sides.set(key, (sides.get(key) ?? new Set()).add(use));
    }
    expect(sides.size).toBeGreaterThan(15);
    expect([...sides].filter(([, uses]) => uses.size > 1)).toEqual([]);
  });

  it("name the other one where two contradict each other", () => {
    const pairs = observations.flatMap(({ id, use, note = "" }) => {
      const other = /^Contradicts ([a-z]\d+)/.exec(note)?.[1];
      return other === undefined ? [] : [[id, use, other] as const];
    });
    expect(pairs.length).toBeGreaterThan(8);
    for (const [id, use, other] of pairs) {
      expect([id, use]).toEqual([id, "record"]);
      expect(pairs.some((pair) => pair[0] === other && pair[2] === id)).toBe(true);
    }
  });
});
