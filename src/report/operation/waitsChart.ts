// Draws waits at stations, simulated and by queueing formula.

import * as Plot from "@observablehq/plot";
import { greatest } from "../../base/index.ts";
import { colours } from "../drawing/palette.ts";
import { type PictureText, svg } from "../drawing/svg.ts";
import { fixed, hoursWithin } from "../text/numbers.ts";
import { rowsChart, type Sample } from "./hourRows.ts";
import { runLook } from "./runMarks.ts";

/** The wait at a station under one scenario, hours. */
export interface StationWait {
  /** Number of the scenario. */
  readonly run: number;
  readonly mean?: number;
  readonly interval?: { readonly low: number; readonly high: number };
  readonly closedForm?: number;
  /** Reason for a missing wait. */
  readonly instead?: string;
}

/** Input of a chart of waits. */
export interface WaitsInput extends PictureText {
  readonly document: Document;
  /** Titles of the scenarios. */
  readonly runs: readonly string[];
  /** Level of the intervals, e.g. `99 %`. */
  readonly level: string;
  readonly stations: readonly {
    readonly name: string;
    readonly note: string;
    readonly waits: readonly StationWait[];
  }[];
}

interface Mark {
  readonly wait: StationWait;
  readonly y: number;
}

/** Formulas longer than this multiple of the longest simulated wait appear as text, so that the scale stays readable. */
const mostBeyond = 2;

/** Simulated mean waits as dots on their intervals, and waits by queueing formula as open diamonds. */
export function waitsChart(input: WaitsInput): SVGSVGElement {
  const { document, runs, stations, level } = input;
  const waits = stations.flatMap((station) => station.waits);
  const longest = greatest([0, ...waits.flatMap(({ mean, interval }) => [mean ?? 0, interval?.high ?? 0])]);
  const expected = waits
    .map(({ closedForm }) => closedForm ?? 0)
    .filter((hours) => hours <= mostBeyond * longest);
  const most = greatest([longest, ...expected]);
  return rowsChart({
    document,
    text: input,
    runs,
    most,
    groups: stations.map(({ name, note, waits }) => ({
      name,
      note,
      rows: waits.map(({ run, mean, instead, closedForm }) => ({
        run,
        ...(mean !== undefined && { value: fixed(mean, 2) }),
        ...(instead !== undefined && { instead }),
        ...(mean !== undefined &&
          closedForm !== undefined &&
          closedForm > most && { beyond: `formula ${fixed(closedForm, 1)} h, off the scale` }),
      })),
    })),
    samples: samples(document, level),
    marks: (y) => {
      const marks = stations.flatMap(({ waits }, g) => waits.map((wait, i): Mark => ({ wait, y: y(g, i) })));
      return [...marks.flatMap(waitMarks), closedFormMarks(marks, most)];
    },
    words: "hours before service",
    head: "simulated, h",
  });
}

function waitMarks({ wait, y }: Mark): Plot.Markish[] {
  const { run, mean, interval } = wait;
  if (mean === undefined) return [];
  const { colour, symbol } = runLook(run);
  const ends = interval === undefined ? [] : hoursWithin(interval);
  return [
    ...(interval === undefined
      ? []
      : [Plot.ruleY([y], { x1: ends[0] as number, x2: ends[1] as number, stroke: colour, strokeWidth: 2 })]),
    Plot.ruleX(ends, { y1: y - 4, y2: y + 4, stroke: colour, strokeWidth: 2 }),
    Plot.dot([[mean, y]], { symbol, r: 4, fill: colour, stroke: colours.paper, strokeWidth: 1 }),
  ];
}

function closedFormMarks(marks: readonly Mark[], most: number): Plot.Markish {
  const drawn = marks.filter(
    ({ wait }) => wait.mean !== undefined && wait.closedForm !== undefined && wait.closedForm <= most,
  );
  return Plot.dot(drawn, {
    x: ({ wait }: Mark) => wait.closedForm,
    y: "y",
    symbol: "diamond2",
    r: 5,
    stroke: colours.ink,
    strokeWidth: 1.6,
  });
}

function samples(document: Document, level: string): Sample[] {
  const line = { d: "M1,0H33M1,-4V4M33,-4V4", stroke: colours.muted, "stroke-width": 2 };
  const diamond = { d: "M0,0L6,-6L12,0L6,6Z", fill: "none", stroke: colours.ink, "stroke-width": 1.6 };
  return [
    {
      parts: [
        svg(document, "path", line),
        svg(document, "circle", { cx: 17, cy: 0, r: 4, fill: colours.muted }),
      ],
      width: 34,
      text: level === "" ? "simulated mean wait" : `simulated mean wait and its ${level} interval`,
    },
    { parts: [svg(document, "path", diamond)], width: 12, text: "queueing formula" },
  ];
}
