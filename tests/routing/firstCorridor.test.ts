// The example study, every total and component of its routes worked by hand. Its figures, per tonne of a container of
// 18 t (examples/first-corridor/figures.csv):
//   rail 0.36 / 18 = 0.02 USD/km, road 0.06, sea 0.18 / 18 = 0.01; a lift 36 / 18 = 2 USD and 12 h; a port 180 / 18 = 10
//   USD and 96 h; half a lift to load or unload a train, trucks for nothing; fee at the border 2 USD, papers 3 USD.
//   Trucks drive 50 km/h, 9 h a day; trains 50 and 60 km/h, with stops 25; ships 30 km/h.
//   The border takes a truck 24 h and a train 12 h: half of it in the queue, 0.2 for documents, 0.5 x 0.4 for
//   inspection, 0.1 for release.
//   Emissions 0.03 kg by rail and sea, 0.1 by road. An hour is worth 0.01 x 2,400 / 24 = 1 USD.
import { beforeAll, describe, expect, it } from "vitest";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import { alternatives, type Route, type RouteQuery, route } from "../../src/routing/index.ts";

let study: Study;
beforeAll(async () => {
  study = await loadStudy("examples/first-corridor");
});

function find(
  scenario: string,
  from: string,
  to: string,
  least: RouteQuery["least"] = "generalisedCost",
): Route {
  const found = route(study, scenario, { from, to, commodity: "container", least });
  if (found.type === "noRoute") throw new Error(found.reason);
  return found;
}

