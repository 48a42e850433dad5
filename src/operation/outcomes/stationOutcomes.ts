/** Results by station: simulated waits beside closed forms and what routing assumes. */
import { compact } from "../../base/index.ts";
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

/** Results of a station of the study beside what closed forms expect. */
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
  /** Coefficient of variation of the gaps between arrivals that closed forms assume: as at departure. */
  readonly arrivalCv: number;
  /** Coefficient of variation of the time of service. */
  readonly serviceCv: number;
  /** Expected arrivals over what can be served in the open hours; absent when it is never open. */
  readonly load?: number;
  readonly closedForm: ClosedForm;
  /** Mean queue time that routing assumes for arrivals here, h; absent where it is part of other times. */
  readonly routedHours?: number;
  /** Simulated results. */
  readonly result: StationResult;
  /** Simulated wait less that of the closed form, h; absent where either is missing. */
  readonly difference?: number;
}

/** Sets the results of the stations beside what closed forms expect of them. */
export function stationOutcomes(built: BuiltPlan, results: readonly StationResult[]): StationOutcome[] {
  const arrivals = expectedArrivals(built);
  const counted = [built.warmUpHours, built.plan.horizonHours] as const;
  return built.stations.map((planned, i) => {
    const { station, servers, serviceHours, serviceCv, opening } = planned;
    const result = results[i] as StationResult;
    const { inflows, cv, routedHours } = arrivals.get(station.id) ?? noArrivals;
    // Closures without notice take their share of every hour.
    const effective = { ...planned, serviceHours: serviceHours / upShare(planned.breakdowns) };
    const capacityPerHour = servers / effective.serviceHours;
    const fluid = fluidWait({ inflows, capacityPerHour, openings: opening.hours, counted });
    const closedForm = expectedWait(effective, fluid, cv, counted);
    const { serves, at, from, to, vehicle } = station;
    const { openShare, closures } = opening;
    const simulated = result.waitHours.mean;
    return compact<StationOutcome>({
      id: station.id,
      serves,
      at,
      from: to === undefined ? undefined : from,
      to: from === undefined ? undefined : to,
      vehicle,
      servers,
      serviceHours,
      openShare,
      closures,
      expectedPerDay: (24 * fluid.arrivals) / (counted[1] - counted[0]),
      arrivalCv: cv,
      serviceCv,
      load: Number.isFinite(fluid.load) ? fluid.load : undefined,
      closedForm,
      routedHours,
      result,
      difference:
        closedForm.type === "unused" || simulated === undefined ? undefined : simulated - closedForm.hours,
    });
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
  // Both loads are equal except for the days left out at the start.
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

const noArrivals: Arrivals = { inflows: [], cv: 1 };

/** The arrivals of one station, summed up stream by stream. */
class ArrivalSums {
  readonly inflows: Inflow[] = [];
  #perHour = 0;
  #squares = 0;
  #routed = 0;
  #withRoutedHours = 0;

  add(perHour: number, cv: number, { fromHours, toHours }: Season, routedHours?: number): void {
    if (perHour === 0) return;
    this.inflows.push({ perHour, fromHours, toHours });
    this.#perHour += perHour;
    this.#squares += perHour * cv * cv;
    if (routedHours === undefined) return;
    this.#routed += perHour * routedHours;
    this.#withRoutedHours += perHour;
  }

  get arrivals(): Arrivals {
    return compact<Arrivals>({
      inflows: this.inflows,
      cv: this.#perHour === 0 ? 1 : Math.sqrt(this.#squares / this.#perHour),
      routedHours: this.#withRoutedHours === 0 ? undefined : this.#routed / this.#withRoutedHours,
    });
  }
}

/** Expected arrivals at each station: vehicles of the flows that pass it, and trains where it is a section. */
function expectedArrivals({ flows, plan, stations }: BuiltPlan): Map<string, Arrivals> {
  const always = { fromHours: 0, toHours: plan.horizonHours };
  const sums = new Map(stations.map(({ station }) => [station.id, new ArrivalSums()]));
  for (const { station, backgroundPerHour } of stations)
    sums.get(station.id)?.add(backgroundPerHour, 1, always);
  for (const flow of flows) addFlow(sums, flow, plan);
  const goods = goodsByService(flows, plan.horizonHours);
  for (const { id, capacity, every, run } of plan.services ?? []) {
    const carried = goods.get(id) ?? 0;
    if (carried === 0) continue;
    // Full trains, or one a period where that much does not come.
    const perHour = Math.max(carried / capacity, every === undefined ? 0 : 1 / every.hours);
    for (const station of stationsIn(run)) sums.get(station)?.add(perHour, 1, always);
  }
  return new Map([...sums].map(([id, sum]) => [id, sum.arrivals]));
}

/** Adds the vehicles of a flow to the stations they pass. */
function addFlow(
  sums: ReadonlyMap<string, ArrivalSums>,
  { season, vehiclesPerHour, arrivalCv, way, flow }: PlannedFlow,
  { horizonHours, itineraries }: BuiltPlan["plan"],
): void {
  const during = season ?? { fromHours: 0, toHours: horizonHours };
  for (const { station, routedHours, kind } of way?.stages ?? []) {
    const queueHours = kind === "border" && routedHours > 0 ? routedHours : undefined;
    if (station !== undefined) sums.get(station)?.add(vehiclesPerHour, arrivalCv, during, queueHours);
  }
  if (flow.vehicle !== "train") return;
  for (const id of sectionsOf(way, itineraries)) sums.get(id)?.add(vehiclesPerHour, arrivalCv, during);
}

/** Goods that board each service, per hour of the run. */
function goodsByService(flows: readonly PlannedFlow[], horizonHours: number): Map<string, number> {
  const goods = new Map<string, number>();
  for (const { season, vehiclesPerHour, load, way } of flows) {
    const hours = season === undefined ? horizonHours : season.toHours - season.fromHours;
    const perHour = vehiclesPerHour * (hours / horizonHours) * load;
    for (const { service } of way?.stages ?? []) {
      if (service !== undefined) goods.set(service, (goods.get(service) ?? 0) + perHour);
    }
  }
  return goods;
}

/** Sections that a train which is a flow of its own passes. */
function sectionsOf(way: PlannedFlow["way"], itineraries: BuiltPlan["plan"]["itineraries"]): string[] {
  const own = itineraries.find(({ id }) => id === way?.itinerary);
  return stationsIn(own?.stages ?? []);
}

/** Stations that trains go through: sections, by turns or by priority. */
function stationsIn(stages: readonly PlanStage[]): string[] {
  return stages.flatMap((stage) => (stage.type === "pass" || stage.type === "queue" ? [stage.station] : []));
}
