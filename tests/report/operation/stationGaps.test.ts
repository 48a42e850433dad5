import { beforeAll, describe, expect, it } from "vitest";
import type { StationOutcome, TrafficRun } from "../../../src/operation/index.ts";
import { holdsClosedForm, stationGaps } from "../../../src/report/operation/stationGaps.ts";
import { gate, gateWith, operated } from "../traffic.ts";

let run: TrafficRun;
beforeAll(async () => {
  run = (await operated()).runs[0] as TrafficRun;
}, 120_000);

/** The gap at one station of a run of ten days, the first two left out. */
function gapAt(station: StationOutcome, more: Partial<TrafficRun> = {}) {
  return stationGaps({ ...run, stations: [station], ...more })[0];
}

describe("stationGaps", () => {
  it.each([
    { wait: 5.4, shown: false },
    { wait: 5.2, shown: true },
    { wait: 8.7, shown: false },
    { wait: 8.8, shown: true },
  ])("describes a wait of $wait h against 7 h: $shown", ({ wait, shown }) => {
    expect(gapAt(gateWith(wait)) !== undefined).toBe(shown);
  });

  it("ignores gaps within an hour, whatever their share", () => {
    const closedForm = { type: "wait", hours: 0.1, fluidHours: 0, breakdownHours: 0 } as const;
    expect(gapAt(gateWith(1, { closedForm }))).toBeUndefined();
    expect(gapAt(gateWith(1.2, { closedForm }))?.comparison).toBe(
      "1.2 h simulated, 0.1 h by the formula: 1.1 h (1100 %) more.",
    );
  });

  it("describes the gap, and the effect of bunches that dissolve en route", () => {
    // Chance is 7 - 5 = 2 h at (2^2 + 1^2) / 2; at (1 + 1) / 2 it is 0.8 h.
    expect(gapAt(gateWith(5.2))).toMatchObject({
      comparison: "5.2 h simulated, 7.0 h by the formula: 1.8 h (26 %) less.",
      reasons: [expect.stringMatching(/\(coefficient of variation 2\.0\).* the formula gives 5\.8 h\.$/)],
    });
  });

  it("says that saturated stations have no steady state, and how long the queue grew", () => {
    const saturated = gateWith(80, { load: 1.2, closedForm: { type: "saturated", hours: 95 } });
    expect(gapAt(saturated)?.comparison).toBe(
      "80.0 h simulated, for the vehicles served; 95.0 h by the fluid formula for this run. Arrivals are 1.20 times the capacity, so the queue has no steady state and grows as long as that lasts; the longest queue is 31.",
    );
    const { load: _, ...shut } = { ...saturated, openShare: 0 };
    expect(gapAt(shut)?.comparison).toContain("The station does not open during the run");
  });

  it("counts vehicles that diverted or were lost", () => {
    const result = { ...gateWith(5).result, diverted: 12, lostPatience: 3, lostLongWait: 4 };
    expect(gapAt({ ...gateWith(5), result })?.reasons[0]).toContain(
      "Of 320 arrivals 12 diverted to another route and 7 were lost",
    );
  });

  it("describes closures", () => {
    const closedForm = { type: "wait", hours: 20, fluidHours: 18, breakdownHours: 0 } as const;
    const [reason] = gapAt(gateWith(9, { closures: [96], closedForm }))?.reasons ?? [];
    expect(reason).toContain("closed for 96 h, once");
    expect(reason).toContain("(18.0 h each, including its usual hours)");
  });

  it("says when arrivals differ from the number expected", () => {
    expect(gapAt(gateWith(12, { expectedPerDay: 32 }))?.reasons).toContain(
      "40 vehicles arrived per day, 25 % more than the 32 expected.",
    );
  });

  it("recognises wagons that arrive by train", () => {
    const flow = run.flows.find(({ id }) => id === "incheh-borun");
    const station = gateWith(12, { id: "gauge-incheh-borun" });
    expect(flow?.stages.some((stage) => stage.station === station.id)).toBe(true);
    expect(gapAt(station)?.reasons[0]).toContain("They arrive by train, many at once");
    expect(gapAt({ ...station, id: "gate-mehran" })?.reasons).toEqual([
      "The run shows none of the known causes here.",
    ]);
  });

  it("says when the interval contains the formula all the same", () => {
    const wide = gateWith(5);
    const waitHours = { ...wide.result.waitHours, interval: gate.result.waitHours.interval };
    expect(
      gapAt({ ...wide, result: { ...wide.result, waitHours } } as StationOutcome)?.reasons.at(-1),
    ).toContain("chance alone");
  });
});

describe("holdsClosedForm", () => {
  it("says whether the interval contains the formula; undefined without an interval", () => {
    expect(holdsClosedForm(gate)).toBe(true);
    const closedForm = { type: "wait", hours: 7.6, fluidHours: 5, breakdownHours: 0 } as const;
    expect(holdsClosedForm({ ...gate, closedForm })).toBe(false);
    expect(holdsClosedForm(gateWith(6))).toBeUndefined();
    expect(holdsClosedForm({ ...gate, closedForm: { type: "saturated", hours: 9 } })).toBeUndefined();
  });
});
