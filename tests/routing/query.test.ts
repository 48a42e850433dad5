import { describe, expect, it } from "vitest";
import { type RouteTotals, route } from "../../src/routing/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";
import { noWayOf, problemsOf, type Row, toy, toyTables, wayOf } from "../toy.ts";

const places: Row[] = ["a", "b", "c"].map((id) => ({ id }));
/** a - b three ways: dear and fast by road, cheap and slow by sea, between the two by rail. c stands apart. */
const links: Row[] = [
  { id: "road", from: "a", to: "b", length_km: 64 },
  { id: "rail", from: "a", to: "b", mode: "rail", length_km: 64 },
  { id: "sea", from: "a", to: "b", mode: "sea", length_km: 128, country: "XZ" },
  { id: "planned", from: "b", to: "c", length_km: 64, status: "planned" },
];
const nothing: RouteTotals = {
  distanceKm: 0,
  money: { total: 0, parts: {} },
  time: { total: 0, parts: {} },
  co2e: { total: 0, parts: {} },
  generalisedCost: 0,
};

describe("route", () => {
  it("makes least what is asked for", () => {
    // Road 128 USD, 1 h; rail 64 USD, 2 h; sea 32 USD, 8 h. An hour at 0.5 USD, then at 16 USD.
    const study = toy({ places, links });
    expect(wayOf(study, "a", "b").links).toEqual(["sea"]);
    expect(wayOf(study, "a", "b", { least: "generalisedCost" }).totals.generalisedCost).toBe(36);
    expect(wayOf(study, "a", "b", { least: "money" }).links).toEqual(["sea"]);
    expect(wayOf(study, "a", "b", { least: "time" }).links).toEqual(["road"]);
    const hasty = toy({ places, links, figures: { vot: "16 USD/tonne/hour" } });
    expect(wayOf(hasty, "a", "b").links).toEqual(["rail"]);
    expect(wayOf(hasty, "a", "b").totals.generalisedCost).toBe(96);
  });

  it("from a place to itself has no links and costs nothing, even where nothing can be loaded", () => {
    const study = toy({ places, links });
    for (const place of ["a", "c"]) {
      const found = wayOf(study, place, place);
      expect(found).toMatchObject({
        from: { place },
        to: { place },
        commodity: "goods",
        links: [],
        steps: [],
      });
      expect(found.totals).toEqual(nothing);
    }
  });

  it("takes a scenario by id or as a document", () => {
    const edits: Scenario["edits"] = [{ type: "openLink", link: "planned" }];
    const study = toy({ places, links, scenarios: { opened: edits } });
    const document: Scenario = { version: 1, id: "mine", title: "Mine", extends: "base", edits };
    const query = { from: "a", to: "c", commodity: "goods" };
    expect(route(study, document, query)).toEqual(route(study, "opened", query));
    expect(wayOf(study, "a", "c", { scenario: "opened" }).links).toEqual(["sea", "planned"]);
  });

  it("tells all unknown names at once, with the nearest ones", () => {
    const study = toy({
      places: [{ id: "tehran" }, { id: "basra" }],
      links: [{ id: "way", from: "tehran", to: "basra", length_km: 1 }],
    });
    const query = { from: "teheran", to: "basra@IQ", commodity: "good", least: "cost" as "money" };
    expect(problemsOf(() => route(study, "base", query))).toMatchObject([
      { path: "from", expected: "the id of a place", got: '"teheran"', hint: 'did you mean "tehran"?' },
      { path: "to", expected: "no side: the place is no border crossing", hint: "write basra" },
      { path: "least", expected: "one of generalisedCost, money, time", got: '"cost"' },
      { path: "commodity", expected: "the id of a commodity", got: '"good"', hint: 'did you mean "goods"?' },
    ]);
    expect(problemsOf(() => route(study, "bass", { ...query, from: "tehran" }))).toMatchObject([
      { path: "scenario", expected: "the id of a scenario", hint: 'did you mean "base"?' },
    ]);
  });

  it("leaves the study as it was", () => {
    const study = toy({ places, links });
    const before = JSON.stringify(study);
    wayOf(study, "a", "b");
    noWayOf(study, "a", "c");
    expect(JSON.stringify(study)).toBe(before);
  });
});

