import { describe, expect, it } from "vitest";
import type { Study } from "../../src/model/index.ts";
import { problemsOf, type Row, type ToyTables, toy, toyTables, wayOf } from "../toy.ts";

const places: Row[] = ["a", "b", "c"].map((id) => ({ id }));
/** a - 64 km of road - b - 128 km of road - c */
const links: Row[] = [
  { id: "ab", from: "a", to: "b", length_km: 64 },
  { id: "bc", from: "b", to: "c", length_km: 128 },
];

function study(tables: Partial<ToyTables> = {}): Study {
  return toy({ places, links, ...tables });
}

function moneyOf(tables: Partial<ToyTables>, from = "a", to = "b"): Readonly<Record<string, number>> {
  return wayOf(study(tables), from, to).totals.money.parts;
}

function timeOf(tables: Partial<ToyTables>, from = "a", to = "b"): Readonly<Record<string, number>> {
  return wayOf(study(tables), from, to).totals.time.parts;
}

const [road] = toyTables.tariffs as [Row];
const haul = (row: Row): Row => ({ component: "lineHaul", mode: "road", commodities: "freight", ...row });
const toll = (row: Row): Row => ({ component: "toll", mode: "road", commodities: "freight", ...row });

describe("the price of carriage", () => {
  it("is per km, once a link, or both", () => {
    expect(moneyOf({ tariffs: [haul({ id: "t", per_km: "2 * km" })] })).toEqual({ lineHaul: 128 });
    expect(moneyOf({ tariffs: [haul({ id: "t", fixed: "8 * one" })] })).toEqual({ lineHaul: 8 });
    expect(moneyOf({ tariffs: [haul({ id: "t", per_km: "2 * km", fixed: "8 * one" })] })).toEqual({
      lineHaul: 136,
    });
  });

  it("is charged once a link where it is fixed, however many links are taken", () => {
    expect(moneyOf({ tariffs: [haul({ id: "t", fixed: "8 * one" })] }, "a", "c")).toEqual({ lineHaul: 16 });
  });

  it("has tolls beside it, where there are any", () => {
    const tariffs = [road, toll({ id: "bridge", links: "bc", fixed: "4 * one", payee: "bridge company" })];
    expect(moneyOf({ tariffs }, "a", "c")).toEqual({ lineHaul: 384, toll: 4 });
    const found = wayOf(study({ tariffs }), "a", "c").steps.flatMap(({ charges }) => charges);
    expect(found.filter(({ component }) => component === "toll")).toEqual([
      expect.objectContaining({ rule: "tariffs[bridge]", payee: "bridge company", figures: ["one"] }),
    ]);
  });

  it("may differ by direction: a row for one comes before rows for both, wherever these name more", () => {
    const tariffs = [
      road,
      haul({ id: "back", links: "ab bc", direction: "back", per_km: "km * 0.7" }),
      haul({ id: "out-there", links: "bc", direction: "out", per_km: "km * 3.1" }),
      haul({ id: "goods", links: "bc", commodities: "goods", per_km: "km * 5" }),
    ];
    expect(moneyOf({ tariffs }, "a", "c").lineHaul).toBeCloseTo(64 * 2 + 128 * 3.1, 6);
    expect(moneyOf({ tariffs }, "c", "a").lineHaul).toBeCloseTo(192 * 0.7, 6);
    // A row for passengers leaves the price of goods both ways.
    const fares = { id: "back", links: "ab", direction: "back", commodities: "passengers" };
    const person = { id: "person", traffic: "passengers", handling: "passengers", unit: "passenger" };
    const commodities = [...toyTables.commodities, { ...person, value_of_time: "person_vot" }];
    const other = [road, haul({ ...fares, per_km: "person_km" })];
    expect(moneyOf({ tariffs: other, commodities }, "b", "a").lineHaul).toBeCloseTo(128, 6);
  });

  it("of one direction follows a scenario, and leaves the other", () => {
    const tariffs = [road, haul({ id: "back", links: "ab", direction: "back", per_km: "km * 0.7" })];
    const scenarios = { dearer: [{ type: "setTariff", id: "back", perKm: "km * 1.3" }] };
    const of = study({ tariffs, scenarios });
    const price = (from: string, to: string): number | undefined =>
      wayOf(of, from, to, { scenario: "dearer" }).totals.money.parts.lineHaul;
    expect(price("b", "a")).toBeCloseTo(64 * 1.3, 6);
    expect(price("a", "b")).toBeCloseTo(128, 6);
  });

  it("may rest on what the commodity is worth and how much of it fills a container", () => {
    const commodities = toyTables.commodities.map((row) => ({
      ...row,
      value: "512 * one",
      tonnes_per_teu: "load",
    }));
    const figures = { load: "16 tonne/TEU", box: "32 USD/TEU/km", share: "0.25 km^-1" };
    const perBox = [haul({ id: "t", per_km: "box / commodity.tonnesPerTeu" })];
    expect(moneyOf({ commodities, figures, tariffs: perBox })).toEqual({ lineHaul: 128 });
    const perValue = [haul({ id: "t", per_km: "share * commodity.value / 64" })];
    expect(moneyOf({ commodities, figures, tariffs: perValue })).toEqual({ lineHaul: 128 });
    const [, step] = wayOf(study({ commodities, figures, tariffs: perBox }), "a", "b").steps;
    expect(step?.charges[0]).toMatchObject({
      text: "(box / commodity.tonnesPerTeu) x length",
      figures: ["box", "load", "links.ab.length"],
    });
  });
});

