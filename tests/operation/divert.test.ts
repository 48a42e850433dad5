import { describe, expect, it } from "vitest";
import type { Study } from "../../src/model/index.ts";
import { buildPlan } from "../../src/operation/build/buildPlan.ts";
import { operate, type TrafficRun } from "../../src/operation/index.ts";
import { scenarioModel } from "../../src/routing/index.ts";
import type { Row, ToyTables } from "../toy.ts";
import { border, lanes, trucks } from "./borderToy.ts";

// Who stands before x goes back to n (1 h on the road) and on by y (2 + 1 h) in place of the hour from x: three hours more
// at 1.5 USD a tonne. An hour there is worth half a dollar, so that is worth 9 h of waiting beyond the 2 h that routing
// takes at x; at y it takes 2 h too.
const slow = lanes({ at: "x", service: "2 * truck_time" });
const shut: Row = { id: "shut", hours: "08:00-18:00", closed: "2026-01-01..2027-12-31" };

const days = { from: "2026-01-01", days: 20, seed: "by hand" };
const run = (tables: Partial<ToyTables>, more = {}): Promise<TrafficRun> =>
  operate(border(tables), "base", { ...days, ...more });

function threshold(study: Study): number | undefined {
  const options = { start: Date.UTC(2026, 0, 1), days: 1, warmUpDays: 0, replications: 1, seed: "s" };
  const { flows } = buildPlan(scenarioModel(study, "base"), options);
  return flows[0]?.diversions[0]?.aboveHours;
}

function balanced({ balance }: TrafficRun): void {
  const { created, through, lost, inSystem } = balance;
  expect(created).toBe(through + lost + inSystem);
}

describe("who would wait at a crossing", () => {
  it("weighs the way round against the wait here less the one there", () => {
    expect(threshold(border({ stations: [slow] }))).toBeCloseTo(2 + 9, 9);
    // Where a station at y tells what is waited there, it takes the place of the 2 h of routing.
    expect(threshold(border({ stations: [slow, lanes({ at: "y" })] }))).toBeCloseTo(9, 9);
  });

  it("turns to the other crossing when that saves more than it costs, and only then", async () => {
    const found = await run({ stations: [slow] });
    const [flow] = found.flows;
    const [gate] = found.stations;
    // Half of them are more than x serves.
    expect(flow?.diverted).toBeGreaterThan(200);
    expect(gate?.result.diverted).toBe(flow?.diverted);
    // It waits before it turns, but not much longer than the way round is worth.
    expect(gate?.result.waitHours.greatest).toBeGreaterThan(9);
    expect(gate?.result.waitHours.greatest).toBeLessThanOrEqual(11 + 2);
    balanced(found);
  });

  it("stays where the way round costs more than ever is waited", async () => {
    const tariffs = [
      { id: "road", component: "lineHaul", mode: "road", commodities: "freight", per_km: "2 * km" },
    ];
    const found = await run({ stations: [slow], tariffs });
    expect(found.flows[0]?.diverted).toBe(0);
    expect(found.stations[0]?.result.waitHours.greatest).toBeGreaterThan(100);
    balanced(found);
  });

  it("stays where the queue at the other crossing is as long", async () => {
    const traffic = [trucks({ id: "by-x", via: "x" }), trucks({ id: "by-y", via: "y" })];
    const other = { ...slow, id: "gate-y", at: "y" };
    const found = await run({ stations: [slow, other], traffic });
    expect(found.flows.map(({ diverted }) => diverted)).toEqual([0, 0]);
    for (const { result } of found.stations) expect(result.waitHours.greatest).toBeGreaterThan(100);
    balanced(found);
  });

  it("goes by the other crossing for as long as one is shut", async () => {
    const found = await run({ stations: [{ ...slow, calendar: "shut" }], calendars: [shut] }, { days: 365 });
    const [flow] = found.flows;
    const [gate] = found.stations;
    expect(gate).toMatchObject({ openShare: 0, result: { served: 0 } });
    expect(flow?.diverted).toBe(gate?.result.arrivals);
    expect(flow?.through).toBeGreaterThan(8000);
    balanced(found);
  });

  it("waits for ever where all crossings are shut for the year", async () => {
    const stations = ["x", "y"].map((at) => lanes({ at, calendar: "shut" }));
    const found = await run({ stations, calendars: [shut] }, { days: 365, warmUpDays: 0 });
    expect(found.flows[0]).toMatchObject({ through: 0, diverted: 0, lost: 0, inSystem: 365 * 24 - 1 });
    balanced(found);
  });

  it("is in the ledger of trade facilitation with the way it went", async () => {
    const { facilitation, flows } = await run({ stations: [slow] });
    const {
      borderHours = 0,
      speedWithDelay = 0,
      speedWithoutDelay,
      passages,
      shipments,
    } = facilitation ?? {};
    expect(flows[0]?.diverted).toBeGreaterThan(200);
    expect(passages).toBe(shipments);
    // All drive at 64 km/h, one way or the other, and what is left of a trip is spent at its border.
    expect(speedWithoutDelay).toBeCloseTo(64, 9);
    const mean = flows[0]?.hours?.mean as number;
    expect(borderHours).toBeCloseTo(mean - (speedWithDelay * mean) / 64, 9);
  });
});
