import { describe, expect, it } from "vitest";
import {
  type OperationPlan,
  type PlanService,
  type PlanStage,
  type QueueStage,
  runPlan,
} from "../../../src/operation/index.ts";
import { listedPlan, visitsOf } from "./plans.ts";

const startsOf = (plan: OperationPlan): number[] => visitsOf(plan).visits.map(({ started }) => started);

/** Consignments that come at listed hours and go one way; whole consignments of one unit. */
function wayPlan(
  atHours: readonly number[],
  stages: readonly PlanStage[],
  rest: Partial<OperationPlan> = {},
): OperationPlan {
  return {
    ...{ seed: "by hand", horizonHours: 1000, stations: [] },
    sources: [{ id: "goods", arrivals: { type: "listed", atHours }, itinerary: "way" }],
    itineraries: [{ id: "way", stages }],
    ...rest,
  };
}

describe("a D/D/1 queue", () => {
  it("is as on paper", () => {
    // Arrivals at 0, 1, 2, 3 and service of 1.5: starts 0, 1.5, 3, 4.5; waits 0, 0.5, 1, 1.5; busy 6 h of 10.
    const plan = { ...listedPlan([0, 1, 2, 3], 1.5), horizonHours: 10 };
    const { result, visits } = visitsOf(plan);
    expect(visits.map(({ started }) => started)).toEqual([0, 1.5, 3, 4.5]);
    const [station] = result.stations;
    expect(station).toMatchObject({ arrivals: 4, served: 4, busyHours: 6, serverHours: 10, longestQueue: 1 });
    expect(station?.waitHours).toMatchObject({
      count: 4,
      totalHours: 3,
      mean: 0.75,
      least: 0,
      greatest: 1.5,
    });
    expect(station?.queue.mean).toBe(0.3);
    expect(station?.utilisation?.mean).toBe(0.6);
    expect(result.sources[0]?.transitHours).toMatchObject({ count: 4, totalHours: 9 });
    expect(result.inSystem.mean).toBe(0.9);
  });

  it("leaves the warm-up out of what is measured, not out of the queue", () => {
    // From hour 2: those of 2 and 3 wait 1 and 1.5; busy to 6, queue of one from 2 to 3 and 3 to 4.5.
    const { stations, sources } = runPlan({
      ...listedPlan([0, 1, 2, 3], 1.5),
      horizonHours: 10,
      warmUpHours: 2,
    });
    expect(stations[0]).toMatchObject({ arrivals: 2, served: 3, busyHours: 4, serverHours: 8 });
    expect(stations[0]?.waitHours).toMatchObject({ count: 2, totalHours: 2.5 });
    expect(stations[0]?.queue.mean).toBe(2.5 / 8);
    expect(sources[0]?.transitHours).toMatchObject({ count: 2, totalHours: 5.5 });
  });

  it("takes whoever comes when another goes, in that order", () => {
    expect(startsOf(listedPlan([0, 1, 2], 1))).toEqual([0, 1, 2]);
    expect(runPlan(listedPlan([0, 1, 2], 1, { room: 0 })).stations[0]?.lostNoRoom).toBe(0);
  });
});

