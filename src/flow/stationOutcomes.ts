import { allenCunneenMeanWaitHours, type GeneralServerGroup, gateWait, InputError } from "../model/index.ts";
import type { StationResult } from "./engine/results.ts";
import type { BuiltPlan, PlannedFlow } from "./plan/buildPlan.ts";
import type { Closure, Opening } from "./plan/opening.ts";
import type { PlannedStation } from "./plan/servers.ts";

/** What closed forms say of the wait at a station, or why they say nothing. */
export type ClosedForm =
  | {
      readonly type: "wait";
      /** Mean wait, h. */
      readonly hours: number;
      /** The part of it that comes from the usual closing hours, h. */
      readonly closingHours: number;
      /** The part of it that comes from closures, when nobody turns away, h. */
      readonly closureHours: number;
    }
  | {
      /** More comes than can be served: the wait grows as long as that lasts. */
      readonly type: "saturated";
    }
  | {
      /** Nobody is expected. */
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
  /** Share of the time that it is open by its calendar, closures left out. */
  readonly openShare: number;
  /** Closures within the run, h. */
  readonly closures: readonly number[];
  /** Vehicles expected per day. */
  readonly expectedPerDay: number;
  /** Coefficient of variation of the gaps between them that closed forms take: as they set out. */
  readonly arrivalCv: number;
  /** Coefficient of variation of the time of service. */
  readonly serviceCv: number;
  /** What is expected over what can be served; 1 and above has no steady wait. */
  readonly load: number;
  readonly closedForm: ClosedForm;
  /** Mean queue time that routing takes for those who come here, h; absent where it takes it with other times. */
  readonly routedHours?: number;
  /** What the run came to. */
  readonly result: StationResult;
  /** Wait of the run less that of the closed form, h; absent where either is missing. */
  readonly difference?: number;
}

/** Sets the results of the stations beside what closed forms expect of them. */
export function stationOutcomes(built: BuiltPlan, results: readonly StationResult[]): StationOutcome[] {
  const arrivals = expectedArrivals(built);
  return built.stations.map((planned, i) => {
    const { station, servers, serviceHours, serviceCv, opening, breakdowns } = planned;
    const { openShare } = opening;
    const closures = opening.closures.map(({ hours }) => hours);
    const result = results[i] as StationResult;
    const { perHour, cv, routedHours } = arrivals.get(station.id) ?? nobody;
    const load = (perHour * serviceHours) / (servers * openShare);
    const closedForm = expectedWait(
      { arrivalsPerHour: perHour, serviceHours, servers, arrivalCv: cv, serviceCv },
      { load, opening, breakdowns, counted: [built.warmUpHours, built.plan.horizonHours] },
    );
    const { serves, at, from, to, vehicle } = station;
    return {
      ...{ id: station.id, serves, at, vehicle, servers, serviceHours, openShare, closures },
      ...(from === undefined || to === undefined ? {} : { from, to }),
      ...{ expectedPerDay: 24 * perHour, arrivalCv: cv, serviceCv, load, closedForm, result },
      ...(routedHours === undefined ? {} : { routedHours }),
      ...(closedForm.type === "wait" && result.waitHours.mean !== undefined
        ? { difference: result.waitHours.mean - closedForm.hours }
        : {}),
    };
  });
}

/**
 * Usual closing hours as a fluid queue, chance in the hours that are left, and closures as fluid queues: the delay of those
 * who come while it is counted, shared by all of them.
 */
function expectedWait(
  group: GeneralServerGroup,
  {
    load,
    opening,
    breakdowns,
    counted,
  }: {
    readonly load: number;
    readonly opening: Opening;
    readonly breakdowns: PlannedStation["breakdowns"];
    readonly counted: readonly [from: number, to: number];
  },
): ClosedForm {
  const { arrivalsPerHour, serviceHours, servers } = group;
  const { openShare, periodHours, closures } = opening;
  if (arrivalsPerHour === 0) return { type: "unused" };
  if (!(load < 1)) return { type: "saturated" };
  try {
    const capacityPerHour = servers / serviceHours;
    const openHours = openShare * periodHours;
    const gate = { arrivalsPerHour, capacityPerHour, openHours, periodHours };
    const closingHours = openShare === 1 ? 0 : gateWait(gate).meanWaitHours;
    const open = { ...group, arrivalsPerHour: arrivalsPerHour / openShare };
    const chanceHours = allenCunneenMeanWaitHours(open) / openShare;
    const planned = closures.reduce((sum, closure) => sum + closureWait(closure, load, counted), 0);
    const closureHours = planned + breakdownWait(breakdowns, load);
    return { type: "wait", hours: closingHours + chanceHours + closureHours, closingHours, closureHours };
  } catch (error) {
    // A load just below 1 may come out as 1 when it is worked out in another order.
    if (error instanceof InputError) return { type: "saturated" };
    throw error;
  }
}

