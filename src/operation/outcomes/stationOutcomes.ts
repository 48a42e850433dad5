/** Results by station: simulated waits beside closed forms and what routing assumes. */
import { allenCunneenMeanWaitHours } from "../../math/index.ts";
import type { BuiltPlan, PlannedFlow } from "../build/buildPlan.ts";
import type { PlannedStation } from "../build/servers.ts";
import type { PlanStage } from "../engine/plan.ts";
import type { StationResult } from "../engine/results.ts";
import { type FluidWait, fluidWait, type Inflow } from "./fluid.ts";

/** The wait at a station by closed forms. */
export type ClosedForm =
  | {
      readonly type: "wait";
      /** Mean wait, h: that of the fluid queue, of closures without notice, and of chance while it is open. */
      readonly hours: number;
      /** The part due to closing hours, days off and closures when no one diverts, h. */
      readonly fluidHours: number;
      /** The part that closures without notice make, h. */
      readonly breakdownHours: number;
    }
  | {
      /** More arrives in the run than can be served: there is no steady wait. */
      readonly type: "saturated";
      /** Mean wait of the fluid queue in this run, h: it grows with the length of the run. */
      readonly hours: number;
    }
  | {
      /** No arrivals are expected. */
      readonly type: "unused";
    };

/** What happened at a station of the study, beside what is expected. */
export interface StationOutcome {
  readonly id: string;
  readonly serves: PlannedStation["station"]["serves"];
  readonly at: string;
  /** Country left, at a crossing with a station for each direction. */
  readonly from?: string;
  readonly to?: string;
  readonly vehicle: PlannedStation["station"]["vehicle"];
  readonly servers: number;
  /** Mean time of service, h. */
  readonly serviceHours: number;
  /** Share of the run that it is open by its calendar. */
  readonly openShare: number;
  /** Times in the run in which it does not open for more than three days, h. */
  readonly closures: readonly number[];
  /** Vehicles expected per day. */
  readonly expectedPerDay: number;
  /** Coefficient of variation of the gaps between them that closed forms take: as they set out. */
  readonly arrivalCv: number;
  /** Coefficient of variation of the time of service. */
  readonly serviceCv: number;
  /** What is expected while it is counted over what can be served in its open hours; absent when it is never open. */
  readonly load?: number;
  readonly closedForm: ClosedForm;
  /** Mean queue time that routing assumes for arrivals here, h; absent where it is part of other times. */
  readonly routedHours?: number;
  /** What the run came to. */
  readonly result: StationResult;
  /** Wait of the run less that of the closed form, h; absent where either is missing. */
  readonly difference?: number;
}

/** Sets the results of the stations beside what closed forms expect of them. */
export function stationOutcomes(built: BuiltPlan, results: readonly StationResult[]): StationOutcome[] {
  const arrivals = expectedArrivals(built);
  const counted = [built.warmUpHours, built.plan.horizonHours] as const;
  return built.stations.map((planned, i) => {
    const { station, servers, serviceHours, serviceCv, opening } = planned;
    const result = results[i] as StationResult;
    const { inflows, cv, routedHours } = arrivals.get(station.id) ?? nobody;
    // Closures without notice take their share of every hour.
    const effective = { ...planned, serviceHours: serviceHours / upShare(planned.breakdowns) };
    const capacityPerHour = servers / effective.serviceHours;
    const fluid = fluidWait({ inflows, capacityPerHour, openings: opening.hours, counted });
    const closedForm = expectedWait(effective, fluid, cv, counted);
    const { serves, at, from, to, vehicle } = station;
    const { openShare, closures } = opening;
    return {
      ...{ id: station.id, serves, at, vehicle, servers, serviceHours, openShare, closures },
      ...(from === undefined || to === undefined ? {} : { from, to }),
      expectedPerDay: (24 * fluid.arrivals) / (counted[1] - counted[0]),
      ...{ arrivalCv: cv, serviceCv, closedForm, result },
      ...(Number.isFinite(fluid.load) ? { load: fluid.load } : {}),
      ...(routedHours === undefined ? {} : { routedHours }),
      ...(closedForm.type !== "unused" && result.waitHours.mean !== undefined
        ? { difference: result.waitHours.mean - closedForm.hours }
        : {}),
    };
  });
}

