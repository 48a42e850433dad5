import { beforeAll, describe, expect, it } from "vitest";
import { type Comparison, type ComparisonRow, compare, type JourneyChange } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { endText, type Study } from "../../src/model/index.ts";
import { problemsOf, type Row, toy, toyTables } from "../toy.ts";

// hub - each of five places by one road of 64 km, and two roads that are still closed.
const spokes = ["dearer", "island", "lost", "rerouted", "same"];
const places: Row[] = ["hub", ...spokes].map((id) => ({ id }));
const links: Row[] = [
  ...["dearer", "lost", "rerouted", "same"].map((to) => ({ id: `to-${to}`, from: "hub", to, length_km: 64 })),
  { id: "ferry-to-island", from: "hub", to: "island", length_km: 32, status: "planned" },
  { id: "short-cut", from: "hub", to: "rerouted", length_km: 32, status: "planned" },
];
const scenarios = {
  changes: [
    { type: "openLink", link: ["ferry-to-island", "short-cut"] },
    { type: "closeLink", link: "to-lost" },
    {
      ...{ type: "setTariff", id: "toll", component: "toll", mode: "road", links: ["to-dearer"] },
      ...{ fixed: "4 * one", priceYear: 2024, commodities: ["freight"] },
    },
  ],
};
const questions = [{ id: "out", between: ["hub"], and: spokes }];
const study = toy({ places, links, scenarios, questions });

function rowTo(comparison: Comparison, to: string, commodity = "goods"): ComparisonRow {
  const found = comparison.rows.find((row) => row.to.place === to && row.commodity === commodity);
  if (found === undefined) throw new Error(`no row to ${to}`);
  return found;
}

function changes({ rows }: Comparison): Record<string, JourneyChange> {
  return Object.fromEntries(rows.map((row) => [`${endText(row.from)} > ${endText(row.to)}`, row.change]));
}

