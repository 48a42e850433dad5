// What a study holds: found by words, shown with its source and everything that uses it.
import { beforeAll, describe, expect, it } from "vitest";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { figuresOf, type Study } from "../../src/model/index.ts";
import { itemTable, itemText } from "../../src/report/plain.ts";
import { describeItem, itemKinds, listItems } from "../../src/scenario/index.ts";
import { problemsOf, toy } from "../toy.ts";

let study: Study;
beforeAll(async () => {
  study = await loadStudy("scenarios/iran-iraq");
});

describe("listItems", () => {
  it("lists everything of a kind, a two-way link once", () => {
    const counts = Object.fromEntries(itemKinds.map((kind) => [kind, listItems(study, kind).length]));
    expect(counts).toEqual({
      places: study.network.places.length,
      links: new Set(study.network.links.map(({ row }) => row)).size,
      figures: study.network.figures.length,
      scenarios: study.scenarios.size,
      commodities: study.commodities.length,
      calendars: study.network.calendars.length,
      sources: study.sources.length,
    });
  });

  it("finds what holds all words, whatever their order, case and accents", () => {
    const ids = (words: string) => listItems(study, "places", words).map(({ id }) => id);
    expect(ids("khorramshahr")).toContain("khorramshahr");
    expect(ids("ARVAND zone")).toEqual(ids("zone  arvand"));
    expect(ids("arvand zone")).toContain("arvand-fz");
    expect(ids("no such place")).toEqual([]);
    const accents = toy({
      places: [{ id: "a", name: "Baḡdād" }, { id: "b" }],
      links: [{ id: "ab", from: "a", to: "b", length_km: 64 }],
    });
    expect(listItems(accents, "places", "bagdad").map(({ id }) => id)).toEqual(["a"]);
  });

  it("has the value and the range of a figure", () => {
    const [found] = listItems(study, "figures", "bcp.rail.shalamcheh");
    expect(found?.facts).toMatchObject({ value: 12, unit: "hour", low: 3.5, high: 42, kind: "assumed" });
  });
});

describe("describeItem", () => {
  it("names every row, formula and scenario that uses a figure, and no other", () => {
    for (const id of ["bcp.rail.shalamcheh", "val.container", "links.rail-khorramshahr--shalamcheh.length"]) {
      const figure = study.network.figures.find((known) => known.id === id);
      if (figure === undefined) continue;
      const [found] = describeItem(study, id);
      const crossings = study.network.crossings.filter((row) =>
        Object.values(row).some(
          (cell) =>
            typeof cell === "object" && "expression" in cell && figuresOf(cell.expression).includes(id),
        ),
      );
      const rows = found?.usedBy.filter(({ table }) => table === "crossings").map(({ row }) => row);
      expect(new Set(rows)).toEqual(new Set(crossings.map((row) => row.id)));
    }
  });

  it("shows places, links, commodities, calendars, scenarios and sources with their users", () => {
    const user = (id: string, table: string) =>
      describeItem(study, id)
        .flatMap(({ usedBy }) => usedBy)
        .filter((use) => use.table === table)
        .map(({ row, field }) => `${row}.${field}`);
    expect(user("khorramshahr", "links")).toContain("rail-khorramshahr--shalamcheh.from");
    expect(user("container", "questions").length).toBeGreaterThan(0);
    const calendar = study.network.crossings.find((row) => row.calendar !== undefined);
    if (calendar?.calendar !== undefined)
      expect(user(calendar.calendar, "crossings")).toContain(`${calendar.id}.calendar`);
    expect(user("ops_assume", "figures")).toContain("bcp.rail.shalamcheh.source");
    const [planned] = describeItem(study, "planned-link");
    expect(planned?.edits.map(({ scenario }) => scenario)).toContain("central-asia");
  });

  it("shows all of several kinds that have one id, and nothing of the prototype of objects", () => {
    const twice = toy({
      places: [{ id: "goods" }, { id: "b" }],
      links: [{ id: "b", from: "goods", to: "b", length_km: 64 }],
    });
    expect(describeItem(twice, "goods").map(({ kind }) => kind)).toEqual(["places", "commodities"]);
    expect(describeItem(twice, "b").map(({ kind }) => kind)).toEqual(["places", "links"]);
    expect(problemsOf(() => describeItem(twice, "__proto__"))[0]).toMatchObject({ path: "id" });
    expect(problemsOf(() => describeItem(study, "shalamche"))[0]?.hint).toContain("shalamcheh");
  });

  it("prints in plain text, one line each", () => {
    for (const id of ["bcp.rail.shalamcheh", "shalamcheh", "container", "planned-link", "ops_assume"])
      for (const found of describeItem(study, id)) {
        const text = itemText(found);
        expect(text).toContain(id);
        expect(text).not.toMatch(/undefined|\[object|NaN/);
      }
    expect(itemText(describeItem(study, "bcp.rail.shalamcheh")[0] as never)).toContain(
      "12 hour (median), 3.5 to 42",
    );
    for (const kind of itemKinds)
      expect(itemTable(listItems(study, kind))).not.toMatch(/undefined|\[object|NaN/);
  });
});