describe("the time of carriage", () => {
  const timing = (row: Row): Row => ({ id: "road", mode: "road", ...row });

  it("is length over the mode's speed, or over the link's own", () => {
    const own = [{ ...links[0], speed_kmh: 16, speed_kind: "assumed", speed_source: "invented" }] as Row[];
    expect(timeOf({ timings: [timing({ running: "32 * kmh" })] })).toEqual({ running: 2 });
    expect(timeOf({ links: own, timings: [timing({ running: "link" })] })).toEqual({ running: 4 });
  });

  it("is refused where a link should have a speed of its own and has none", () => {
    const timings = [timing({ running: "link" })];
    expect(problemsOf(() => timeOf({ timings }))).toEqual(
      ["ab", "bc"].map((id) => ({
        path: `links[${id}].speed_kmh`,
        expected: "a speed",
        got: "nothing",
        hint: "timings[road] takes the link's own speed",
        severity: "error",
      })),
    );
  });

  it("may be given for the whole link", () => {
    expect(timeOf({ timings: [timing({ duration: "4 * hour" })] }, "a", "c")).toEqual({ running: 8 });
  });

  it("has stops beside it where the commercial speed is below the running speed, and none where it is above", () => {
    // 64 km at 32 km/h are 2 h, at 16 km/h with stops 4 h.
    const at = (commercial: string): Row => timing({ running: "32 * kmh", commercial });
    expect(timeOf({ timings: [at("16 * kmh")] })).toEqual({ running: 2, stops: 2 });
    expect(timeOf({ timings: [at("64 * kmh")] })).toEqual({ running: 2, stops: 0 });
  });

  it("has a wait for departure beside it, once a link", () => {
    const timings = [timing({ running: "64 * kmh", waiting: "8 * hour" })];
    expect(timeOf({ timings }, "a", "c")).toEqual({ running: 3, waiting: 16 });
  });

  it.each([
    { what: "no running speed", at: "moving", value: 0, expected: "a finite amount below 2097152" },
    { what: "a running speed below 0", at: "moving", value: -1, expected: "an amount of at least 0" },
    { what: "no commercial speed", at: "slow", value: 0, expected: "a finite amount below 2097152" },
    { what: "a commercial speed below 0", at: "slow", value: -1, expected: "an amount of at least 0" },
    { what: "no driving hours", at: "driving", value: 0, expected: "a finite amount below 2097152" },
    { what: "driving hours below 0", at: "driving", value: -1, expected: "an amount of at least 0" },
  ])("is refused when a scenario leaves $what", ({ at, value, expected }) => {
    const figures = { moving: "32 km/hour", slow: "16 km/hour", driving: "8 hour" };
    const timings = [timing({ running: "moving", commercial: "slow", driving_hours: "driving" })];
    const to = { value, unit: figures[at as keyof typeof figures].split(" ")[1], kind: "assumed" };
    const made = study({ figures, timings, scenarios: { wrong: [{ type: "set", at, to }] } });
    expect(wayOf(made, "a", "b").totals.time.parts).toEqual({ running: 2, stops: 2, rest: 0 });
    const problems = problemsOf(() => wayOf(made, "a", "b", { scenario: "wrong" }));
    expect(problems).toContainEqual({
      path: expect.stringMatching(/^timings\[road\], time /),
      expected,
      got: expect.any(String),
      hint: expect.stringContaining("at ab"),
      severity: "error",
    });
  });

  it("is refused when a scenario leaves more than 24 driving hours a day", () => {
    const edit = { type: "set", at: "driving", to: { value: 25, unit: "hour", kind: "assumed" } };
    const timings = [timing({ running: "32 * kmh", driving_hours: "driving" })];
    const made = study({ figures: { driving: "8 hour" }, timings, scenarios: { wrong: [edit] } });
    expect(problemsOf(() => wayOf(made, "a", "b", { scenario: "wrong" }))).toMatchObject([
      { path: "edits[0], timings[road].driving_hours", expected: "a finite number above 0 and at most 24" },
    ]);
  });
});

