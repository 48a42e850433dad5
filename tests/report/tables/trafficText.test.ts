import { describe, expect, it } from "vitest";
import type { TrafficRun } from "../../../src/flow/index.ts";
import { stationRows, trafficText } from "../../../src/report/tables/index.ts";
import { gate, intervalOf } from "../traffic.ts";

const run: TrafficRun = {
  scenario: { id: "base", title: "As it is", hash: "0".repeat(64) },
  ...{
    from: "2026-01-01",
    days: 10,
    warmUpDays: 2,
    replications: 1,
    seed: "7",
    currency: "EUR",
    events: 900,
  },
  balance: { created: 100, through: 90, lost: 4, inSystem: 6 },
  ...{ flows: [], stations: [gate], services: [] },
  facilitation: {
    ...{ shipments: 90, passages: 90, borderHours: 10.2, borderUsd: 210 },
    ...{ usdPer500KmPer20T: 940, speedWithDelay: 20, speedWithoutDelay: 40 },
  },
};

describe("trafficText", () => {
  it("tells money in the currency of the study", () => {
    const text = trafficText(run);
    expect(text).toContain("210 EUR a vehicle, without duty");
    expect(text).toContain("940 EUR, without duty");
    expect(text).not.toContain("USD");
  });

  it("says that waits are of those that were served", () => {
    expect(trafficText(run)).toContain("met by those that were served (99 % interval)");
  });

  it("counts one day in the singular, and says what vehicles are", () => {
    const told = trafficText({ ...run, days: 1, warmUpDays: 0 });
    expect(told).toContain("base: 1 day from 2026-01-01, the first 0 left out, one run, seed 7.");
    expect(told).toContain(
      "Vehicles (trucks, wagons, boxes, trains, background traffic too), of all days: 100 set out, 90 arrived, 4 lost, 6 on the way.",
    );
  });

  it("begins no interval of waits below 0", () => {
    const waitHours = { ...gate.result.waitHours, mean: 0.2, interval: intervalOf(-0.13, 0.53) };
    const told = { ...run, stations: [{ ...gate, result: { ...gate.result, waitHours } }] };
    expect(trafficText(told)).toContain("0.00 to 0.53");
    expect(stationRows(told)[0]).toMatchObject({ wait_low_h: 0, wait_high_h: 0.53 });
  });
});
