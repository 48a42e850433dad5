import { describe, expect, it } from "vitest";
import { type Study, vehicleId } from "../../src/model/index.ts";
import { scenarioModel } from "../../src/routing/index.ts";
import { noWayOf, problemsOf, type Row, toy, toyTables, wayOf } from "../toy.ts";

const people: Row = {
  ...{ id: "people", traffic: "passengers", handling: "passengers", unit: "passenger" },
  value_of_time: "person_vot",
};

const [a, b, c]: [Row, Row, Row] = [{ id: "a" }, { id: "b" }, { id: "c" }];

function arcsOf(study: Study, commodity = "goods"): string[] {
  const found = study.commodities.find(({ id }) => id === commodity);
  if (found === undefined) throw new Error(`no ${commodity}`);
  return scenarioModel(study, "base")
    .graph(found)
    .arcs.map(({ id }) => id);
}

describe("the state graph", () => {
  it("has a state for each vehicle and stage, and an arc for each move, in the order of their ids", () => {
    const study = toy({ places: [b, a], links: [{ id: "way", from: "a", to: "b", length_km: 64 }] });
    const [goods] = study.commodities;
    const graph = scenarioModel(study, "base").graph(goods as (typeof study.commodities)[number]);
    expect(graph.states.map(({ id }) => id)).toEqual([
      ...["a@AA delivered", "a@AA imported", "a@AA origin", "a@AA road"],
      ...["b@AA delivered", "b@AA imported", "b@AA origin", "b@AA road"],
    ]);
    expect(graph.arcs.map(({ id }) => id)).toEqual([
      ...["a@AA: clear import", "a@AA: load road", "a@AA: unload road"],
      ...["b@AA: clear import", "b@AA: load road", "b@AA: unload road"],
      ...["way", "way~back"],
    ]);
    expect(graph.states.map(({ id }) => graph.index.get(id))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("keeps parallel links apart", () => {
    const links = ["near", "far"].map((id) => ({
      id,
      from: "a",
      to: "b",
      length_km: id === "near" ? 64 : 128,
    }));
    const study = toy({ places: [a, b], links });
    expect(arcsOf(study)).toEqual(expect.arrayContaining(["far", "far~back", "near", "near~back"]));
    expect(wayOf(study, "a", "b").links).toEqual(["near"]);
  });

  it.each(["underConstruction", "planned", "suspended", "closed"])(
    "leaves out links that are %s",
    (status) => {
      const links = [
        { id: "open", from: "a", to: "b", length_km: 128 },
        { id: "shut", from: "a", to: "b", length_km: 64, status },
      ];
      expect(wayOf(toy({ places: [a, b], links }), "a", "b").links).toEqual(["open"]);
    },
  );

  it("leaves out links that do not carry the traffic", () => {
    const links = [
      { id: "both", from: "a", to: "b", length_km: 128 },
      { id: "persons", from: "a", to: "b", length_km: 64, carries: "passengers" },
      { id: "nothing", from: "a", to: "b", length_km: 64, carries: "" },
    ];
    const study = toy({ places: [a, b], links });
    expect(arcsOf(study).filter((id) => !id.includes(":"))).toEqual(["both", "both~back"]);
  });
});

describe("operations", () => {
  // a - rail - b - road - c
  const rail: Row = { id: "rail", from: "a", to: "b", mode: "rail", length_km: 256 };
  const road: Row = { id: "road", from: "b", to: "c", length_km: 64 };
  const tables = { places: [a, b, c], links: [rail, road] };

  it("change vehicles where modes meet, with their own money and time", () => {
    // Rail 256 km: 256 USD, 8 h. Train to truck 8 USD, 4 h. Road 64 km: 128 USD, 1 h. An hour is worth 0.5 USD.
    const { totals, steps } = wayOf(toy(tables), "a", "c");
    expect(steps.map(({ id }) => id)).toEqual([
      ...["a@AA: load rail-1435", "rail", "b@AA: transship rail-1435 > road", "road", "c@AA: unload road"],
    ]);
    expect(totals.money).toEqual({ total: 392, parts: { lineHaul: 384, handling: 8 } });
    expect(totals.time).toEqual({ total: 13, parts: { running: 9, handling: 4 } });
    expect(totals.co2e).toEqual({ total: 32, parts: { haul: 32 } });
    expect(totals.generalisedCost).toBe(392 + 13 / 2);
  });

  it("are not done where no row allows them", () => {
    const operations = toyTables.operations.filter(({ id }) => id !== "rail-road");
    const study = toy({ ...tables, operations });
    expect(wayOf(study, "c", "a").links).toEqual(["road~back", "rail~back"]);
    expect(noWayOf(study, "a", "c")).toContain("nothing open joins them");
  });

  it("may be for kinds of places", () => {
    const operations = toyTables.operations.map((row) =>
      row.operation === "transship" ? { ...row, place_kinds: "dryPort city" } : row,
    );
    expect(noWayOf(toy({ ...tables, operations }), "a", "c")).toContain("nothing open joins them");
    const places = [a, { ...b, kind: "dryPort" }, c];
    expect(wayOf(toy({ ...tables, places, operations }), "a", "c").totals.money.total).toBe(392);
  });

  it("price each of their parts under its own head", () => {
    const operations = [
      ...toyTables.operations.filter(({ id }) => id !== "rail-road"),
      {
        ...{ id: "rail-road", operation: "transship", from: "rail", to: "road", payee: "terminal" },
        ...{ handling: "one", storage: "2 * one", clearance: "4 * one", duty: "8 * one" },
        ...{ waiting: "hour", handling_time: "2 * hour", dwell: "4 * hour", emissions: "hub" },
      },
    ];
    const study = toy({ ...tables, operations, figures: { hub: "16 kgCO2e/tonne" } });
    const [, , change] = wayOf(study, "a", "c").steps;
    expect(
      change?.charges.map(({ measure, component, amount, payee }) => [measure, component, amount, payee]),
    ).toEqual([
      ["money", "handling", 1, "terminal"],
      ["money", "storage", 2, "terminal"],
      ["money", "clearance", 4, "terminal"],
      ["money", "duty", 8, "terminal"],
      ["time", "waiting", 1, undefined],
      ["time", "handling", 2, undefined],
      ["time", "dwell", 4, undefined],
      ["co2e", "hub", 16, undefined],
    ]);
    expect(wayOf(study, "a", "c").totals.co2e).toEqual({ total: 48, parts: { haul: 32, hub: 16 } });
  });
});

describe("a change of gauge", () => {
  const tables = {
    places: [a, { ...b, gauge_break: "1435 1520" }, c],
    links: [
      { id: "narrow", from: "a", to: "b", mode: "rail", length_km: 32 },
      { id: "wide", from: "b", to: "c", mode: "rail", length_km: 32, gauge_mm: 1520 },
    ],
  };
  const change = {
    id: "change",
    operation: "gaugeChange",
    from: 1435,
    to: 1520,
    handling: "4 * one",
    dwell: "2 * hour",
  };

  it("takes place where a row prices it, in its direction", () => {
    const study = toy({ ...tables, operations: [...toyTables.operations, change] });
    const { steps, totals } = wayOf(study, "a", "c");
    expect(steps[2]?.id).toBe("b@AA: gaugeChange rail-1435 > rail-1520");
    expect(totals.money.total).toBe(32 + 4 + 32);
    expect(totals.time).toEqual({ total: 4, parts: { running: 2, dwell: 2 } });
    expect(noWayOf(study, "c", "a")).toContain("nothing open joins them");
  });

  it("is not made up by unloading and loading again", () => {
    expect(noWayOf(toy(tables), "a", "c")).toContain("nothing open joins them");
  });
});

describe("a border crossing", () => {
  // a - road - x | x - road - b, b in another country
  const places = [a, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }];
  const links: Row[] = [
    { id: "here", from: "a", to: "x", length_km: 128 },
    { id: "there", from: "x", to: "b", length_km: 64, country: "BB" },
  ];
  const crossings: Row[] = [{ id: "x-road", at: "x", payee: "guards" }];

  it("is a process of steps with a share inspected, and a fee", () => {
    // Road 192 km: 384 USD, 3 h. Queue 2, documents 1, half of all inspected for 8, release 1: 8 h. Fee 2, papers 16.
    const study = toy({ places, links, crossings });
    const { totals, steps } = wayOf(study, "a", "b");
    expect(totals.money).toEqual({ total: 402, parts: { lineHaul: 384, borderFee: 2, clearance: 16 } });
    expect(totals.time).toEqual({
      total: 11,
      parts: { running: 3, queue: 2, documents: 1, inspection: 4, release: 1 },
    });
    expect(totals.generalisedCost).toBe(402 + 11 / 2);
    expect(steps[2]).toMatchObject({
      id: "x@AA: crossing AA > BB by road",
      type: "crossing",
      from: "x",
      to: "x",
    });
    expect(steps[2]?.charges.find(({ component }) => component === "borderFee")?.payee).toBe("guards");
  });

  it("may hold reloading, with its time, its price, and the price of waiting", () => {
    const row = {
      id: "x-road",
      at: "x",
      handling_time: "4 * hour",
      handling: "8 * one",
      standing: "32 * one",
    };
    const { totals } = wayOf(toy({ places, links, crossings: [row] }), "a", "b");
    expect(totals.money.parts).toEqual({
      lineHaul: 384,
      handling: 8,
      standing: 32,
      borderFee: 2,
      clearance: 16,
    });
    expect(totals.time.parts.handling).toBe(4);
  });

  it("has figures of its own for each direction", () => {
    const into = { id: "into", at: "x", from: "AA", to: "BB", queue: "32 * hour" };
    const study = toy({ places, links, crossings: [...crossings, into] });
    expect(wayOf(study, "a", "b").totals.time.parts.queue).toBe(32);
    expect(wayOf(study, "b", "a").totals.time.parts.queue).toBe(2);
  });

  it("is refused when only one direction has figures", () => {
    const into = { id: "into", at: "x", from: "AA", to: "BB" };
    const study = toy({ places, links, crossings: [into] });
    expect(problemsOf(() => wayOf(study, "a", "b"))).toEqual([
      expect.objectContaining({
        path: "crossings[x by road, BB > AA, goods]",
        expected: "figures for the crossing",
        got: "nothing",
        hint: "a crossing without figures is no crossing: add a row to crossings.csv",
      }),
    ]);
  });

  it("has two sides, which are two ends of a journey", () => {
    const study = toy({ places, links, crossings });
    expect(wayOf(study, "a", "x@AA").totals.money).toEqual({ total: 256, parts: { lineHaul: 256 } });
    // Over the border and no further: fee and papers.
    expect(wayOf(study, "x@AA", "x@BB").totals.money).toEqual({
      total: 18,
      parts: { borderFee: 2, clearance: 16 },
    });
    expect(problemsOf(() => wayOf(study, "a", "x"))).toEqual([
      expect.objectContaining({
        path: "to",
        expected: "the side of the crossing",
        hint: "write x@AA or x@BB",
      }),
    ]);
  });

  it("is no crossing for a mode that comes from one side only", () => {
    // A railway from the far side ends at the border; it needs no figures for a crossing by rail.
    const rail = { id: "rail", from: "x", to: "b", mode: "rail", length_km: 32, country: "BB" };
    const operations = toyTables.operations.map((row) => ({
      ...row,
      place_kinds: "railNode borderCrossing",
    }));
    const study = toy({ places, links: [...links, rail], crossings, operations });
    const { steps } = wayOf(study, "a", "b", { least: "money" });
    expect(steps.map(({ id }) => id).slice(2, 5)).toEqual([
      "x@AA: crossing AA > BB by road",
      "x@BB: transship road > rail-1435",
      "rail",
    ]);
    expect(arcsOf(study).filter((id) => id.includes("crossing") && id.includes("rail"))).toEqual([]);
  });

  it("lets trains of either gauge through; where the gauge is changed, the study says", () => {
    // 1435 mm comes from AA and 1520 mm from BB: the change is priced in BB alone, so trains cross on 1435 mm.
    const wide = [
      { id: "here", from: "a", to: "x", mode: "rail", length_km: 32 },
      { id: "there", from: "x", to: "b", mode: "rail", length_km: 32, country: "BB", gauge_mm: 1520 },
    ];
    const change = ["1435 1520", "1520 1435"].map((gauges) => {
      const [from, to] = gauges.split(" ") as [string, string];
      return {
        id: gauges.replace(" ", "-"),
        operation: "gaugeChange",
        countries: "BB",
        from,
        to,
        handling: "4 * one",
      };
    });
    const study = toy({
      places: places.map((place) => (place.id === "x" ? { ...place, gauge_break: "1435 1520" } : place)),
      links: wide,
      crossings: [{ id: "x-rail", at: "x", mode: "rail" }],
      operations: [...toyTables.operations, ...change],
    });
    expect(wayOf(study, "a", "b").steps.map(({ id }) => id)).toEqual([
      ...["a@AA: load rail-1435", "here", "x@AA: crossing AA > BB by rail-1435"],
      ...["x@BB: gaugeChange rail-1435 > rail-1520", "there", "b@BB: unload rail-1520", "b@BB: clear import"],
    ]);
    expect(
      wayOf(study, "b", "a")
        .steps.map(({ id }) => id)
        .slice(2, 4),
    ).toEqual([...["x@BB: gaugeChange rail-1520 > rail-1435", "x@BB: crossing BB > AA by rail-1435"]]);
  });
});

describe("clearance", () => {
  const places = [a, b, { id: "x", other_country: "BB" }, { id: "c", country: "BB" }];
  const links = [
    { id: "ab", from: "a", to: "b", length_km: 64 },
    { id: "bx", from: "b", to: "x", length_km: 64 },
    { id: "xc", from: "x", to: "c", length_km: 64, country: "BB" },
  ];
  const crossings = [
    { id: "x", at: "x", commodities: "freight" },
    { id: "x-people", at: "x", commodities: "passengers" },
  ];
  const tables = { places, links, crossings };

  it("is for imports, not for what stays in the country", () => {
    const study = toy({ ...tables, crossings: [{ id: "x", at: "x" }] });
    expect(wayOf(study, "a", "c").totals.money.parts.clearance).toBe(16);
    expect(wayOf(study, "a", "b").totals.money.parts.clearance).toBeUndefined();
  });

  it("may rest on the value of the goods", () => {
    const operations = toyTables.operations.map((row) =>
      row.id === "clear" ? { ...row, duty: "commodity.value / 8" } : row,
    );
    const commodities = toyTables.commodities.map((row) => ({ ...row, value: "512 * one" }));
    const study = toy({ ...tables, crossings: [{ id: "x", at: "x" }], operations, commodities });
    const { totals, steps } = wayOf(study, "a", "c");
    expect(totals.money.parts).toMatchObject({ clearance: 16, duty: 64 });
    const duty = steps.at(-1)?.charges.find(({ component }) => component === "duty");
    expect(duty).toMatchObject({ text: "commodity.value / 8", figures: ["one"] });
  });

  it("is not for travellers", () => {
    const study = toy({
      ...tables,
      commodities: [...toyTables.commodities, people],
      tariffs: [
        ...toyTables.tariffs,
        { id: "seat", component: "lineHaul", mode: "road", commodities: "passengers", per_km: "person_km" },
      ],
      emissions: [
        ...toyTables.emissions,
        { id: "seat", mode: "road", commodities: "passengers", per_km: "person_co2 / 64" },
      ],
    });
    // 192 km: 192 USD, 3 h, 3 kg; 8 h at the border; an hour is worth 4 USD.
    const { totals, steps } = wayOf(study, "a", "c", { commodity: "people" });
    expect(steps.at(-1)?.id).toBe("c@BB: unload road");
    expect(totals).toMatchObject({ money: { total: 192 }, time: { total: 11 }, co2e: { total: 3 } });
    expect(totals.generalisedCost).toBe(192 + 4 * 11);
    expect(arcsOf(study, "people").filter((id) => id.includes("clear"))).toEqual([]);
  });

  it("that is missing leaves imports without an end, and says so", () => {
    const operations = toyTables.operations.map((row) =>
      row.id === "clear" ? { ...row, countries: "AA" } : row,
    );
    const study = toy({ ...tables, crossings: [{ id: "x", at: "x" }], operations });
    expect(wayOf(study, "c", "a").totals.money.parts.clearance).toBe(16);
    expect(noWayOf(study, "a", "c")).toBe(
      "goods from abroad cannot be cleared at c: operations.csv has no row clear for goods there",
    );
  });
});

describe("ships and ferries", () => {
  const port: Row = { id: "p", country: "BB", kind: "port" };

  it("carry by sea between countries without a crossing: a port has its own handling", () => {
    const study = toy({
      places: [{ ...a, kind: "port" }, port],
      links: [{ id: "sea", from: "a", to: "p", mode: "sea", country: "XZ", length_km: 128 }],
    });
    const { totals, steps } = wayOf(study, "a", "p");
    expect(steps.map(({ id }) => id)).toEqual([
      ...["a@AA: load sea", "sea", "p@BB: unload sea", "p@BB: clear import"],
    ]);
    expect(totals.money).toEqual({ total: 48, parts: { lineHaul: 32, clearance: 16 } });
    expect(totals.time.total).toBe(8);
  });

  // a - rail - h ~ ferry ~ p - rail - z
  const places = [a, { id: "h", kind: "port" }, port, { id: "z", country: "BB" }];
  const trains: Row[] = [
    { id: "west", from: "a", to: "h", mode: "rail", length_km: 32 },
    { id: "east", from: "p", to: "z", mode: "rail", length_km: 32, country: "BB" },
  ];
  const ferry: Row = { id: "ferry", from: "h", to: "p", mode: "ferry", gauge_mm: 1435, length_km: 16 };

  it("take trains of the ferry's gauge on board, with the border on the way", () => {
    // Rail 64 km: 64 USD, 2 h. Ferry 16 km: 8 USD, 1 h; border 8 h and 2 USD; papers 16 USD.
    const crossings = [{ id: "on-board", at: "ferry", mode: "ferry" }];
    const { totals, steps } = wayOf(toy({ places, links: [...trains, ferry], crossings }), "a", "z");
    expect(steps.map(({ id, vehicle }) => `${id} (${vehicle && vehicleId(vehicle)})`)).toEqual([
      ...["a@AA: load rail-1435 (rail-1435)", "west (rail-1435)", "ferry (rail-1435)", "east (rail-1435)"],
      ...["z@BB: unload rail-1435 (rail-1435)", "z@BB: clear import (undefined)"],
    ]);
    expect(totals.money).toEqual({ total: 90, parts: { lineHaul: 72, borderFee: 2, clearance: 16 } });
    expect(totals.time).toEqual({
      total: 11,
      parts: { running: 3, queue: 2, documents: 1, inspection: 4, release: 1 },
    });
  });

  it("without gauge take trucks, and no trains", () => {
    const crossings = [{ id: "on-board", at: "ferry", mode: "ferry" }];
    const links = [...trains, { ...ferry, gauge_mm: "" }];
    expect(wayOf(toy({ places, links, crossings }), "h", "p").steps[0]?.id).toBe("h@AA: load road");
    // Without transshipment the train has nowhere to go.
    const operations = toyTables.operations.filter(({ operation }) => operation !== "transship");
    expect(noWayOf(toy({ places, links, crossings, operations }), "a", "z")).toContain(
      "nothing open joins them",
    );
  });

  it("between two countries are refused without figures for the border", () => {
    const study = toy({ places, links: [...trains, ferry] });
    expect(
      problemsOf(() => wayOf(study, "a", "h")).map(({ path, expected }) => ({ path, expected })),
    ).toEqual([
      { path: "crossings[ferry by ferry, AA > BB, goods]", expected: "figures for the crossing" },
      { path: "crossings[ferry by ferry, BB > AA, goods]", expected: "figures for the crossing" },
    ]);
  });

  it("within one country need no figures for a border", () => {
    const home = places.map((place) => ({ ...place, country: "AA" }));
    const links = [...trains, ferry].map((link) => ({ ...link, country: "AA" }));
    expect(wayOf(toy({ places: home, links }), "a", "z").totals.time).toEqual({
      total: 3,
      parts: { running: 3 },
    });
  });
});
