/** How much a plan has to simulate, estimated before it runs, and how much it may. */
import { type Problem, problem } from "../../base/index.ts";
import { type Distribution, lawOf } from "../../random/index.ts";
import type { Arrivals, GoodsSource, OperationPlan, PlanService, RateProfile } from "./plan.ts";

/**
 * The most arrivals and departures a run may be expected to have: twenty million in one replication, all of whose
 * consignments may be waiting at once and then take some gigabytes; a thousand million in all, which take hours.
 */
export const planLimits: { readonly replication: number; readonly all: number } = {
  replication: 2e7,
  all: 1e9,
};

/** What is too much of a valid plan; nothing when it can be run. */
export function tooMuch(plan: OperationPlan): Problem[] {
  const { horizonHours, replications = 1, services = [] } = plan;
  const parts = [
    ...plan.sources.map((source, i) => ({
      path: `sources[${i}].arrivals`,
      count: consignments(source, horizonHours),
    })),
    ...services.map((service, i) => ({
      path: `services[${i}].every`,
      count: departures(service, horizonHours),
    })),
  ];
  let count = 0;
  let largest = { path: "sources", count: 0 };
  for (const part of parts) {
    count += part.count;
    if (part.count > largest.count) largest = part;
  }
  const hint = "shorten the horizon, or let one consignment stand for several";
  const fault = (path: string, most: number, where: string, got: number): Problem[] => {
    const expected = `at most ${most.toLocaleString("en")} arrivals and departures ${where}`;
    return [
      problem({ path, expected, got: `about ${Number(got.toPrecision(3)).toLocaleString("en")}`, hint }),
    ];
  };
  // Written so that a number too large to be one is refused too.
  if (!(count <= planLimits.replication))
    return fault(largest.path, planLimits.replication, "in a run", count);
  if (!(count * replications <= planLimits.all))
    return fault("replications", planLimits.all, "in all replications", count * replications);
  return [];
}

/** How many consignments a source is expected to send. */
function consignments(source: GoodsSource, horizon: number): number {
  const { arrivals, batch = 1, fromHours = 0, limit = Number.POSITIVE_INFINITY } = source;
  const hours = Math.max(0, Math.min(source.toHours ?? horizon, horizon) - fromHours);
  if (arrivals.type === "listed") return Math.min(limit, arrivals.atHours.length * meanOf(batch));
  // A batch of none is an arrival too.
  const count = arrivalsIn(arrivals, hours) * Math.max(1, meanOf(batch));
  return Math.min(limit, count);
}

function arrivalsIn(arrivals: Exclude<Arrivals, { type: "listed" }>, hours: number): number {
  if (hours === 0) return 0;
  const perHour = arrivals.type === "poisson" ? arrivals.perHour : 1 / meanOf(arrivals.hours);
  return hours * perHour * (arrivals.profile === undefined ? 1 : meanFactor(arrivals.profile, hours));
}

/** The mean factor of a profile, with all seasons that raise it. */
function meanFactor({ atHours, factors, periodHours, seasons = [] }: RateProfile, hours: number): number {
  const end = periodHours ?? Math.max(hours, atHours[atHours.length - 1] as number);
  let sum = 0;
  for (let i = 0; i < atHours.length; i++) {
    sum += (factors[i] as number) * (Math.min(end, atHours[i + 1] ?? end) - (atHours[i] as number));
  }
  return seasons.reduce(
    (mean, { factor, fromHours, toHours }) =>
      mean * Math.max(1, 1 + (factor - 1) * Math.min(1, (toHours - fromHours) / hours)),
    end > 0 ? sum / end : Number(factors[0]),
  );
}

function departures({ atHours = [], every }: PlanService, horizon: number): number {
  return every === undefined ? atHours.length : horizon / every.hours;
}

function meanOf(drawn: number | Distribution): number {
  return typeof drawn === "number" ? drawn : lawOf(drawn).mean;
}
