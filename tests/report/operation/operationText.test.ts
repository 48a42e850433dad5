import { beforeAll, describe, expect, it } from "vitest";
import { loadStudy } from "../../../src/io/loadStudy.node.ts";
import type { Flow, Study } from "../../../src/model/index.ts";
import type { TrafficRun } from "../../../src/operation/index.ts";
import { stationRows, trafficText } from "../../../src/report/plain.ts";
import { gate, intervalOf } from "../traffic.ts";

const run: TrafficRun = {
  scenario: { id: "base", title: "As it is", hash: "0".repeat(64) },
  year: { year: 2026, reason: "study", edits: [] },
  ...{
    from: "2026-01-01",
    days: 10,
    warmUpDays: 2,
    uncounted: [],
    replications: 1,
    seed: "7",
    currency: "EUR",
    events: 900,
  },
  balance: { created: 100, through: 90, lost: 4, inSystem: 6 },
  ...{ flows: [], stations: [gate], services: [] },
  facilitation: {
    ...{ shipments: 90, passages: 90, borderHours: 10.2, borderMoney: 210 },
    ...{ moneyPer500KmPer20T: 940, speedWithDelay: 20, speedWithoutDelay: 40 },
  },
};

let study: Study;
beforeAll(async () => {
  study = await loadStudy("scenarios/iran-iraq");
});

/** The study with one flow, of a season of ten days. */
function seasonal(first: string, last: string): Study {
  const [flow] = study.network.flows;
  const flows = [{ ...(flow as Flow), id: "pilgrims", season: { first, last } }];
  return { ...study, network: { ...study.network, flows } };
}

describe("trafficText", () => {
  it("shows money in the currency of the study", () => {
    const text = trafficText(run, study);
    expect(text).toContain("210 EUR per vehicle, without duty");
    expect(text).toContain("940 EUR, without duty");
    expect(text).not.toContain("USD");
  });

  it("says that waits are for the vehicles served", () => {
    expect(trafficText(run, study)).toContain("simulated for the vehicles served (with 99 % interval)");
  });

  it("counts one day in the singular, and says what vehicles are", () => {
    const text = trafficText({ ...run, days: 1, warmUpDays: 0 }, study);
    expect(text).toContain("base: 1 day from 2026-01-01, no warm-up, one run, seed 7.");
    expect(text).toContain(
      "Vehicles on all days (trucks, wagons, boxes and trains, including background traffic): 100 departed, 90 arrived, 4 lost, 6 en route.",
    );
  });

  it("begins no interval of waits below 0", () => {
    const waitHours = { ...gate.result.waitHours, mean: 0.2, interval: intervalOf(-0.13, 0.53) };
    const other = { ...run, stations: [{ ...gate, result: { ...gate.result, waitHours } }] };
    expect(trafficText(other, study)).toContain("0.00 to 0.53");
    expect(stationRows(other)[0]).toMatchObject({ wait_low_h: 0, wait_high_h: 0.53 });
  });

  // Counted are the 3rd to the 10th of January.
  it.each([
    { first: "2026-07-20", last: "2026-07-29", shown: true },
    { first: "2025-12-24", last: "2026-01-02", shown: true },
    { first: "2026-01-11", last: "2026-01-20", shown: true },
    { first: "2025-12-25", last: "2026-01-03", shown: false },
    { first: "2026-01-10", last: "2026-01-19", shown: false },
  ])("mentions a season from $first to $last outside the days counted: $shown", ({ first, last, shown }) => {
    const flow = {
      ...{ id: "pilgrims", from: { place: "tehran" }, to: { place: "baghdad" }, commodity: "general" },
      ...{ vehicle: "truck" as const, vehiclesPerDay: 60, load: 20, stages: [], through: 0 },
    };
    const line = `pilgrims travels only from ${first} to ${last}, outside the days counted`;
    expect(trafficText({ ...run, flows: [flow] }, seasonal(first, last)).includes(line)).toBe(shown);
  });
});
