// A comparison as GeoJSON, for QGIS and other maps.

import { expectArguments } from "../../base/index.ts";
import type { Comparison } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import { type Documents, openSides } from "../comparison/openSides.ts";
import { comparisonGeoJsonArguments } from "../given.ts";
import { collect, type GeoJsonCollection } from "./feature.ts";
import { type LinkFeature, linkFeatures } from "./linkFeatures.ts";
import { type PlaceFeature, placeFeatures } from "./placeFeatures.ts";
import { type RouteFeature, routeFeatures } from "./routeFeatures.ts";

type Collection<F> = F extends { geometry: infer G; properties: infer P } ? GeoJsonCollection<G, P> : never;

/** A comparison as three GeoJSON collections. */
export interface ComparisonGeoJson {
  readonly places: Collection<PlaceFeature>;
  readonly links: Collection<LinkFeature>;
  readonly routes: Collection<RouteFeature>;
}

/**
 * A comparison as GeoJSON (RFC 7946): the places, the links with their state under base and scenario, and every route,
 * once, with the journeys that take it. Lines run straight between places.
 *
 * @throws RangeError when the comparison belongs to another study or to other scenarios.
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { comparisonGeoJson } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const { links } = comparisonGeoJson(study, await compare(study, "status-quo", "rail-joined"));
 * const opened = links.features.filter(({ properties }) => properties.open_in_scenario && !properties.open_in_base);
 * console.log(opened.map(({ id }) => id).join(" ")); // rail-barda--gora
 * ```
 */
export function comparisonGeoJson(
  study: Study,
  comparison: Comparison,
  documents: Documents = {},
): ComparisonGeoJson {
  expectArguments(comparisonGeoJsonArguments, [study, comparison, documents]);
  const sides = openSides(study, comparison, documents);
  const base = sides.base.scenario.network;
  const scenario = sides.scenario.scenario.network;
  return {
    places: collect(comparison, placeFeatures(base, scenario)),
    links: collect(comparison, linkFeatures(base, scenario)),
    routes: collect(comparison, routeFeatures(comparison.rows, scenario)),
  };
}
