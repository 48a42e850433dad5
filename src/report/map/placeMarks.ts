// How maps mark places: one shape for each kind.

import type { PlaceMark } from "../../model/index.ts";

interface Mark {
  /** Name of the symbol in Observable Plot. */
  readonly symbol: "diamond2" | "square2" | "triangle2" | "circle";
  readonly radius: number;
  /** The same shape as a path, for the legend. */
  readonly path: string;
}

/** The shapes, in the order in which they are drawn. */
export const placeMarks: Readonly<Record<PlaceMark, Mark>> = {
  diamond: { symbol: "diamond2", radius: 3.6, path: "M-5,0L0,-5L5,0L0,5Z" },
  square: { symbol: "square2", radius: 3.6, path: "M-4,-4H4V4H-4Z" },
  triangle: { symbol: "triangle2", radius: 3.6, path: "M0,-5L4.5,3.5H-4.5Z" },
  circle: { symbol: "circle", radius: 3, path: "M-3.4,0A3.4,3.4 0 1 1 3.4,0A3.4,3.4 0 1 1 -3.4,0Z" },
};