describe("rest", () => {
  // 64 km an hour, 8 h a day: the remainder of the day is twice the driving time. A day trip is up to 512 km.
  const timings: Row[] = [{ id: "road", mode: "road", running: "64 * kmh", driving_hours: "8 * hour" }];
  const long = (km: number): Row[] => [{ id: "ab", from: "a", to: "b", length_km: km }];

  it("is taken in proportion to driving on journeys of more than one driving day", () => {
    expect(timeOf({ links: long(1024), timings })).toEqual({ running: 16, rest: 32 });
    expect(timeOf({ links: long(520), timings })).toEqual({ running: 8.125, rest: 16.25 });
  });

  it("is not taken on a day trip, and a full driving day is one", () => {
    expect(timeOf({ links: long(512), timings })).toEqual({ running: 8, rest: 0 });
  });

  it("is the same however the way is cut into links", () => {
    const cut = [
      { id: "ab", from: "a", to: "b", length_km: 256 },
      { id: "bc", from: "b", to: "c", length_km: 768 },
    ];
    expect(timeOf({ links: cut, timings }, "a", "c")).toEqual({ running: 16, rest: 32 });
    const day = cut.map((link) => ({ ...link, length_km: 256 }));
    expect(timeOf({ links: day, timings }, "a", "c")).toEqual({ running: 8, rest: 0 });
  });

  it("depends on the journey, not on the way taken: where a day trip is possible nobody rests on a detour", () => {
    // 512 km of good road at 3 USD/km, 1024 km of cheap road at 1 USD/km: a day trip by the first.
    const ways = [
      { id: "good", from: "a", to: "b", length_km: 512 },
      { id: "cheap", from: "a", to: "b", length_km: 1024 },
    ];
    const tariffs = [
      haul({ id: "good", links: "good", per_km: "3 * km" }),
      haul({ id: "cheap", per_km: "km" }),
    ];
    const found = wayOf(study({ links: ways, timings, tariffs }), "a", "b");
    expect(found.links).toEqual(["cheap"]);
    expect(found.totals.time.parts).toEqual({ running: 16, rest: 0 });
  });

  it("does not count the hours at a border as driving", () => {
    const tables: ToyTables = {
      ...toyTables,
      questions: [{ id: "q", between: ["a"], and: ["b"] }],
      places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
      links: [
        { id: "ax", from: "a", to: "x", length_km: 256 },
        { id: "xb", from: "x", to: "b", length_km: 256, country: "BB" },
      ],
      crossings: [{ id: "x", at: "x", queue: "100 * hour" }],
      timings,
    };
    expect(wayOf(toy(tables), "a", "b").totals.time.parts).toMatchObject({ running: 8, rest: 0, queue: 100 });
  });

  it("is taken by truck drivers alone: a way by rail that is no day trip by road", () => {
    const rail = { id: "rail", from: "a", to: "b", mode: "rail", length_km: 1024 };
    const both = [...timings, { id: "rail", mode: "rail", running: "64 * kmh" }];
    expect(timeOf({ links: [rail, ...long(1024)], timings: both })).toEqual({ running: 16 });
  });
});

