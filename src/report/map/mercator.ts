// The Mercator projection of maps, and their scale bar.
import { greatCircleKm, log, sin } from "../../math/index.ts";
import type { MapWindow } from "../../model/index.ts";

const radians = 0.017453292519943295;

/** Northing of a latitude in the Mercator projection, in radians of the equator. */
function northing(latitude: number): number {
  const s = sin(latitude * radians);
  return 0.5 * log((1 + s) / (1 - s));
}

/** A window in the Mercator projection, fitted into a width. */
export interface Fitted {
  readonly window: MapWindow;
  readonly width: number;
  readonly height: number;
  /** Pixel position of a point, right and down. */
  readonly pixel: (longitude: number, latitude: number) => readonly [number, number];
  /** Kilometres per pixel in the middle of the map. */
  readonly kmPerPixel: number;
}

/**
 * Fits a window (west, south, east, north in degrees) into a width; the height follows, up to a limit.
 *
 * @param most - Largest height; a taller window becomes narrower than the width.
 */
export function fitWindow(window: MapWindow, width: number, most: number): Fitted {
  const [west, south, east, north] = window;
  const bottom = northing(south);
  const top = northing(north);
  const across = (east - west) * radians;
  const scale = Math.min(width / across, most / (top - bottom));
  const middle = (south + north) / 2;
  const km = greatCircleKm(
    { latitude: middle, longitude: west },
    { latitude: middle, longitude: (west + east) / 2 },
  );
  return {
    window,
    width: Math.round(scale * across),
    height: Math.round(scale * (top - bottom)),
    pixel: (longitude, latitude) => [
      scale * (longitude - west) * radians,
      scale * (top - northing(latitude)),
    ],
    kmPerPixel: (2 * km) / (scale * across),
  };
}

/** The longest round length (1, 2 or 5 times a power of ten km) that fits into a number of pixels. */
export function scaleBar(
  { kmPerPixel }: Fitted,
  pixels: number,
): { readonly km: number; readonly width: number } {
  const steps = [2, 2.5, 2];
  let km = 1;
  for (let i = 0; km * (steps[i % 3] as number) <= pixels * kmPerPixel; i++) km *= steps[i % 3] as number;
  return { km, width: km / kmPerPixel };
}
