// Draws how transit times of flows spread.

import * as Plot from "@observablehq/plot";
import { greatest } from "../../base/index.ts";
import { colours } from "../drawing/palette.ts";
import { type PictureText, svg } from "../drawing/svg.ts";
import { fixed } from "../text/numbers.ts";
import { rowsChart, type Sample } from "./hourRows.ts";
import { runLook } from "./runMarks.ts";

/** Transit times of a flow under one scenario, hours. */
export interface TransitTimes {
  /** Number of the scenario. */
  readonly run: number;
  readonly p5?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly routed?: number;
  /** Reason for missing hours. */
  readonly instead?: string;
}

/** Input of a chart of transit times. */
export interface TransitInput extends PictureText {
  readonly document: Document;
  /** Titles of the scenarios. */
  readonly runs: readonly string[];
  readonly flows: readonly {
    readonly name: string;
    readonly note: string;
    readonly times: readonly TransitTimes[];
  }[];
}

interface Bar {
  readonly times: TransitTimes;
  readonly y: number;
}

/**
 * How transit times of flows spread: a bar from P5 to P95 with the median as a mark, and the time assumed in routing as a
 * vertical line; one row per scenario.
 */
export function transitChart(input: TransitInput): SVGSVGElement {
  const { document, runs, flows } = input;
  const values = flows.flatMap(({ times }) => times.flatMap(({ p95, routed }) => [p95 ?? 0, routed ?? 0]));
  return rowsChart({
    document,
    text: input,
    runs,
    most: greatest([0, ...values]),
    groups: flows.map(({ name, note, times }) => ({
      name,
      note,
      rows: times.map(({ run, p50, instead }) => ({
        run,
        ...(p50 !== undefined && { value: fixed(p50, 1) }),
        ...(instead !== undefined && { instead }),
      })),
    })),
    samples: samples(document),
    marks: (y) => {
      const bars = flows.flatMap(({ times }, g) => times.map((one, i): Bar => ({ times: one, y: y(g, i) })));
      return [...bars.flatMap(barMarks), routedMarks(bars)];
    },
    words: "door-to-door hours",
    head: "median, h",
  });
}

function barMarks({ times, y }: Bar): Plot.Markish[] {
  const { run, p5, p50, p95 } = times;
  if (p5 === undefined || p50 === undefined || p95 === undefined) return [];
  const { colour, symbol } = runLook(run);
  return [
    Plot.rect([0], {
      x1: p5,
      x2: p95,
      y1: y - 4,
      y2: y + 4,
      fill: colour,
      fillOpacity: 0.28,
      stroke: colour,
    }),
    Plot.dot([[p50, y]], { symbol, r: 4, fill: colour, stroke: colours.paper, strokeWidth: 1 }),
  ];
}

function routedMarks(bars: readonly Bar[]): Plot.Markish {
  const marked = bars.filter(({ times }) => times.routed !== undefined && times.p50 !== undefined);
  return Plot.ruleX(marked, {
    x: ({ times }: Bar) => times.routed,
    y1: ({ y }: Bar) => y - 8,
    y2: ({ y }: Bar) => y + 8,
    stroke: colours.ink,
    strokeWidth: 2,
  });
}

function samples(document: Document): Sample[] {
  const bar = {
    x: 0,
    y: -4,
    width: 34,
    height: 8,
    fill: colours.muted,
    "fill-opacity": 0.28,
    stroke: colours.muted,
  };
  return [
    { parts: [svg(document, "rect", bar)], width: 34, text: "5 % to 95 % of trips" },
    {
      parts: [svg(document, "circle", { cx: 4, cy: 0, r: 4, fill: colours.muted })],
      width: 8,
      text: "median",
    },
    {
      parts: [svg(document, "path", { d: "M2,-8V8", stroke: colours.ink, "stroke-width": 2 })],
      width: 4,
      text: "time assumed in routing",
    },
  ];
}
