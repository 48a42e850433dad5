// Draws a chart with one row per input: name and kind, bars, two values.
import * as Plot from "@observablehq/plot";
import type { FigureKind } from "../../model/index.ts";
import { colours, fontSize, fullWidth, minus } from "../drawing/palette.ts";
import { shorten } from "../drawing/placement.ts";
import { type Attributes, inset, label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { kindLegend, kindMark } from "./kindMarks.ts";

/** An input with two values. */
export interface InputRow {
  readonly name: string;
  readonly kind: FigureKind;
  readonly values: readonly [string, string];
}

/** One of the two value columns: its heading, the look of its bars, and its right edge. */
export interface ValueColumn {
  readonly head: string;
  readonly look: Attributes;
  readonly right: number;
  /** Distance from the right edge to the sample before the heading. */
  readonly headWidth: number;
}

/** Input of a chart with one row per input. */
export interface InputRowsInput {
  readonly document: Document;
  readonly text: PictureText;
  readonly rows: readonly InputRow[];
  readonly columns: readonly [ValueColumn, ValueColumn];
  readonly rowHeight: number;
  /** Horizontal scale of the bars. */
  readonly x: Plot.ScaleOptions;
  /** Marks of the rows: row i covers i to i + 1 on the vertical scale. */
  readonly marks: readonly Plot.Markish[];
  /** Label of the horizontal scale. */
  readonly words: string;
}

const margin = { left: 336, right: 176, top: 26, bottom: 28 };

/** Names and kinds of inputs on the left, bars in the middle, two values on the right. */
export function inputRows(input: InputRowsInput): SVGSVGElement {
  const { document, text, rows, columns, rowHeight, words } = input;
  const height = margin.top + rows.length * rowHeight + margin.bottom;
  const texts = rows.flatMap(({ name, kind, values }, i) => {
    const y = margin.top + (i + 0.5) * rowHeight;
    const cell = (content: string, x: number): Element =>
      label(document, content, x, y + 4.5, { "text-anchor": "end" });
    return [
      cell(shorten(name, 42), margin.left - 26),
      kindMark(document, kind, margin.left - 13, y),
      ...columns.map(({ right }, which) => cell(minus(values[which] as string), right)),
    ];
  });
  const heads = columns.flatMap(({ head, look, right, headWidth }) => [
    svg(document, "rect", { x: right - headWidth, y: 3, width: 12, height: 10, ...look }),
    label(document, head, right, 13, { "text-anchor": "end", "font-weight": 600 }),
  ]);
  return picture(
    document,
    text,
    [fullWidth, height + 44],
    [
      ...(rows.length === 0 ? [] : [bars(input, height)]),
      ...heads,
      svg(document, "g", {}, texts),
      label(document, words, fullWidth - margin.right, height + 12, {
        "text-anchor": "end",
        fill: colours.muted,
      }),
      ...kindLegend(document, 0, height + 36),
    ],
  );
}

function bars({ document, rows, x, marks }: InputRowsInput, height: number): Element {
  const plot = Plot.plot({
    document,
    width: fullWidth,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { label: null, tickSize: 4, grid: true, ...x },
    y: { domain: [0, rows.length], range: [margin.top, height - margin.bottom], axis: null },
    marks: [...marks],
  });
  const drawn = inset(document, plot, 0, 0);
  drawn.setAttribute("font-size", String(fontSize));
  return drawn;
}
