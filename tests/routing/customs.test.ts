import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Study } from "../../src/model/index.ts";
import { liveGraph, type Route, scenarioModel, transfers } from "../../src/routing/index.ts";
import { noWayOf, type Row, type ToyTables, toy, toyTables, wayOf } from "../toy.ts";

// a --road AA-- x (AA, BB) --road BB-- b --road BB-- y (BB, CC) --road CC-- c, 64 km each: 128 USD and 1 h a link.
const places: Row[] = [
  { id: "a" },
  { id: "x", other_country: "BB" },
  { id: "b", country: "BB" },
  { id: "y", country: "BB", other_country: "CC" },
  { id: "c", country: "CC" },
];
const links: Row[] = [
  { id: "ax", from: "a", to: "x", length_km: 64 },
  { id: "xb", from: "x", to: "b", country: "BB", length_km: 64 },
  { id: "by", from: "b", to: "y", country: "BB", length_km: 64 },
  { id: "yc", from: "y", to: "c", country: "CC", length_km: 64 },
];
// A stop of 8 h, 6 of them formalities, and 2 USD. Clearance takes 4 h and 16 USD; the duty is 64 USD.
const operations: Row[] = toyTables.operations.map((row) =>
  row.id === "clear"
    ? { ...row, duty: "64 * one", dwell: "4 * hour", payee: "treasury" }
    : { ...row, payee: "terminals" },
);
// Formalities take half of their time in the zone, clearance a quarter of its cost.
const zone: Row = {
  ...{ id: "joint", at: "x", time_factor: 0.5, clearance_factor: 0.25, fee: "one", levy: "2 * one" },
  payee: "zone",
};
const figures = { ...toyTables.figures, interest: "0.125 1/hour", stay: "4 hour" };
const tables = {
  ...{ places, links, operations, figures },
  crossings: [
    { id: "x", at: "x", payee: "guards", guarantee: "8 * one" },
    { id: "y", at: "y", payee: "guards" },
  ],
};
const study = (zones: readonly Row[], more: Partial<ToyTables> = {}): Study =>
  toy({ ...tables, zones, ...more });

function arcsOf(made: Study, commodity = 0): string[] {
  const found = made.commodities[commodity] as (typeof made.commodities)[number];
  return scenarioModel(made, "base")
    .graph(found)
    .arcs.map(({ id }) => id);
}

const told = ({ steps }: Route): string[] => steps.map(({ type, customs }) => `${type}: ${customs}`);

