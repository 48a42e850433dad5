import { EventLog, happenings, type OperationPlan, runPlan } from "../../../src/operation/index.ts";

/** A border with four lanes at 90 % load. */
export const lanes = 4;
export const load = 0.9;

/** The border queue of the guide: M/M/4 at a load of 0.9, an hour of service in the mean. */
export function borderQueue(customers: number): OperationPlan {
  return {
    ...{ seed: "bench", horizonHours: 524_000 },
    sources: [
      {
        ...{ id: "trucks", itinerary: "cross", limit: customers },
        arrivals: { type: "poisson", perHour: load * lanes },
      },
    ],
    itineraries: [
      {
        id: "cross",
        stages: [{ type: "queue", id: "clear", station: "border", hours: { type: "exponential", mean: 1 } }],
      },
    ],
    stations: [{ id: "border", servers: lanes }],
  };
}

/** What the engine drew for the trucks of a plan, and how long all of them waited together. */
export function drawnIn(plan: OperationPlan): {
  readonly arrivals: Float64Array;
  readonly services: Float64Array;
  readonly waits: number;
} {
  const log = new EventLog();
  const customers = plan.sources[0]?.limit ?? 0;
  const arrivals = new Float64Array(customers);
  const starts = new Float64Array(customers);
  const services = new Float64Array(customers);
  const waits = runPlan(plan, { log }).stations[0]?.waitHours.totalHours as number;
  for (const { length, hour, code, who } of log.chunks) {
    for (let i = 0; i < length; i++) {
      const truck = who[i] as number;
      const event = happenings[code[i] as number];
      if (event === "enter") arrivals[truck] = hour[i] as number;
      if (event === "start") starts[truck] = hour[i] as number;
      if (event === "end") services[truck] = (hour[i] as number) - (starts[truck] as number);
    }
  }
  return { arrivals, services, waits };
}

/** All waits together by the recursion of Kiefer and Wolfowitz: whoever is first takes the server that is free first. */
export function recursion(arrivals: Float64Array, services: Float64Array): number {
  const free = new Float64Array(lanes);
  let waits = 0;
  for (let i = 0; i < arrivals.length; i++) {
    let first = 0;
    for (let s = 1; s < lanes; s++) if ((free[s] as number) < (free[first] as number)) first = s;
    const begins = Math.max(arrivals[i] as number, free[first] as number);
    waits += begins - (arrivals[i] as number);
    free[first] = begins + (services[i] as number);
  }
  return waits;
}
