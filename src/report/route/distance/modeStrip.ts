// Draws the strip of vehicles and countries below a time/cost-distance diagram.
import { modeTraits } from "../../../model/index.ts";
import { colours, fontSize } from "../../drawing/palette.ts";
import { textWidth } from "../../drawing/placement.ts";
import { type Attributes, label, svg } from "../../drawing/svg.ts";
import { carriageWords } from "../../text/names.ts";
import { type RouteLine, type Stretch, stretchesOf } from "./distanceLines.ts";

/** The vehicles of a route along the distance: thick for rail, thin for road, dotted for sea, with a tick at each change. */
export function strip(document: Document, line: RouteLine, x: (km: number) => number, y: number): Element[] {
  const stretches = stretchesOf(line.points);
  const parts = stretches.flatMap((stretch) => stretchParts(document, line, stretch, x, y));
  const end = x(line.points.at(-1)?.distance_km ?? 0) + 12;
  return [...parts, label(document, line.name, end, y + 4, { fill: line.colour, "font-weight": 600 })];
}

function stretchParts(
  document: Document,
  { stroke }: RouteLine,
  { vehicle, country, from, to }: Stretch,
  x: (km: number) => number,
  y: number,
): Element[] {
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  const left = tenths(x(from));
  const right = tenths(x(to));
  const { barWidth, barDash } = modeTraits[vehicle.mode].line;
  const style: Attributes = { "stroke-width": barWidth, "stroke-dasharray": barDash };
  const words = carriageWords(vehicle, country);
  const fits = textWidth(words, fontSize) < right - left - 4;
  return [
    svg(document, "path", { d: `M${left},${y}H${right}`, stroke, fill: "none", ...style }),
    svg(document, "path", {
      d: `M${left},${y - 6}v12M${right},${y - 6}v12`,
      stroke: colours.muted,
      fill: "none",
    }),
    ...(fits
      ? [label(document, words, (left + right) / 2, y - 8, { "text-anchor": "middle", fill: colours.muted })]
      : []),
  ];
}