describe("a joint zone at a border", () => {
  it("is where an import is cleared when that is cheaper there", () => {
    // Border: 2 h queue + 6 / 2 h formalities, 2 + 1 + 2 USD; clearance 2 h, 4 USD, duty 64 USD; no guarantee.
    const way = wayOf(study([zone]), "a", "b");
    expect(told(way)).toEqual([
      ...["load: exported", "link: exported", "enterZone: zone", "clear: imported", "link: imported"],
      "unload: imported",
    ]);
    expect(way.links).toEqual(["ax", "xb"]);
    expect(way.totals.money).toEqual({
      total: 329,
      parts: { lineHaul: 256, borderFee: 3, levy: 2, clearance: 4, duty: 64 },
    });
    expect(way.totals.time.total).toBe(2 + 5 + 2);
    expect(way.totals.generalisedCost).toBe(329 + 9 / 2);
  });

  it("is passed by when it is dearer, and left in transit when only its clearance is dearer", () => {
    expect(told(wayOf(study([{ ...zone, levy: "64 * one" }]), "a", "b"))).toEqual([
      ...["load: exported", "link: exported", "crossing: transit", "link: transit"],
      ...["unload: transit", "clear: imported"],
    ]);
    const dear = { ...zone, levy: "", fee: "", clearance_factor: 8 };
    const way = wayOf(study([dear]), "a", "b");
    expect(told(way)).toEqual([
      ...["load: exported", "link: exported", "enterZone: zone", "leaveZone: transit", "link: transit"],
      ...["unload: transit", "clear: imported"],
    ]);
    expect(way.totals.money.parts).toEqual({
      lineHaul: 256,
      borderFee: 2,
      guarantee: 8,
      clearance: 16,
      duty: 64,
    });
  });

  it("is passed by for transit and re-export without duty, when its formalities pay", () => {
    const onward = (zones: Row[]): Route => wayOf(study(zones), "a", "c");
    // To c the zone at x saves 3 h, 1.5 USD; fee and levy are 3 USD.
    expect(told(onward([zone])).filter((step) => step.includes("Zone"))).toEqual([]);
    const cheap = onward([{ ...zone, fee: "", levy: "" }]);
    expect(told(cheap).filter((step) => step.includes("Zone"))).toEqual([
      "enterZone: zone",
      "leaveZone: transit",
    ]);
    // One duty, at c; what enters BB in transit gives a guarantee there.
    expect(cheap.totals.money.parts).toMatchObject({ duty: 64, guarantee: 8 });
  });

  it("never lets imported goods leave the country: duty is paid once, where they stay", () => {
    const free = { ...zone, fee: "", levy: "", time_factor: 0, clearance_factor: 0 };
    const noDuty = operations.map((row) => (row.id === "clear" ? { ...row, duty: "" } : row));
    for (const made of [
      study([free]),
      study([free, { ...free, id: "other", at: "y" }], { operations: noDuty }),
    ]) {
      const { steps } = wayOf(made, "a", "c");
      const dutiable = steps.flatMap(({ country, charges }) =>
        charges.some(({ component }) => component === "duty" || component === "clearance") ? [country] : [],
      );
      expect(dutiable).toEqual(["CC"]);
      const { arcs, states } = scenarioModel(made, "base").graph(made.commodities[0] as never);
      for (const { from, to } of arcs) {
        const [before, after] = [states[from], states[to]];
        if (before?.customs !== "imported") continue;
        expect(after?.side).toBe(before.side);
        expect(after?.customs === "imported" || after?.stage === "cleared").toBe(true);
      }
    }
  });

  it("stores goods where the duty saved is worth more than the storage", () => {
    // Interest 0.125 per hour for 4 hours: half the duty, 32 USD.
    const storing = { storage_time: "stay", interest: "interest" };
    const stored = wayOf(study([{ ...zone, ...storing, storage: "31 * one" }]), "a", "b");
    expect(stored.totals.money.parts).toMatchObject({ storage: 31, duty: 32, clearance: 4 });
    expect(
      stored.steps.find(({ type }) => type === "clear")?.charges.find((c) => c.component === "duty")?.text,
    ).toBe("(64 * one) x (max(0, 1 - (interest) x (stay)))");
    const dear = wayOf(study([{ ...zone, ...storing, storage: "33 * one" }]), "a", "b");
    expect(dear.totals.money.parts).toMatchObject({ duty: 64 });
    const slow = wayOf(study([{ ...zone, ...storing, storage: "31 * one", dwell: "4 * hour" }]), "a", "b");
    expect(slow.totals.money.parts).toMatchObject({ duty: 64 });
    // However long the storage, duty never becomes a gift.
    const long = { ...figures, stay: "400 hour" };
    const gift = wayOf(study([{ ...zone, ...storing, storage: "one" }], { figures: long }), "a", "b");
    expect(gift.totals.money.parts).toMatchObject({ duty: 0, storage: 1 });
  });

  it("is for the commodities, modes and countries it names", () => {
    const goods = (id: string, handling: string): Row => {
      return { id, traffic: "freight", handling, unit: "t", value_of_time: "vot" };
    };
    const people: Row = { ...goods("people", "passengers"), traffic: "passengers", unit: "passenger" };
    const commodities = [
      goods("boxes", "container"),
      goods("grain", "bulk"),
      { ...people, value_of_time: "person_vot" },
    ];
    const crossings = tables.crossings.map((row) => ({ ...row, commodities: "freight" }));
    const made = study([{ ...zone, commodities: "container" }], {
      commodities,
      crossings: [
        ...crossings,
        ...crossings.map(({ id, at }) => ({ id: `${id}-people`, at, commodities: "passengers" })),
      ],
      tariffs: [
        ...toyTables.tariffs,
        { id: "bus", component: "lineHaul", mode: "road", commodities: "passengers", per_km: "person_km" },
      ],
      emissions: [
        ...toyTables.emissions,
        { id: "bus", mode: "road", commodities: "passengers", per_km: "person_co2" },
      ],
    });
    const zoned = (commodity: string): boolean =>
      wayOf(made, "a", "b", { commodity }).steps.some(({ type }) => type === "enterZone");
    expect([zoned("boxes"), zoned("grain")]).toEqual([true, false]);
    expect(arcsOf(made, 2).some((id) => id.includes("Zone"))).toBe(false);
    expect(wayOf(made, "a", "b", { commodity: "people" }).steps.map(({ customs }) => customs)).not.toContain(
      "zone",
    );
    const zones = (row: Row): string[] => arcsOf(study([row])).filter((id) => id.includes("enterZone"));
    expect(zones({ ...zone, modes: "rail" })).toEqual([]);
    expect(zones({ ...zone, countries: "BB" })).toEqual(["x@AA: enterZone joint, AA > BB by road"]);
    expect(zones(zone)).toHaveLength(2);
  });

  it("clears goods that cannot be cleared at their destination", () => {
    const atBorder = operations.map((row) => (row.id === "clear" ? { ...row, places: "x" } : row));
    expect(noWayOf(study([], { operations: atBorder }), "a", "b")).toContain("cannot be cleared at b");
    expect(wayOf(study([zone], { operations: atBorder }), "a", "b").totals.money.parts).toMatchObject({
      duty: 64,
    });
    const unclearable = operations.filter(({ id }) => id !== "clear");
    expect(arcsOf(study([zone], { operations: unclearable })).some((id) => id.includes(": clear"))).toBe(
      false,
    );
  });

  it("tells the same on a live graph whose links are closed, as where they are closed in the study", () => {
    const more: Row[] = [{ id: "rail-ax", from: "a", to: "x", mode: "rail", length_km: 64 }, ...links];
    for (const shut of ["ax", "xb", "rail-ax", "by"]) {
      const live = liveGraph(study([zone], { links: more }), "base", "goods");
      live.close(shut);
      const closed = more.map((link) => (link.id === shut ? { ...link, status: "closed" } : link));
      const made = study([zone], { links: closed });
      const again = liveGraph(made, "base", "goods").find("a", "b");
      const found = live.find("a", "b");
      expect(found.type).toBe(again.type);
      if (found.type === "route") expect(found).toEqual(wayOf(made, "a", "b"));
    }
  });
});

