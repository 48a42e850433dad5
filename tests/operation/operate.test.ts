import { describe, expect, it } from "vitest";
import type { Study } from "../../src/model/index.ts";
import {
  type FlowOutcome,
  operate,
  type StationOutcome,
  type TrafficRun,
} from "../../src/operation/index.ts";
import { border, lanes, railway, trucks, wagons } from "./borderToy.ts";

const two = { from: "2026-01-01", days: 2, seed: "by hand" };

function flowOf(run: TrafficRun, id = "trucks"): FlowOutcome {
  return run.flows.find((flow) => flow.id === id) as FlowOutcome;
}

function stationOf(run: TrafficRun, id = "gate-x"): StationOutcome {
  return run.stations.find((station) => station.id === id) as StationOutcome;
}

/** The stages of a flow's way that are not handling at its ends. */
function wayOf({ stages }: FlowOutcome): FlowOutcome["stages"] {
  return stages.filter(({ kind }) => kind !== "standing");
}

const base = (study: Study, more = {}): Promise<TrafficRun> => operate(study, "base", { ...two, ...more });

describe("operate, trucks", () => {
  // 2 h to x, a quarter of an hour at the gate, 2 h of papers, 1 h to b. One comes every hour from hour 1 on, so 47 in
  // two days, and those up to hour 42 arrive by hour 47.25.
  it("takes the sum of the parts of a way where nobody waits", async () => {
    const run = await base(border({ stations: [lanes({ at: "x" })] }));
    const flow = flowOf(run);
    expect(flow).toMatchObject({ created: 47, through: 42, lost: 0, diverted: 0, inSystem: 5 });
    expect(flow.hours).toMatchObject({ mean: 5.25, least: 5.25, greatest: 5.25, sd: 0 });
    expect(wayOf(flow).map(({ id, hours, waitHours }) => [id, hours, waitHours])).toEqual([
      ["road:a>x", 2, 0],
      ["gate:x", 0.25, 0],
      ["border:x", 2, 0],
      ["road:x>b", 1, 0],
    ]);
    expect(flow.routedHours).toBe(7);
    expect(flow.distanceKm).toBe(192);
    expect(run.balance).toEqual({ created: 47, through: 42, lost: 0, inSystem: 5 });
    expect(stationOf(run)).toMatchObject({ load: 0.25, expectedPerDay: 24, openShare: 1, routedHours: 2 });
    expect(stationOf(run).result).toMatchObject({ served: 45, utilisation: { mean: 45 / 4 / 48 } });
  });

  it("adds the stages of a way up to its transit time where times vary", async () => {
    const study = border({
      stations: [lanes({ at: "x", service: "truck_time * 3 / 4", service_cv: 1 })],
      traffic: [trucks({ id: "trucks", arrival_cv: 1 })],
      places: onePlace,
      links: oneCrossing,
      crossings: [{ id: "stop-x", at: "x" }],
      variability: { crossing: "spread", road: "spread" },
    });
    const flow = flowOf(await base(study, { days: 90 }));
    expect(flow.through).toBeGreaterThan(1000);
    expect(flow.hours?.sd).toBeGreaterThan(1);
    expect(flow.diverted).toBe(0);
    const sum = flow.stages.reduce((total, { hours = 0 }) => total + hours, 0);
    expect(sum).toBeCloseTo(flow.hours?.mean as number, 9);
  });

  // Load 1.2 for ever: truck k, counted from 0, waits 0.2 k hours. Those that come to the gate at hours 3, 4, ... begin
  // at 3, 4.2, 5.4, ... below 48: 38 of the 45. When the last comes, at 47, 37 have begun and 8 wait.
  it("refuses the closed form of a load of 1.2, and reports the backlog of the days that were asked for", async () => {
    const study = border({
      stations: [lanes({ at: "x", service: "truck_time * 6 / 5" })],
      links: oneCrossing,
      crossings: [{ id: "stop-x", at: "x", inspection_share: 0 }],
      places: onePlace,
    });
    const gate = stationOf(await base(study));
    expect(gate.load).toBeCloseTo(1.2, 12);
    // A fluid queue that grows by a sixth of what comes: T / 12 on average over the T = 48 hours.
    expect(gate.closedForm).toEqual({ type: "saturated", hours: expect.closeTo(4, 9) });
    expect(gate.result.waitHours.count).toBe(38);
    expect(gate.result.waitHours.mean).toBeCloseTo(0.2 * (37 / 2), 6);
    expect(gate.result.longestQueue).toBe(8);
  });

  it("lengthens queues when demand doubles", async () => {
    const wait = async (rate: string): Promise<number> => {
      const study = border({
        stations: [lanes({ at: "x", service: "truck_time * 7 / 16", service_cv: 1 })],
        traffic: [trucks({ id: "trucks", arrivals: rate, arrival_cv: 1 })],
      });
      return stationOf(await base(study, { days: 200 })).result.waitHours.mean as number;
    };
    const [once, twice] = [await wait("truck_rate"), await wait("2 * truck_rate")];
    // M/M/1, s load / (1 - load): 0.34 h at load 7/16, 3.06 h at 7/8.
    expect(once).toBeCloseTo(0.34, 1);
    expect(twice).toBeGreaterThan(2);
  });

  it("takes who comes besides the flows as queueing too", async () => {
    const plain = border({ stations: [lanes({ at: "x", servers: 2 })] });
    const busy = border({ stations: [lanes({ at: "x", servers: 2, background: "6 * truck_rate" })] });
    const [quiet, loud] = [await base(plain, { days: 60 }), await base(busy, { days: 60 })];
    expect(stationOf(loud).load).toBe(7 / 8);
    expect(stationOf(loud).result.arrivals).toBeGreaterThan(6 * stationOf(quiet).result.arrivals);
    expect(flowOf(loud).hours?.mean as number).toBeGreaterThan(flowOf(quiet).hours?.mean as number);
    expect(flowOf(loud).created).toBe(flowOf(quiet).created);
  });

  // Trucks come to the gate at hours 3, 4, ... and each takes 2 hours: the first begins at 3, the second waits an hour.
  // The third would wait 2 hours and is lost after 1.5, the fourth finds the gate free in an hour, and so on.
  it("loses those whose patience ends", async () => {
    const study = border({
      stations: [lanes({ at: "x", service: "2 * truck_time", patience: "1.5 * hour" })],
    });
    const run = await base(study);
    const { result } = stationOf(run);
    expect(result.lostPatience).toBeGreaterThan(10);
    expect(result.waitHours.greatest).toBe(1);
    expect(flowOf(run).lost).toBe(result.lostPatience);
    const { created, through, lost, inSystem } = run.balance;
    expect(created).toBe(through + lost + inSystem);
  });

  it("holds a flow to the crossing it was counted at", async () => {
    const study = border({ traffic: [trucks({ id: "trucks", via: "y" })] });
    const stages = wayOf(flowOf(await base(study))).map(({ id }) => id);
    expect(stages).toEqual(["road:a>y", "border:y", "road:y>b"]);
  });

  it("tells why a flow does not travel, and runs the others", async () => {
    const study = border({ traffic: [trucks({ id: "trucks" }), wagons({ id: "wagons" })] });
    const run = await base(study);
    const still = flowOf(run, "wagons");
    expect(still.reason).toContain("nothing open joins them");
    expect(still).not.toHaveProperty("created");
    expect(flowOf(run).created).toBe(47);
  });

  // Three days from hour 48 until hour 120: one an hour after the first, so at 49 to 119.
  it("sends a flow only in its season", async () => {
    const season = { first: "2026-01-03", last: "2026-01-05" };
    const study = border({
      stations: [lanes({ at: "x" })],
      traffic: [trucks({ id: "trucks", ...season })],
    });
    const run = await base(study, { days: 10 });
    expect(flowOf(run)).toMatchObject({ created: 71, through: 71, vehiclesPerDay: 24 });
    expect(stationOf(run).expectedPerDay).toBeCloseTo(24 * 0.3, 12);
    const after = await base(study, { from: "2026-02-01", days: 10 });
    expect(flowOf(after).created).toBe(0);
    expect(stationOf(after).closedForm).toEqual({ type: "unused" });
  });
});