describe("a station", () => {
  it("begins nothing while closed and finishes what it began", () => {
    // Open from 2 to 4 and from 8 on: 2, 3.5 (ends at 5, after closing), then 8.
    const { result, visits } = visitsOf(listedPlan([0, 0, 0], 1.5, { openings: [2, 4, 8, 900] }));
    expect(visits.map(({ started }) => started)).toEqual([2, 3.5, 8]);
    // Open 2 + 892 hours, and one hour after closing.
    expect(result.stations[0]?.serverHours).toBe(895);
  });

  it("keeps planned closures that overlap, within openings", () => {
    const closures = [
      { fromHours: 5, toHours: 8 },
      { fromHours: 1, toHours: 6 },
    ];
    expect(startsOf(listedPlan([0, 0, 0], 1, { closures }))).toEqual([0, 8, 9]);
    expect(startsOf(listedPlan([0, 0, 0], 1, { closures, openings: [0, 8.5, 20, 30] }))).toEqual([0, 8, 20]);
  });

  it("drains a backlog after a closure at capacity less arrivals", () => {
    // Closed for 20 h with an arrival an hour; then two an hour are served: 20 wait at hour 30, gone at hour 50.
    const atHours = Array.from({ length: 100 }, (_, i) => i + 0.25);
    const closures = [{ fromHours: 10, toHours: 30 }];
    const { result, visits } = visitsOf({ ...listedPlan(atHours, 0.5, { closures }), horizonHours: 200 });
    expect(result.stations[0]?.longestQueue).toBe(20);
    const late = visits.filter(({ entered, started }) => started > entered);
    expect(late[0]?.entered).toBe(10.25);
    // Who comes at i + 0.25 begins at 30 + (i - 10) / 2: later than he comes until i = 49.
    expect(late.at(-1)).toMatchObject({ entered: 49.25, started: 49.5 });
    expect(late).toHaveLength(40);
  });

  it("changes its servers with the shifts", () => {
    // One server, two from hour 2, none from hour 4 to 10.
    const shifts = [
      { fromHours: 2, servers: 2 },
      { fromHours: 4, servers: 0 },
      { fromHours: 10, servers: 1 },
    ];
    expect(startsOf(listedPlan([0, 0, 0, 0, 0, 0], 1.5, { shifts }))).toEqual([0, 1.5, 2, 3, 3.5, 10]);
  });

  it("lets nobody overtake who waits for several servers", () => {
    const lanes = (id: string, servers: number): QueueStage => ({
      ...{ type: "queue", id, station: "yard", hours: 4, servers },
    });
    const plan: OperationPlan = {
      ...wayPlan([], [lanes("one", 1)], { stations: [{ id: "yard", servers: 2 }], horizonHours: 20 }),
      sources: [
        { id: "a", arrivals: { type: "listed", atHours: [0, 2] }, itinerary: "one" },
        { id: "b", arrivals: { type: "listed", atHours: [1] }, itinerary: "two" },
      ],
      itineraries: [
        { id: "one", stages: [lanes("one", 1)] },
        { id: "two", stages: [lanes("two", 2)] },
      ],
    };
    // The one of hour 1 needs both and begins at 4; the one of hour 2 waits behind him although a server is free.
    expect(startsOf(plan)).toEqual([0, 4, 8]);
    expect(runPlan(plan).stations[0]?.busyHours).toBe(4 + 8 + 4);
  });

  it("loses those whose patience ends, and not those served at that very hour", () => {
    const stages = [{ type: "queue", id: "clear", station: "border", hours: 3, patience: 3 }] as const;
    const { result, visits } = visitsOf(
      wayPlan([0, 0, 1, 7], stages, { stations: [{ id: "border", servers: 1 }] }),
    );
    // The second begins at 3, just in time; the third gives up at 4; the last finds nobody.
    expect(visits.map(({ started }) => started)).toEqual([0, 3, 7]);
    expect(result.stations[0]).toMatchObject({ arrivals: 4, served: 3, lostPatience: 1, longestQueue: 2 });
    expect(result.sources[0]).toMatchObject({ created: 4, through: 3, lost: 1, inSystem: 0 });
  });

  it("sends away those who expect to wait for long", () => {
    // Two hours each. At 0: free. At 0.5: one under way, 1 h left in the mean: goes in. At 0.75: 1 + 2 > 2.5: away.
    const queue = (divert: QueueStage["divert"]): OperationPlan => ({
      ...wayPlan(
        [0, 0.5, 0.75],
        [{ type: "queue", id: "clear", station: "border", hours: 2, ...(divert && { divert }) }],
      ),
      stations: [{ id: "border", servers: 1 }],
    });
    const round = { id: "round", stages: [{ type: "delay", id: "drive", hours: 9 }] } as const;
    const plan = queue({ aboveHours: 2.5, to: "round" });
    const result = runPlan({ ...plan, itineraries: [...plan.itineraries, round] });
    expect(result.stations[0]).toMatchObject({ arrivals: 3, served: 2, diverted: 1 });
    expect(result.sources[0]).toMatchObject({ through: 3, diverted: 1, lost: 0 });
    expect(result.sources[0]?.itineraries.map(({ transitHours: { totalHours } }) => totalHours)).toEqual([
      5.5, 9,
    ]);
    const lost = runPlan(queue({ aboveHours: 2.5 }));
    expect(lost.sources[0]).toMatchObject({ through: 2, diverted: 0, lost: 1 });
    expect(lost.stations[0]?.lostLongWait).toBe(1);
  });

  it("reckons the time until it opens into the expected wait", () => {
    const stages = [
      { type: "queue", id: "clear", station: "border", hours: 1, divert: { aboveHours: 5 } },
    ] as const;
    const at = (hour: number) =>
      runPlan(wayPlan([hour], stages, { stations: [{ id: "border", servers: 1, openings: [10, 20] }] }))
        .balance.lost;
    expect([at(4.5), at(5), at(12), at(20)]).toEqual([1, 0, 0, 1]);
  });

  it("serves two directions in turn, never together", () => {
    const pass = (direction: "there" | "back"): PlanStage => ({
      ...{ type: "pass", id: direction, station: "bridge", hours: 1, direction },
    });
    const plan: OperationPlan = {
      ...wayPlan([], []),
      stations: [{ id: "bridge", servers: 1, discipline: "alternate" }],
      sources: [
        { id: "a", arrivals: { type: "listed", atHours: [0, 0, 0] }, itinerary: "there" },
        { id: "b", arrivals: { type: "listed", atHours: [0.5, 0.5] }, itinerary: "back" },
      ],
      itineraries: [
        { id: "there", stages: [pass("there")] },
        { id: "back", stages: [pass("back")] },
      ],
    };
    expect(startsOf(plan)).toEqual([0, 2, 4, 1, 3]);
    // With room for two, those of one direction go together.
    const wide = { ...plan, stations: [{ id: "bridge", servers: 2, discipline: "alternate" as const }] };
    expect(startsOf(wide)).toEqual([0, 0, 2, 1, 1]);
  });

  it("is held through the stages between hold and release", () => {
    const stages: PlanStage[] = [
      { type: "hold", id: "berth", station: "quay" },
      { type: "delay", id: "unload", hours: 3 },
      { type: "queue", id: "crane", station: "crane", hours: 2 },
      { type: "release", id: "leave", hold: "berth" },
      { type: "delay", id: "sail", hours: 1 },
    ];
    const stations = [
      { id: "quay", servers: 1 },
      { id: "crane", servers: 1 },
    ];
    const { stations: found, sources } = runPlan(wayPlan([0, 1], stages, { stations, horizonHours: 20 }));
    expect(found[0]).toMatchObject({ served: 2, busyHours: 10 });
    expect(found[0]?.waitHours.totalHours).toBe(4);
    // 6 for the first; the second waits 4.
    expect(sources[0]?.transitHours.totalHours).toBe(6 + 10);
    expect(sources[0]?.stages.map(({ stage, totalHours }) => [stage, totalHours])).toEqual([
      ["berth", 4],
      ["unload", 6],
      ["crane", 4],
      ["sail", 2],
    ]);
  });
});

