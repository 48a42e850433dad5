// Lines and points of GeoJSON.
import type { Point } from "../../math/index.ts";
import type { Link } from "../../model/index.ts";
import type { PlaceTable } from "../text/names.ts";

/** Longitude and latitude in degrees (WGS 84), in this order. */
export type LonLat = readonly [number, number];

/** A route on the map: one line, or several where it crosses the 180th meridian. */
export type LineGeometry =
  | { readonly type: "LineString"; readonly coordinates: readonly LonLat[] }
  | { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly LonLat[])[] };

/** A point as a GeoJSON position. */
export function position({ longitude, latitude }: Point): LonLat {
  return [longitude, latitude];
}

/**
 * A line through points, cut where it crosses the 180th meridian (RFC 7946, section 3.1.9). Points on the meridian are
 * part of the line on either side of it, and no line is left that has no length.
 */
export function lineThrough(points: readonly Point[]): LineGeometry {
  const lines: LonLat[][] = [[]];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    const cut = before === undefined ? undefined : meridianCut(before, point);
    if (cut !== undefined) {
      lines.at(-1)?.push(cut[0]);
      lines.push([cut[1]]);
    }
    lines.at(-1)?.push(position(point));
  }
  const long = lines.filter(hasLength);
  // What is at one point from end to end stays as it is.
  const kept = long.length === 0 ? lines.slice(0, 1) : long;
  return kept.length === 1
    ? { type: "LineString", coordinates: kept[0] as LonLat[] }
    : { type: "MultiLineString", coordinates: kept };
}

function hasLength([first, ...others]: readonly LonLat[]): boolean {
  return others.some(([longitude, latitude]) => longitude !== first?.[0] || latitude !== first?.[1]);
}

/** Where the shorter line between two points leaves one edge of the map and enters at the other. */
function meridianCut(a: Point, b: Point): [LonLat, LonLat] | undefined {
  if (Math.abs(b.longitude - a.longitude) <= 180) return undefined;
  const edge = a.longitude > 0 ? 180 : -180;
  const east = b.longitude + 2 * edge;
  // Both may be on the meridian, called 180 by one and -180 by the other.
  const share = east === a.longitude ? 0 : (edge - a.longitude) / (east - a.longitude);
  const latitude = a.latitude + share * (b.latitude - a.latitude);
  return [
    [edge, latitude],
    [-edge, latitude],
  ];
}

/** The line along consecutive links. */
export function lineOf(links: readonly Link[], places: PlaceTable): LineGeometry {
  const ids = [...links.slice(0, 1).map((link) => link.from), ...links.map((link) => link.to)];
  return lineThrough(ids.flatMap((id) => places.get(id) ?? []));
}