describe("the most specific row", () => {
  // Each row is dearer than those it comes before, so the price tells which one was taken.
  const rows = {
    any: { id: "any", per_km: "km", commodities: "" },
    traffic: { id: "traffic", per_km: "2 * km", commodities: "freight" },
    handling: { id: "handling", per_km: "4 * km", commodities: "general" },
    commodity: { id: "commodity", per_km: "8 * km", commodities: "goods" },
    country: { id: "country", per_km: "16 * km", commodities: "", countries: "AA" },
    countryAndCommodity: {
      id: "country-commodity",
      per_km: "32 * km",
      commodities: "goods",
      countries: "AA",
    },
    link: { id: "link", per_km: "64 * km", commodities: "", links: "ab" },
    all: { id: "all", per_km: "128 * km", commodities: "goods", countries: "AA", links: "ab" },
  };
  type Name = keyof typeof rows;
  const order: Name[] = [
    "any",
    "traffic",
    "handling",
    "commodity",
    "country",
    "countryAndCommodity",
    "link",
    "all",
  ];

  it("is the one for the link before the country before the commodity before its handling before its traffic", () => {
    for (let most = 0; most < order.length; most++) {
      const tariffs = order.slice(0, most + 1).map((name) => haul(rows[name]));
      expect(moneyOf({ tariffs }), order[most] as string).toEqual({ lineHaul: 64 * 2 ** most });
      expect(moneyOf({ tariffs: tariffs.toReversed() }), order[most] as string).toEqual({
        lineHaul: 64 * 2 ** most,
      });
    }
  });

  it("is not one that is for another link, country or commodity", () => {
    const other = { id: "other", commodities: "goods", countries: "AA", per_km: "99 * km" };
    const tariffs = [haul(rows.any), haul({ ...other, links: "bc" })];
    expect(moneyOf({ tariffs })).toEqual({ lineHaul: 64 });
    expect(moneyOf({ tariffs }, "b", "c")).toEqual({ lineHaul: 99 * 128 });
  });

  it.each(["commodity", "country", "link"] as const)("is refused when two are for the same %s", (name) => {
    const twice = [rows.any, rows[name], { ...rows[name], id: "again" }].map(haul);
    const [problem] = problemsOf(() => moneyOf({ tariffs: twice }));
    expect(problem).toMatchObject({
      path: "tariffs[lineHaul by road in AA for goods]",
      expected: "one most specific row for ab",
      got: JSON.stringify(`again and ${rows[name].id}`),
      hint: "name the link, the country or the commodity in one of them",
    });
  });

  it("is refused for tolls too when two are equally specific", () => {
    const tariffs = [road, toll({ id: "one", fixed: "one" }), toll({ id: "two", fixed: "one" })];
    expect(problemsOf(() => moneyOf({ tariffs })).map(({ path, got }) => [path, got])).toEqual([
      ["tariffs[toll by road in AA for goods]", '"one and two"'],
      ["tariffs[toll by road in AA for goods]", '"one and two"'],
    ]);
  });

  it("may be doubtful for one link alone, where rows are for overlapping lists of links", () => {
    const tariffs = [
      road,
      haul({ id: "left", links: "ab bc", per_km: "km" }),
      haul({ id: "right", links: "bc", per_km: "km" }),
    ];
    expect(problemsOf(() => moneyOf({ tariffs })).map(({ expected }) => expected)).toEqual([
      "one most specific row for bc",
    ]);
  });
});

describe("an open link without a row", () => {
  it.each(["tariffs", "timings", "emissions"] as const)(
    "for its %s is refused, with path and hint",
    (table) => {
      const rail = { id: "rail", from: "a", to: "b", mode: "rail", length_km: 64 };
      const rows = toyTables[table].filter(({ mode }) => mode !== "rail");
      const what = table === "tariffs" ? "lineHaul by rail" : "rail";
      expect(problemsOf(() => wayOf(study({ links: [...links, rail], [table]: rows }), "a", "b"))).toEqual([
        {
          path: `${table}[${what} in AA for goods]`,
          expected: "a row that is for it",
          got: "nothing",
          hint: `rail is open to it: add a row to ${table}.csv`,
          severity: "error",
        },
      ]);
    },
  );

  it("is told with all others, each gap once", () => {
    const rails = ["r1", "r2"].map((id) => ({ id, from: "a", to: "b", mode: "rail", length_km: 64 }));
    const sea = { id: "s", from: "a", to: "c", mode: "sea", length_km: 64, country: "XZ" };
    const without = (rows: readonly Row[]): Row[] => rows.filter(({ mode }) => mode === "road");
    const problems = problemsOf(() =>
      wayOf(
        study({
          links: [...links, ...rails, sea],
          tariffs: without(toyTables.tariffs),
          timings: without(toyTables.timings),
        }),
        ...(["a", "b"] as const),
      ),
    );
    expect(problems.map(({ path }) => path)).toEqual([
      ...["tariffs[lineHaul by rail in AA for goods]", "timings[rail in AA for goods]"],
      ...["tariffs[lineHaul by sea in XZ for goods]", "timings[sea in XZ for goods]"],
    ]);
  });

  it("does not matter while it is closed, or closed to the commodity", () => {
    const rail = { id: "rail", from: "a", to: "b", mode: "rail", length_km: 64 };
    const tariffs = [road];
    expect(moneyOf({ links: [...links, { ...rail, status: "planned" }], tariffs })).toEqual({
      lineHaul: 128,
    });
    expect(moneyOf({ links: [...links, { ...rail, carries: "passengers" }], tariffs })).toEqual({
      lineHaul: 128,
    });
  });

  it("is refused when a scenario opens it", () => {
    const rail = { id: "rail", from: "a", to: "b", mode: "rail", length_km: 64, status: "planned" };
    const scenarios = { opened: [{ type: "openLink", link: "rail" }] };
    const made = study({ links: [...links, rail], tariffs: [road], scenarios });
    expect(wayOf(made, "a", "b").links).toEqual(["ab"]);
    expect(problemsOf(() => wayOf(made, "a", "b", { scenario: "opened" }))).toHaveLength(1);
  });
});
