// Waits where goods go on board, worked out by hand. In a toy, loading takes no time and a rail link of 32 km one hour; an
// hour is worth half a dollar a tonne.

import { describe, expect, it } from "vitest";
import { compileStudy, readCompiled } from "../../src/compiled/index.ts";
import { compare } from "../../src/futures/index.ts";
import type { Study } from "../../src/model/index.ts";
import { compile, earliestArrival, type Model, type Route, route } from "../../src/routing/index.ts";
import type { Edit, Scenario } from "../../src/scenario/index.ts";
import { problemsOf, type Row, type ToyTables, toy, wayOf } from "../toy.ts";

const rail = { mode: "rail", gauge_mm: 1435, country: "AA", two_way: "yes" };

/** a and b joined by road, b, c and d by rail; p and q by a ship. */
function study(services: readonly Row[], more: Partial<ToyTables> = {}): Study {
  return toy({
    places: [
      { id: "a" },
      ...["b", "c", "d"].map((id) => ({ id })),
      { id: "p", kind: "port" },
      { id: "q", kind: "port" },
    ],
    links: [
      { id: "ab", from: "a", to: "b", length_km: 64, two_way: "yes" },
      { id: "bc", from: "b", to: "c", length_km: 32, ...rail },
      { id: "cd", from: "c", to: "d", length_km: 32, ...rail },
      { id: "dp", from: "d", to: "p", length_km: 32, ...rail },
      { id: "pq", from: "p", to: "q", length_km: 16, mode: "sea", two_way: "yes" },
    ],
    ...more,
    figures: {
      week: "168 hour 84 336 triangular",
      day: "24 hour",
      often: "7.3 hour",
      cv: "0.6 1",
      lot: "3100 tonne",
      yearly: "77500 tonne/year",
      ...more.figures,
    },
    services,
  });
}

/** Hours of waiting from one end to the other. */
function waits(of: Study, from: string, to: string, scenario = "base"): number {
  const { totals } = wayOf(of, from, to, { scenario });
  return totals.time.parts.waiting ?? 0;
}

const trains: Row = { id: "trains", mode: "rail", headway: "often" };

