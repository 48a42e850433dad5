import { describe, expect, it } from "vitest";
import { compileStudy, readCompiled } from "../../src/compiled/index.ts";
import { analyse, compare, sensitivity } from "../../src/futures/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { Model } from "../../src/routing/index.ts";
import type { DateInput, Edit, Scenario } from "../../src/scenario/index.ts";
import { corridor } from "../io/files.ts";

const study = readStudyNow([corridor]);
const between = (low: number, high: number, value = low): DateInput => {
  return { value, low, high, shape: "uniform", unit: "year", kind: "assumed" };
};
const made = (id: string, ...edits: Edit[]): Scenario => ({ version: 1, id, title: id, edits });
/** Papers cost more than any future of the base has it. */
const dear = (dates: object): Edit => ({
  ...{ type: "setOperation", at: "gora", operation: "clear" },
  clearance: { value: 9.7, unit: "USD/tonne", kind: "assumed" },
  ...dates,
});
const joined = (dates: object): Edit => ({ type: "openLink", link: "rail-barda--gora", ...dates });
const futures = 4096;
const toGora = { from: "alma", to: "gora", commodity: "container" };

/** Share of a year that has passed by the end of 1 July: 182 of 365 days. */
const middle = 182 / 365;

/** Within five standard deviations of a share. */
const nearly = (share: number, expected: number): void => {
  expect(Math.abs(share - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / futures));
};

