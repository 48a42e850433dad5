/** Shape of what is not known about a figure, between its `low` and `high`. */
export type Shape = "triangular" | "uniform" | "lognormal" | "discrete";

/** All shapes. */
export const shapes: readonly Shape[] = ["triangular", "uniform", "lognormal", "discrete"];
