import fc from "fast-check";
import type {
  DrawnHours,
  OperationPlan,
  PlanService,
  PlanStage,
  PlanStation,
} from "../../../src/operation/index.ts";

const hours: fc.Arbitrary<DrawnHours> = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 1, max: 8 }).map((mean) => ({ type: "exponential" as const, mean })),
  fc.integer({ min: 1, max: 4 }).map((high) => ({ type: "uniform" as const, low: 0, high })),
);

const rising = (many: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 0, maxLength: many })
    .map((list) => list.sort((a, b) => a - b));

const stations: fc.Arbitrary<PlanStation[]> = fc.tuple(
  fc.record({
    id: fc.constant("lanes"),
    servers: fc.integer({ min: 2, max: 4 }),
    shifts: rising(3).map((list) => list.map((fromHours, i) => ({ fromHours, servers: i % 3 }))),
    openings: fc.option(rising(8), { nil: null }),
  }),
  fc.record({
    id: fc.constant("stand"),
    servers: fc.integer({ min: 0, max: 2 }),
    randomClosures: fc
      .record({ perYear: fc.integer({ min: 0, max: 400 }), hours })
      .map((closures) => (closures.hours === 0 ? { ...closures, hours: 1 } : closures)),
  }),
  fc.record({ id: fc.constant("gate"), servers: fc.constant(1), room: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    ...{ id: fc.constant("track"), discipline: fc.constant("alternate" as const) },
    servers: fc.integer({ min: 1, max: 2 }),
    closures: rising(2).map((list) => list.map((fromHours) => ({ fromHours, toHours: fromHours + 9 }))),
  }),
);

const service: fc.Arbitrary<PlanService> = fc.record({
  ...{ id: fc.constant("train"), capacity: fc.integer({ min: 4, max: 9 }), whenFull: fc.boolean() },
  every: fc.record({ hours: fc.integer({ min: 3, max: 30 }), firstHours: fc.integer({ min: 0, max: 9 }) }),
  cutOffHours: fc.integer({ min: 0, max: 3 }),
  leastUnits: fc.integer({ min: 0, max: 3 }),
  vehicles: fc.integer({ min: 0, max: 3 }),
  returnHours: hours,
  run: fc.tuple(hours, hours).map(([ride, path]): PlanStage[] => [
    { type: "delay", id: "ride", hours: ride },
    { type: "pass", id: "path", station: "track", hours: path, direction: "there" },
    { type: "queue", id: "gauge", station: "stand", hours: 1 },
  ]),
});

const way: fc.Arbitrary<PlanStage[]> = fc
  .tuple(hours, hours, hours, fc.boolean(), fc.integer({ min: 0, max: 9 }))
  .map(([a, b, c, boards, n]) => [
    { type: "delay", id: "drive", hours: a },
    {
      ...{ type: "queue", id: "clear", station: "lanes", hours: b, servers: 1 + (n % 2), priority: n % 3 },
      ...(n % 2 === 0 ? { patience: c === 0 ? 4 : c } : {}),
      ...(n > 5 ? { divert: { aboveHours: n, ...(n > 7 ? { to: "round" } : {}) } } : {}),
      extra: { share: 0.3, hours: 2 },
    },
    { type: "queue", id: "weigh", station: "gate", hours: a },
    {
      ...{ type: "branch", id: "checked", share: 0.4 },
      stages: [
        { type: "hold", id: "bay", station: "stand" },
        { type: "delay", id: "unpack", hours: 2 },
        { type: "pass", id: "shunt", station: "track", hours: 1, direction: "back" },
        { type: "release", id: "repacked", hold: "bay" },
      ],
      otherwise: [{ type: "delay", id: "park", hours: c }],
    },
    ...(boards ? [{ type: "board", id: "train", service: "train" } as const] : []),
  ]);

/** Plans in which everything happens that may happen to goods, in 200 hours. */
export const randomPlan: fc.Arbitrary<OperationPlan> = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    warmUpHours: fc.integer({ min: 0, max: 50 }),
    ways: fc.tuple(way, way),
    stations,
    service,
    perHour: fc.integer({ min: 1, max: 8 }).map((n) => n / 4),
    batch: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ seed, warmUpHours, ways, service: train, perHour, batch, ...rest }) => ({
    ...{ seed, warmUpHours, horizonHours: 200, stations: rest.stations, services: [train] },
    itineraries: [
      ...ways.map((stages, i) => ({ id: `way ${i}`.replace(" ", "-"), stages })),
      { id: "round", stages: [{ type: "delay", id: "round", hours: 20 } as const] },
    ],
    sources: [
      { id: "trucks", arrivals: { type: "poisson", perHour }, itinerary: "way-0" },
      {
        ...{ id: "wagons", arrivals: { type: "gaps", hours: { type: "gamma", shape: 2, scale: 3 } }, batch },
        ...{ itinerary: "way-1", units: { type: "discrete", values: [1, 2, 4], weights: [1, 1, 1] } },
      },
    ],
  }));
