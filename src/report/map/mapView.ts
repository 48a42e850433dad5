// Chooses what a map shows below its lines: land, and a view of the whole network where the study has none.
import { greatest, least } from "../../base/index.ts";
import { type MapView, type MapWindow, type Network, placeTraits } from "../../model/index.ts";

/** Land and borders to draw, by level of detail. */
export interface Land {
  readonly main: readonly object[];
  /** Finer outlines for the inset; the main ones if the study has none. */
  readonly inset: readonly object[];
}

/** Features of a study's base map. Features with the property `detail: inset` are for the inset only. */
export function landOf(map: MapView | undefined): Land {
  const features = (map?.base as { features?: unknown } | undefined)?.features;
  const all = Array.isArray(features) ? (features as { properties?: { detail?: unknown } | null }[]) : [];
  const isFine = ({ properties }: (typeof all)[number]): boolean => properties?.detail === "inset";
  const main = all.filter((f) => !isFine(f));
  const fine = all.filter(isFine);
  return { main, inset: fine.length > 0 ? fine : main };
}

/** A view of the whole network, for studies without one: all places with a margin, the first twenty labelled. */
export function wholeView(network: Network): MapView {
  const { places } = network;
  const longitudes = places.map((p) => p.longitude);
  const latitudes = places.map((p) => p.latitude);
  const west = least(longitudes);
  const east = greatest(longitudes);
  const south = least(latitudes);
  const north = greatest(latitudes);
  const margin = Math.max(0.5, (east - west) * 0.08, (north - south) * 0.08);
  const view: MapWindow = [
    Math.max(-180, west - margin),
    Math.max(-80, south - margin),
    Math.min(180, east + margin),
    Math.min(80, north + margin),
  ];
  const named = places.filter(({ kind }) => placeTraits[kind].isWaypoint !== true).slice(0, 20);
  return { view, labels: Object.fromEntries(named.map(({ id }) => [id, [6, -6]])) };
}
