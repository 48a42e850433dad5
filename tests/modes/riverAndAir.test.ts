// A shipment by barge and one by air, worked by hand. Per tonne:
//   trucks 0.06 USD/km, 50 km/h, 0.1 kg/km; barges 0.015 USD/km and 0.002 for locks, 10 km/h, 0.03 kg/km; aircraft 40 USD
//   and 0.8 USD/km, 750 km/h, 55.5 kg and 0.6 kg/km.
//   Onto a barge 2.5 USD, 4 h, 6 h until it leaves, 0.3 kg; off it 2.5 USD, 4 h, 0.3 kg. Onto an aircraft 12.5 USD, 3 h,
//   2.5 h until it leaves, 0.9 kg; off it 12.5 USD, 2 h, 0.9 kg.
//   The border takes a barge 1.5 h in the queue, 0.7 for documents, 0.25 x 4 for inspection, 0.3 for release, and 1.1 USD.
//   Whatever comes from abroad is cleared for 16 USD; an aircraft passes no border post.
import { describe, expect, it } from "vitest";
import { compare } from "../../src/futures/index.ts";
import { vehicleId } from "../../src/model/index.ts";
import { corridorMap, svgText } from "../../src/report/index.ts";
import { comparisonGeoJson, comparisonRows, routeText } from "../../src/report/plain.ts";
import type { Route } from "../../src/routing/index.ts";
import { applyScenario } from "../../src/scenario/index.ts";
import { emptyDocument } from "../report/corridor.ts";
import { noWayOf, problemsOf, wayOf } from "../toy.ts";
import { riverAndAir } from "./riverAndAir.ts";

const study = riverAndAir();
const barge = wayOf(study, "alma", "gora");
const flight = wayOf(study, "alma", "gora", { commodity: "parcels" });

/** Totals without what rounding up to 2^-30 adds. */
function shown({ totals }: Route): object {
  return JSON.parse(JSON.stringify(totals), (_, value) =>
    typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value,
  );
}

describe("a shipment by barge", () => {
  it("is priced by link, handling, wait, locks and border", () => {
    // Road 11 + 9 = 20 km: 1.2 USD, 0.4 h, 2 kg. River 160 + 240 = 400 km: 6 USD and 0.8 for locks, 40 h, 12 kg.
    expect(barge.links).toEqual(["road-quay", "upper-river", "lower-river", "road-landing"]);
    expect(shown(barge)).toEqual({
      distanceKm: 420,
      money: {
        total: 30.1,
        parts: { lineHaul: 7.2, toll: 0.8, handling: 5, borderFee: 1.1, clearance: 16 },
      },
      time: {
        total: 57.9,
        parts: {
          running: 40.4,
          waiting: 6,
          handling: 8,
          queue: 1.5,
          documents: 0.7,
          inspection: 1,
          release: 0.3,
        },
      },
      co2e: { total: 14.6, parts: { haul: 14, hub: 0.6 } },
      // An hour is worth 0.5 USD: 30.1 + 28.95.
      generalisedCost: 59.05,
    });
  });

  it("says what it is on at each step, and what it leaves where it is transshipped", () => {
    const barges = { mode: "inlandWaterway" };
    const trucks = { mode: "road" };
    expect(barge.steps.map(({ id, vehicle, fromVehicle }) => [id, vehicle, fromVehicle])).toEqual([
      ["alma@AA: load road", trucks, undefined],
      ["road-quay", trucks, undefined],
      ["quay@AA: transship road > inlandWaterway", barges, trucks],
      ["upper-river", barges, undefined],
      ["gate@AA: crossing AA > BB by inlandWaterway", barges, undefined],
      ["lower-river", barges, undefined],
      ["landing@BB: transship inlandWaterway > road", trucks, barges],
      ["road-landing", trucks, undefined],
      ["gora@BB: unload road", trucks, undefined],
      ["gora@BB: clear import", undefined, undefined],
    ]);
  });

  it("feels a slower border: 100 h more in the queue at 0.5 USD", () => {
    const slow = wayOf(study, "alma", "gora", { scenario: "slow-gate" });
    expect(slow.totals.time.total - barge.totals.time.total).toBeCloseTo(100, 6);
    expect(slow.totals.generalisedCost).toBeCloseTo(109.05, 6);
  });

  it("needs figures for its border: none is no free passage", () => {
    expect(
      problemsOf(() => wayOf(riverAndAir({ crossings: [], scenarios: {} }), "alma", "gora")),
    ).toContainEqual(expect.objectContaining({ path: "crossings[gate by inlandWaterway, AA > BB, goods]" }));
  });
});