describe("the wait of goods that go on board", () => {
  it("is half the headway, once however many links follow", () => {
    expect(waits(study([trains]), "b", "c")).toBeCloseTo(7.3 / 2, 8);
    expect(waits(study([trains]), "b", "d")).toBeCloseTo(7.3 / 2, 8);
    const { totals } = wayOf(study([trains]), "b", "d");
    // Two hours on rails and the wait, at half a dollar; two links of 32 km, no clearance at home.
    expect(totals.generalisedCost).toBeCloseTo(64 + 0.5 * (2 + 7.3 / 2), 8);
  });

  it("is paid again after a change of mode, by the class of the mode", () => {
    const both = study([trains, { id: "ships", mode: "sea", headway: "week" }]);
    expect(waits(both, "a", "c")).toBeCloseTo(3.65, 8);
    expect(waits(both, "a", "q")).toBeCloseTo(3.65 + 84, 8);
    expect(waits(both, "q", "a")).toBeCloseTo(84 + 3.65, 8);
  });

  it("is longer where departures are irregular, by 1 + cv^2, and by the cut-off", () => {
    const irregular = study([{ ...trains, headway_cv: "cv", cut_off: "hour * 5" }]);
    expect(waits(irregular, "b", "c")).toBeCloseTo((7.3 * (1 + 0.6 ** 2)) / 2 + 5, 8);
  });

  it("is the mean over the week for a timetable", () => {
    // Gaps of 48 and 120 hours: a random arrival waits (48^2 + 120^2) / (2 x 168).
    const table = { id: "trains", mode: "rail", departures: "mon wed 06:00", zone: "+00:00" };
    expect(waits(study([table]), "b", "c")).toBeCloseTo((48 ** 2 + 120 ** 2) / 336, 8);
  });

  it("follows from a lot over what is sent a year", () => {
    const lots = study([{ id: "ships", mode: "sea", headway: "lot / yearly" }]);
    expect(waits(lots, "p", "q")).toBeCloseTo((3100 / 77500) * (8766 / 2), 6);
  });

  it("is that of the most specific class: a place, then a country, then the commodity", () => {
    const classes = [
      trains,
      { id: "goods_trains", mode: "rail", headway: "often * 2", commodities: "goods" },
      { id: "in_aa", mode: "rail", headway: "often * 4", countries: "AA" },
      { id: "at_b", mode: "rail", headway: "often * 8", places: "b" },
    ];
    expect(waits(study(classes), "b", "c")).toBeCloseTo(3.65 * 8, 8);
    expect(waits(study(classes), "c", "d")).toBeCloseTo(3.65 * 4, 8);
    expect(waits(study(classes.slice(0, 2)), "c", "d")).toBeCloseTo(3.65 * 2, 8);
  });

  it("is asked of one service: two as specific are refused", () => {
    const twins = study([trains, { ...trains, id: "others" }]);
    const [problem] = problemsOf(() => wayOf(twins, "b", "c"));
    expect(problem).toMatchObject({
      path: "services[rail at b in AA for goods]",
      got: '"others and trains"',
    });
  });

  it("is paid at the first link of a line that has its links to itself", () => {
    const line: Row = { id: "line", links: "cd dp", exclusive: "yes", headway: "day" };
    const own = study([trains, line]);
    expect(waits(own, "b", "c")).toBeCloseTo(3.65, 8);
    expect(waits(own, "b", "d")).toBeCloseTo(3.65 + 12, 8);
    expect(waits(own, "b", "p")).toBeCloseTo(3.65 + 12, 8);
    // The way back is another line.
    expect(waits(own, "p", "c")).toBeCloseTo(3.65, 8);
    expect(waits(study([trains, { ...line, exclusive: "no" }]), "b", "p")).toBeCloseTo(3.65, 8);
  });

  it("is paid at each ferry of a class", () => {
    const ferries = toy({
      places: ["a", "b", "c"].map((id) => ({ id })),
      links: [
        { id: "ab", from: "a", to: "b", length_km: 16, mode: "ferry" },
        { id: "bc", from: "b", to: "c", length_km: 16, mode: "ferry" },
      ],
      figures: { often: "7.3 hour" },
      services: [{ id: "ferries", mode: "ferry", headway: "often" }],
    });
    expect(waits(ferries, "a", "c")).toBeCloseTo(7.3, 8);
  });
});

const edits: readonly Edit[] = [
  { type: "set", at: "day", to: { value: 168, unit: "hour", kind: "assumed" } },
  { type: "set", at: "services.line.headway", to: "day * 7" },
  { type: "set", at: "services.trains.cutOff", to: "hour * 3" },
  { type: "set", at: "services.trains.places", to: ["c"] },
  { type: "set", at: "services.line.exclusive", to: false },
  { type: "remove", table: "services", id: "line" },
  { type: "add", table: "services", row: { id: "more", mode: "sea", headway: "day", kind: "assumed" } },
];