describe("a free zone inside a country", () => {
  const inland = { ...zone, id: "inner", at: "z" };
  const withZone = {
    places: [...places, { id: "z", country: "BB", kind: "freeZone" }],
    links: [
      ...links,
      { id: "xz", from: "x", to: "z", country: "BB", length_km: 32 },
      { id: "zb", from: "z", to: "b", country: "BB", length_km: 32 },
    ],
  };

  it("clears imports on their way, and is passed by otherwise", () => {
    const way = wayOf(study([inland], withZone), "a", "b");
    expect(told(way)).toEqual([
      ...["load: exported", "link: exported", "crossing: transit", "link: transit", "enterZone: zone"],
      ...["clear: imported", "link: imported", "unload: imported"],
    ]);
    expect(way.links).toEqual(["ax", "xz", "zb"]);
    expect(way.totals.money.parts).toMatchObject({ clearance: 4, duty: 64, guarantee: 8, levy: 2 });
    expect(told(wayOf(study([{ ...inland, clearance_factor: "" }], withZone), "a", "b"))).not.toContain(
      "enterZone: zone",
    );
  });
});

describe("clearance on the way", () => {
  const atBorder: Row = {
    ...{
      id: "border",
      operation: "clear",
      from: "transit",
      to: "imported",
      places: "x",
      commodities: "freight",
    },
    ...{ clearance: "15 * one", duty: "64 * one" },
  };

  it("at a border spares the guarantee", () => {
    const way = wayOf(study([], { operations: [...operations, atBorder] }), "a", "b");
    expect(told(way)).toEqual([
      ...["load: exported", "link: exported", "crossing: imported", "link: imported", "unload: imported"],
    ]);
    expect(way.totals.money.parts).toEqual({ lineHaul: 256, borderFee: 2, clearance: 15, duty: 64 });
    // Transit goods do not take it.
    expect(
      wayOf(study([], { operations: [...operations, atBorder] }), "a", "c").totals.money.parts.duty,
    ).toBe(64);
  });

  it("inside a country is a stop of the vehicle", () => {
    const inside = { ...atBorder, places: "b", clearance: "one" };
    const made = study([], { operations: [...operations, inside] });
    expect(told(wayOf(made, "a", "b"))).toEqual([
      ...["load: exported", "link: exported", "crossing: transit", "link: transit", "clear: imported"],
      "unload: imported",
    ]);
  });
});

describe("the money of a route", () => {
  it("goes from the shipper to named parties, and sums to the same on both sides", () => {
    const zones = [{ ...zone, storage: "31 * one", storage_time: "stay", interest: "interest" }];
    for (const made of [study([]), study(zones)]) {
      for (const to of ["b", "c"]) {
        const way = wayOf(made, "a", to);
        const rows = transfers(way);
        expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(way.totals.money.total);
        for (const { amount, parts } of rows)
          expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(amount);
      }
    }
    expect(transfers(wayOf(study(zones), "a", "b"))).toEqual([
      { amount: 256, parts: { lineHaul: 256 } },
      { payee: "treasury", amount: 36, parts: { clearance: 4, duty: 32 } },
      { payee: "zone", amount: 34, parts: { borderFee: 1, levy: 2, storage: 31 } },
      { payee: "guards", amount: 2, parts: { borderFee: 2 } },
    ]);
    expect(transfers(wayOf(study([]), "a", "b"))).toContainEqual({
      ...{ payee: "guarantors", amount: 8, parts: { guarantee: 8 } },
    });
  });
});

