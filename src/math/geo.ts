/** Distances on the Earth. */
import { asin } from "./elementary/arc.ts";
import { cos, sin } from "./elementary/circle.ts";

/** A point on the Earth, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const meanRadiusKm = 6371.0088;
const radians = 0.017453292519943295;

/**
 * Great-circle distance in km, on a sphere of the Earth's mean radius (6,371.0088 km; haversine formula,
 * R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984). Off by at most 0.6 % from the ellipsoid.
 */
export function greatCircleKm(a: Point, b: Point): number {
  const latitudes = sin(((b.latitude - a.latitude) * radians) / 2);
  const longitudes = sin(((b.longitude - a.longitude) * radians) / 2);
  const shrink = cos(a.latitude * radians) * cos(b.latitude * radians);
  const h = latitudes * latitudes + shrink * longitudes * longitudes;
  return 2 * meanRadiusKm * asin(Math.min(1, Math.sqrt(h)));
}