describe("frequency as a lever", () => {
  const line: Row = { id: "line", links: "cd", exclusive: "yes", headway: "day" };
  const scenarios = {
    weekly: [{ type: "set", at: "services.line.headway", to: "week" }],
    shut: [{ type: "closeLink", link: "dp" }],
  };
  const given = study([trains, line], { scenarios });

  it("changes what compare says, at single values and over futures", async () => {
    const comparison = await compare(given, "base", "weekly", { futures: 400 });
    const row = comparison.rows.find(({ from, to }) => from.place === "b" && to.place === "d");
    expect(row?.difference?.time).toBeCloseTo(84 - 12, 8);
    // The week is drawn from a triangle of 84, 168 and 336 h, whose mean is 196: half of it, less half a day.
    expect(row?.futures?.time.difference.mean).toBeGreaterThan(98 - 12 - 6);
    expect(row?.futures?.time.difference.mean).toBeLessThan(98 - 12 + 6);
    expect(row?.futures?.worse).toBe(1);
    expect(waits(given, "b", "d", "weekly") - waits(given, "b", "d")).toBeCloseTo(84 - 12, 8);
  });

  it("gives a patched model the answers of one compiled anew, bit for bit", async () => {
    const base = given.scenarios.get("base")?.document as Scenario;
    for (const edit of edits) {
      const model = compile(given, ["base", "shut"]);
      await compare(model, "base", "shut");
      const patched = model.with([edit]);
      const document = { ...base, edits: [edit] };
      const answers = (of: Study | Model, scenario: string | Scenario): string =>
        JSON.stringify(
          [..."apqbdc"].flatMap((from) =>
            [..."bcdpq"].map((to) => {
              const { steps: _, ...found } = route(of, scenario, { from, to, commodity: "goods" }) as Route;
              return found;
            }),
          ),
        );
      expect(answers(patched, "base")).toBe(answers(study([trains, line], { scenarios }), document));
    }
  });

  it("is the same in a compiled study", () => {
    const compiled = readCompiled(compileStudy(given, ["base", "weekly"]));
    for (const scenario of ["base", "weekly"]) {
      const query = { from: "a", to: "q", commodity: "goods" };
      expect(JSON.stringify(compiled.route(scenario, query))).toBe(
        JSON.stringify(route(given, scenario, query)),
      );
    }
  });
});

describe("a dated journey", () => {
  const depart = "2026-11-24T08:00+00:00";
  const leaves = (of: Study, from: string, to: string) => {
    const found = earliestArrival(of, "base", { from, to, commodity: "goods", depart });
    if (found.type === "noRoute") throw new Error(found.reason);
    return found;
  };

  it("waits for a class by its mean, and for a line by its departures, never for both", () => {
    const line = { id: "line", links: "bc cd", zone: "+00:00", departures: "12:00", exclusive: "yes" };
    // From b the line leaves at 12:00, four hours later, and takes two; no class is waited for.
    const found = leaves(study([{ ...trains, headway: "week" }, line]), "b", "d");
    expect([found.waitHours, found.hours]).toEqual([4, 6]);
    // Beyond its end nothing is known of trains but the class.
    const class_ = leaves(study([{ ...trains, headway: "day" }]), "b", "d");
    expect([class_.waitHours, class_.hours]).toEqual([12, 14]);
  });

  it("takes the class where it is there first, unless the line has its links to itself", () => {
    const line = { id: "line", links: "bc cd", zone: "+00:00", departures: "sun 12:00" };
    const often = { ...trains, headway: "hour * 6" };
    expect(leaves(study([often, line]), "b", "d").hours).toBe(5);
    const own = leaves(study([often, { ...line, exclusive: "yes" }]), "b", "d");
    expect(own.waitHours).toBe(4 + 5 * 24);
  });
});

describe("a row of services", () => {
  it.each([
    [{ id: "x", headway: "day" }, "links"],
    [{ id: "x", links: "bc", mode: "rail", headway: "day" }, "mode"],
    [{ id: "x", mode: "road", headway: "day" }, "mode"],
    [{ id: "x", mode: "rail", exclusive: "yes", headway: "day" }, "exclusive"],
    [{ id: "x", links: "bc", places: "b", headway: "day" }, "places"],
    [{ id: "x", mode: "rail", zone: "+00:00", departures: "mon 06:00", headway_cv: "cv" }, "headway_cv"],
  ] as [Row, string][])("that does not fit together is refused: %j", (row, field) => {
    expect(problemsOf(() => study([row])).map(({ path }) => path)).toContain(`services[x].${field}`);
  });
});
