// The places of a comparison as GeoJSON features.
import { compact } from "../../base/index.ts";
import type { Network } from "../../model/index.ts";
import { placeTable } from "../text/names.ts";
import type { GeoJsonFeature } from "./feature.ts";
import { type LonLat, position } from "./geometry.ts";

/** Properties of a place on the map. */
export interface PlaceProperties {
  readonly name: string;
  readonly local_name?: string;
  readonly kind: string;
  readonly country: string;
  readonly other_country?: string;
  /** Whether the scenario adds it. */
  readonly added: boolean;
}

/** A place as a feature. */
export type PlaceFeature = GeoJsonFeature<
  { readonly type: "Point"; readonly coordinates: LonLat },
  PlaceProperties
>;

/** All places of a scenario's network. */
export function placeFeatures(base: Network, scenario: Network): PlaceFeature[] {
  const before = placeTable(base);
  return scenario.places.map((place) => ({
    type: "Feature",
    id: place.id,
    geometry: { type: "Point", coordinates: position(place) },
    properties: compact<PlaceProperties>({
      name: place.name,
      local_name: place.localName,
      kind: place.kind,
      country: place.country,
      other_country: place.otherCountry,
      added: !before.has(place.id),
    }),
  }));
}