describe("a date with a range, over futures", () => {
  const rowOf = async (edit: Edit, year: number, seed = "7") => {
    const comparison = await compare(study, "status-quo", made("late", edit), { futures, year, seed });
    const row = comparison.rows.find(({ from, to }) => from.place === "alma" && to.place === "gora");
    if (row?.futures === undefined) throw new Error("no futures");
    return { ...row.futures, comparison };
  };

  it("holds in the futures that draw an earlier date, and in no other", async () => {
    const { worse, better, generalisedCost, comparison } = await rowOf(
      dear({ from: between(2028, 2032) }),
      2030,
    );
    nearly(worse, (2 + middle) / 4);
    expect(better).toBe(0);
    expect(comparison.year.edits).toMatchObject([{ inForce: true, uncertain: true }]);
    const always = await rowOf(dear({}), 2030);
    expect(always.worse).toBe(1);
    // The draws of all other figures are the same, so the means differ by the share of futures alone, nearly.
    const ratio = generalisedCost.difference.mean / always.generalisedCost.difference.mean;
    expect(ratio).toBeGreaterThan(worse - 0.02);
    expect(ratio).toBeLessThan(worse + 0.02);
    expect(generalisedCost.base).toEqual(always.generalisedCost.base);
  });

  it("ends in the futures that draw an earlier end", async () => {
    const { worse } = await rowOf(dear({ from: 2027, until: between(2028, 2032) }), 2029);
    nearly(worse, 1 - (1 + middle) / 4);
  });

  it("is as certain as a single date outside its range, to the bit", async () => {
    const range = { from: between(2028, 2032) };
    const single = { from: 2028 };
    for (const year of [2027, 2032]) {
      const [one, other] = await Promise.all([rowOf(dear(range), year), rowOf(dear(single), year)]);
      expect(one.generalisedCost).toEqual(other.generalisedCost);
      expect(one.comparison.year.edits[0]?.uncertain).toBeUndefined();
    }
  });

  it("opens a link in some futures: routes give way in as many", async () => {
    const { routes, better } = await rowOf(joined({ from: between(2028, 2032) }), 2029);
    const always = await rowOf(joined({}), 2029);
    const byRail = (shares: typeof routes): number =>
      shares
        .filter(({ scenario }) => scenario.includes("rail-barda--gora"))
        .reduce((sum, { share }) => sum + share, 0);
    expect(byRail(routes)).toBeGreaterThan(0.05);
    nearly(byRail(routes), byRail(always.routes) * ((1 + middle) / 4));
    nearly(better, always.better * ((1 + middle) / 4));
  });

  it("is drawn once for base and scenario, and for edits apart", async () => {
    const late = dear({ from: between(2028, 2032) });
    const base = made("base", late);
    const further = { ...made("further", joined({ from: 2028 })), extends: "base" };
    const model = new Model({
      ...study,
      scenarios: new Map([
        ...study.scenarios,
        ["base", { file: "base", document: base, where: () => ({ path: "" }) }],
      ]),
    });
    const { rows } = await compare(model, "base", further, { futures: 600, year: 2030 });
    const { rows: without } = await compare(study, "status-quo", made("x", joined({})), {
      futures: 600,
      year: 2030,
    });
    for (const [i, row] of rows.entries()) {
      const [a, b] = [row, without[i]].map(
        (each) => each?.futures?.generalisedCost.difference.mean ?? Number.NaN,
      );
      expect(a).toBeCloseTo(b as number, 6);
    }
    const two = made("two", late, joined({ from: between(2027, 2033) }));
    await expect(compare(study, "status-quo", two, { futures: 100, year: 2030 })).resolves.toHaveProperty(
      "rows",
    );
  });

  it("is the same alone and in company, by every design", async () => {
    const late = made("late", dear({ from: between(2028, 2032) }));
    const other = made("other", joined({}));
    for (const design of ["monteCarlo", "sobol"] as const) {
      const options = { futures: 512, year: 2030, design };
      const alone = await compare(study, "status-quo", late, options);
      const [company] = await compare(study, "status-quo", [late, other], options);
      expect(company?.rows).toEqual(alone.rows);
    }
  });

  it("is an input as any other: its part in the variance is told", async () => {
    const scenario = made("late", dear({ from: between(2028, 2032) }));
    const query = { ...toGora, base: "status-quo", scenario, year: 2030 };
    const { inputs } = await analyse(study, query, { futures: 500 });
    expect(inputs.map(({ name }) => name)).toContain("scenarios.late.edits[0].from");
    const found = await sensitivity(study, query, { method: "sobol", points: 256, seed: "3" });
    if (found.method !== "sobol" || found.result.status !== "indices") throw new Error("no indices");
    const [first] = [...found.result.rows].sort((a, b) => b.total - a.total);
    expect(first?.input).toBe("scenarios.late.edits[0].from");
  });

  it("has no futures for a journey that has a route in some of them only", async () => {
    const cut = (["road-alma--barda", "rail-alma--barda", "road-alma--dalan"] as const).map(
      (link): Edit => ({ type: "closeLink", link, from: between(2028, 2032) }),
    );
    const { rows } = await compare(study, "status-quo", made("cut", ...cut), { futures: 64, year: 2030 });
    expect(rows.find(({ from }) => from.place === "alma")?.futures).toBeUndefined();
  });

  it("is refused by name where too many edits may hold or not, and from a compiled study", async () => {
    const edits = Array.from({ length: 5 }, (_, i) =>
      dear({
        from: between(2028, 2032 + i),
        clearance: { value: 10.1 + i, unit: "USD/tonne", kind: "assumed" },
      }),
    );
    const many = made("many", ...edits);
    await expect(compare(study, "status-quo", many, { futures: 10, year: 2030 })).rejects.toThrow(
      /many: expected at most 4 edits that may hold or not in 2030.*scenarios\.many\.edits\[4\]/s,
    );
    const late = made("late", dear({ from: between(2028, 2032, 2030) }));
    expect(() => compileStudy(study, ["status-quo", late])).toThrow(
      /edits that surely hold or do not hold in 2030.*edit 1 of late, 2030 \(2028 to 2032\).*another year/s,
    );
    const compiled = readCompiled(compileStudy(study, ["status-quo", late], { year: 2033 }));
    const { year } = await compiled.compare("status-quo", "late", { futures: 10 });
    expect(year).toMatchObject({ year: 2033, edits: [{ inForce: true }] });
  });
});
