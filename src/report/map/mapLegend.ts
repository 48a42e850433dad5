// The legend of a map.
import { type Network, type PlaceMark, placeKinds, placeTraits } from "../../model/index.ts";
import { colours } from "../drawing/palette.ts";
import { label, svg } from "../drawing/svg.ts";
import type { Layer } from "./mapLayers.ts";
import { placeMarks } from "./placeMarks.ts";

const lineHeight = 22;

/**
 * The meaning of lines and marks: one row per layer, topmost first; one row for the marks that every map explains, and one
 * for each other mark of the network's places.
 */
export function legend(
  document: Document,
  layers: readonly Layer[],
  { places }: Pick<Network, "places">,
): { parts: Element[]; height: number } {
  const kinds = placeKinds.filter(
    (kind) => !explained.has(placeTraits[kind].mark) && places.some((place) => place.kind === kind),
  );
  const rows = [
    ...[...layers].reverse().map((layer) => lineEntry(document, layer)),
    usual.map((entry) => markEntry(document, entry)),
    ...kinds.map((kind) => [
      markEntry(document, { x: 6, mark: placeTraits[kind].mark, name: placeTraits[kind].label }),
    ]),
  ];
  const parts = rows.map((row, i) =>
    svg(document, "g", { transform: `translate(0,${i * lineHeight + 8})` }, row),
  );
  return { parts, height: rows.length * lineHeight };
}

function lineEntry(document: Document, { name, style, casing }: Layer): Element[] {
  const path = { d: "M0,0H38", fill: "none" };
  const below = { ...path, stroke: colours.paper, "stroke-width": casing };
  const line = {
    ...path,
    stroke: style.stroke,
    "stroke-width": style.strokeWidth,
    "stroke-dasharray": style.strokeDasharray,
  };
  return [
    ...(casing === undefined ? [] : [svg(document, "path", below)]),
    svg(document, "path", line),
    label(document, name, 50, 4.5),
  ];
}

interface MarkEntry {
  readonly x: number;
  readonly mark: PlaceMark;
  readonly name: string;
}

const usual: readonly MarkEntry[] = [
  { x: 6, mark: "diamond", name: "port" },
  { x: 72, mark: "square", name: "border crossing" },
  { x: 196, mark: "circle", name: "other place" },
];
const explained: ReadonlySet<PlaceMark> = new Set(usual.map(({ mark }) => mark));

function markEntry(document: Document, { x, mark, name }: MarkEntry): Element {
  const look = { fill: colours.paper, stroke: colours.ink, "stroke-width": 1.4 };
  return svg(document, "g", { transform: `translate(${x},0)` }, [
    svg(document, "path", { d: placeMarks[mark].path, ...look }),
    label(document, name, 10, 4.5),
  ]);
}
