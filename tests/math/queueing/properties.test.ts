import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leftBehindByRoots } from "../../../src/math/queueing/bulkRoots.ts";
import { leftBehindBySeries } from "../../../src/math/queueing/bulkSeries.ts";
import {
  allenCunneenMeanWaitHours,
  bulkQueue,
  closureBacklog,
  departureMeanWaitHours,
  erlangB,
  erlangC,
  gateWait,
  md1ProbabilityOfWaitAbove,
  mg1MeanWaitHours,
  mg1PriorityMeanWaitsHours,
  mmckQueue,
  mmcPriorityMeanWaitsHours,
  mmcProbabilityOfWaitAbove,
  mmcQueue,
  mmcWaitQuantileHours,
  sakasegawaMeanWaitHours,
  timetableWait,
} from "../../../src/math/queueing/index.ts";
import { problemsOf } from "../../toy.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const load = fc.double({ min: 0, max: 0.999, noNaN: true });
const servers = fc.integer({ min: 1, max: 60 });
const hours = fc.double({ min: 0.01, max: 100, noNaN: true });
// One part in a billion for the rounding of two results that are nearly one.
const more = 1 + 1e-9;

/** Waits at a load, with everything else alike. */
const waits: Record<string, (load: number, servers: number, serviceHours: number) => number> = {
  mmcQueue: (u, c, s) =>
    mmcQueue({ arrivalsPerHour: (u * c) / s, serviceHours: s, servers: c }).meanWaitHours,
  allenCunneen: (u, c, s) =>
    allenCunneenMeanWaitHours({
      ...{ arrivalsPerHour: (u * c) / s, serviceHours: s, servers: c },
      ...{ arrivalCv: 0.7, serviceCv: 1.4 },
    }),
  sakasegawa: (u, c, s) =>
    sakasegawaMeanWaitHours({
      ...{ arrivalsPerHour: (u * c) / s, serviceHours: s, servers: c },
      ...{ arrivalCv: 0.7, serviceCv: 1.4 },
    }),
  mg1: (u, _, s) => mg1MeanWaitHours({ arrivalsPerHour: u / s, serviceHours: s, serviceCv: 0.5 }),
  md1: (u, _, s) =>
    md1ProbabilityOfWaitAbove({ arrivalsPerHour: u / s, serviceHours: s, aboveHours: 3.3 * s }),
  mmck: (u, c, s) =>
    mmckQueue({ arrivalsPerHour: (3 * u * c) / s, serviceHours: s, servers: c, places: c + 9 }).meanWaitHours,
  gate: (u, _, s) =>
    gateWait({ arrivalsPerHour: u * 10 * 0.75, capacityPerHour: 10, openHours: 3 * s, periodHours: 4 * s })
      .meanWaitHours,
  bulk: (u, c, s) => bulkQueue({ arrivalsPerHour: (u * c) / s, headwayHours: s, capacity: c }).meanLeftBehind,
};

describe("a wait", () => {
  it.each(Object.keys(waits))("of %s never falls with the load, and is finite below load 1", (name) => {
    const wait = waits[name] as (typeof waits)[string];
    fc.assert(
      fc.property(load, load, servers, hours, (a, b, c, s) => {
        const [less, greater] = [wait(Math.min(a, b), c, s), wait(Math.max(a, b), c, s)];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(greater * more);
        expect(Number.isFinite(greater)).toBe(true);
      }),
    );
  });

  it.each(["mmcQueue", "allenCunneen", "sakasegawa"])(
    "of %s falls with more servers for the same work",
    (name) => {
      const wait = waits[name] as (typeof waits)[string];
      fc.assert(
        fc.property(load, servers, hours, (u, c, s) => {
          expect(wait((u * c) / (c + 1), c + 1, s)).toBeLessThanOrEqual(wait(u, c, s) * more);
        }),
      );
    },
  );

  it("is nothing where nobody comes, but for a gate and a departure", () => {
    for (const name of ["mmcQueue", "allenCunneen", "sakasegawa", "mg1", "md1", "mmck", "bulk"])
      expect(waits[name]?.(0, 3, 0.5)).toBe(0);
    // Closed for a quarter of the period: 0.5^2 / (2 * 2).
    expect(waits.gate?.(0, 1, 0.5)).toBeCloseTo(1 / 16, 14);
    expect(bulkQueue({ arrivalsPerHour: 0, headwayHours: 8, capacity: 3 }).meanWaitHours).toBe(4);
  });

  it("in hours scales with the unit of time", () => {
    fc.assert(
      fc.property(load, servers, hours, hours, (u, c, s, scale) => {
        for (const name of ["mmcQueue", "allenCunneen", "mg1", "mmck", "gate"]) {
          const [one, scaled] = [waits[name]?.(u, c, s), waits[name]?.(u, c, s * scale)] as [number, number];
          expect(Math.abs(scaled - one * scale)).toBeLessThanOrEqual(1e-9 * scaled + 1e-300);
        }
      }),
    );
  });
});