/**
 * Mean wait that a closure adds for those who come within some hours. Who comes x hours after it began waits L - x (1 - load)
 * hours, as in `closureBacklog`; the backlog may last longer than the hours that are counted.
 */
function closureWait(
  { fromHours, hours }: Closure,
  load: number,
  [from, to]: readonly [from: number, to: number],
): number {
  const first = Math.max(0, from - fromHours);
  const last = Math.min(hours / (1 - load), to - fromHours);
  if (last <= first) return 0;
  const wait = (last - first) * (hours - ((1 - load) * (first + last)) / 2);
  return wait / (to - from);
}

/** The same for closures without notice, one after another: of exponential length d the mean square is 2 d^2. */
function breakdownWait(breakdowns: PlannedStation["breakdowns"], load: number): number {
  if (breakdowns === undefined) return 0;
  const { perHour, hours } = breakdowns;
  return (hours * hours) / ((1 / perHour + hours) * (1 - load));
}

interface Arrivals {
  readonly perHour: number;
  /** Coefficient of variation of the gaps between arrivals: streams that join keep their mean square. */
  readonly cv: number;
  readonly routedHours?: number;
}

const nobody: Arrivals = { perHour: 0, cv: 1 };

/** Who is expected at each station: vehicles of the flows that pass it, and trains where it is a section. */
function expectedArrivals({ flows, plan, stations }: BuiltPlan): Map<string, Arrivals> {
  const sums = new Map(
    stations.map(({ station }) => [station.id, { perHour: 0, squares: 0, routed: 0, known: 0 }]),
  );
  const add = (id: string, perHour: number, cv: number, routedHours?: number): void => {
    const sum = sums.get(id);
    if (sum === undefined) return;
    sum.perHour += perHour;
    sum.squares += perHour * cv * cv;
    if (routedHours === undefined) return;
    sum.routed += perHour * routedHours;
    sum.known += perHour;
  };
  const trains = new Map<string, number>();
  for (const { station, backgroundPerHour } of stations) add(station.id, backgroundPerHour, 1);
  for (const flow of flows) {
    // Over the whole run, of which its season may be a part.
    const perHour = flow.vehiclesPerHour * flow.seasonShare;
    for (const { station, service, routedHours, kind } of flow.way?.stages ?? []) {
      if (station !== undefined)
        add(station, perHour, flow.arrivalCv, kind === "border" ? routedHours : undefined);
      if (service !== undefined) trains.set(service, (trains.get(service) ?? 0) + perHour * flow.load);
    }
    if (flow.flow.vehicle === "train")
      for (const id of sectionsOf(flow, plan.itineraries)) add(id, perHour, flow.arrivalCv);
  }
  for (const { id, capacity, every, run } of plan.services ?? []) {
    const goods = trains.get(id) ?? 0;
    if (goods === 0) continue;
    // Full trains, or one a period where that much does not come.
    const perHour = Math.max(goods / capacity, every === undefined ? 0 : 1 / every.hours);
    for (const stage of run) if (stage.type === "pass") add(stage.station, perHour, 1);
  }
  return new Map(
    [...sums].map(([id, { perHour, squares, routed, known }]) => {
      const cv = perHour === 0 ? 1 : Math.sqrt(squares / perHour);
      return [id, { perHour, cv, ...(known === 0 ? {} : { routedHours: routed / known }) }];
    }),
  );
}

/** Sections that a train which is a flow of its own passes. */
function sectionsOf({ way }: PlannedFlow, itineraries: BuiltPlan["plan"]["itineraries"]): string[] {
  const own = itineraries.find(({ id }) => id === way?.itinerary);
  return (own?.stages ?? []).flatMap((stage) => (stage.type === "pass" ? [stage.station] : []));
}
