import { type MapView, type MapWindow, type Network, placeTraits } from "../../model/index.ts";

/** Land and borders to draw below, by level of detail. */
export interface Land {
  readonly main: readonly object[];
  /** Finer outlines for the inset; the main ones when absent. */
  readonly inset: readonly object[];
}

/** Features of a study's base map. Those whose property `detail` is `inset` are for the inset alone. */
export function landOf(map: MapView | undefined): Land {
  const features = (map?.base as { features?: unknown } | undefined)?.features;
  const all = Array.isArray(features) ? (features as { properties?: { detail?: unknown } | null }[]) : [];
  const isFine = ({ properties }: (typeof all)[number]): boolean => properties?.detail === "inset";
  const [main, fine] = [all.filter((f) => !isFine(f)), all.filter(isFine)];
  return { main, inset: fine.length > 0 ? fine : main };
}

/** A view of a whole network, for studies that name none: all places with a margin, the first twenty named. */
export function wholeView(network: Network): MapView {
  const { places } = network;
  const [longitudes, latitudes] = [places.map((p) => p.longitude), places.map((p) => p.latitude)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
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
