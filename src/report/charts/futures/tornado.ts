import * as Plot from "@observablehq/plot";
import type { Analysis, TornadoRow } from "../../../simulate/index.ts";
import { decimalsFor, inputKind, inputName } from "../../tables/hinges.ts";
import { rounded, signed } from "../../tables/numbers.ts";
import { colours, fontSize, fullWidth, minus, signedTick } from "../palette.ts";
import { shorten } from "../placement.ts";
import { inset, label, type PictureText, picture, svg } from "../svg.ts";
import { kindLegend, kindMark } from "./kinds.ts";

/** What a tornado chart shows. */
export interface TornadoInput extends PictureText {
  readonly document: Document;
  readonly analysis: Pick<Analysis, "tornado" | "inputs" | "query"> & Partial<Pick<Analysis, "switches">>;
  /** Inputs drawn at most. 12 when absent. */
  readonly most?: number;
}

const rowHeight = 28;
const margin = { left: 336, right: 176, top: 26, bottom: 28 };
const looks = {
  low: { fill: colours.stripe, stroke: colours.rise, strokeWidth: 1.2 },
  high: { fill: colours.rise, stroke: colours.rise, strokeWidth: 1.2 },
} as const;

/**
 * What single inputs do to a difference, the greatest swing first: the upper, light bar leads to the difference with the
 * input low, the lower, dark one to that with it high, both from where all inputs stand at their medians. How an input is
 * known is told by a shape.
 */
export function tornadoChart(input: TornadoInput): SVGSVGElement {
  const { document, analysis, most = 12 } = input;
  const { tornado, query, inputs, switches } = analysis;
  const rows = tornado.rows.filter(({ swing }) => rounded(swing) > 0).slice(0, most);
  const height = margin.top + rows.length * rowHeight + margin.bottom;
  const decimals = decimalsFor(query.measure);
  const texts = rows.flatMap((row, i) => {
    const y = margin.top + (i + 0.5) * rowHeight;
    const name = shorten(inputName(row.input, inputs, switches), 42);
    const value = (amount: number, x: number): Element =>
      label(document, minus(signed(amount, decimals)), x, y + 4.5, { "text-anchor": "end" });
    return [
      label(document, name, margin.left - 26, y + 4.5, { "text-anchor": "end" }),
      kindMark(document, inputKind(row.input, inputs), margin.left - 13, y),
      value(row.outputLow, fullWidth - 82),
      value(row.outputHigh, fullWidth - 2),
    ];
  });
  const words = `difference in ${query.unit}, scenario less base`;
  return picture(
    document,
    input,
    [fullWidth, height + 44],
    [
      ...(rows.length === 0 ? [] : [bars(document, rows, tornado.outputBase, height)]),
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
  return (["low", "high"] as const).flatMap((end, i) => {
    const right = i === 0 ? fullWidth - 82 : fullWidth - 2;
    const { fill, stroke } = looks[end];
    return [
      svg(document, "rect", { x: right - 70, y: 3, width: 12, height: 10, fill, stroke }),
      label(document, `if ${end}`, right, 13, { "text-anchor": "end", "font-weight": 600 }),
    ];
  });
}

function bars(document: Document, rows: readonly TornadoRow[], base: number, height: number): Element {
  const ends = [0, base, ...rows.flatMap(({ outputLow, outputHigh }) => [outputLow, outputHigh])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = (high - low) * 0.04;
  const half = (at: "low" | "high") =>
    Plot.rect(rows, {
      x1: () => base,
      x2: (row: TornadoRow) => (at === "low" ? row.outputLow : row.outputHigh),
      y1: (_: TornadoRow, i: number) => i + (at === "low" ? 0.14 : 0.5),
      y2: (_: TornadoRow, i: number) => i + (at === "low" ? 0.5 : 0.86),
      ...looks[at],
    });
  const plot = Plot.plot({
    document,
    width: fullWidth,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: {
      ...{ domain: [low - pad, high + pad], label: null, ticks: 4, tickSize: 4, grid: true },
      tickFormat: signedTick,
    },
    y: { domain: [0, rows.length], range: [margin.top, height - margin.bottom], axis: null },
    marks: [
      half("low"),
      half("high"),
      Plot.ruleX([0], { stroke: colours.muted, strokeDasharray: "4 3" }),
      Plot.ruleX([base], { stroke: colours.ink, strokeWidth: 2 }),
    ],
  });
  const drawn = inset(document, plot, 0, 0);
  drawn.setAttribute("font-size", String(fontSize));
  return drawn;
}
