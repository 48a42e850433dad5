// Draws switching values: each figure's plausible range, and the value at which the answer flips.

import { expectArguments } from "../../base/index.ts";
import type { SwitchingValue, SwitchingValues } from "../../futures/index.ts";
import { drawable } from "../drawing/document.ts";
import { colours, fullWidth } from "../drawing/palette.ts";
import { shorten } from "../drawing/placement.ts";
import { label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { switchingChartArguments } from "../given.ts";
import { plainNumber } from "../text/numbers.ts";
import { flipsOf, nearestSwitches, withUnit } from "./analysisWords.ts";
import { kindLegend, kindMark } from "./kindMarks.ts";

/** Input of a chart of switching values. */
export interface SwitchingInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  readonly switches: SwitchingValues;
  /** Largest number of figures to draw. 12 when absent. */
  readonly most?: number;
}

const rowHeight = 42;
// Where the plausible range of every figure starts and ends, and how far beyond it the chart reaches.
const from = 352;
const to = 506;
const beyond = 32;
const labelRight = 292;
const textLeft = 552;

/**
 * For each figure its plausible range as a bar, its central value as a dot and its switching value as a vertical line,
 * nearest first. The bar is light where the answer holds and dark where it flips. Each figure has its own scale, so that
 * all ranges have the same width. An arrow marks a switching value outside the chart.
 *
 * @example
 * ```ts
 * import { switchingValues } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { svgText, switchingChart } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const switches = await switchingValues(study, query);
 * const chart = switchingChart({ id: "switches", title: "Switches", description: "Where the answer flips", switches });
 * console.log(svgText(chart).slice(0, 4)); // <svg
 * ```
 */
export function switchingChart(given: SwitchingInput): SVGSVGElement {
  expectArguments(switchingChartArguments, [given]);
  const input = drawable(given);
  const { document, switches, most = 12 } = input;
  const rows = nearestSwitches(switches).slice(0, most);
  const height = 24 + rows.length * rowHeight;
  const head = (text: string, x: number, anchor: string): Element =>
    label(document, text, x, 13, { "text-anchor": anchor, "font-weight": 600 });
  const parts = [
    head("figure", labelRight, "end"),
    head("plausible range", (from + to) / 2, "middle"),
    head("the answer flips", textLeft, "start"),
    ...rows.flatMap((row, i) => drawRow(document, row, 24 + (i + 0.5) * rowHeight)),
    ...legend(document, height + 20),
    ...kindLegend(document, 0, height + 46),
  ];
  return picture(document, input, [fullWidth, height + 54], parts);
}

function drawRow(document: Document, found: SwitchingValue, y: number): Element[] {
  const { figure, searched } = found;
  const { low = searched[0], high = searched[1], value } = figure;
  const x = (at: number): number => from + ((at - low) / (high - low)) * (to - from);
  const flips = flipsOf(found);
  const texts = flips.map(({ direction, text }) => `${direction} ${text}`).join(" or ");
  return [
    label(document, shorten(figure.name, 40), labelRight, y + 4.5, { "text-anchor": "end" }),
    kindMark(document, figure.kind, labelRight + 13, y),
    svg(document, "rect", { ...box(from, to, y), fill: colours.fall }),
    ...flipped(found, x).map(([left, right]) =>
      svg(document, "rect", { ...box(left, right, y), fill: colours.rise }),
    ),
    svg(document, "rect", { ...box(from, to, y), fill: "none", stroke: colours.rise, "stroke-width": 0.8 }),
    ...found.switches.map(({ at }) => switchMark(document, x(at), y)),
    svg(document, "circle", {
      cx: clamped(x(value)).toFixed(1),
      cy: y,
      r: 5.5,
      fill: colours.paper,
      stroke: colours.ink,
      "stroke-width": 2.4,
    }),
    label(document, shorten(withUnit(texts, figure), 30), textLeft, y - 2, { "font-weight": 600 }),
    label(
      document,
      shorten(`${plainNumber(low)} to ${plainNumber(high)}, central ${plainNumber(value)}`, 30),
      textLeft,
      y + 14,
      {
        fill: colours.muted,
      },
    ),
  ];
}

function box(left: number, right: number, y: number) {
  return { x: left.toFixed(1), y: y - 7, width: Math.max(0, right - left).toFixed(1), height: 14 };
}

function clamped(x: number): number {
  return Math.min(to + beyond, Math.max(from - beyond, x));
}

/** The parts of the plausible range where the answer differs from that at the central value. */
function flipped({ figure, switches }: SwitchingValue, x: (at: number) => number) {
  const sorted = [...switches].sort((a, b) => a.at - b.at);
  const next = sorted.findIndex(({ at }) => at >= figure.value);
  const holds = next === -1 ? sorted.at(-1)?.sides[1] : sorted[next]?.sides[0];
  const sides = [...sorted.map(({ sides }) => sides[0]), sorted.at(-1)?.sides[1]];
  const edges = [from, ...sorted.map(({ at }) => Math.min(to, Math.max(from, x(at)))), to];
  return sides.flatMap((side, i) =>
    side === holds ? [] : [[edges[i] as number, edges[i + 1] as number] as const],
  );
}

function switchMark(document: Document, x: number, y: number): Element {
  const at = clamped(x).toFixed(1);
  const stroke = colours.ink;
  const width = 3;
  if (clamped(x) === x) {
    return svg(document, "path", { d: `M${at},${y - 13}V${y + 13}`, stroke, "stroke-width": width });
  }
  const back = x < from ? 8 : -8;
  const d = `M${at},${y}l${back},-8M${at},${y}l${back},8`;
  return svg(document, "path", { d, stroke, "stroke-width": width, fill: "none" });
}

function legend(document: Document, y: number): Element[] {
  const swatch = (x: number, fill: string, text: string): Element[] => [
    svg(document, "rect", { x, y: y - 11, width: 16, height: 12, fill, stroke: colours.rise }),
    label(document, text, x + 22, y),
  ];
  return [
    ...swatch(0, colours.fall, "the answer holds"),
    ...swatch(150, colours.rise, "the answer flips"),
    svg(document, "circle", {
      cx: 310,
      cy: y - 4.5,
      r: 5.5,
      fill: colours.paper,
      stroke: colours.ink,
      "stroke-width": 2.4,
    }),
    label(document, "central value", 322, y),
    svg(document, "path", { d: `M430,${y - 14}v18`, stroke: colours.ink, "stroke-width": 3 }),
    label(document, "switching value", 438, y),
    svg(document, "path", {
      d: `M568,${y - 4.5}l-8,-8M568,${y - 4.5}l-8,8`,
      stroke: colours.ink,
      "stroke-width": 3,
    }),
    label(document, "outside the chart", 576, y),
  ];
}
