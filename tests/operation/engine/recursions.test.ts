import { describe, expect, it } from "vitest";
import { onGrid } from "../../../src/operation/engine/timeGrid.ts";
import { type DrawnHours, type OperationPlan, runPlan } from "../../../src/operation/index.ts";
import { memoryless, queuePlan, visitsOf } from "./plans.ts";

const shapes: readonly { readonly law: string; readonly hours: DrawnHours }[] = [
  { law: "exponential", hours: memoryless(1) },
  { law: "constant", hours: 0.9 },
  { law: "lognormal", hours: { type: "lognormal", mean: 1, sd: 2 } },
];

describe("every single wait at one server", () => {
  // D. V. Lindley, Proc. Camb. Phil. Soc. 48, 1952: wait' = max(0, wait + service - gap). Put on the grid of
  // times, the engine's waits are the same to the last bit.
  it.each(shapes)("is Lindley's, with a $law service", ({ hours }) => {
    const { visits } = visitsOf(queuePlan({ perHour: 0.9, hours, limit: 5000 }));
    expect(visits.length).toBe(5000);
    let wait = 0;
    let before: (typeof visits)[number] | undefined;
    for (const visit of visits) {
      if (before !== undefined) {
        wait = onGrid(Math.max(0, wait + (before.ended - before.started) - (visit.entered - before.entered)));
      }
      expect(onGrid(visit.started - visit.entered)).toBe(wait);
      before = visit;
    }
  });
});

describe("every single wait at several servers", () => {
  // J. Kiefer, J. Wolfowitz, Trans. Amer. Math. Soc. 78, 1955: whoever comes first takes the server that is free first.
  it.each(shapes)("is that of Kiefer and Wolfowitz, with a $law service", ({ hours }) => {
    const { visits } = visitsOf(queuePlan({ perHour: 4.5, hours, station: { servers: 5 }, limit: 5000 }));
    expect(visits.length).toBe(5000);
    const freeAt = new Float64Array(5);
    for (const { entered, started, ended } of visits) {
      const server = freeAt.indexOf(Math.min(...freeAt));
      const begins = Math.max(entered, freeAt[server] as number);
      expect(started).toBe(begins);
      freeAt[server] = onGrid(begins + (ended - started));
    }
  });
});

describe("runs", () => {
  const law: DrawnHours = { type: "lognormal", mean: 1, sd: 1 };
  const border = {
    id: "cross",
    stages: [{ type: "queue", id: "clear", station: "border", hours: law }],
  } as const;
  const trucks = { id: "trucks", arrivals: { type: "poisson", perHour: 0.8 }, itinerary: "cross" } as const;
  const plain: OperationPlan = {
    ...{ seed: "paired", horizonHours: 3000 },
    ...{ sources: [trucks], itineraries: [border], stations: [{ id: "border", servers: 1 }] },
  };
  const more: OperationPlan = {
    ...plain,
    sources: [
      { id: "ships", arrivals: { type: "poisson", perHour: 2 }, itinerary: "unload", units: memoryless(3) },
      trucks,
    ],
    itineraries: [
      { id: "unload", stages: [{ type: "queue", id: "crane", station: "quay", hours: memoryless(0.3) }] },
      border,
    ],
    stations: [
      { id: "quay", servers: 1, randomClosures: { perYear: 50, hours: memoryless(5) } },
      { id: "border", servers: 1 },
    ],
  };

  it("stay paired when a source and a station are added", () => {
    const alone = visitsOf(plain).visits;
    const { result } = visitsOf(more);
    expect(alone.length).toBeGreaterThan(2000);
    expect(result.stations[1]).toEqual(visitsOf(plain).result.stations[0]);
    expect(result.sources[1]).toEqual(visitsOf(plain).result.sources[0]);
  });

  it("draw the same for each consignment whatever the capacity", () => {
    // Each service is the same although everybody waits less.
    const servicesOf = (servers: number) =>
      visitsOf({ ...plain, stations: [{ id: "border", servers }] })
        .visits.slice(0, 2000)
        .map(({ started, ended }) => onGrid(ended - started));
    expect(servicesOf(3)).toEqual(servicesOf(1));
  });

  it("do not depend on the order of the lists of a plan", () => {
    const turned: OperationPlan = {
      ...more,
      sources: [...more.sources].reverse(),
      itineraries: [...more.itineraries].reverse(),
      stations: [...more.stations].reverse(),
    };
    const [a, b] = [runPlan(more), runPlan(turned)];
    expect([...b.stations].reverse()).toEqual(a.stations);
    expect([...b.sources].reverse()).toEqual(a.sources);
  });

  it("differ between replications and between seeds", () => {
    const meanOf = (plan: OperationPlan) => runPlan(plan).stations[0]?.waitHours.mean;
    expect(meanOf({ ...plain, seed: "another" })).not.toBe(meanOf(plain));
    const { interval } = runPlan({ ...plain, replications: 3 }).stations[0]?.waitHours ?? {};
    expect(interval?.count).toBe(3);
    expect(interval?.halfWidth).toBeGreaterThan(0);
  });
});
