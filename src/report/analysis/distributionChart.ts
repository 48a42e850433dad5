// Draws how a difference spreads over futures.

import * as Plot from "@observablehq/plot";
import { expectArguments, greatest, least } from "../../base/index.ts";
import type { Analysis } from "../../futures/index.ts";
import { drawable } from "../drawing/document.ts";
import { colours, fontSize, fullWidth, minus, signedTick } from "../drawing/palette.ts";
import { type Candidate, placeTexts, textWidth } from "../drawing/placement.ts";
import { inset, label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { distributionChartArguments } from "../given.ts";
import { percentOfFutures, withError } from "../text/numbers.ts";
import { decimalsFor } from "./analysisWords.ts";

/** Input of a chart of a difference over futures. */
export interface DistributionInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  readonly analysis: Analysis;
}

const top = 52;
const height = 196;
const bottom = 28;
const margin = { left: 44, right: 14, top: 44 };

interface Bar {
  readonly from: number;
  readonly to: number;
  /** Percent of futures. */
  readonly share: number;
}

/**
 * How a difference spreads over futures: a strip with the shares of futures in which the scenario is below, equal to and
 * above the base, and a histogram of the futures with a difference, with P5, median, P95 and mean. Left of the zero line
 * the scenario is lower than the base.
 *
 * @example
 * ```ts
 * import { analyse } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { distributionChart, svgText } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const analysis = await analyse(study, query, { futures: 200, seed: 2026 });
 * const chart = distributionChart({ id: "spread", title: "Spread", description: "Alma to Gora over futures", analysis });
 * console.log(svgText(chart).slice(0, 4)); // <svg
 * ```
 */
export function distributionChart(given: DistributionInput): SVGSVGElement {
  expectArguments(distributionChartArguments, [given]);
  const input = drawable(given);
  const { document, analysis } = input;
  const drawn = analysis.better + analysis.worse > 0 ? histogram(document, analysis) : [];
  const size = drawn.length === 0 ? top : top + height + 22;
  return picture(document, input, [fullWidth, size], [...strip(document, analysis), ...drawn]);
}

function strip(document: Document, { better, worse, query }: Analysis): Element[] {
  const same = Math.max(0, 1 - better - worse);
  const isTime = query.measure === "time";
  const parts = [
    { share: better, words: isTime ? "faster" : "cheaper", fill: colours.fall, at: "start" },
    { share: same, words: "no difference", fill: colours.stripe, at: "middle" },
    { share: worse, words: isTime ? "slower" : "more expensive", fill: colours.rise, at: "end" },
  ] as const;
  let x = 0;
  return parts.flatMap(({ share, words, fill, at }) => {
    const width = share * fullWidth;
    const bar = svg(document, "rect", {
      x: x.toFixed(1),
      y: 1,
      width: width.toFixed(1),
      height: 16,
      fill,
      stroke: colours.rise,
      "stroke-width": 0.8,
    });
    x += width;
    const left = at === "start" ? 0 : at === "middle" ? fullWidth / 2 : fullWidth;
    const text = label(document, `${words} in ${percentOfFutures(share)} of futures`, left, 36, {
      "text-anchor": at,
    });
    return share === 0 ? [text] : [bar, text];
  });
}

