import {
  type DrawnHours,
  EventLog,
  happenings,
  type OperationPlan,
  type OperationResult,
  type PlanStation,
  runPlan,
} from "../../../src/operation/index.ts";

/** Exponential hours. */
export const memoryless = (mean: number): DrawnHours => ({ type: "exponential", mean });

/** A single queue: trucks that come, are cleared at a border, and go. */
export function queuePlan(options: {
  readonly perHour: number;
  readonly hours: DrawnHours;
  readonly station?: Partial<PlanStation>;
  readonly limit?: number;
  readonly plan?: Partial<OperationPlan>;
}): OperationPlan {
  const limit = options.limit === undefined ? {} : { limit: options.limit };
  return {
    ...{ seed: "queue", horizonHours: 40_000, warmUpHours: 1000 },
    sources: [
      { id: "trucks", arrivals: { type: "poisson", perHour: options.perHour }, itinerary: "cross", ...limit },
    ],
    itineraries: [
      { id: "cross", stages: [{ type: "queue", id: "clear", station: "border", hours: options.hours }] },
    ],
    stations: [{ id: "border", servers: 1, ...options.station }],
    ...options.plan,
  };
}

/** A queue whose trucks come at listed hours and take the same time each. */
export function listedPlan(
  atHours: readonly number[],
  hours: DrawnHours,
  station: Partial<PlanStation> = {},
): OperationPlan {
  return {
    ...{ seed: "listed", horizonHours: 1000 },
    sources: [{ id: "trucks", arrivals: { type: "listed", atHours }, itinerary: "cross" }],
    itineraries: [{ id: "cross", stages: [{ type: "queue", id: "clear", station: "border", hours }] }],
    stations: [{ id: "border", servers: 1, ...station }],
  };
}

/** Hours at which each consignment did what, in order of creation; for plans whose ways have one stage that waits. */
export interface Visit {
  readonly entered: number;
  readonly started: number;
  readonly ended: number;
}

/** Runs a plan and tells of every consignment that got through. */
export function visitsOf(plan: OperationPlan): {
  readonly result: OperationResult;
  readonly visits: Visit[];
} {
  const log = new EventLog();
  const result = runPlan(plan, { log });
  const found = new Map<number, { entered: number; started: number; ended: number }>();
  for (const { event, who, hour } of entriesOf(log)) {
    const visit = found.get(who) ?? { entered: -1, started: -1, ended: -1 };
    found.set(who, visit);
    if (event === "enter") visit.entered = hour;
    if (event === "start") visit.started = hour;
    if (event === "end") visit.ended = hour;
  }
  const visits = [...found.entries()]
    .filter(([, { ended }]) => ended >= 0)
    .sort(([a], [b]) => a - b)
    .map(([, visit]) => visit);
  return { result, visits };
}

/** The entries of a log, one by one. */
export function* entriesOf(log: EventLog): Generator<{
  readonly hour: number;
  readonly event: (typeof happenings)[number];
  readonly who: number;
  readonly at: number;
  readonly value: number;
}> {
  for (const { length, hour, code, who, at, value } of log.chunks) {
    for (let i = 0; i < length; i++) {
      yield {
        ...{ hour: hour[i] as number, event: happenings[code[i] as number] as (typeof happenings)[number] },
        ...{ who: who[i] as number, at: at[i] as number, value: value[i] as number },
      };
    }
  }
}