describe("compare", () => {
  it("says what each journey meets: nothing, another cost, another route, a way opened or closed", async () => {
    expect(changes(await compare(study, "base", "changes"))).toEqual({
      "hub > dearer": "cost",
      "hub > island": "opens",
      "hub > lost": "closes",
      "hub > rerouted": "route",
      "hub > same": "none",
    });
  });

  it("gives the difference where both sides have a route", async () => {
    const comparison = await compare(study, "base", "changes");
    const nothing = { distanceKm: 0, money: 0, time: 0, co2e: 0, generalisedCost: 0 };
    expect(rowTo(comparison, "same").difference).toEqual(nothing);
    expect(rowTo(comparison, "dearer").difference).toEqual({ ...nothing, money: 4, generalisedCost: 4 });
    // 32 km less: 64 USD, half an hour, 8 kg.
    expect(rowTo(comparison, "rerouted").difference).toEqual({
      ...{ distanceKm: -32, money: -64, time: -0.5, co2e: -8, generalisedCost: -64.25 },
    });
    for (const to of ["island", "lost"]) expect(rowTo(comparison, to)).not.toHaveProperty("difference");
  });

  it("tells both routes by their links and totals, or why there is none", async () => {
    const comparison = await compare(study, "base", "changes");
    const { base, scenario } = rowTo(comparison, "dearer");
    expect(base).toEqual({
      type: "route",
      links: ["to-dearer"],
      vehicles: [{ mode: "road" }],
      totals: {
        distanceKm: 64,
        money: { total: 128, parts: { lineHaul: 128 } },
        time: { total: 1, parts: { running: 1 } },
        co2e: { total: 16, parts: { haul: 16 } },
        generalisedCost: 128.5,
      },
    });
    expect(scenario).toMatchObject({ totals: { money: { total: 132, parts: { lineHaul: 128, toll: 4 } } } });
    expect(rowTo(comparison, "lost").scenario).toEqual({
      type: "noRoute",
      reason: "goods cannot be unloaded at lost: no open link for freight ends there (to-lost: closed)",
    });
  });

  it("rests the difference on figures where something differs, and only there", async () => {
    const comparison = await compare(study, "base", "changes");
    expect(rowTo(comparison, "dearer").basis).toEqual({
      gross: 4,
      shares: { sourced: 0, derived: 0, assumed: 1 },
      figures: [{ id: "one", kind: "assumed", share: 1 }],
    });
    expect(rowTo(comparison, "rerouted").basis?.gross).toBe(128 + 64 + 0.5 + 0.25);
    for (const to of ["same", "island", "lost"]) expect(rowTo(comparison, to)).not.toHaveProperty("basis");
  });

  it("says that parts changed even where their sum did not", async () => {
    // The carriage is 4 USD cheaper, and the toll is 4 USD.
    const edits = [
      { type: "setTariff", id: "road", perKm: "2 * km", fixed: "0 * one" },
      ...scenarios.changes.slice(2),
    ];
    const tariffs = toyTables.tariffs.map((row) => (row.id === "road" ? { ...row, fixed: "4 * one" } : row));
    const comparison = await compare(
      toy({ places, links, questions, tariffs, scenarios: { shift: edits } }),
      "base",
      "shift",
    );
    expect(rowTo(comparison, "dearer")).toMatchObject({
      change: "cost",
      difference: { money: 0, generalisedCost: 0 },
    });
    expect(rowTo(comparison, "dearer").basis?.gross).toBe(8);
  });

  it("has a row for every pair of every question, both ways when asked, and every commodity", async () => {
    const commodities = [...toyTables.commodities, { ...toyTables.commodities[0], id: "coal" } as Row];
    const asked = [
      { id: "first", between: ["hub"], and: ["same", "dearer"], bothWays: true },
      { id: "second", between: ["same"], and: ["dearer"], commodities: ["coal"] },
    ];
    const { rows } = await compare(
      toy({ places, links, scenarios, commodities, questions: asked }),
      "base",
      "changes",
    );
    expect(rows.map((row) => `${row.question}: ${row.commodity} ${row.from.place} ${row.to.place}`)).toEqual([
      ...["coal", "goods"].flatMap((id) => [
        ...[
          `first: ${id} hub same`,
          `first: ${id} hub dearer`,
          `first: ${id} same hub`,
          `first: ${id} dearer hub`,
        ],
      ]),
      "second: coal same dearer",
    ]);
  });

  it("names study and scenarios with their hashes, for anybody to check", async () => {
    const { study: named, base, scenario } = await compare(study, "base", "changes");
    expect(named).toEqual({ id: "toy", hash: study.hash, regime: "invented", currency: "USD" });
    expect([base.id, scenario.id]).toEqual(["base", "changes"]);
    expect(new Set([named.hash, base.hash, scenario.hash]).size).toBe(3);
  });

  it("is plain data: it survives JSON, and is the same bytes every time", async () => {
    const comparison = await compare(study, "base", "changes");
    expect(JSON.parse(JSON.stringify(comparison))).toStrictEqual(comparison);
    expect(JSON.stringify(await compare(study, "base", "changes"))).toBe(JSON.stringify(comparison));
  });

  it("finds nothing changed between a scenario and itself", async () => {
    const { rows } = await compare(study, "changes", "changes");
    expect(rows.map(({ change }) => change)).toEqual(spokes.map(() => "none"));
  });

  it("takes a scenario document in place of an id", async () => {
    const document = { version: 1 as const, id: "mine", title: "Mine", extends: "changes", edits: [] };
    const comparison = await compare(study, "base", document);
    expect(comparison.scenario).toMatchObject({ id: "mine", title: "Mine" });
    expect(comparison.rows).toEqual((await compare(study, "base", "changes")).rows);
  });

  it("refuses an unknown scenario", async () => {
    const error = await compare(study, "base", "change").catch((reason: unknown) => reason);
    expect(
      problemsOf(() => {
        throw error;
      }),
    ).toMatchObject([{ path: "scenario", hint: 'did you mean "changes"?' }]);
  });
});

