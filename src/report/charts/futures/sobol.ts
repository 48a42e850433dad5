import * as Plot from "@observablehq/plot";
import type { Sensitivity, SobolRow } from "../../../simulate/index.ts";
import { inputKind, inputName } from "../../tables/hinges.ts";
import { fixed } from "../../tables/numbers.ts";
import { colours, fontSize, fullWidth, minus } from "../palette.ts";
import { shorten } from "../placement.ts";
import { inset, label, type PictureText, picture, svg } from "../svg.ts";
import { kindLegend, kindMark } from "./kinds.ts";

/** What a chart of shares of variance shows. */
export interface SobolInput extends PictureText {
  readonly document: Document;
  readonly sensitivity: Extract<Sensitivity, { readonly method: "sobol" }>;
  /** Inputs drawn at most. 12 when absent. */
  readonly most?: number;
}

const rowHeight = 30;
const margin = { left: 336, right: 176, top: 26, bottom: 28 };
const looks = {
  first: { fill: colours.fall, stroke: colours.rise },
  total: { fill: colours.stripe, stroke: colours.rise },
} as const;

/**
 * Shares of the variance, the greatest total first: the upper, green bar is what an input explains by itself, the lower,
 * pale one what it has any part in. Lines across the ends are intervals of the estimates.
 */
export function sobolChart(input: SobolInput): SVGSVGElement {
  const { document, sensitivity, most = 12 } = input;
  const { result, inputs } = sensitivity;
  if (result.status === "notDefined") {
    const words = `No shares of variance: ${result.reason}.`;
    return picture(document, input, [fullWidth, 30], [label(document, words, 0, 18)]);
  }
  const rows = result.rows.slice(0, most);
  const height = margin.top + rows.length * rowHeight + margin.bottom;
  const texts = rows.flatMap((row, i) => {
    const y = margin.top + (i + 0.5) * rowHeight;
    const value = (share: number, x: number): Element =>
      label(document, minus(fixed(share, 2)), x, y + 4.5, { "text-anchor": "end" });
    return [
      label(document, shorten(inputName(row.input, inputs), 42), margin.left - 26, y + 4.5, {
        "text-anchor": "end",
      }),
      kindMark(document, inputKind(row.input, inputs), margin.left - 13, y),
      value(row.first, fullWidth - 92),
      value(row.total, fullWidth - 2),
    ];
  });
  const words = `share of the variance, with ${fixed(result.level * 100, 0)} % intervals`;
  return picture(
    document,
    input,
    [fullWidth, height + 44],
    [
      bars(document, rows, height),
      ...heads(document),
      svg(document, "g", {}, texts),
      label(document, words, fullWidth - margin.right, height + 12, {
        "text-anchor": "end",
        fill: colours.muted,
      }),
      ...kindLegend(document, 0, height + 36),
    ],
  );
}

function heads(document: Document): Element[] {
  const told = [
    ["first", "by itself", fullWidth - 92, 76],
    ["total", "in all", fullWidth - 2, 58],
  ] as const;
  return told.flatMap(([which, words, right, width]) => [
    svg(document, "rect", { x: right - width - 6, y: 3, width: 12, height: 10, ...looks[which] }),
    label(document, words, right, 13, { "text-anchor": "end", "font-weight": 600 }),
  ]);
}

function bars(document: Document, rows: readonly SobolRow[], height: number): Element {
  const low = Math.min(0, ...rows.map(({ firstLow, totalLow }) => Math.min(firstLow, totalLow)));
  const high = Math.max(1, ...rows.map(({ firstHigh, totalHigh }) => Math.max(firstHigh, totalHigh)));
  const half = (which: "first" | "total", begin: number) => [
    Plot.rect(rows, {
      x1: () => 0,
      x2: which,
      y1: (_: SobolRow, i: number) => i + begin,
      y2: (_: SobolRow, i: number) => i + begin + 0.36,
      ...looks[which],
    }),
    Plot.link(rows, {
      x1: `${which}Low`,
      x2: `${which}High`,
      y1: (_: SobolRow, i: number) => i + begin + 0.18,
      y2: (_: SobolRow, i: number) => i + begin + 0.18,
      stroke: colours.ink,
      strokeWidth: 2,
    }),
  ];
  const plot = Plot.plot({
    document,
    width: fullWidth,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [low, high], label: null, ticks: 5, tickSize: 4, grid: true, tickFormat: String },
    y: { domain: [0, rows.length], range: [margin.top, height - margin.bottom], axis: null },
    marks: [...half("first", 0.14), ...half("total", 0.5), Plot.ruleX([0], { stroke: colours.muted })],
  });
  const drawn = inset(document, plot, 0, 0);
  drawn.setAttribute("font-size", String(fontSize));
  return drawn;
}
