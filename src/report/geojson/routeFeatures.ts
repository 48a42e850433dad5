// The routes of a comparison as GeoJSON features.
import type { ComparisonRow } from "../../futures/index.ts";
import { endText, type Link, type Network, vehicleId } from "../../model/index.ts";
import type { RouteSummary } from "../../routing/index.ts";
import { linkTable, placeTable } from "../text/names.ts";
import type { GeoJsonFeature } from "./feature.ts";
import { type LineGeometry, lineOf } from "./geometry.ts";

/** A journey that takes a route, under base, scenario or both. */
export interface RouteUse {
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  readonly under: "base" | "scenario" | "both";
}

/** Properties of a route on the map. */
export interface RouteProperties {
  /** Ids of the links in order of travel, between blanks. */
  readonly links: string;
  readonly vehicles: string;
  readonly distance_km: number;
  readonly journeys: readonly RouteUse[];
}

/** A route as a feature. */
export type RouteFeature = GeoJsonFeature<LineGeometry, RouteProperties>;

/** Every route, once, with the journeys that take it. */
export function routeFeatures(rows: readonly ComparisonRow[], scenario: Network): RouteFeature[] {
  const taken = new Map<string, { route: RouteSummary; journeys: RouteUse[] }>();
  const add = (row: ComparisonRow, route: RouteSummary, under: RouteUse["under"]): void => {
    if (route.links.length === 0) return;
    const key = route.links.join(" ");
    const known = taken.get(key) ?? { route, journeys: [] };
    taken.set(key, known);
    known.journeys.push({ from: endText(row.from), to: endText(row.to), commodity: row.commodity, under });
  };
  for (const row of rows) {
    const { base, scenario } = row;
    const before = base.type === "route" ? base : undefined;
    const after = scenario.type === "route" ? scenario : undefined;
    if (before !== undefined && before.links.join(" ") === after?.links.join(" ")) add(row, before, "both");
    else {
      if (before !== undefined) add(row, before, "base");
      if (after !== undefined) add(row, after, "scenario");
    }
  }
  const table = linkTable(scenario);
  const places = placeTable(scenario);
  return [...taken].map(([links, { route, journeys }]) => ({
    type: "Feature",
    geometry: lineOf(
      route.links.map((id) => table.get(id) as Link),
      places,
    ),
    properties: {
      links,
      vehicles: route.vehicles.map(vehicleId).join(" "),
      distance_km: route.totals.distanceKm,
      journeys,
    },
  }));
}