describe("a study without zones", () => {
  it("has the graph it had: no state and no arc of zones or of goods imported before their destination", () => {
    const made = study([]);
    const { states, arcs } = scenarioModel(made, "base").graph(made.commodities[0] as never);
    expect(states.some(({ customs }) => customs !== undefined)).toBe(false);
    expect(arcs.some(({ id }) => /Zone|imported$|cleared$|after storage$/.test(id))).toBe(false);
    expect(arcsOf(study([{ ...zone, modes: "rail" }]))).toEqual(arcsOf(made));
  });

  it("keeps every arc of its graph when a zone is added", () => {
    const without = arcsOf(study([]));
    const with_ = new Set(arcsOf(study([zone])));
    expect(without.filter((id) => !with_.has(id))).toEqual([]);
  });
});

describe("random regimes", () => {
  const amount = fc.integer({ min: 0, max: 40 });
  const factor = fc.constantFrom(0, 0.25, 0.5, 1, 2);
  const regime = fc.record({
    ...{ time_factor: factor, clearance_factor: factor, fee: amount, levy: amount },
    ...{ storage: amount, stay: fc.integer({ min: 0, max: 12 }), dwell: fc.integer({ min: 0, max: 8 }) },
    ...{ guarantee: amount, duty: amount, border: fc.option(amount, { nil: undefined }) },
  });
  type Drawn = typeof regime extends fc.Arbitrary<infer T> ? T : never;

  function drawn(values: Drawn): Study {
    const usd = (n: number): string => `${n} * one`;
    const cleared = operations.map((row) => (row.id === "clear" ? { ...row, duty: usd(values.duty) } : row));
    const border: Row[] =
      values.border === undefined
        ? []
        : [
            {
              ...{ id: "border", operation: "clear", from: "transit", to: "imported", places: "x" },
              ...{ clearance: usd(values.border), duty: usd(values.duty), commodities: "freight" },
            },
          ];
    return study(
      [
        {
          ...{
            id: "joint",
            at: "x",
            time_factor: values.time_factor,
            clearance_factor: values.clearance_factor,
          },
          ...{ fee: usd(values.fee), levy: usd(values.levy), storage: usd(values.storage) },
          ...{ storage_time: "stay", interest: "interest", dwell: `${values.dwell} * hour` },
        },
      ],
      {
        operations: [...cleared, ...border],
        crossings: [
          { id: "x", at: "x", guarantee: usd(values.guarantee) },
          { id: "y", at: "y" },
        ],
        figures: { ...figures, stay: `${values.stay} hour` },
      },
    );
  }

  /** The least cost of a to b and of a to c, every way through customs written out by hand. */
  function byHand(v: Drawn): { import: number; transit: number } {
    const [carriage, hour] = [256 + 2 / 2, 0.5];
    const home = 16 + v.duty + 4 * hour;
    const crossing = 2 + 8 * hour;
    const entered = 2 + v.fee + v.levy + (2 + 6 * v.time_factor) * hour;
    const cleared = 16 * v.clearance_factor + 4 * v.time_factor * hour;
    const worth = Math.max(0, 1 - 0.125 * v.stay);
    const through = Math.min(crossing, entered) + v.guarantee;
    const ways = [
      through + home,
      entered + cleared + v.duty,
      entered + cleared + v.storage + v.dwell * hour + v.duty * worth,
      ...(v.border === undefined ? [] : [crossing + v.border + v.duty]),
    ];
    return { import: carriage + Math.min(...ways), transit: 2 * carriage + through + crossing + home };
  }

  it("are taken when they pay: least costs are those of all ways written out by hand", () => {
    fc.assert(
      fc.property(regime, (values) => {
        const made = drawn(values);
        const expected = byHand(values);
        expect(wayOf(made, "a", "b").totals.generalisedCost).toBe(expected.import);
        const transit = wayOf(made, "a", "c");
        expect(transit.totals.generalisedCost).toBe(expected.transit);
        // Duty is paid once, by goods that stay.
        expect(transit.steps.filter(({ customs }) => customs === "imported")).toHaveLength(1);
        expect(transit.totals.money.parts.duty).toBe(values.duty);
      }),
      { numRuns: 100, seed: 20_261_123 },
    );
  });

  it("never raise a least cost by becoming cheaper", () => {
    const lower = fc.constantFrom("fee", "levy", "storage", "dwell", "time_factor", "clearance_factor");
    fc.assert(
      fc.property(regime, lower, (values, field) => {
        const cost = (made: Study, to: string): number => wayOf(made, "a", to).totals.generalisedCost;
        const [dear, cheap] = [drawn(values), drawn({ ...values, [field]: values[field] / 2 })];
        for (const to of ["b", "c"]) expect(cost(cheap, to)).toBeLessThanOrEqual(cost(dear, to));
      }),
      { numRuns: 60, seed: 20_261_123 },
    );
  });
});
