/** How each figure is drawn in futures. */

import type { Figure } from "../../model/index.ts";
import { type Law, rangeLaw } from "../../random/index.ts";

/** How a figure is drawn: its law in canonical units, and the stream its uniform numbers come from. */
export interface DrawnFigure {
  readonly law: Law;
  /** Figures that move together share one name, and so their uniform numbers. */
  readonly streamName: string;
}

/**
 * How a figure is drawn; `undefined` when it has no range, or when a formula derives it from others.
 *
 * Its range is laid out by its shape, `triangular` by default, and by what its value stands for: see `fitRange`.
 */
export function drawnFigure(figure: Figure): DrawnFigure | undefined {
  const { low, high, factor } = figure;
  if (figure.formula !== undefined || low === undefined || high === undefined || low === high)
    return undefined;
  const { shape = "triangular", standsFor = "mode", value, mode = value } = figure;
  const centre = { [standsFor]: (standsFor === "mode" ? mode : value) * factor };
  const range = { shape, low: low * factor, ...centre, high: high * factor };
  return { law: rangeLaw(range), streamName: figure.together ?? figure.id };
}
