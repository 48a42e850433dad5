// Draws a waterfall: how the difference between two routes adds up.

import * as Plot from "@observablehq/plot";
import { expectArguments, greatest, least } from "../../base/index.ts";
import type { Waterfall } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import { type Drawable, drawable } from "../drawing/document.ts";
import { colours, fontSize, fullWidth, minus } from "../drawing/palette.ts";
import { shorten } from "../drawing/placement.ts";
import { inset, label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { waterfallChartArguments } from "../given.ts";
import { decimalsOf, fixed, signed } from "../text/numbers.ts";
import { barText } from "./barText.ts";

/** Input of a waterfall chart. */
export interface WaterfallInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  readonly study: Study;
  /** From `explain(scenarioRoute, baseRoute)`: the base is the rival. */
  readonly waterfall: Waterfall;
  /** Unit of the commodity, e.g. `t`. */
  readonly unit: string;
  /** Largest number of single bars; one bar sums up the others. 10 when absent. */
  readonly most?: number;
}

/** A bar with its text, from one amount to the next. */
interface DrawnBar {
  readonly key: string;
  readonly text: string;
  readonly amount: string;
  readonly from: number;
  readonly to: number;
}

const rowHeight = 24;
const margin = { left: 300, right: 150 };

/**
 * The waterfall of a difference: from the base's generalised cost, bar by bar, to the scenario's. Hours are valued at the
 * commodity's value of time. Sign and side mark decreases and increases as well as colour; the axis does not start at 0.
 *
 * @example
 * ```ts
 * import { alternatives, explain } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { svgText, waterfallChart } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const found = alternatives(study, "rail-joined", { from: "alma", to: "gora", commodity: "container", count: 2 });
 * if ("reason" in found) throw new Error(found.reason);
 * const words = { id: "why", title: "Why rail costs less", description: "Cost by part", unit: "USD/t" };
 * console.log(svgText(waterfallChart({ ...words, study, waterfall: explain(found[0], found[1]) })).slice(0, 4)); // <svg
 * ```
 */
export function waterfallChart(given: WaterfallInput): SVGSVGElement {
  expectArguments(waterfallChartArguments, [given]);
  const input = drawable(given);
  const { document, study, waterfall, unit } = input;
  const bars = drawnBars(input);
  const ends = [waterfall.rival, waterfall.winner];
  const values = [...ends, ...bars.flatMap(({ from, to }) => [from, to])];
  const low = least(values);
  const high = greatest(values);
  const pad = Math.max(1e-6, (high - low) * 0.04);
  const keys = ["base", ...bars.map(({ key }) => key), "scenario"];
  const height = keys.length * rowHeight + 30;
  const range = [margin.left, fullWidth - margin.right] as const;
  const x = (value: number): number =>
    range[0] + ((value - low + pad) / (high - low + 2 * pad)) * (range[1] - range[0]);
  const plot = Plot.plot({
    document,
    width: fullWidth,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: 0,
    marginBottom: 30,
    x: { domain: [low - pad, high + pad], label: null, ticks: 5, tickSize: 4, grid: true },
    y: { domain: keys, axis: null, paddingInner: 0.3, paddingOuter: 0.15, round: false },
    marks: [
      ...bars.map((bar, i) =>
        Plot.link([bar], {
          x1: "to",
          x2: "to",
          y1: "key",
          y2: () => keys[i + 2],
          stroke: colours.muted,
          strokeOpacity: 0.5,
        }),
      ),
      Plot.barX(bars, {
        x1: "from",
        x2: "to",
        y: "key",
        fill: (bar: DrawnBar) => (bar.to < bar.from ? colours.fall : colours.rise),
        stroke: colours.rise,
        strokeWidth: 0.8,
      }),
      Plot.tickX(
        [
          { key: "base", at: waterfall.rival },
          { key: "scenario", at: waterfall.winner },
        ],
        { x: "at", y: "key", stroke: colours.ink, strokeWidth: 4 },
      ),
    ],
  });
  const drawn = inset(document, plot, 0, 0);
  drawn.setAttribute("font-size", String(fontSize));
  const money = (amount: number): string =>
    `${fixed(amount, decimalsOf.generalisedCost)} ${study.currency}/${unit}`;
  const rows = [
    { text: "base: generalised cost", amount: money(waterfall.rival), end: waterfall.rival, bold: true },
    ...bars.map(({ text, amount, from, to }) => ({ text, amount, end: Math.max(from, to), bold: false })),
    {
      text: "scenario: generalised cost",
      amount: money(waterfall.winner),
      end: waterfall.winner,
      bold: true,
    },
  ];
  const texts = rows.flatMap(({ text, amount, end, bold }, i) => {
    const y = i * rowHeight + rowHeight / 2 + fontSize * 0.35;
    const weight = bold ? { "font-weight": 600 } : {};
    return [
      label(document, shorten(text, 44), margin.left - 12, y, { "text-anchor": "end", ...weight }),
      label(document, minus(amount), Math.round(x(end)) + 8, y, weight),
    ];
  });
  return picture(document, input, [fullWidth, height], [drawn, svg(document, "g", {}, texts)]);
}

function drawnBars({ waterfall, study, most = 10 }: Drawable<WaterfallInput>): DrawnBar[] {
  const counted = waterfall.bars.filter(({ difference }) => difference !== 0);
  const single = counted.length <= most + 1 ? counted : counted.slice(0, most);
  const rest = counted.slice(single.length);
  let at = waterfall.rival;
  const step = (key: string, text: string, amount: string, difference: number): DrawnBar => {
    const from = at;
    at += difference;
    return { key, text, amount, from, to: at };
  };
  const money = (difference: number): string => signed(difference, decimalsOf.money);
  const bars = single.map((bar, i) => {
    const hours = bar.measure === "time" ? ` (${signed(bar.amount, decimalsOf.time)} h)` : "";
    return step(`bar ${i}`, barText(bar, study), `${money(bar.difference)}${hours}`, bar.difference);
  });
  if (rest.length === 0) return bars;
  const sum = rest.reduce((total, { difference }) => total + difference, 0);
  return [...bars, step("rest", `${rest.length} smaller components`, money(sum), sum)];
}