const oneCrossing = [
  { id: "a-n", from: "a", to: "n", country: "AA", length_km: 64 },
  { id: "n-x", from: "n", to: "x", country: "AA", length_km: 64 },
  { id: "x-b", from: "x", to: "b", country: "BB", length_km: 64 },
];
const onePlace = [
  { id: "a", country: "AA" },
  { id: "b", country: "BB" },
  { id: "n", country: "AA" },
  { id: "x", country: "AA", other_country: "BB" },
];

describe("operate, trains", () => {
  // Four wagons fill a train. Wagons come at hours 1 to 23. Trains leave full at 4, 8, 14 and 18 and when due at 10.25
  // and 20.5; the one full at 24 is beyond the day. Waits: four times 3 + 2 + 1 + 0, then 1.25 + 0.25 and 1.5 + 0.5.
  // All run 2 hours, so the wagons of the last train are not there at hour 22, but at 22.5.
  it("leaves full or when due", async () => {
    const study = railway({ traffic: [wagons({ id: "wagons" })] });
    const run = await operate(study, "base", { ...two, days: 1 });
    expect(run.services).toHaveLength(1);
    expect(run.services[0]).toMatchObject({ id: "train:a>b", departures: 6, carriedUnits: 200 });
    const flow = flowOf(run, "wagons");
    expect(flow).toMatchObject({ created: 23, through: 20, inSystem: 3 });
    expect(flow.hours?.mean).toBe(27.5 / 20 + 2);
    expect(wayOf(flow)).toMatchObject([{ id: "rail:a>b", service: "train:a>b", waitHours: 27.5 / 20 }]);
  });

  it("fills one train with the goods of several flows", async () => {
    const traffic = [wagons({ id: "one" }), wagons({ id: "other" })];
    const run = await operate(railway({ traffic }), "base", { ...two, days: 1 });
    expect(run.services).toHaveLength(1);
    // Two wagons an hour: full every two hours, 40 t each.
    expect(run.services[0]?.departures).toBeGreaterThanOrEqual(11);
  });

  it("refuses a wagon that is more than a train takes", async () => {
    const study = railway({ traffic: [wagons({ id: "wagons", load: "5 * wagon_load" })] });
    await expect(operate(study, "base", two)).rejects.toMatchObject({
      problems: [{ path: "traffic[wagons].load", got: "50", hint: "a vehicle's load is not split" }],
    });
  });

  // A train each way every 4 hours, both at once, and an hour of single track: one passes, the other waits that hour.
  it("lets trains of one direction wait on a section for those of the other", async () => {
    const train = { vehicle: "train", arrivals: "train_rate", load: "train_goods" };
    const study = railway({
      stations: [
        {
          ...{ id: "track", serves: "section", at: "railway", mode: "rail", vehicle: "train" },
          ...{ servers: 1, service: "train_time", service_cv: 0 },
        },
      ],
      traffic: [trucks({ id: "there", ...train }), trucks({ id: "back", ...train, from: "b", to: "a" })],
    });
    const run = await base(study);
    expect(run.flows.map(({ hours }) => hours?.mean).sort()).toEqual([1, 2]);
    const track = stationOf(run, "track");
    expect(track.result).toMatchObject({ served: 22, longestQueue: 1 });
    expect(track.expectedPerDay).toBe(12);
    expect(track.load).toBe(0.5);
  });

  it("takes only the modes it may", async () => {
    const ways = async (modes: string): Promise<string[]> => {
      const study = railway({ traffic: [trucks({ id: "trucks", ...(modes === "" ? {} : { modes }) })] });
      return wayOf(flowOf(await base(study))).map(({ id }) => id);
    };
    expect(await ways("")).toEqual(["road:a>b"]);
    expect(await ways("road rail")).toEqual(["rail:a>b"]);
  });
});