describe("a comparison under way", () => {
  const commodities = ["a", "b", "c"].map((id) => ({ ...toyTables.commodities[0], id }) as Row);
  const long = toy({ places, links, scenarios, commodities, questions });

  it("tells how far it is, rising to 1", async () => {
    const told: number[] = [];
    await compare(long, "base", "changes", { onProgress: (done) => told.push(done) });
    expect(told).toEqual([1 / 3, 2 / 3, 1]);
  });

  it("can be stopped before it begins, and by what happens meanwhile", async () => {
    const reason = new Error("enough");
    await expect(compare(long, "base", "changes", { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    const controller = new AbortController();
    const told: number[] = [];
    // A timer has its turn between two commodities, as a button would.
    const onProgress = (done: number): void => {
      told.push(done);
      setTimeout(() => controller.abort(reason), 0);
    };
    await expect(compare(long, "base", "changes", { signal: controller.signal, onProgress })).rejects.toBe(
      reason,
    );
    expect(told).toEqual([1 / 3]);
  });

  it("that is stopped during its last part is stopped all the same", async () => {
    const controller = new AbortController();
    const onProgress = (done: number): void => {
      if (done === 1) controller.abort();
    };
    await expect(
      compare(long, "base", "changes", { signal: controller.signal, onProgress }),
    ).rejects.toThrow();
  });
});

describe("compare on the Iran-Iraq study", () => {
  let iranIraq: Study;
  beforeAll(async () => {
    iranIraq = await loadStudy("scenarios/iran-iraq");
  });

  it.each([
    ...[
      "planned-link",
      "passengers-only",
      "kermanshah-khosravi",
      "development-road",
      "central-asia",
      "mediterranean",
    ],
  ])("finds no journey that %s makes dearer: it only opens lines or lowers prices", async (scenario) => {
    const { rows } = await compare(iranIraq, "status-quo", scenario);
    expect(rows.length).toBeGreaterThan(1000);
    for (const row of rows) {
      expect(row.change).not.toBe("closes");
      expect(row.difference?.generalisedCost ?? 0, JSON.stringify(row)).toBeLessThanOrEqual(0);
    }
  });

  it.each(["red-sea-2024", "hormuz-2026"])(
    "finds no journey that %s makes cheaper: it only closes lanes or adds surcharges",
    async (scenario) => {
      const { rows } = await compare(iranIraq, "status-quo", scenario);
      for (const row of rows) {
        expect(row.change).not.toBe("opens");
        expect(row.difference?.generalisedCost ?? 0, JSON.stringify(row)).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it("finds no change for freight where the link carries passengers alone", async () => {
    const { rows } = await compare(iranIraq, "status-quo", "passengers-only");
    expect(new Set(rows.filter((row) => row.commodity !== "passengers").map(({ change }) => change))).toEqual(
      new Set(["none"]),
    );
    expect(rows.some((row) => row.commodity === "passengers" && row.change === "route")).toBe(true);
  });

  it("gives totals that add up: parts to totals, money and time to generalised cost", async () => {
    const { rows } = await compare(iranIraq, "status-quo", "planned-link");
    const changed = rows.filter(({ change }) => change !== "none");
    expect(changed.length).toBeGreaterThan(100);
    for (const { base, scenario, difference, basis } of rows) {
      for (const side of [base, scenario]) {
        if (side.type === "noRoute") continue;
        for (const measure of [side.totals.money, side.totals.time, side.totals.co2e]) {
          expect(Object.values(measure.parts).reduce((sum, part) => sum + part, 0)).toBe(measure.total);
        }
      }
      if (base.type === "noRoute" || scenario.type === "noRoute" || difference === undefined) continue;
      expect(base.totals.generalisedCost + difference.generalisedCost).toBe(scenario.totals.generalisedCost);
      if (basis === undefined) continue;
      expect(basis.gross).toBeGreaterThanOrEqual(Math.abs(difference.generalisedCost));
      const { sourced, derived, assumed } = basis.shares;
      expect(sourced + derived + assumed).toBeCloseTo(1, 12);
      for (const { share } of basis.figures) expect(share > 0 && share <= 1 + 1e-12).toBe(true);
    }
  });
});