describe("bulkQueue", () => {
  it("comes to the same by the roots and by the series", () => {
    const capacity = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.95, noNaN: true }), capacity, (u, c) => {
        const series = leftBehindBySeries(u, c);
        expect(Math.abs(leftBehindByRoots(u, c) - series)).toBeLessThan(1e-11 * series + 1e-13 * c);
      }),
      { numRuns: 300 },
    );
  });

  it("finds all roots up to full trains of a hundred thousand", () => {
    for (const capacity of [2, 3000, 100_000])
      for (const u of [0.9, 0.99, 0.99999]) expect(leftBehindByRoots(u, capacity)).toBeGreaterThan(-1e-7);
  });
});

const group = { arrivalsPerHour: 12, serviceHours: 0.2, servers: 2 };

describe("a load of 1 or more", () => {
  it.each<[string, () => unknown, number]>([
    ["erlangC", () => erlangC(group), 1.2],
    ["mmcQueue", () => mmcQueue({ ...group, servers: 1, serviceHours: 1 / 12 }), 1],
    ["mmcProbabilityOfWaitAbove", () => mmcProbabilityOfWaitAbove({ ...group, aboveHours: 1 }), 1.2],
    ["mmcWaitQuantileHours", () => mmcWaitQuantileHours({ ...group, probability: 0.5 }), 1.2],
    ["allenCunneen", () => allenCunneenMeanWaitHours({ ...group, arrivalCv: 0, serviceCv: 0 }), 1.2],
    ["sakasegawa", () => sakasegawaMeanWaitHours({ ...group, arrivalCv: 1, serviceCv: 1 }), 1.2],
    ["mg1", () => mg1MeanWaitHours({ arrivalsPerHour: 3, serviceHours: 0.5, serviceCv: 0 }), 1.5],
    ["md1", () => md1ProbabilityOfWaitAbove({ arrivalsPerHour: 2, serviceHours: 0.5, aboveHours: 0 }), 1],
    [
      "classes",
      () => mg1PriorityMeanWaitsHours([1, 1].map(() => ({ ...group, serviceHours: 0.05, serviceCv: 1 }))),
      1.2,
    ],
    ["classes of servers", () => mmcPriorityMeanWaitsHours({ ...group, arrivalsPerHour: [2, 10] }), 1.2],
    ["a closure", () => closureBacklog({ arrivalsPerHour: 40, capacityPerHour: 40, closedHours: 1 }), 1],
    ["a gate", () => gateWait({ arrivalsPerHour: 40, capacityPerHour: 60, openHours: 8 }), 2],
    ["a train", () => bulkQueue({ arrivalsPerHour: 5, headwayHours: 24, capacity: 100 }), 1.2],
  ])("is refused by %s, with the load", (_, ask, got) => {
    expect(problemsOf(ask)).toMatchObject([
      {
        path: "load",
        got: String(got),
        expected: expect.stringContaining("a load below 1"),
        hint: expect.anything(),
      },
    ]);
  });

  it("is none where those who find no place go elsewhere", () => {
    expect(erlangB(group)).toBeGreaterThan(0);
    expect(mmckQueue({ ...group, places: 5 }).blockingProbability).toBeGreaterThan(0.2);
  });
});