describe("no route", () => {
  it("is a typed result with a reason, never a cost", () => {
    expect(route(toy({ places, links }), "base", { from: "a", to: "c", commodity: "goods" })).toEqual({
      type: "noRoute",
      year: { year: 2026, reason: "study", edits: [] },
      from: { place: "a" },
      to: { place: "c" },
      commodity: "goods",
      reason: "goods cannot be unloaded at c: no open link for freight ends there (planned: planned)",
    });
  });

  it("says that nothing can be loaded", () => {
    expect(noWayOf(toy({ places, links }), "c", "a")).toBe(
      "goods cannot be loaded at c: no open link for freight begins there (planned~back: planned)",
    );
  });

  it("says what can be reached from either end, and which links would join the two parts", () => {
    const more = [...places, { id: "d" }];
    const cut = [...links, { id: "cd", from: "c", to: "d", length_km: 64 }];
    const reason = "2 places can be reached from a, d can be reached from 2, and nothing open joins them";
    expect(noWayOf(toy({ places: more, links: cut }), "a", "d")).toBe(
      `${reason}; links across the gap that do not serve: planned (planned)`,
    );
    // A way by sea alone would need an operation too, and is named all the same.
    const persons = { id: "ad", from: "a", to: "d", length_km: 64, carries: "passengers" };
    const none = { id: "bd", from: "b", to: "d", mode: "sea", length_km: 64, carries: "" };
    expect(noWayOf(toy({ places: more, links: [...cut, persons, none] }), "a", "d")).toBe(
      `${reason}; links across the gap that do not serve: ad (carries passengers), bd (carries nothing), planned (planned)`,
    );
  });

  it("counts links that would join the parts when they are many", () => {
    const many = Array.from({ length: 7 }, (_, i) => ({ ...links[3], id: `p${i}` }) as Row);
    const cut = [...links.slice(0, 3), ...many, { id: "cd", from: "c", to: "d", length_km: 64 }];
    const reason = noWayOf(toy({ places: [...places, { id: "d" }], links: cut }), "a", "d");
    expect(reason).toMatch(/: p0 \(planned\), p1 \(planned\), .*p4 \(planned\) and 2 more$/);
  });

  it("names no link when none would do", () => {
    const oneWay = [{ id: "ab", from: "a", to: "b", two_way: "no", length_km: 64 }];
    expect(noWayOf(toy({ places, links: [...oneWay, links[3] as Row] }), "b", "a")).toBe(
      "1 place can be reached from b, a can be reached from 1, and nothing open joins them",
    );
  });

  it("says on which side of a crossing something is missing", () => {
    const study = toy({
      places: [{ id: "a" }, { id: "x", other_country: "BB" }],
      links: [{ id: "ax", from: "a", to: "x", length_km: 64 }],
    });
    expect(wayOf(study, "a", "x@AA").links).toEqual(["ax"]);
    expect(noWayOf(study, "a", "x@BB")).toBe(
      "goods cannot be unloaded at x@BB: no open link for freight ends there (ax: in AA)",
    );
    const operations = toyTables.operations.filter(({ operation }) => operation !== "unload");
    expect(noWayOf(toy({ places, links, operations }), "a", "b")).toBe(
      "goods cannot be unloaded at b: operations.csv has no row unload from rail or road or sea for goods there",
    );
  });

  it("names the place, the two modes and the row that is missing", () => {
    const chain = [
      { id: "road", from: "a", to: "b", length_km: 3.3 },
      { id: "rail", from: "b", to: "c", mode: "rail", length_km: 7.1 },
    ];
    const operations = toyTables.operations.filter(({ operation }) => operation !== "transship");
    expect(noWayOf(toy({ places, links: chain, operations }), "a", "c")).toContain(
      "at b (AA) goods come by road and could go on by rail 1435 mm, but operations.csv has no row transship from road to rail for goods there",
    );
  });

  it("names the place and the two gauges", () => {
    const chain = [
      { id: "wide", from: "a", to: "b", mode: "rail", length_km: 3.3, gauge_mm: 1520 },
      { id: "narrow", from: "b", to: "c", mode: "rail", length_km: 7.1, gauge_mm: 1000 },
    ];
    const met = [{ id: "a" }, { id: "b", gauge_break: "1000 1520" }, { id: "c" }];
    const operations = toyTables.operations.filter(({ operation }) => operation !== "gaugeChange");
    expect(noWayOf(toy({ places: met, links: chain, operations }), "a", "c")).toContain(
      "at b (AA) goods come by rail 1520 mm and could go on by rail 1000 mm, but operations.csv has no row gaugeChange from 1520 to 1000 mm for goods there",
    );
  });

  it("calls closed only what is closed", () => {
    const study = toy({
      places,
      links: [...links, { id: "shut", from: "a", to: "b", length_km: 2.7, status: "closed" }],
    });
    const query = { from: "a", to: "b", commodity: "goods" };
    const reasonOf = (rules: object): string => {
      const found = route(study, "base", { ...query, ...rules });
      return found.type === "noRoute" ? found.reason : "";
    };
    const byAir = reasonOf({ modes: ["air"] });
    expect(byAir.match(/\(closed\)/g)).toEqual(["(closed)"]);
    expect(byAir).toContain("shut (closed)");
    expect(byAir).toContain("road (road is not among the modes asked for)");
  });
});
