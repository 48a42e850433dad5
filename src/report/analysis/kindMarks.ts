// Shapes for the kinds of figures: sourced, derived, assumed.
import type { FigureKind } from "../../model/index.ts";
import { colours } from "../drawing/palette.ts";
import { textWidth } from "../drawing/placement.ts";
import { type Attributes, label, svg } from "../drawing/svg.ts";

const shapes: Readonly<Record<FigureKind, Attributes>> = {
  sourced: { d: "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0", fill: colours.ink },
  derived: { d: "M0,-5.5L5.5,0L0,5.5L-5.5,0Z", fill: colours.muted, stroke: colours.ink },
  assumed: { d: "M-4,-4H4V4H-4Z", fill: colours.paper, stroke: colours.ink, "stroke-width": 1.6 },
};

/** The kind of a figure as a shape: filled circle (sourced), grey diamond (derived), empty square (assumed). */
export function kindMark(document: Document, kind: FigureKind, x: number, y: number): Element {
  return svg(document, "path", { transform: `translate(${x},${y})`, ...shapes[kind] });
}

/** The legend of the shapes, in one line. */
export function kindLegend(document: Document, x: number, y: number): Element[] {
  let at = x;
  return (["sourced", "derived", "assumed"] as const).flatMap((kind) => {
    const text = `${kind} figure`;
    const parts = [kindMark(document, kind, at + 6, y - 4.5), label(document, text, at + 16, y)];
    at += 40 + textWidth(text, 13);
    return parts;
  });
}