describe("a shipment by air", () => {
  it("is priced by link, take-off, handling and wait, and cleared where it lands", () => {
    // Road 30 + 20 = 50 km: 3 USD, 1 h, 5 kg. Air 1500 km: 40 + 1200 USD, 2 h, 55.5 + 900 kg.
    expect(flight.links).toEqual(["road-field", "flight", "road-strip"]);
    expect(shown(flight)).toEqual({
      distanceKm: 1550,
      money: { total: 1284, parts: { lineHaul: 1243, handling: 25, clearance: 16 } },
      time: { total: 10.5, parts: { running: 3, waiting: 2.5, handling: 5 } },
      co2e: { total: 962.3, parts: { haul: 960.5, hub: 1.8 } },
      // An hour is worth 64 USD: 1284 + 672; by barge it would be 30.1 + 3705.6.
      generalisedCost: 1956,
    });
  });

  it("goes over the border without a post, in transit until it is cleared", () => {
    expect(flight.steps.some(({ type }) => type === "crossing")).toBe(false);
    expect(flight.steps.map(({ customs }) => customs)).toEqual([
      ...["exported", "exported", "exported", "transit", "transit", "transit", "transit", "imported"],
    ]);
  });

  it("stays where it is when the river is shut; goods then fly", async () => {
    const { rows } = await compare(study, "base", "no-barges");
    const changes = rows
      .filter(({ from }) => from.place === "alma")
      .map(({ commodity, change }) => [commodity, change]);
    expect(changes).toEqual([
      ["goods", "route"],
      ["parcels", "none"],
    ]);
  });
});

describe("places of new kinds", () => {
  it("are where barges and aircraft stop, and nowhere else", () => {
    const extra = (row: object): (() => unknown) => {
      return () => riverAndAir({ links: [...rows, { id: "extra", length_km: 500, ...row }] });
    };
    const rows = [{ id: "road-quay", from: "alma", to: "quay", length_km: 11 }];
    expect(problemsOf(extra({ mode: "air", from: "field", to: "gora" }))).toContainEqual(
      expect.objectContaining({ path: "links[extra].to", got: '"gora, of kind city"' }),
    );
    expect(problemsOf(extra({ mode: "inlandWaterway", from: "quay", to: "field" }))).toContainEqual(
      expect.objectContaining({ path: "links[extra].to", got: '"field, of kind airport"' }),
    );
    // A barge passes borders at crossings, so its link lies in one country.
    expect(problemsOf(extra({ mode: "inlandWaterway", from: "quay", to: "landing" }))).toContainEqual(
      expect.objectContaining({ path: "links[extra].to", got: '"landing in BB"' }),
    );
  });

  it("cannot be reached by a mode that the study does not load", () => {
    const { operations = [] } = { operations: [{ id: "load", operation: "load", to: "road" }] };
    expect(noWayOf(riverAndAir({ operations }), "alma", "quay")).toContain("cannot be unloaded");
  });
});

describe("reports on barges and aircraft", () => {
  it("name them in the terminal, in tables and as GeoJSON", async () => {
    expect(routeText(study, barge)).toContain("inland waterway");
    expect(routeText(study, flight)).toMatch(/travel +Strip +air/);
    expect(barge.steps[3]?.vehicle && vehicleId(barge.steps[3].vehicle)).toBe("inlandWaterway");
    const comparison = await compare(study, "base", "no-barges");
    const row = comparisonRows(study, comparison).find(({ commodity }) => commodity === "goods");
    expect(row).toMatchObject({
      base_vehicles: "road inlandWaterway road",
      scenario_vehicles: "road air road",
    });
    const { links, places } = comparisonGeoJson(study, comparison);
    expect(links.features.find(({ id }) => id === "flight")?.properties.mode).toBe("air");
    expect(places.features.find(({ id }) => id === "quay")?.properties.kind).toBe("riverPort");
  });

  it("draw and explain their lines and places on the map", () => {
    const { network } = applyScenario(study, "base");
    const picture = corridorMap({
      ...{ document: emptyDocument(), id: "map", title: "Map", description: "Map." },
      ...{ base: network, scenario: network },
    });
    const texts = [...picture.querySelectorAll("text")].map((text) => text.textContent);
    expect(texts).toEqual(
      expect.arrayContaining(["inland waterway", "air route", "road", "airport", "port"]),
    );
    expect(svgText(picture)).toContain("var(--karvan-air");
  });
});