describe("a hold", () => {
  it("does not count into the expected wait once it is released", () => {
    // Two berths, taken for 4 h every 2 h in turn: never both free, and whoever comes finds one free just then.
    const stages: PlanStage[] = [
      { type: "hold", id: "berth", station: "quay", divert: { aboveHours: 3 } },
      { type: "delay", id: "unload", hours: 4 },
      { type: "release", id: "leave", hold: "berth" },
    ];
    const atHours = Array.from({ length: 200 }, (_, i) => 2 * i - (i > 100 ? 1 : 0));
    const stations = [{ id: "quay", servers: 2 }];
    // From the 101st on each comes an hour early and expects (2 + 2) / 2 = 2 h: below 3, so none is lost.
    expect(runPlan(wayPlan(atHours, stages, { stations })).balance).toMatchObject({ through: 200, lost: 0 });
  });
});

describe("a service", () => {
  const ferry = (rest: Partial<PlanService>): PlanService => ({
    ...{ id: "ferry", capacity: 2, run: [{ type: "delay", id: "sea", hours: 5 }] },
    ...rest,
  });
  const stages = [{ type: "board", id: "boat", service: "ferry" }] as const;

  it("leaves by its list with those in time, in order, whole", () => {
    // At 4: the first two (2 units); at 8 with a cut-off of 1: those of 3 and 7 but not that of 7.5.
    const service = ferry({ atHours: [4, 8, 20], cutOffHours: 1 });
    const { services, sources } = runPlan(wayPlan([0, 1, 3, 7, 7.5], stages, { services: [service] }));
    expect(services[0]).toMatchObject({ departures: 3, carriedUnits: 5, leftBehind: 1 });
    expect(services[0]?.loadFactor?.mean).toBe(5 / 6);
    expect(services[0]?.waitHours.totalHours).toBe(4 + 3 + 5 + 1 + 12.5);
    expect(sources[0]?.transitHours.totalHours).toBe(25.5 + 5 * 5);
    expect(sources[0]?.stages[0]).toMatchObject({ visits: 5, totalHours: 50.5, waitHours: 25.5 });
  });

  it("leaves when full", () => {
    const { services } = runPlan(wayPlan([0, 3, 4, 10], stages, { services: [ferry({ whenFull: true })] }));
    expect(services[0]).toMatchObject({ departures: 2, carriedUnits: 4 });
    expect(services[0]?.waitHours.totalHours).toBe(3 + 6);
  });

  it("waits for its vehicle to be back, and cancels what is due twice", () => {
    // One boat: leaves at 0, back at 5 + 4 = 9; 3 is late and leaves at 9, 6 and 9 are cancelled or wait in turn.
    const service = ferry({ every: { hours: 3 }, vehicles: 1, returnHours: 4 });
    const { services } = runPlan(wayPlan([1], stages, { services: [service], horizonHours: 18 }));
    // Departures at 0 and 9; due at 3 (waits), 6 (cancelled), 9 (waits: it is due after the late one left), 12, 15.
    expect(services[0]?.departures).toBe(2);
    expect(services[0]?.cancelled).toBe(3);
    expect(services[0]?.waitHours).toMatchObject({ count: 1, totalHours: 8 });
  });

  it("cancels a departure with too few", () => {
    const service = ferry({ every: { hours: 2, firstHours: 2 }, leastUnits: 2 });
    const { services } = runPlan(wayPlan([1, 5], stages, { services: [service], horizonHours: 9 }));
    // At 2 and 4 cancelled, at 6 both leave, at 8 nobody is there.
    expect(services[0]).toMatchObject({ departures: 1, cancelled: 3, carriedUnits: 2 });
  });

  it("waits with its vehicles for a path", () => {
    const run: PlanStage[] = [
      { type: "delay", id: "first", hours: 1 },
      { type: "pass", id: "bridge", station: "bridge", hours: 2, direction: "there" },
    ];
    const services = [ferry({ atHours: [0, 1], run })];
    const stations = [{ id: "bridge", servers: 1, discipline: "alternate" as const, openings: [4, 100] }];
    const result = runPlan(wayPlan([0, 0, 0], stages, { services, stations }));
    // The first vehicle passes from 4 to 6, the second from 6 to 8.
    expect(result.sources[0]?.transitHours.totalHours).toBe(6 + 6 + 8);
    expect(result.services[0]?.runHours.totalHours).toBe(6 + 7);
    expect(result.services[0]?.stages.map(({ waitHours }) => waitHours)).toEqual([0, 3 + 4]);
    expect(result.balance).toEqual({ created: 3, through: 3, lost: 0, inSystem: 0 });
  });
});

