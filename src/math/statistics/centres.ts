/** How mean and median of a range's distribution depend on its ends, its shape and its peak. */

import type { RangeShape, StandsFor } from "../../base/index.ts";
import { exp } from "../elementary/exponential.ts";
import { log } from "../elementary/logarithm.ts";

/** The shapes of ranges that have a centre. */
export type CentredShape = RangeShape | "pert" | "normal";

/** Standard normal quantile of 0.95. */
export const z95 = 1.6448536269514722;

/** How far, as a share, the value of a lognormal range may be from where its ends put it: ends are rounded. */
const lognormalTolerance = 0.05;

/** Standard deviation of the logarithm, of a lognormal law with these 5th and 95th percentiles. */
export function lognormalSpread(low: number, high: number): number {
  return log(high / low) / (2 * z95);
}

/** Mean or median of the lognormal law with these 5th and 95th percentiles. */
export function lognormalCentre(centre: "mean" | "median", low: number, high: number): number {
  const spread = centre === "mean" ? lognormalSpread(low, high) : 0;
  return Math.sqrt(low * high) * exp((spread * spread) / 2);
}

/**
 * The least and the greatest value that can be the mean, median or mode of a range, wherever its peak is; `undefined` where
 * the shape has no such value that can be chosen.
 */
export function centresOf(
  shape: CentredShape,
  centre: StandsFor,
  low: number,
  high: number,
): { readonly least: number; readonly most: number } | undefined {
  const middle = low + (high - low) / 2;
  /** From the low end to the high one, each moved inwards by a share of the width. */
  const inwards = (share: number) => ({
    least: low + share * (high - low),
    most: high - share * (high - low),
  });
  switch (shape) {
    case "uniform":
    case "normal":
      return centre === "mode" && shape === "uniform" ? undefined : { least: middle, most: middle };
    case "lognormal": {
      if (centre === "mode") return undefined;
      const natural = lognormalCentre(centre, low, high);
      return { least: natural * (1 - lognormalTolerance), most: natural * (1 + lognormalTolerance) };
    }
    case "discrete":
      return inwards(centre === "mean" ? 1 / 3 : 0);
    case "triangular":
      return inwards(centre === "mean" ? 1 / 3 : centre === "median" ? 1 - Math.SQRT1_2 : 0);
    case "pert":
      if (centre === "median") return undefined;
      return inwards(centre === "mean" ? 1 / 6 : 0);
  }
}

/** Whether a value can be the mean, median or mode of a range, except for rounding. */
export function isCentre(
  shape: CentredShape,
  centre: StandsFor,
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
): boolean {
  const centres = centresOf(shape, centre, low, high);
  const slack = 1e-9 * (high - low);
  return centres !== undefined && value >= centres.least - slack && value <= centres.most + slack;
}

/** The peak, or middle value, of a range whose mean or median is the value. */
export function peakOf(
  shape: "triangular" | "pert" | "discrete",
  centre: StandsFor,
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  const peak = (): number => {
    if (centre === "mode" || (centre === "median" && shape !== "triangular")) return value;
    if (centre === "mean") return shape === "pert" ? (6 * value - low - high) / 4 : 3 * value - low - high;
    // The median of a triangle: the area left of it is a half, on whichever side of the peak it is.
    const left = value - low;
    const right = high - value;
    return left >= right ? low + (2 * left * left) / (high - low) : high - (2 * right * right) / (high - low);
  };
  return Math.min(high, Math.max(low, peak()));
}
