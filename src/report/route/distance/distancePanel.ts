// Draws one panel of a time/cost-distance diagram: hours or money.

import * as Plot from "@observablehq/plot";
import { greatest } from "../../../base/index.ts";
import { colours, fontSize, fullWidth } from "../../drawing/palette.ts";
import type { Box } from "../../drawing/placement.ts";
import { inset, label } from "../../drawing/svg.ts";
import type { TimeCostPoint } from "../timeCostDistance.ts";
import { isBorderStep, type RouteLine, type Stop } from "./distanceLines.ts";

/** The quantity that a panel shows by distance. */
export interface PanelQuantity {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly value: (point: TimeCostPoint) => number;
}

/** A panel with its scales, in pixels. */
export interface Panel extends PanelQuantity {
  readonly x: (km: number) => number;
  readonly y: (value: number) => number;
  /** Largest distance and value of all lines. */
  readonly farthest: number;
  readonly highest: number;
  /** Area for labels. */
  readonly frame: Box;
}

/** Height of a panel in pixels. */
export const panelHeight = 290;

const margin = { left: 48, right: 132, top: 14, bottom: 28 };

/** Scales for the lines of a quantity. */
export function panelOf(quantity: PanelQuantity, lines: readonly RouteLine[]): Panel {
  const points = lines.flatMap((line) => line.points);
  const farthest = greatest([1, ...points.map((p) => p.distance_km)]);
  const highest = greatest([1e-6, ...points.map(quantity.value)]);
  const right = fullWidth - margin.right;
  const bottom = panelHeight - margin.bottom;
  return {
    ...quantity,
    farthest,
    highest,
    x: (km) => margin.left + (km / farthest) * (right - margin.left),
    y: (value) => bottom - (value / (1.08 * highest)) * (bottom - margin.top),
    frame: { x: margin.left + 2, y: 2, width: fullWidth - margin.left - 4, height: bottom - 4 },
  };
}

/** Axes, lines, and the shaded vertical steps of stops. */
export function drawPanel(document: Document, lines: readonly RouteLine[], panel: Panel): Element[] {
  const { farthest, highest, x } = panel;
  const plot = Plot.plot({
    document,
    width: fullWidth,
    height: panelHeight,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [0, farthest], label: null, ticks: 6, tickSize: 4, tickFormat: String },
    y: { domain: [0, 1.08 * highest], label: null, ticks: 5, tickSize: 0, grid: true },
    marks: [
      Plot.ruleY([0], { stroke: colours.muted }),
      ...lines.flatMap((line) => lineMarks(line, panel, farthest / (x(farthest) - x(0)))),
    ],
  });
  const drawn = inset(document, plot, 0, 0);
  drawn.setAttribute("font-size", String(fontSize));
  const unit = label(document, "km", x(farthest) + 22, panelHeight - margin.bottom + 20, {
    fill: colours.muted,
  });
  return [drawn, unit];
}

function lineMarks(line: RouteLine, { value }: Panel, kmPerPixel: number): Plot.Markish[] {
  const { points, stops, colour, stroke, width, symbol } = line;
  const path = { x: "distance_km", y: value, strokeLinejoin: "round" } as const;
  const half = (width / 2 + 4) * kmPerPixel;
  return [
    Plot.rect(stops, {
      x1: (stop: Stop) => stop.after.distance_km - half,
      x2: (stop: Stop) => stop.after.distance_km + half,
      y1: (stop: Stop) => value(stop.before),
      y2: (stop: Stop) => value(stop.after),
      fill: colour,
      fillOpacity: 0.16,
    }),
    Plot.line(points, { ...path, stroke: colours.paper, strokeWidth: width + 2 }),
    Plot.line(points, { ...path, stroke, strokeWidth: width }),
    Plot.dot(
      points.filter((point, i) => isBorderStep(point, points[i - 1])),
      { x: "distance_km", y: value, r: 4, symbol, fill: colours.paper, stroke: colour, strokeWidth: 2 },
    ),
  ];
}
