import { colours } from "../drawing/palette.ts";
import { label, svg } from "../drawing/svg.ts";
import type { Layer } from "./mapLayers.ts";

const lineHeight = 22;

/** What the lines and marks of a map mean: a line for each layer, the highest first, and one for the places. */
export function legend(document: Document, layers: readonly Layer[]): { parts: Element[]; height: number } {
  const rows = [...[...layers].reverse().map((layer) => lineEntry(document, layer)), placeEntry(document)];
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

function placeEntry(document: Document): Element[] {
  const entries = [
    { x: 6, d: "M-5,0L0,-5L5,0L0,5Z", name: "port" },
    { x: 72, d: "M-4,-4H4V4H-4Z", name: "border crossing" },
    { x: 196, d: "M-3.4,0A3.4,3.4 0 1 1 3.4,0A3.4,3.4 0 1 1 -3.4,0Z", name: "other place" },
  ];
  const look = { fill: colours.paper, stroke: colours.ink, "stroke-width": 1.4 };
  return entries.map(({ x, d, name }) =>
    svg(document, "g", { transform: `translate(${x},0)` }, [
      svg(document, "path", { d, ...look }),
      label(document, name, 10, 4.5),
    ]),
  );
}
