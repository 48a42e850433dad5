// Draws how time and money change, one dot per journey and one panel per commodity.

import * as Plot from "@observablehq/plot";
import { expectArguments } from "../../base/index.ts";
import { type Drawable, drawable } from "../drawing/document.ts";
import { colours, fontSize, fullWidth, signedTick } from "../drawing/palette.ts";
import { shorten } from "../drawing/placement.ts";
import { inset, label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { changesChartArguments } from "../given.ts";
import { rounded } from "../text/numbers.ts";
import type { ChangedRow, CommodityFacts } from "./comparisonFacts.ts";

/** Input of the chart of changes. */
export interface ChangesInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  /** From `comparisonFacts`. */
  readonly commodities: readonly CommodityFacts[];
  readonly currency: string;
}

const columns = 3;
const height = 236;
const gap = 18;
const width = (fullWidth - (columns - 1) * gap) / columns;

/**
 * Each changed journey as a dot, in one panel per commodity: hours to the right, money upwards, scenario minus base. Dots
 * left of the vertical line are faster, dots below the horizontal line are cheaper. Each panel has its own scales.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { changesChart, svgText } from "karvan/report";
 * import { comparisonFacts } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const { commodities } = comparisonFacts(study, await compare(study, "status-quo", "rail-joined"));
 * const words = { id: "changes", title: "Changes", description: "Hours and money of each journey" };
 * console.log(svgText(changesChart({ ...words, commodities, currency: study.currency })).slice(0, 4)); // <svg
 * ```
 */
export function changesChart(given: ChangesInput): SVGSVGElement {
  expectArguments(changesChartArguments, [given]);
  const input = drawable(given);
  const { document, commodities } = input;
  const panels = commodities.map((group, i) => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    const at = `translate(${(column * (width + gap)).toFixed(1)},${row * (height + gap)})`;
    return svg(document, "g", { transform: at }, panel(input, group));
  });
  const rows = Math.ceil(commodities.length / columns);
  return picture(document, input, [fullWidth, rows * (height + gap)], panels);
}

function panel({ document, currency }: Drawable<ChangesInput>, group: CommodityFacts): Element[] {
  const { commodity, journeys, changes, changed } = group;
  const head = [
    label(document, shorten(commodity.name, 32), 0, 14, { "font-weight": 600 }),
    label(document, `${journeys - changes.none} of ${journeys} change`, 0, 31, { fill: colours.muted }),
  ];
  if (changed.length === 0) {
    const words = changes.none === journeys ? "No change." : "No journey has a route under both.";
    return [...head, label(document, words, 0, 72, { fill: colours.muted })];
  }
  const plot = Plot.plot({
    document,
    width: Math.round(width),
    height: height - 56,
    margin: 4,
    marginLeft: 40,
    marginRight: 16,
    marginBottom: 26,
    x: { domain: range(changed.map(hours)), ticks: 3, tickSize: 3, label: null, tickFormat: signedTick },
    y: { domain: range(changed.map(money)), ticks: 4, tickSize: 3, label: null, tickFormat: signedTick },
    marks: [
      Plot.frame({ stroke: colours.faint }),
      Plot.ruleX([0], { stroke: colours.muted }),
      Plot.ruleY([0], { stroke: colours.muted }),
      Plot.dot(changed, {
        x: hours,
        y: money,
        r: 3,
        fill: colours.scenario,
        fillOpacity: 0.3,
        stroke: colours.scenario,
        strokeWidth: 0.8,
      }),
    ],
  });
  const drawn = inset(document, plot, 0, 52);
  drawn.setAttribute("font-size", String(fontSize - 1));
  return [
    ...head,
    label(document, `${currency}/${commodity.unit}`, 0, 49, { fill: colours.muted }),
    drawn,
    label(document, "hours", width, height + 8, { "text-anchor": "end", fill: colours.muted }),
  ];
}

function hours({ difference }: ChangedRow): number {
  return rounded(difference.time);
}

function money({ difference }: ChangedRow): number {
  return rounded(difference.money);
}

/** From the smallest to the largest value, including 0, with a margin; around 0 where nothing changes. */
function range(values: readonly number[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) return [-1, 1];
  const margin = (high - low) * 0.07;
  return [low - margin, high + margin];
}
