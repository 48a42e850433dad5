// Draws how trips spend their time.

import * as Plot from "@observablehq/plot";
import { greatest } from "../../base/index.ts";
import { colours } from "../drawing/palette.ts";
import { type PictureText, svg } from "../drawing/svg.ts";
import { fixed } from "../text/numbers.ts";
import { rowsChart, type Sample } from "./hourRows.ts";

/** Activities of a trip, in stacking order. */
export const timeParts = ["carriage", "departure", "border", "standing"] as const;

/** Hours of a mean trip by activity. */
export interface TimeParts {
  /** Number of the scenario. */
  readonly run: number;
  readonly hours?: Readonly<Record<(typeof timeParts)[number], number>>;
  /** Reason for missing hours. */
  readonly instead?: string;
}

/** Input of a chart of hours by activity. */
export interface TimePartsInput extends PictureText {
  readonly document: Document;
  /** Titles of the scenarios. */
  readonly runs: readonly string[];
  readonly flows: readonly {
    readonly name: string;
    readonly note: string;
    readonly parts: readonly TimeParts[];
  }[];
}

/** Names of the activities. */
export const partNames = {
  carriage: "carriage",
  departure: "wait for a train, line or free track",
  border: "at borders",
  standing: "elsewhere: loading, port, gauge change",
} as const;

const fills = {
  carriage: colours.fall,
  departure: colours.stripe,
  border: colours.rise,
  standing: colours.band,
} as const;

interface Piece {
  readonly part: (typeof timeParts)[number];
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Hours of mean trips by activity: one stacked bar per flow and scenario. */
export function timePartsChart(input: TimePartsInput): SVGSVGElement {
  const { document, runs, flows } = input;
  const sums = flows.map(({ parts }) => parts.map(totalOf));
  return rowsChart({
    document,
    text: input,
    runs,
    most: greatest([0, ...sums.flat()]),
    groups: flows.map(({ name, note, parts }, g) => ({
      name,
      note,
      rows: parts.map(({ run, hours, instead }, i) => ({
        run,
        ...(hours && { value: fixed(sums[g]?.[i] as number, 1) }),
        ...(instead !== undefined && { instead }),
      })),
    })),
    samples: samples(document),
    marks: (y) => {
      const pieces = flows.flatMap(({ parts }, g) => parts.flatMap((one, i) => piecesOf(one, y(g, i))));
      return [
        Plot.rect(pieces, {
          x1: "from",
          x2: "to",
          y1: ({ y }: Piece) => y - 6.5,
          y2: ({ y }: Piece) => y + 6.5,
          fill: ({ part }: Piece) => fills[part],
          stroke: colours.rise,
          strokeWidth: 0.8,
        }),
      ];
    },
    words: "hours of a mean trip",
    head: "total, h",
  });
}

function totalOf({ hours }: TimeParts): number {
  return timeParts.reduce((sum, part) => sum + (hours?.[part] ?? 0), 0);
}

function piecesOf({ hours }: TimeParts, y: number): Piece[] {
  let at = 0;
  return timeParts.flatMap((part): Piece[] => {
    const from = at;
    at += hours?.[part] ?? 0;
    return at === from ? [] : [{ part, from, to: at, y }];
  });
}

function samples(document: Document): Sample[] {
  return timeParts.map((part) => {
    const look = { fill: fills[part], stroke: colours.rise, "stroke-width": 0.8 };
    const box = svg(document, "rect", { x: 0, y: -6, width: 14, height: 12, ...look });
    return { parts: [box], width: 14, text: partNames[part] };
  });
}
