// Draws where an answer flips when two figures vary together.

import * as Plot from "@observablehq/plot";
import { expectArguments, least } from "../../base/index.ts";
import type { FigureSummary } from "../../futures/index.ts";
import { type Drawable, drawable } from "../drawing/document.ts";
import { colours, fontSize, fullWidth, minus } from "../drawing/palette.ts";
import { shorten } from "../drawing/placement.ts";
import { inset, label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { breakEvenChartArguments } from "../given.ts";
import { plainNumber } from "../text/numbers.ts";

/** Input of a chart of break-even values of two figures. */
export interface BreakEvenInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  readonly xFigure: FigureSummary;
  readonly yFigure: FigureSummary;
  /** Values of the two figures, evenly spaced and rising, in their own units; at least two each. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** The difference at each pair, row by row: all `xs` at the first of `ys`, then all at the second. */
  readonly values: ArrayLike<number>;
  /** The difference at which the answer flips. */
  readonly target: number;
  /** Unit of the differences. */
  readonly unit: string;
}

const height = 460;
const margin = { left: 72, right: 20, top: 30, bottom: 30 };

/**
 * Where an answer flips when two figures vary: light where the difference is below the target, dark elsewhere, with lines
 * of equal difference. The dot marks the central values.
 *
 * @throws RangeError when there is not one value per pair, or the values of a figure are not evenly spaced.
 * @example
 * ```ts
 * import { breakEven } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { breakEvenChart, svgText } from "karvan/report";
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const plane = await breakEven(await loadStudy("examples/first-corridor"), ["road.cost", "rail.rate"], query, { points: 5 });
 * const [xFigure, yFigure] = plane.figures;
 * const given = { id: "even", title: "Even", description: "Two figures", xFigure, yFigure, target: 0, unit: "USD/t" };
 * console.log(svgText(breakEvenChart({ ...given, xs: plane.x, ys: plane.y, values: plane.values })).slice(0, 4)); // <svg
 * ```
 */
export function breakEvenChart(given: BreakEvenInput): SVGSVGElement {
  expectArguments(breakEvenChartArguments, [given]);
  const input = drawable(given);
  const { document, xFigure, yFigure, xs, ys, values, target, unit } = input;
  if (values.length !== xs.length * ys.length) {
    throw new RangeError(`values: expected ${xs.length * ys.length}, got ${values.length}`);
  }
  const [x1, x2] = edges(xs, "xs");
  const [y1, y2] = edges(ys, "ys");
  const area = contours(input, { width: xs.length, height: ys.length, x1, x2, y1, y2 });
  const frame = Plot.plot({
    document,
    width: fullWidth,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { ...domains(input).x, label: null, ticks: 7, tickSize: 4, tickFormat: String },
    y: { ...domains(input).y, label: null, ticks: 6, tickSize: 4, tickFormat: String },
    marks: [
      Plot.frame({ stroke: colours.muted }),
      Plot.dot([[xFigure.value, yFigure.value]], {
        r: 6,
        fill: colours.paper,
        stroke: colours.ink,
        strokeWidth: 2.5,
      }),
    ],
  });
  const drawn = inset(document, frame, 0, 0);
  drawn.setAttribute("font-size", String(fontSize));
  const axis = ({ name, unit: own }: FigureSummary): string =>
    `${shorten(name, 80)}${own === "1" ? "" : `, ${own}`}`;
  return picture(
    document,
    input,
    [fullWidth, height + 52],
    [
      inset(document, area, margin.left, margin.top),
      drawn,
      label(document, axis(yFigure), 0, 15, { "font-weight": 600 }),
      label(document, axis(xFigure), fullWidth - margin.right, height + 14, {
        "text-anchor": "end",
        "font-weight": 600,
      }),
      ...legend(document, minus(`${plainNumber(target)} ${unit}`), height + 42),
    ],
  );
}

function domains({ xs, ys }: Drawable<BreakEvenInput>) {
  return { x: { domain: [xs[0], xs.at(-1)] }, y: { domain: [ys[0], ys.at(-1)] } };
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** The two areas and the lines of equal difference, clipped to the frame. */
function contours(input: Drawable<BreakEvenInput>, grid: Grid): Element {
  const { document, values, target } = input;
  const data = Array.from(values);
  const lowest = least([target, ...data]);
  return Plot.plot({
    document,
    width: fullWidth - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
    margin: 0,
    x: { ...domains(input).x, axis: null },
    y: { ...domains(input).y, axis: null },
    color: { type: "threshold", domain: [target], range: [colours.fall, colours.rise] },
    marks: [
      Plot.contour(data, { ...grid, fill: (d: number) => d, thresholds: [lowest, target] }),
      Plot.contour(data, { ...grid, thresholds: 8, stroke: colours.paper, strokeOpacity: 0.55 }),
      Plot.contour(data, { ...grid, thresholds: [target], stroke: colours.ink, strokeWidth: 2.5 }),
    ],
  });
}

/** The outer edges of the cells of the first and the last value. */
function edges(values: readonly number[], name: string): readonly [number, number] {
  const first = values[0] as number;
  const last = values.at(-1) as number;
  const step = (last - first) / (values.length - 1);
  const isEven = values.every((value, i) => Math.abs(value - first - i * step) < 1e-6 * Math.abs(step));
  if (!(step > 0) || !isEven) throw new RangeError(`${name}: expected evenly spaced, rising values`);
  return [first - step / 2, last + step / 2];
}

function legend(document: Document, target: string, y: number): Element[] {
  const swatch = (x: number, fill: string, text: string): Element[] => [
    svg(document, "rect", { x, y: y - 11, width: 16, height: 12, fill, stroke: colours.rise }),
    label(document, text, x + 22, y),
  ];
  return [
    ...swatch(margin.left, colours.fall, `difference below ${target}`),
    ...swatch(margin.left + 250, colours.rise, `difference ${target} or above`),
    svg(document, "circle", {
      cx: margin.left + 510,
      cy: y - 4.5,
      r: 5.5,
      fill: colours.paper,
      stroke: colours.ink,
      "stroke-width": 2.4,
    }),
    label(document, "central values", margin.left + 522, y),
  ];
}
