// The GeoJSON types of a comparison, with the hashes of what was compared.
import type { Comparison } from "../../futures/index.ts";

/** A feature of GeoJSON (RFC 7946). */
export interface GeoJsonFeature<Geometry, Properties> {
  readonly type: "Feature";
  readonly id?: string;
  readonly geometry: Geometry;
  readonly properties: Properties;
}

/** A collection of features, with the hashes of the study and scenarios. */
export interface GeoJsonCollection<Geometry, Properties> {
  readonly type: "FeatureCollection";
  readonly study: string;
  readonly study_hash: string;
  readonly base_hash: string;
  readonly scenario_hash: string;
  readonly features: readonly GeoJsonFeature<Geometry, Properties>[];
}

/** Collects the features of a comparison. */
export function collect<Geometry, Properties>(
  { study, base, scenario }: Comparison,
  features: readonly GeoJsonFeature<Geometry, Properties>[],
): GeoJsonCollection<Geometry, Properties> {
  return {
    type: "FeatureCollection",
    study: study.id,
    study_hash: study.hash,
    base_hash: base.hash,
    scenario_hash: scenario.hash,
    features,
  };
}
