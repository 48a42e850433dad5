import { describe, expect, it } from "vitest";
import { type HourSpread, type OperationPlan, runPlan } from "../../../src/operation/index.ts";
import { memoryless, queuePlan } from "./plans.ts";

/** Chance that all of c servers are busy with an offered load (Erlang C), by Erlang's recursion for B. */
function erlangC(load: number, servers: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

function expectInside(interval: HourSpread["interval"], mean: number): void {
  expect(interval?.low).toBeLessThan(mean);
  expect(interval?.high).toBeGreaterThan(mean);
}

// D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris, Fundamentals of Queueing Theory, 4th ed., Wiley 2008. Service
// takes an hour in the mean throughout, so the load of one server is the arrivals an hour.
describe("the mean wait of a queue", () => {
  it.each([
    { queue: "M/M/1", perHour: 0.6, hours: memoryless(1), servers: 1, mean: 0.6 / 0.4 },
    { queue: "M/M/1 under high load", perHour: 0.9, hours: memoryless(1), servers: 1, mean: 9 },
    { queue: "M/M/4", perHour: 3.4, hours: memoryless(1), servers: 4, mean: erlangC(3.4, 4) / (4 - 3.4) },
    { queue: "M/D/1", perHour: 0.7, hours: 1, servers: 1, mean: 0.7 / (2 * 0.3) },
    // Pollaczek and Khinchine: load (1 + cv^2) / (2 (1 - load)); a uniform law from 0 to 2 has cv^2 = 1/3.
    {
      ...{ queue: "M/U/1", perHour: 0.7, servers: 1, mean: (0.7 * (4 / 3)) / (2 * 0.3) },
      hours: { type: "uniform", low: 0, high: 2 } as const,
    },
  ])("is inside the 99 % interval over replications in $queue", ({ perHour, hours, servers, mean }) => {
    const plan = queuePlan({ perHour, hours, station: { servers }, plan: { replications: 12 } });
    expectInside(runPlan(plan, { level: 0.99 }).stations[0]?.waitHours.interval, mean);
  });

  it("is inside the 99 % interval of batch means of a single run", () => {
    const plan = queuePlan({ perHour: 0.5, hours: memoryless(1), plan: { horizonHours: 200_000 } });
    const { waitHours } = runPlan(plan, { level: 0.99 }).stations[0] ?? {};
    expectInside(waitHours?.interval, 1);
    expect(waitHours?.interval?.count).toBeGreaterThanOrEqual(16);
  });

  it("grows with an inspection of some as the law of the sum says", () => {
    // Half an hour, and an hour more for 20 %: mean 0.7, E[s^2] = 0.8 * 0.25 + 0.2 * 2.25 = 0.65.
    const perHour = 1;
    const plan = queuePlan({ perHour, hours: 0.5, plan: { replications: 12 } });
    const stages = [
      {
        ...({ type: "queue", id: "clear", station: "border", hours: 0.5 } as const),
        extra: { share: 0.2, hours: 1 },
      },
    ];
    const result = runPlan({ ...plan, itineraries: [{ id: "cross", stages }] }, { level: 0.99 });
    expectInside(result.stations[0]?.waitHours.interval, (perHour * 0.65) / (2 * (1 - 0.7)));
  });

  it("splits between priorities as A. Cobham (Operations Research 2, 1954) says", () => {
    // Half of 0.8 an hour each; residual work R = 0.8 * 2 / 2 = 0.8.
    const queue = { type: "queue", station: "border", hours: memoryless(1) } as const;
    const arrivals = { type: "poisson", perHour: 0.4 } as const;
    const plan: OperationPlan = {
      ...queuePlan({ perHour: 0.4, hours: 1, plan: { replications: 12 } }),
      sources: [
        { id: "perishable", arrivals, itinerary: "first" },
        { id: "other", arrivals, itinerary: "second" },
      ],
      itineraries: [
        { id: "first", stages: [{ ...queue, id: "clear", priority: 0 }] },
        { id: "second", stages: [{ ...queue, id: "clear", priority: 1 }] },
      ],
    };
    const { sources } = runPlan(plan, { level: 0.99 });
    expectInside(sources[0]?.transitHours.interval, 0.8 / 0.6 + 1);
    expectInside(sources[1]?.transitHours.interval, 0.8 / (0.6 * 0.2) + 1);
  });
});

describe("a queue with limited room", () => {
  it("loses the share that M/M/1/K says", () => {
    // Load 1, K = 4 in the system: all five states are as likely.
    const plan = queuePlan({
      ...{ perHour: 1, hours: memoryless(1), station: { room: 3 } },
      plan: { replications: 12 },
    });
    const station = runPlan(plan).stations[0];
    const lost = (station?.lostNoRoom ?? 0) / (station?.arrivals ?? 1);
    expect(lost).toBeCloseTo(0.2, 2);
  });

  it("loses the share that Erlang's B says when nobody may wait", () => {
    const plan = queuePlan({
      ...{ perHour: 2, hours: memoryless(1), station: { servers: 3, room: 0 } },
      plan: { replications: 12 },
    });
    const station = runPlan(plan).stations[0];
    // (2^3 / 6) / (1 + 2 + 2 + 8 / 6)
    expect((station?.lostNoRoom ?? 0) / (station?.arrivals ?? 1)).toBeCloseTo(4 / 19, 2);
    expect(station?.utilisation?.mean).toBeCloseTo((2 * (15 / 19)) / 3, 2);
  });
});

describe("the wait for a departure", () => {
  const serviceOf = (capacity: number): OperationPlan => ({
    ...{ seed: "ferry", horizonHours: 30_000, warmUpHours: 1000, replications: 12, stations: [] },
    sources: [{ id: "trucks", arrivals: { type: "poisson", perHour: 0.75 }, itinerary: "sail" }],
    itineraries: [{ id: "sail", stages: [{ type: "board", id: "ferry", service: "ferry" }] }],
    services: [
      {
        ...{ id: "ferry", capacity, every: { hours: 6 } },
        run: [{ type: "delay", id: "sea", hours: 10 }],
      },
    ],
  });

  it("is half a headway when all find room", () => {
    const { services, sources } = runPlan(serviceOf(1000), { level: 0.99 });
    expectInside(services[0]?.waitHours.interval, 3);
    expectInside(sources[0]?.transitHours.interval, 13);
  });

  it("is that of bulk service when vehicles fill up", () => {
    // Those left after a departure: Q' = max(0, Q + A - 8), A Poisson of mean 4.5, by iterating their law; then Little's
    // law over a headway: mean waiting = E[Q] + 4.5 / 2.
    const [capacity, mean] = [8, 4.5];
    let law = [1, ...new Array<number>(199).fill(0)];
    const poisson = law.map((_, k) => {
      let p = Math.exp(-mean);
      for (let i = 1; i <= k; i++) p *= mean / i;
      return p;
    });
    for (let round = 0; round < 300; round++) {
      const next = new Array<number>(200).fill(0);
      for (const [q, p] of law.entries()) {
        for (let a = 0; a < 60; a++) {
          const left = Math.min(199, Math.max(0, q + a - capacity));
          next[left] = (next[left] as number) + p * (poisson[a] as number);
        }
      }
      law = next;
    }
    const left = law.reduce((sum, p, q) => sum + q * p, 0);
    const { services } = runPlan(serviceOf(capacity), { level: 0.99 });
    expectInside(services[0]?.waitHours.interval, (left + mean / 2) / 0.75);
    expect(services[0]?.loadFactor?.mean).toBeCloseTo(mean / capacity, 2);
    expectInside(services[0]?.queue.interval, left + mean / 2);
  });
});

describe("arrivals", () => {
  const idle = { type: "delay", id: "go", hours: 0 } as const;

  it("follow a profile over the week and a season", () => {
    // A day at three times the rate, the rest at half; and everything doubled from hour 1,680 to 3,360.
    const plan: OperationPlan = {
      ...{ seed: "profile", horizonHours: 16_800, stations: [] },
      sources: [
        {
          ...{ id: "trucks", itinerary: "go" },
          arrivals: {
            ...{ type: "poisson", perHour: 10 },
            profile: {
              ...{ atHours: [0, 24], factors: [3, 0.5], periodHours: 168 },
              seasons: [{ fromHours: 1680, toHours: 3360, factor: 2 }],
            },
          },
        },
      ],
      itineraries: [{ id: "go", stages: [idle] }],
    };
    const week = 10 * (24 * 3 + 144 * 0.5);
    const mean = week * (90 + 2 * 10);
    const { created } = runPlan(plan).balance;
    expect(Math.abs(created - mean)).toBeLessThan(4 * Math.sqrt(mean));
  });

  it("come by a law of gaps, in batches and up to a limit", () => {
    const planOf = (limit: number): OperationPlan => ({
      ...{ seed: "gaps", horizonHours: 1000, stations: [] },
      sources: [
        {
          ...{ id: "trains", itinerary: "go", batch: 40, fromHours: 100, limit, toHours: 900 },
          arrivals: { type: "gaps", hours: { type: "gamma", shape: 4, scale: 2 } },
        },
      ],
      itineraries: [{ id: "go", stages: [idle] }],
    });
    expect(runPlan(planOf(1000)).balance.created).toBe(1000);
    const { created } = runPlan(planOf(1e6)).balance;
    expect(created % 40).toBe(0);
    expect(Math.abs(created / 40 - 100)).toBeLessThan(20);
  });
});
