/** The shapes of the range of an uncertain figure. */

/** Shape of what is not known about a figure, between its `low` and `high`. */
export type RangeShape = "triangular" | "uniform" | "lognormal" | "discrete";

/** All shapes. */
export const shapes: readonly RangeShape[] = ["triangular", "uniform", "lognormal", "discrete"];

/** What the value of a figure is in the distribution of its range. */
export type StandsFor = "mean" | "median" | "mode";

/** All that a value may stand for. */
export const standsForWords: readonly StandsFor[] = ["mean", "median", "mode"];
