import { beforeAll, describe, expect, it } from "vitest";
import { type ComparisonRow, compare, explain, type RowFutures } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import { lawOf, stream, uniformAt } from "../../src/random/index.ts";
import { liveGraph, type Route, route, scenarioModel } from "../../src/routing/index.ts";
import { type ToyTables, toy, toyTables, wayOf } from "../toy.ts";

// a over the border x to b; a scenario adds a zone at x, whose prices are drawn.
const tables: Partial<ToyTables> & Pick<ToyTables, "places" | "links"> = {
  places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
  links: [
    { id: "ax", from: "a", to: "x", length_km: 64 },
    { id: "xb", from: "x", to: "b", country: "BB", length_km: 64 },
  ],
  crossings: [{ id: "x", at: "x", guarantee: "one" }],
  operations: toyTables.operations.map((row) => (row.id === "clear" ? { ...row, duty: "64 * one" } : row)),
  questions: [{ id: "out", between: ["a"], and: ["b"] }],
};
const drawn = {
  levy: { unit: "USD/tonne", low: 0, high: 16 },
  factor: { unit: "1", low: 0, high: 1 },
  storage: { unit: "USD/tonne", low: 0, high: 64 },
  stay: { unit: "hour", low: 0, high: 4 },
};
const edits = [
  {
    type: "addZone",
    zone: {
      ...{ id: "joint", at: "x", timeFactor: "factor", clearanceFactor: "factor", levy: "levy" },
      ...{ storage: "storage", storageTime: "stay", interest: "interest" },
    },
  },
];
type Name = keyof typeof drawn;

function study(value: (name: Name) => string): Study {
  const figures = Object.fromEntries((Object.keys(drawn) as Name[]).map((name) => [name, value(name)]));
  return toy({
    ...tables,
    figures: { ...toyTables.figures, interest: "0.125 1/hour", ...figures },
    scenarios: { zoned: edits },
  });
}

describe("futures of a scenario with a zone", () => {
  it("hold in each the cost of the way that a route query finds for that future's values", async () => {
    const uncertain = study((name) => {
      const { unit, low, high } = drawn[name];
      return `${(low + high) / 2} ${unit} ${low} ${high} uniform`;
    });
    const total = async (futures: number): Promise<number> => {
      const { rows } = await compare(uncertain, "base", "zoned", { futures, seed: "oracle" });
      return ((rows[0] as ComparisonRow).futures as RowFutures).generalisedCost.scenario.mean * futures;
    };
    const ways = new Set<string>();
    for (let future = 2; future < 14; future++) {
      const fixed = study((name) => {
        const { unit, low, high } = drawn[name];
        const law = lawOf({ type: "uniform", low, high });
        return `${law.quantile(uniformAt(stream("oracle", name, "uncertainty"), future))} ${unit}`;
      });
      const found = wayOf(fixed, "a", "b", { scenario: "zoned" });
      expect((await total(future + 1)) - (await total(future))).toBeCloseTo(found.totals.generalisedCost, 6);
      ways.add(found.steps.map(({ id }) => id).join());
    }
    // By the crossing, and through the zone with and without storage.
    expect(ways.size).toBeGreaterThanOrEqual(3);
  });
});

describe("the zones of the Iran-Iraq study", () => {
  let corridor: Study;
  beforeAll(async () => {
    corridor = await loadStudy("scenarios/iran-iraq");
  });

  it("are never a loss, in no future: whoever gains nothing passes them by", async () => {
    const options = { futures: 16, seed: 1 };
    const [alone] = await compare(corridor, "status-quo", ["joint-free-zones"], options);
    const [withLink] = await compare(corridor, "planned-link", ["planned-link-with-zones"], options);
    for (const comparison of [alone, withLink]) {
      const futures =
        comparison?.rows.flatMap((row) => (row.futures === undefined ? [] : [row.futures])) ?? [];
      expect(futures.length).toBeGreaterThan(200);
      expect(Math.max(...futures.map(({ worse }) => worse))).toBe(0);
      expect(Math.max(...futures.map(({ better }) => better))).toBeGreaterThan(0.5);
    }
  });

  it("leave travellers alone, and all that does not pass the three crossings", async () => {
    const [compared] = await compare(corridor, "status-quo", ["joint-free-zones"]);
    const changed = compared?.rows.filter(({ change }) => change !== "none") ?? [];
    expect(changed.length).toBeGreaterThan(100);
    const zones = ["shalamcheh", "khosravi", "mehran"];
    for (const { commodity, scenario } of changed) {
      expect(commodity).not.toBe("passengers");
      if (scenario.type !== "route") continue;
      expect(zones.some((place) => scenario.links.some((link) => link.includes(place)))).toBe(true);
    }
  });

  it("give one answer by every search", () => {
    const query = { from: "tehran", to: "basra", commodity: "container" };
    const found = route(corridor, "joint-free-zones", query) as Route;
    expect(found.steps.map(({ zone }) => zone)).toContain("arvand-basra");
    expect(liveGraph(corridor, "joint-free-zones", "container").find("tehran", "basra")).toEqual(found);
    const model = scenarioModel(corridor, "joint-free-zones");
    const [container] = corridor.commodities.filter(({ id }) => id === "container");
    const router = model.router(container as (typeof corridor.commodities)[number]);
    const [totals] = router.totalsFrom({ place: "tehran" }, [{ place: "basra" }], "generalisedCost");
    expect(totals?.generalisedCost).toBe(found.totals.generalisedCost);
  });

  it("are explained by country where goods are cleared, and by place where they stop", () => {
    const query = { from: "tehran", to: "basra", commodity: "container" };
    const [base, zoned] = ["status-quo", "joint-free-zones"].map(
      (id) => route(corridor, id, query) as Route,
    ) as [Route, Route];
    const { bars } = explain(zoned, base);
    const told = bars.map(({ where, component }) => `${where}: ${component}`);
    // Clearance is done at another place and costs less; the duty is the same and cancels.
    expect(told).toContain("IQ: clearance");
    expect(told.filter((bar) => bar.endsWith("duty"))).toEqual([]);
    expect(told).toContain("shalamcheh: documents");
    expect(bars.reduce((sum, { difference }) => sum + difference, base.totals.generalisedCost)).toBe(
      zoned.totals.generalisedCost,
    );
  });
});

describe("one stop at the border of Iran and Iraq", () => {
  it("is never a loss, alone or with the link", async () => {
    const corridor = await loadStudy("scenarios/iran-iraq");
    const options = { futures: 16, seed: 1 };
    const [alone] = await compare(corridor, "status-quo", ["one-stop-border"], options);
    const [withLink] = await compare(corridor, "planned-link", ["planned-link-one-stop"], options);
    for (const comparison of [alone, withLink]) {
      const futures =
        comparison?.rows.flatMap((row) => (row.futures === undefined ? [] : [row.futures])) ?? [];
      expect(futures.length).toBeGreaterThan(200);
      expect(Math.max(...futures.map(({ worse }) => worse))).toBe(0);
      expect(Math.max(...futures.map(({ better }) => better))).toBeGreaterThan(0.5);
    }
  });
});
