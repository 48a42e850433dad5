// Labels the stops and ends of a time/cost-distance diagram.
import type { Study } from "../../../model/index.ts";
import { colours, fontSize, minus } from "../../drawing/palette.ts";
import {
  boxesAlong,
  type Candidate,
  placeTexts,
  type TextToPlace,
  textWidth,
} from "../../drawing/placement.ts";
import { type Attributes, label, svg } from "../../drawing/svg.ts";
import { placeName, placeTable } from "../../text/names.ts";
import { fixed, rounded } from "../../text/numbers.ts";
import type { RouteLine, Stop } from "./distanceLines.ts";
import type { Panel } from "./distancePanel.ts";

const halo: Attributes = { stroke: colours.paper, "stroke-width": 3, "paint-order": "stroke" };
const height = fontSize + 3;

/** Labels for stops of at least a thirtieth of the total; a stop that base and scenario share has one label. */
export function stopLabels(
  document: Document,
  study: Study,
  lines: readonly RouteLine[],
  panel: Panel,
): Element[] {
  const { x, y, value, frame } = panel;
  const texts = stopTexts(study, lines, panel);
  const along = lines.flatMap(({ points }) =>
    boxesAlong(
      points.map((p) => [x(p.distance_km), y(value(p))] as const),
      8,
    ),
  );
  const ends = endTexts(lines, panel).map(({ left, top }) => ({
    x: left,
    y: top - 14,
    width: 110,
    height: 34,
  }));
  const wanted = texts.map(
    ({ words, left, middle }): TextToPlace => ({
      width: textWidth(words, fontSize),
      height,
      candidates: around(left, middle),
    }),
  );
  return placeTexts(wanted, [...along, ...ends, ...ends, ...ends], frame).flatMap((place, i) =>
    textParts(document, texts[i] as StopText, place),
  );
}

/** A text, with a line to its step if it is far from it. */
function textParts(
  document: Document,
  { words, colour, left, middle }: StopText,
  place: Candidate,
): Element[] {
  const x = Math.round(place.x);
  const y = Math.round(place.y + fontSize - 1);
  const level = y - fontSize * 0.35;
  const start = x + (place.anchor === "end" ? 2 : -2);
  const leader = svg(document, "path", {
    d: `M${start},${level.toFixed(1)}L${left.toFixed(1)},${middle.toFixed(1)}`,
    stroke: colour,
    "stroke-opacity": 0.6,
  });
  const text = label(document, words, x, y, { "text-anchor": place.anchor, fill: colour, ...halo });
  return Math.abs(level - middle) > height ? [leader, text] : [text];
}

interface StopText {
  readonly words: string;
  readonly colour: string;
  readonly left: number;
  readonly middle: number;
  readonly size: number;
}

function stopTexts(
  study: Study,
  lines: readonly RouteLine[],
  { x, y, value, unit, decimals, highest }: Panel,
): StopText[] {
  const places = placeTable(study.network);
  const sizeOf = ({ before, after }: Stop): number => rounded(value(after) - value(before));
  const shared = (line: RouteLine, stop: Stop): boolean =>
    lines.every(
      (other) =>
        other === line || other.stops.some((s) => s.place === stop.place && sizeOf(s) === sizeOf(stop)),
    );
  const texts = lines.flatMap((line) =>
    line.stops.flatMap((stop): StopText[] => {
      const size = sizeOf(stop);
      const both = shared(line, stop);
      if (size < highest / 30 || (both && line.name === "base")) return [];
      const place = `${placeName(stop.place, places)}${stop.isBorder ? ", border" : ""}`;
      return [
        {
          words: `+${fixed(size, decimals)} ${unit} ${place}${both ? ", both" : ""}`,
          colour: both ? colours.ink : line.colour,
          left: x(stop.after.distance_km),
          middle: (y(value(stop.before)) + y(value(stop.after))) / 2,
          size,
        },
      ];
    }),
  );
  return texts.sort((a, b) => b.size - a.size);
}

/** Candidate places around a vertical step: to its left and right, then further up and down. */
function around(x: number, y: number): Candidate[] {
  const shifts = [0, -1, 1, -2, 2, -3, 3, -4, 4].map((rows) => rows * height - height / 2);
  return shifts.flatMap((shift): Candidate[] => [
    { x: x - 10, y: y + shift, anchor: "end" },
    { x: x + 10, y: y + shift, anchor: "start" },
  ]);
}

interface EndText {
  readonly line: RouteLine;
  readonly words: string;
  readonly left: number;
  readonly top: number;
}

/** The name and total at the end of each line, moved apart where they would cover each other or a line. */
function endTexts(lines: readonly RouteLine[], { x, y, value, unit, decimals, farthest }: Panel): EndText[] {
  const edge = x(farthest);
  const ends = lines.map((line) => {
    const point = line.points.at(-1) as RouteLine["points"][number];
    const words = minus(`${fixed(value(point), decimals)} ${unit}`);
    const end = x(point.distance_km);
    // The label of a line that ends shortly before the other would cover the other's end.
    return { line, words, left: (edge - end < 110 ? edge : end) + 12, top: y(value(point)) };
  });
  const [upper, lower] = [...ends].sort((a, b) => a.top - b.top) as [EndText, EndText];
  const gap = 38 - (lower.top - upper.top);
  const apart = gap > 0 && Math.abs(upper.left - lower.left) < 110 ? gap / 2 : 0;
  const top = Math.max(14, upper.top - apart);
  return [
    { ...upper, top },
    { ...lower, top: Math.max(lower.top + apart, apart > 0 ? top + 38 : 14) },
  ];
}

/** Labels at the ends of the lines, instead of a legend. */
export function endLabels(document: Document, lines: readonly RouteLine[], panel: Panel): Element[] {
  return endTexts(lines, panel).map(({ line, words, left, top }) =>
    svg(document, "g", { fill: line.colour, ...halo }, [
      label(document, line.name, left, top, { "font-weight": 600 }),
      label(document, words, left, top + 16),
    ]),
  );
}
