import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { comparisonText, displayWidth, routesText, routeText, textTable } from "../../../src/report/plain.ts";
import { toy, toyTables, wayOf } from "../../toy.ts";
import { type Corridor, corridor } from "../corridor.ts";

describe("displayWidth", () => {
  it.each([
    ["Basra", 5],
    ["البصرة", 6],
    ["خرم\u200cآباد", 7],
    ["e\u0301", 1],
    ["西安", 4],
    ["ＡＢ", 4],
    ["", 0],
  ])("of %j is %d columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("textTable", () => {
  const columns = [{ head: "place" }, { head: "time, h", type: "number" }] as const;

  it("aligns texts at their beginning and numbers at their end", () => {
    expect(
      textTable(columns, [
        ["Basra", "9.5"],
        ["西安", "120.0"],
      ]),
    ).toBe(["place  time, h", "-----  -------", "Basra      9.5", "西安     120.0"].join("\n"));
  });

  it("shows control characters as escapes", () => {
    const table = textTable(columns, [["\u001b[31mred\u202e\n", "1"]]);
    expect(table).toContain("\\u001b[31mred\\u202e\\u000a");
    expect(table.split("\n")).toHaveLength(3);
  });

  it("isolates right-to-left texts from the numbers next to them", () => {
    expect(textTable(columns, [["تهران", "1"]])).toContain("\u2068تهران\u2069");
  });

  it("gives all lines the same columns, whatever the texts", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (names) => {
        const lines = textTable(
          columns,
          names.map((name) => [name, "7"]),
        )
          .split("\n")
          .slice(2);
        const ends = new Set(lines.map((line) => displayWidth(line)));
        expect(lines).toHaveLength(names.length);
        expect(ends.size).toBe(1);
      }),
      { seed: 1 },
    );
  });
});

describe("a comparison on the terminal", () => {
  let given: Corridor;
  beforeAll(async () => {
    given = await corridor();
  });

  it("says what changes, for how many, and what that depends on", () => {
    const text = comparisonText(given.study, given.comparison);
    expect(text).toContain("4 of 4 journeys change: 4 take another route.");
    expect(text).toContain("generalised cost falls for 4; money falls for 4; time rises for 4");
    expect(text).toContain("100 % of the difference depends on assumed figures");
    expect(text).toMatch(
      /Goods in containers +Alma +Gora +road > rail +24\.80 +13\.20 +-11\.60 +30\.6 +36\.4 +\+5\.8 +-5\.80/,
    );
  });

  it("counts what it does not list", () => {
    expect(comparisonText(given.study, given.comparison, { limit: 1 })).toContain(
      "3 more journeys change (--all lists them).",
    );
  });

  it("says so when nothing changes", () => {
    const { base, rows } = given.comparison;
    const still = rows.map(({ difference, basis, ...row }) => ({
      ...row,
      scenario: row.base,
      change: "none" as const,
    }));
    const text = comparisonText(given.study, { ...given.comparison, scenario: base, rows: still });
    expect(text).toBe(
      "“As it is” against “As it is”: none of the 4 journeys changes.\nFor 2026, the study's year.",
    );
  });

  it("prints a route step by step, with cumulative distance, time and money", () => {
    const lines = routeText(given.study, given.scenario).split("\n");
    expect(lines[0]).toBe(
      "Goods in containers, Alma to Gora: 310 km, 36.4 h, 13.20 USD/t, 9.3 kgCO2e; generalised cost 49.60 USD/t",
    );
    expect(lines.at(-1)).toMatch(/^clear +Gora +imported +3\.00 +310\.0 +36\.4 +13\.20$/);
  });

  it("names the free zones of a route, what is done in them, and how the goods then stand with customs", () => {
    const study = toy({
      places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
      links: [
        { id: "ax", from: "a", to: "x", length_km: 64 },
        { id: "xb", from: "x", to: "b", country: "BB", length_km: 64 },
      ],
      figures: { interest: "0.125 1/hour" },
      crossings: [{ id: "x", at: "x" }],
      operations: toyTables.operations.map((row) =>
        row.id === "clear" ? { ...row, duty: "64 * one" } : row,
      ),
      zones: [
        {
          ...{ id: "joint", at: "x", time_factor: 0, clearance_factor: 0 },
          ...{ storage: "one", storage_time: "4 * hour", interest: "interest" },
        },
      ],
    });
    const steps = routeText(study, wayOf(study, "a", "b"))
      .split("\n")
      .slice(3);
    expect(steps.map((line) => line.split(/ {2,}/).slice(0, 4))).toEqual([
      ["load", "a", "road", "exported"],
      ["travel", "x", "road", "exported"],
      ["enter zone joint", "x", "road", "zone"],
      ["clear after storage in zone joint", "x", "road", "imported"],
      ["travel", "b", "road", "imported"],
      ["unload", "b", "road", "imported"],
    ]);
    expect(routeText(study, wayOf(study, "a", "x@AA"))).not.toContain("customs");
  });

  it("prints several routes, one per line", () => {
    const lines = routesText(given.study, [given.scenario, given.base]).split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(
      /^2 +55\.40 +24\.80 +30\.6 +330 +33\.0 +road +road-alma--barda road-barda--gora$/,
    );
  });
});