/** Totals as they print: with what rounding to 2^-30 adds taken off. */
function shown({ totals }: Route): object {
  return JSON.parse(JSON.stringify(totals), (_, value) => (typeof value === "number" ? round(value) : value));
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

describe("route in the first corridor", () => {
  it("goes by road from Alma to Gora as long as the railway ends at the border", () => {
    // Road 170 + 160 = 330 km: 19.8 USD, 6.6 h, 33 kg. A trip of 6.6 / 9 driving days: nobody rests.
    const found = find("status-quo", "alma", "gora");
    expect(found.links).toEqual(["road-alma--barda", "road-barda--gora"]);
    expect(shown(found)).toEqual({
      distanceKm: 330,
      money: { total: 24.8, parts: { lineHaul: 19.8, handling: 0, borderFee: 2, clearance: 3 } },
      time: {
        total: 30.6,
        parts: { running: 6.6, rest: 0, queue: 12, documents: 4.8, inspection: 4.8, release: 2.4 },
      },
      co2e: { total: 33, parts: { haul: 33 } },
      generalisedCost: 55.4,
    });
  });

  it("goes by rail from Alma to Gora once the railway is joined", () => {
    // Rail 160 + 150 = 310 km: 6.2 USD, 9.3 kg. Running 160 / 50 + 150 / 60 = 5.7 h; at 25 km/h it would be 12.4 h, so
    // 6.7 h at stops. Loading and unloading 1 USD and 6 h each.
    const found = find("rail-joined", "alma", "gora");
    expect(found.links).toEqual(["rail-alma--barda", "rail-barda--gora"]);
    expect(shown(found)).toEqual({
      distanceKm: 310,
      money: { total: 13.2, parts: { lineHaul: 6.2, handling: 2, borderFee: 2, clearance: 3 } },
      time: {
        total: 36.4,
        parts: {
          running: 5.7,
          stops: 6.7,
          handling: 12,
          queue: 6,
          documents: 2.4,
          inspection: 2.4,
          release: 1.2,
        },
      },
      co2e: { total: 9.3, parts: { haul: 9.3 } },
      generalisedCost: 49.6,
    });
  });

  it("takes a truck to the train where both together cost less, and its driver rests on a long journey", () => {
    // By road alone 210 + 170 + 160 = 540 km, 10.8 h, more than a driving day of 9 h: no day trip.
    // Road 210 km: 12.6 USD, 4.2 h, rest 4.2 x (24 / 9 - 1) = 7 h, 21 kg. Truck to train 2 USD, 12 h.
    // Rail 310 km: 6.2 USD, 12.4 h with stops, 9.3 kg. Unloading 1 USD, 6 h.
    const found = find("rail-joined", "dalan", "gora");
    expect(found.links).toEqual(["road-alma--dalan~back", "rail-alma--barda", "rail-barda--gora"]);
    expect(shown(found)).toEqual({
      distanceKm: 520,
      money: { total: 26.8, parts: { lineHaul: 18.8, handling: 3, borderFee: 2, clearance: 3 } },
      time: {
        total: 53.6,
        parts: {
          ...{ running: 9.9, stops: 6.7, rest: 7, handling: 18 },
          ...{ queue: 6, documents: 2.4, inspection: 2.4, release: 1.2 },
        },
      },
      co2e: { total: 30.3, parts: { haul: 30.3 } },
      generalisedCost: 80.4,
    });
  });

  it("goes by road from Dalan to Gora as long as the railway ends at the border, with rest on the way", () => {
    // 540 km: 32.4 USD, 10.8 h, rest 10.8 x (24 / 9 - 1) = 18 h, 54 kg.
    expect(shown(find("status-quo", "dalan", "gora"))).toEqual({
      distanceKm: 540,
      money: { total: 37.4, parts: { lineHaul: 32.4, handling: 0, borderFee: 2, clearance: 3 } },
      time: {
        total: 52.8,
        parts: { running: 10.8, rest: 18, queue: 12, documents: 4.8, inspection: 4.8, release: 2.4 },
      },
      co2e: { total: 54, parts: { haul: 54 } },
      generalisedCost: 90.2,
    });
  });

  it("goes by sea from Dalan to Gora when money alone counts", () => {
    // Ship 300 km: 3 USD, 10 h, 9 kg; two ports 20 USD, 192 h. Road 160 km: 9.6 USD, 3.2 h, rest 16 / 3 h, 16 kg.
    // No border post on this way; imported goods are cleared all the same.
    const found = find("status-quo", "dalan", "gora", "money");
    expect(found.links).toEqual(["sea-dalan--elis", "road-elis--gora"]);
    expect(shown(found)).toEqual({
      distanceKm: 460,
      money: { total: 35.6, parts: { lineHaul: 12.6, handling: 20, clearance: 3 } },
      time: { total: 210.533333, parts: { running: 13.2, rest: 5.333333, dwell: 192 } },
      co2e: { total: 25, parts: { haul: 25 } },
      generalisedCost: 246.133333,
    });
  });

  it("is as long one way as the other, all its links being alike both ways", () => {
    expect(shown(find("rail-joined", "gora", "alma"))).toEqual(shown(find("rail-joined", "alma", "gora")));
  });

  it("says what each step costs, by which row, and on which figures that rests", () => {
    const { steps } = find("rail-joined", "alma", "gora");
    const train = { mode: "rail", gauge: 1435 };
    expect(
      steps.map(({ id, type, from, to, country, vehicle }) => [id, type, from, to, country, vehicle]),
    ).toEqual([
      ["alma@AA: load rail-1435", "load", "alma", "alma", "AA", train],
      ["rail-alma--barda", "link", "alma", "barda", "AA", train],
      ["barda@AA: crossing AA > BB by rail-1435", "crossing", "barda", "barda", "BB", train],
      ["rail-barda--gora", "link", "barda", "gora", "BB", train],
      ["gora@BB: unload rail-1435", "unload", "gora", "gora", "BB", train],
      ["gora@BB: clear import", "clear", "gora", "gora", "BB", undefined],
    ]);
    const [haul] = steps[1]?.charges ?? [];
    expect(haul).toEqual({
      measure: "money",
      component: "lineHaul",
      amount: expect.closeTo(3.2, 8),
      timeValue: 0,
      text: "(rail.rate / commodity.tonnesPerTeu) x length",
      rule: "tariffs[rail]",
      payee: "railways",
      figures: ["rail.rate", "load.container", "links.rail-alma--barda.length"],
    });
    const border = steps[2]?.charges.map(({ component, rule }) => `${component} by ${rule}`);
    expect(border).toEqual([
      "queue by crossings[barda-rail]",
      "documents by crossings[barda-rail]",
      "inspection by crossings[barda-rail]",
      "release by crossings[barda-rail]",
      "borderFee by crossings[barda-rail]",
    ]);
  });
});

describe("alternatives in the first corridor", () => {
  it("are rail, road, and by sea round the border, in this order", () => {
    // By sea from Alma: road 210 km, port, ship, port, road 160 km: 22.2 + 3 + 20 + 3 = 48.2 USD; 7.4 + 10 + 192 h; no
    // rest, since the journey can be done by road in a day.
    const found = alternatives(study, "rail-joined", {
      from: "alma",
      to: "gora",
      commodity: "container",
      count: 5,
    });
    const ways = Array.isArray(found) ? (found as Route[]) : [];
    expect(ways.map(({ links, totals }) => [links.join(" "), round(totals.generalisedCost)])).toEqual([
      ["rail-alma--barda rail-barda--gora", 49.6],
      ["road-alma--barda road-barda--gora", 55.4],
      ["road-alma--dalan sea-dalan--elis road-elis--gora", 257.6],
    ]);
  });
});