describe("extreme plans", () => {
  it("let nobody through a border that is closed for the year", () => {
    const { balance, stations } = runPlan(
      listedPlan([1, 2, 3], 1, { closures: [{ fromHours: 0, toHours: 8760 }] }),
    );
    expect(balance).toEqual({ created: 3, through: 0, lost: 0, inSystem: 3 });
    expect(stations[0]).toMatchObject({ served: 0, serverHours: 0, longestQueue: 3 });
    expect(stations[0]?.utilisation).toBeUndefined();
    expect(stations[0]?.waitHours).toEqual({ count: 0, totalHours: 0 });
  });

  it("let nobody through without servers, or with a service without vehicles", () => {
    expect(runPlan(listedPlan([1, 2, 3], 1, { servers: 0 })).balance.inSystem).toBe(3);
    const run = [{ type: "delay", id: "sea", hours: 1 }] as const;
    const service = { id: "ferry", capacity: 9, every: { hours: 1 }, vehicles: 0, run };
    const plan = wayPlan([1, 2], [{ type: "board", id: "boat", service: "ferry" }], { services: [service] });
    expect(runPlan(plan).balance.inSystem).toBe(2);
    expect(runPlan(plan).services[0]?.loadFactor).toBeUndefined();
  });

  it("run without any goods", () => {
    expect(runPlan({ ...listedPlan([], 1), sources: [] }).balance.created).toBe(0);
  });
});
