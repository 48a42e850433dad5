import type { DrawnHours, GoodsSource, OperationPlan, Stage } from "../../../src/flow/index.ts";

const spread = (mean: number): DrawnHours => ({ type: "lognormal", mean, sd: mean / 2 });

/** Opening hours of each day, from 6 to 20. */
function days(count: number): number[] {
  return Array.from({ length: count }, (_, day) => [24 * day + 6, 24 * day + 20]).flat();
}

/**
 * A corridor of about the size of the shipped study: 40 pairs of places, two thirds by road over a border with opening
 * hours, inspection and a way round, one third by train over a single track and a gauge change.
 */
export function corridorYear(length: number): OperationPlan {
  const road: Stage[] = [
    { type: "delay", id: "drive", hours: spread(20) },
    {
      ...{ type: "queue", id: "clear", station: "border", hours: spread(0.5) },
      ...{ extra: { share: 0.2, hours: spread(2) }, divert: { aboveHours: 48, to: "round" } },
    },
    {
      type: "branch",
      id: "selected",
      share: 0.1,
      stages: [{ type: "queue", id: "lab", station: "lab", hours: spread(3) }],
    },
    { type: "delay", id: "deliver", hours: spread(10) },
  ];
  const rail: Stage[] = [
    { type: "queue", id: "load", station: "terminal", hours: spread(0.2) },
    { type: "board", id: "train", service: "train" },
    { type: "queue", id: "customs", station: "railBorder", hours: spread(0.1), priority: 1 },
    { type: "delay", id: "deliver", hours: spread(8) },
  ];
  const sources = Array.from({ length: 40 }, (_, i): GoodsSource => {
    const byRoad = i % 3 !== 0;
    return {
      ...{ id: `pair-${i}`, itinerary: byRoad ? "road" : "rail" },
      arrivals: {
        ...{ type: "poisson", perHour: byRoad ? 1 + (i % 5) / 5 : 0.5 },
        profile: {
          ...{ atHours: [0, 96], factors: [1.1, 0.85], periodHours: 168 },
          seasons: [{ fromHours: 4800, toHours: 5300, factor: 0.5 }],
        },
      },
    };
  });
  return {
    ...{ seed: "corridor", horizonHours: 24 * length, warmUpHours: 240, sources },
    itineraries: [
      { id: "road", stages: road },
      { id: "round", stages: [{ type: "delay", id: "round", hours: spread(60) }] },
      { id: "rail", stages: rail },
    ],
    stations: [
      {
        id: "border",
        servers: 60,
        openings: days(length),
        randomClosures: { perYear: 3, hours: spread(24) },
      },
      { id: "lab", servers: 16 },
      { id: "terminal", servers: 3 },
      { id: "railBorder", servers: 2 },
      { id: "track", servers: 1, discipline: "alternate" },
    ],
    services: [
      {
        ...{ id: "train", capacity: 40, every: { hours: 12 }, whenFull: true, vehicles: 12, returnHours: 30 },
        run: [
          { type: "delay", id: "first", hours: spread(10) },
          { type: "pass", id: "track", station: "track", hours: 1, direction: "there" },
          { type: "delay", id: "second", hours: spread(10) },
        ],
      },
    ],
  };
}
