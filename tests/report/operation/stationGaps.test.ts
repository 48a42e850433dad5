import { beforeAll, describe, expect, it } from "vitest";
import type { StationOutcome, TrafficRun } from "../../../src/operation/index.ts";
import { holdsClosedForm, stationGaps } from "../../../src/report/operation/stationGaps.ts";
import { gate, gateWith, operated } from "../traffic.ts";

let run: TrafficRun;
beforeAll(async () => {
  run = (await operated()).runs[0] as TrafficRun;
});

/** The gap at one station of a run of ten days, the first two left out. */
function gapAt(station: StationOutcome, more: Partial<TrafficRun> = {}) {
  return stationGaps({ ...run, stations: [station], ...more })[0];
}

describe("stationGaps", () => {
  it.each([
    { met: 5.4, told: false },
    { met: 5.2, told: true },
    { met: 8.7, told: false },
    { met: 8.8, told: true },
  ])("tells a wait of $met h against 7 h: $told", ({ met, told }) => {
    expect(gapAt(gateWith(met)) !== undefined).toBe(told);
  });

  it("leaves out what is within the hour, however large its share", () => {
    const closedForm = { type: "wait", hours: 0.1, fluidHours: 0, breakdownHours: 0 } as const;
    expect(gapAt(gateWith(1, { closedForm }))).toBeUndefined();
    expect(gapAt(gateWith(1.2, { closedForm }))?.found).toBe(
      "1.2 h met, 0.1 h in closed form: 1.1 h (1100 %) more.",
    );
  });

  it("tells how far apart, and what bunches dissolved on the way account for", () => {
    // Chance is 7 - 5 = 2 h at (2^2 + 1^2) / 2; at (1 + 1) / 2 it is 0.8 h.
    expect(gapAt(gateWith(5.2))).toMatchObject({
      found: "5.2 h met, 7.0 h in closed form: 1.8 h (26 %) less.",
      reasons: [expect.stringMatching(/\(coefficient of variation 2\.0\).* it would be 5\.8 h\.$/)],
    });
  });

  it("says of saturated stations that there is no steady wait, and how long the queue grew", () => {
    const saturated = gateWith(80, { load: 1.2, closedForm: { type: "saturated", hours: 95 } });
    expect(gapAt(saturated)?.found).toBe(
      "80.0 h met by those that were served, 95.0 h as a fluid queue in this run. 1.20 times as much comes as can be served: there is no steady wait, it grows as long as that lasts; 31 waited at most.",
    );
    const { load: _, ...shut } = { ...saturated, openShare: 0 };
    expect(gapAt(shut)?.found).toContain("It does not open within the run");
  });

  it("counts those that turned away or were lost", () => {
    const result = { ...gateWith(5).result, diverted: 12, lostPatience: 3, lostLongWait: 4 };
    expect(gapAt({ ...gateWith(5), result })?.reasons[0]).toContain(
      "Of 320 that came 12 turned to another way and 7 were lost",
    );
  });

  it("tells closures", () => {
    const closedForm = { type: "wait", hours: 20, fluidHours: 18, breakdownHours: 0 } as const;
    const [reason] = gapAt(gateWith(9, { closures: [96], closedForm }))?.reasons ?? [];
    expect(reason).toContain("shut for 96 h, once");
    expect(reason).toContain("(18.0 h each, with its usual hours)");
  });

  it("tells when another number came than was expected", () => {
    expect(gapAt(gateWith(12, { expectedPerDay: 32 }))?.reasons).toContain(
      "40 came a day, 25 % more than the 32 expected.",
    );
  });

  it("tells wagons that come by the train", () => {
    const flow = run.flows.find(({ id }) => id === "incheh-borun");
    const station = gateWith(12, { id: "gauge-incheh-borun" });
    expect(flow?.stages.some((stage) => stage.station === station.id)).toBe(true);
    expect(gapAt(station)?.reasons[0]).toContain("They come by the train, many at once");
    expect(gapAt({ ...station, id: "gate-mehran" })?.reasons).toEqual([
      "None of the causes that can be told from the run is so here.",
    ]);
  });

  it("tells when the interval holds the closed form all the same", () => {
    const wide = gateWith(5);
    const waitHours = { ...wide.result.waitHours, interval: gate.result.waitHours.interval };
    expect(
      gapAt({ ...wide, result: { ...wide.result, waitHours } } as StationOutcome)?.reasons.at(-1),
    ).toContain("chance alone");
  });
});

describe("holdsClosedForm", () => {
  it("is whether the closed form lies in the interval; nothing without an interval", () => {
    expect(holdsClosedForm(gate)).toBe(true);
    const closedForm = { type: "wait", hours: 7.6, fluidHours: 5, breakdownHours: 0 } as const;
    expect(holdsClosedForm({ ...gate, closedForm })).toBe(false);
    expect(holdsClosedForm(gateWith(6))).toBeUndefined();
    expect(holdsClosedForm({ ...gate, closedForm: { type: "saturated", hours: 9 } })).toBeUndefined();
  });
});
