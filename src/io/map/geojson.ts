/** Checks the GeoJSON that maps draw. */

import type { Fault } from "../../base/index.ts";

/** A fault of a document, and where: e.g. `features[3].geometry.coordinates`. */
export interface Misfit extends Fault {
  readonly path: string;
}

/** How many brackets stand around the positions of each kind of geometry. */
const nesting: ReadonlyMap<string, number> = new Map([
  ["Point", 0],
  ["MultiPoint", 1],
  ["LineString", 1],
  ["MultiLineString", 2],
  ["Polygon", 2],
  ["MultiPolygon", 3],
]);

/**
 * What is wrong with a GeoJSON FeatureCollection (RFC 7946) that is to be drawn: other documents, kinds of geometry that
 * are not known, empty ones, coordinates that are no degrees. The first fault of each feature.
 */
export function checkFeatures(document: unknown): Misfit[] {
  const { type, features } = (document ?? {}) as { type?: unknown; features?: unknown };
  if (type !== "FeatureCollection" || !Array.isArray(features)) {
    const hint = "an object with type FeatureCollection and a list of features";
    return [{ path: "type", expected: "a GeoJSON FeatureCollection", got: type, hint }];
  }
  return features.flatMap((feature, i) => featureFault(feature, `features[${i}]`) ?? []);
}

function featureFault(feature: unknown, path: string): Misfit | undefined {
  const { geometry } = (feature ?? {}) as { geometry?: unknown };
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const depth = nesting.get(String(type));
  if (depth === undefined) {
    const hint = "a feature without one has nothing to draw: take it out";
    return {
      path: `${path}.geometry.type`,
      expected: `one of ${[...nesting.keys()].join(", ")}`,
      got: type,
      hint,
    };
  }
  const fault = positionsFault(coordinates, depth);
  return fault === undefined ? undefined : { path: `${path}.geometry.coordinates`, ...fault };
}

function positionsFault(value: unknown, depth: number): Fault | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    return {
      expected: "coordinates",
      got: value,
      hint: "an empty geometry has nothing to draw: take it out",
    };
  }
  if (depth === 0) return positionFault(value);
  for (const inner of value) {
    const fault = positionsFault(inner, depth - 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function positionFault(position: readonly unknown[]): Fault | undefined {
  const [longitude, latitude] = position;
  const expected = "positions of two or three finite numbers: degrees east, degrees north";
  if (position.length < 2 || position.length > 3 || !position.every(Number.isFinite)) {
    const nested = position.some(Array.isArray);
    const hint = nested
      ? "there are brackets too many for this kind of geometry"
      : "numbers are written without quotes";
    return { expected, got: position, hint };
  }
  if (Math.abs(longitude as number) <= 180 && Math.abs(latitude as number) <= 90) return undefined;
  return {
    expected,
    got: position,
    hint: "GeoJSON is in degrees of WGS 84; these look like another coordinate system",
  };
}