function histogram(document: Document, analysis: Analysis): Element[] {
  const { query, better, worse } = analysis;
  const bars = barsOf(analysis);
  const low = least([0, ...bars.map(({ from }) => from)]);
  const high = greatest([0, ...bars.map(({ to }) => to)]);
  const pad = (high - low) * 0.03;
  const domain = [low - pad, high + pad] as const;
  const x = (value: number): number =>
    margin.left + ((value - domain[0]) / (domain[1] - domain[0])) * (fullWidth - margin.left - margin.right);
  const most = greatest(bars.map(({ share }) => share));
  const marks = marksOf(analysis);
  const plot = Plot.plot({
    document,
    width: fullWidth,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: bottom,
    x: { domain: [...domain], label: null, ticks: 8, tickSize: 4, tickFormat: signedTick },
    y: { domain: [0, most], label: null, ticks: 4, tickSize: 0, grid: true, tickFormat: (v) => `${v} %` },
    marks: [
      Plot.rectY(bars, {
        x1: "from",
        x2: "to",
        y: "share",
        fill: ({ from, to }: Bar) => (from + to < 0 ? colours.fall : colours.rise),
        stroke: colours.paper,
        strokeWidth: 0.6,
      }),
      Plot.ruleX([0], { stroke: colours.ink, strokeWidth: 2 }),
      Plot.ruleX(marks, { x: "value", stroke: colours.ink, strokeDasharray: "4 3" }),
      Plot.ruleY([0], { stroke: colours.muted }),
    ],
  });
  const drawn = inset(document, plot, 0, top);
  drawn.setAttribute("font-size", String(fontSize));
  const same = better + worse < 1 ? "; futures without a difference are not shown" : "";
  const words = `difference in ${query.unit}, scenario minus base${same}`;
  return [
    drawn,
    ...quantileLabels(document, marks, x),
    label(document, words, fullWidth - margin.right, top + height + 16, {
      "text-anchor": "end",
      fill: colours.muted,
    }),
  ];
}

/** The bins, without the futures that have no difference. */
function barsOf({ histogram: { low, high, counts }, better, worse, futures }: Analysis): Bar[] {
  const width = (high - low) / counts.length;
  // All futures are equal: a bar of some width.
  if (width === 0) return [{ from: low - 0.5, to: low + 0.5, share: 100 }];
  const unchanged = Math.round((1 - better - worse) * futures);
  const zero = Math.min(counts.length - 1, Math.floor(-low / width));
  return counts
    .map((count, i) => ({
      from: low + i * width,
      to: low + (i + 1) * width,
      share: (100 * (i === zero ? Math.max(0, count - unchanged) : count)) / futures,
    }))
    .filter(({ share }) => share > 0);
}

interface Mark {
  readonly value: number;
  readonly text: string;
}

/** Quantiles and mean; equal values share a label. */
function marksOf({ spread, query }: Analysis): Mark[] {
  const values = [
    ["P5", spread.p5],
    ["median", spread.p50],
    ["P95", spread.p95],
    ["mean", spread.mean],
  ] as const;
  const texts = new Map<string, { value: number; names: string[] }>();
  for (const [name, value] of values) {
    const text =
      value === 0 ? "0" : minus(withError(value, spread.standardError, decimalsFor(query.measure)));
    const known = texts.get(text) ?? { value, names: [] };
    known.names.push(name);
    texts.set(text, known);
  }
  return [...texts].map(([text, { value, names }]) => ({ value, text: `${names.join(", ")} ${text}` }));
}

function quantileLabels(document: Document, marks: readonly Mark[], x: (value: number) => number): Element[] {
  const line = fontSize + 3;
  const wanted = marks.map(({ value, text }) => ({
    width: textWidth(text, fontSize),
    height: line,
    candidates: [2, 1, 0].flatMap((row): Candidate[] => [
      { x: x(value) - 4, y: top + row * line - 6, anchor: "end" },
      { x: x(value) + 4, y: top + row * line - 6, anchor: "start" },
    ]),
  }));
  const frame = { x: 0, y: top - 8, width: fullWidth, height: 60 };
  const lines = marks.map(({ value }) => ({ x: x(value) - 1, y: top - 8, width: 2, height: 60 }));
  const places = placeTexts(wanted, lines, frame);
  const leaders = places.map(({ y }, i) => {
    const at = x((marks[i] as Mark).value).toFixed(1);
    const d = `M${at},${y + 2}V${top + margin.top}`;
    return svg(document, "path", { d, stroke: colours.ink, "stroke-dasharray": "4 3" });
  });
  const halo = { stroke: colours.paper, "stroke-width": 4, "paint-order": "stroke" };
  const texts = places.map(({ x: left, y, anchor }, i) =>
    label(document, (marks[i] as Mark).text, Math.round(left), y + line - 3, {
      "text-anchor": anchor,
      ...halo,
    }),
  );
  return [...leaders, ...texts];
}