/** The fluid queue of the calendar, closures without notice, and chance in the open hours by Allen and Cunneen. */
function expectedWait(
  { servers, serviceHours, serviceCv, opening, breakdowns }: PlannedStation,
  fluid: FluidWait,
  arrivalCv: number,
  [from, to]: readonly [from: number, to: number],
): ClosedForm {
  if (fluid.arrivals === 0) return { type: "unused" };
  const fluidHours = fluid.meanWaitHours;
  const { openShare } = opening;
  const arrivalsPerHour =
    openShare === 0 ? Number.POSITIVE_INFINITY : fluid.arrivals / (to - from) / openShare;
  // Both loads are one, but for the days left out at the start.
  const load = Math.max(fluid.load, (arrivalsPerHour * serviceHours) / servers);
  if (!(load < 1)) return { type: "saturated", hours: fluidHours };
  const group = { arrivalsPerHour, serviceHours, servers, arrivalCv, serviceCv };
  const chanceHours = allenCunneenMeanWaitHours(group) / openShare;
  const breakdownHours = breakdownWait(breakdowns, load);
  return { type: "wait", hours: fluidHours + breakdownHours + chanceHours, fluidHours, breakdownHours };
}

/** Share of the open hours without a closure without notice. */
function upShare(breakdowns: PlannedStation["breakdowns"]): number {
  return breakdowns === undefined ? 1 : 1 / (1 + breakdowns.perHour * breakdowns.hours);
}

/**
 * Mean wait that closures without notice add, as fluid queues one after another: of exponential length d the mean square is
 * 2 d^2, and the backlog of each clears at capacity less arrivals.
 */
function breakdownWait(breakdowns: PlannedStation["breakdowns"], load: number): number {
  if (breakdowns === undefined) return 0;
  const { perHour, hours } = breakdowns;
  return (hours * hours) / ((1 / perHour + hours) * (1 - load));
}

interface Arrivals {
  readonly inflows: readonly Inflow[];
  /** Coefficient of variation of the gaps between arrivals: streams that join keep their mean square. */
  readonly cv: number;
  readonly routedHours?: number;
}

type Season = Pick<Inflow, "fromHours" | "toHours">;

interface Sums {
  readonly inflows: Inflow[];
  perHour: number;
  squares: number;
  routed: number;
  known: number;
}

const nobody: Arrivals = { inflows: [], cv: 1 };

/** Who is expected at each station: vehicles of the flows that pass it, and trains where it is a section. */
function expectedArrivals({ flows, plan, stations }: BuiltPlan): Map<string, Arrivals> {
  const always = { fromHours: 0, toHours: plan.horizonHours };
  const none = (): Sums => ({ inflows: [], perHour: 0, squares: 0, routed: 0, known: 0 });
  const sums = new Map(stations.map(({ station }) => [station.id, none()]));
  const add = (
    id: string,
    perHour: number,
    cv: number,
    season: Season = always,
    routedHours?: number,
  ): void => {
    const sum = sums.get(id);
    if (sum === undefined || perHour === 0) return;
    sum.inflows.push({ perHour, ...season });
    sum.perHour += perHour;
    sum.squares += perHour * cv * cv;
    if (routedHours === undefined) return;
    sum.routed += perHour * routedHours;
    sum.known += perHour;
  };
  const trains = new Map<string, number>();
  for (const { station, backgroundPerHour } of stations) add(station.id, backgroundPerHour, 1);
  for (const flow of flows) {
    const { season = always, vehiclesPerHour: perHour } = flow;
    const seasonShare = (season.toHours - season.fromHours) / plan.horizonHours;
    for (const { station, service, routedHours, kind } of flow.way?.stages ?? []) {
      if (station !== undefined)
        add(
          station,
          perHour,
          flow.arrivalCv,
          season,
          kind === "border" && routedHours > 0 ? routedHours : undefined,
        );
      if (service !== undefined)
        trains.set(service, (trains.get(service) ?? 0) + perHour * seasonShare * flow.load);
    }
    if (flow.flow.vehicle === "train")
      for (const id of sectionsOf(flow, plan.itineraries)) add(id, perHour, flow.arrivalCv, season);
  }
  for (const { id, capacity, every, run } of plan.services ?? []) {
    const goods = trains.get(id) ?? 0;
    if (goods === 0) continue;
    // Full trains, or one a period where that much does not come.
    const perHour = Math.max(goods / capacity, every === undefined ? 0 : 1 / every.hours);
    for (const id of stationsIn(run)) add(id, perHour, 1);
  }
  return new Map(
    [...sums].map(([id, { inflows, perHour, squares, routed, known }]) => {
      const cv = perHour === 0 ? 1 : Math.sqrt(squares / perHour);
      return [id, { inflows, cv, ...(known === 0 ? {} : { routedHours: routed / known }) }];
    }),
  );
}

/** Sections that a train which is a flow of its own passes. */
function sectionsOf({ way }: PlannedFlow, itineraries: BuiltPlan["plan"]["itineraries"]): string[] {
  const own = itineraries.find(({ id }) => id === way?.itinerary);
  return stationsIn(own?.stages ?? []);
}

/** Stations that trains go through: sections, by turns or by priority. */
function stationsIn(stages: readonly PlanStage[]): string[] {
  return stages.flatMap((stage) => (stage.type === "pass" || stage.type === "queue" ? [stage.station] : []));
}