describe("an argument out of its bounds", () => {
  const wrong = { arrivalsPerHour: -1, serviceHours: Number.NaN, servers: 1.5 };
  it.each<[string, () => unknown, string[]]>([
    ["erlangB", () => erlangB(wrong), ["arrivalsPerHour", "serviceHours", "servers"]],
    ["erlangC", () => erlangC({ ...wrong, servers: 0 }), ["arrivalsPerHour", "serviceHours", "servers"]],
    ["mmcQueue", () => mmcQueue({ ...group, serviceHours: 0 }), ["serviceHours"]],
    ["mmcQueue", () => mmcQueue({ ...group, arrivalsPerHour: 1e300 }), ["arrivalsPerHour"]],
    ["a text", () => mmcQueue({ ...group, servers: "2" as unknown as number }), ["servers"]],
    ["a lack", () => mmcQueue({} as typeof group), ["arrivalsPerHour", "serviceHours", "servers"]],
    ["a time", () => mmcProbabilityOfWaitAbove({ ...group, aboveHours: -1 }), ["aboveHours"]],
    ["a probability", () => mmcWaitQuantileHours({ ...group, probability: 1 }), ["probability"]],
    ["too few places", () => mmckQueue({ ...group, places: 1 }), ["places"]],
    ["half a place", () => mmckQueue({ ...group, places: 2.5 }), ["places"]],
    [
      "a cv",
      () => mg1MeanWaitHours({ arrivalsPerHour: 1, serviceHours: 0.1, serviceCv: -0.1 }),
      ["serviceCv"],
    ],
    [
      "both cv",
      () => allenCunneenMeanWaitHours({ ...group, arrivalCv: -1, serviceCv: -1 }),
      ["arrivalCv", "serviceCv"],
    ],
    [
      "a long time",
      () => md1ProbabilityOfWaitAbove({ arrivalsPerHour: 1, serviceHours: 0.5, aboveHours: 1e9 }),
      ["aboveHours"],
    ],
    ["no class", () => mg1PriorityMeanWaitsHours([]), ["classes"]],
    [
      "classes",
      () =>
        mg1PriorityMeanWaitsHours([
          { arrivalsPerHour: 1, serviceHours: 0, serviceCv: 1 },
          { arrivalsPerHour: 1, serviceHours: 1, serviceCv: Number.POSITIVE_INFINITY },
        ]),
      ["classes[0].serviceHours", "classes[1].serviceCv"],
    ],
    [
      "classes of servers",
      () => mmcPriorityMeanWaitsHours({ arrivalsPerHour: [1, -2], serviceHours: 0, servers: 0 }),
      ["arrivalsPerHour[1]", "serviceHours", "servers"],
    ],
    [
      "a closure",
      () => closureBacklog({ arrivalsPerHour: -1, capacityPerHour: 0, closedHours: -1 }),
      ["arrivalsPerHour", "capacityPerHour", "closedHours"],
    ],
    ["a gate", () => gateWait({ arrivalsPerHour: 1, capacityPerHour: 9, openHours: 25 }), ["openHours"]],
    [
      "a gate never open",
      () => gateWait({ arrivalsPerHour: 1, capacityPerHour: 9, openHours: 0 }),
      ["openHours"],
    ],
    [
      "a headway of 0",
      () => departureMeanWaitHours({ headwayHours: 0, headwayCv: -1 }),
      ["headwayHours", "headwayCv"],
    ],
    ["no departure", () => timetableWait({ departuresHours: [] }), ["departuresHours"]],
    [
      "departures",
      () => timetableWait({ departuresHours: [200, 5, -1, Number.NaN], cutOffHours: -1 }),
      ["cutOffHours", "departuresHours[0]", "departuresHours[2]", "departuresHours[3]"],
    ],
    [
      "a train",
      () => bulkQueue({ arrivalsPerHour: 1, headwayHours: 0, capacity: -1 }),
      ["headwayHours", "capacity"],
    ],
  ])("is refused with all others: %s", (_, ask, paths) => {
    expect(problemsOf(ask).map(({ path }) => path)).toEqual(paths);
  });
});
