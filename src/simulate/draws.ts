import { exp, type Figure, log } from "../model/index.ts";
import { type Distribution, type Law, lawOf } from "../random/index.ts";

/** How a figure is drawn: its law in canonical units, and the stream its uniform numbers come from. */
export interface DrawnFigure {
  readonly law: Law;
  /** Figures that move together share one name, and so their uniform numbers. */
  readonly streamName: string;
}

// Standard normal quantile of 0.95.
const z95 = 1.6448536269514722;

/**
 * How a figure is drawn; `undefined` when nothing is unknown about it, or when it follows others by its formula.
 *
 * `triangular` (the default) and `uniform` lie between low and high. `lognormal` has low and high as its 5th and 95th
 * percentiles. `discrete` takes low, mode and high with equal chances.
 */
export function drawnFigure(figure: Figure): DrawnFigure | undefined {
  const { low, high, factor } = figure;
  if (figure.formula !== undefined || low === undefined || high === undefined || low === high)
    return undefined;
  const mode = figure.mode ?? figure.value;
  const [a, m, b] = [low * factor, mode * factor, high * factor];
  return { law: lawOf(distributionOf(figure, a, m, b)), streamName: figure.together ?? figure.id };
}

function distributionOf(figure: Figure, low: number, mode: number, high: number): Distribution {
  switch (figure.shape) {
    case "uniform":
      return { type: "uniform", low, high };
    case "discrete":
      return { type: "discrete", values: [low, mode, high], weights: [1, 1, 1] };
    case "lognormal": {
      const sigma = log(high / low) / (2 * z95);
      const variance = sigma * sigma;
      const mean = Math.sqrt(low * high) * exp(variance / 2);
      return { type: "lognormal", mean, sd: mean * Math.sqrt(exp(variance) - 1) };
    }
    default:
      return { type: "triangular", low, mode, high };
  }
}
