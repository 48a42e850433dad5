// The lines of a time/cost-distance diagram: points, stops and stretches of a route.
import { sameVehicle, type Vehicle } from "../../../model/index.ts";
import type { Route } from "../../../routing/index.ts";
import { colours } from "../../drawing/palette.ts";
import { type TimeCostPoint, timeCostDistance } from "../timeCostDistance.ts";

/** One of the two lines of a diagram. */
export interface RouteLine {
  readonly name: "base" | "scenario";
  readonly points: readonly TimeCostPoint[];
  readonly stops: readonly Stop[];
  /** Colours of its labels and of its stroke. */
  readonly colour: string;
  readonly stroke: string;
  readonly width: number;
  readonly symbol: "circle" | "square";
}

/** All steps at one place without movement. */
export interface Stop {
  readonly place: string;
  readonly isBorder: boolean;
  readonly before: TimeCostPoint;
  readonly after: TimeCostPoint;
}

/** A stretch of a route with one vehicle in one country. */
export interface Stretch {
  readonly vehicle: Vehicle;
  readonly country: string;
  readonly from: number;
  readonly to: number;
}

const looks = {
  base: { colour: colours.base, stroke: colours.band, width: 6, symbol: "circle" },
  scenario: { colour: colours.scenario, stroke: colours.scenario, width: 2.2, symbol: "square" },
} as const;

/** A route as a line: the base wide, the scenario narrow, as on the map. */
export function lineOf(name: RouteLine["name"], route: Route): RouteLine {
  const points = timeCostDistance(route);
  return { name, points, stops: stopsOf(points), ...looks[name] };
}

/** Whether a step crosses a border: at a crossing, or out of a joint zone into the other country. */
export function isBorderStep({ step, country }: TimeCostPoint, before: TimeCostPoint | undefined): boolean {
  return step === "crossing" || ((step === "leaveZone" || step === "clear") && country !== before?.country);
}

function stopsOf(points: readonly TimeCostPoint[]): Stop[] {
  const stops: Stop[] = [];
  for (const [i, point] of points.entries()) {
    if (point.step === "start" || point.step === "link") continue;
    const before = points[i - 1] as TimeCostPoint;
    const last = stops.at(-1);
    const isBorder = isBorderStep(point, before);
    if (last?.after === before) {
      stops[stops.length - 1] = { ...last, isBorder: last.isBorder || isBorder, after: point };
    } else stops.push({ place: point.place, isBorder, before, after: point });
  }
  return stops;
}

/** The stretches of a route with one vehicle in one country, in order. */
export function stretchesOf(points: readonly TimeCostPoint[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [i, { step, vehicle, country, distance_km: to }] of points.entries()) {
    if (step !== "link" || vehicle === undefined) continue;
    const from = points[i - 1]?.distance_km ?? 0;
    const last = stretches.at(-1);
    if (last !== undefined && sameVehicle(last.vehicle, vehicle) && last.country === country)
      stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ vehicle, country, from, to });
  }
  return stretches;
}
