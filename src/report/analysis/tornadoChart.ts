// Draws a tornado: the effect of each single input on a difference.

import * as Plot from "@observablehq/plot";
import { expectArguments, greatest, least } from "../../base/index.ts";
import type { Analysis } from "../../futures/index.ts";
import type { TornadoRow } from "../../methods/index.ts";
import { drawable } from "../drawing/document.ts";
import { colours, fullWidth, signedTick } from "../drawing/palette.ts";
import type { PictureText } from "../drawing/svg.ts";
import { tornadoChartArguments } from "../given.ts";
import { rounded, signed } from "../text/numbers.ts";
import { decimalsFor, inputKind, inputName } from "./analysisWords.ts";
import { inputRows } from "./inputRows.ts";

/** Input of a tornado chart. */
export interface TornadoInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  readonly analysis: Pick<Analysis, "tornado" | "inputs" | "query"> & Partial<Pick<Analysis, "switches">>;
  /** Largest number of inputs to draw. 12 when absent. */
  readonly most?: number;
}

const looks = {
  low: { fill: colours.stripe, stroke: colours.rise, strokeWidth: 1.2 },
  high: { fill: colours.rise, stroke: colours.rise, strokeWidth: 1.2 },
} as const;

/**
 * The effect of single inputs on a difference, largest swing first: the upper, light bar leads to the difference with the
 * input at its low value, the lower, dark bar to that at its high value; both start from the difference with all inputs at
 * their medians. Shapes show the kinds of inputs.
 *
 * @example
 * ```ts
 * import { analyse } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { svgText, tornadoChart } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const analysis = await analyse(study, query, { futures: 200, seed: 2026 });
 * const chart = tornadoChart({ id: "tornado", title: "Tornado", description: "The effect of single figures", analysis });
 * console.log(svgText(chart).slice(0, 4)); // <svg
 * ```
 */
export function tornadoChart(given: TornadoInput): SVGSVGElement {
  expectArguments(tornadoChartArguments, [given]);
  const input = drawable(given);
  const { document, analysis, most = 12 } = input;
  const { tornado, query, inputs, switches } = analysis;
  const rows = tornado.rows.filter(({ swing }) => rounded(swing) > 0).slice(0, most);
  const decimals = decimalsFor(query.measure);
  const { outputBase: base } = tornado;
  return inputRows({
    document,
    text: input,
    rows: rows.map(({ input: name, outputLow, outputHigh }) => ({
      name: inputName(name, inputs, switches),
      kind: inputKind(name, inputs),
      values: [signed(outputLow, decimals), signed(outputHigh, decimals)],
    })),
    columns: [
      { head: "if low", look: swatch("low"), right: fullWidth - 82, headWidth: 70 },
      { head: "if high", look: swatch("high"), right: fullWidth - 2, headWidth: 70 },
    ],
    rowHeight: 28,
    x: { domain: domain(rows, base), ticks: 4, tickFormat: signedTick },
    marks: [
      bars(rows, base, "low"),
      bars(rows, base, "high"),
      Plot.ruleX([0], { stroke: colours.muted, strokeDasharray: "4 3" }),
      Plot.ruleX([base], { stroke: colours.ink, strokeWidth: 2 }),
    ],
    words: `difference in ${query.unit}, scenario minus base`,
  });
}

function swatch(end: "low" | "high") {
  const { fill, stroke } = looks[end];
  return { fill, stroke };
}

/** The range of all differences, including 0 and the difference at medians, with some room. */
function domain(rows: readonly TornadoRow[], base: number): [number, number] {
  const ends = [0, base, ...rows.flatMap(({ outputLow, outputHigh }) => [outputLow, outputHigh])];
  const low = least(ends);
  const high = greatest(ends);
  const pad = (high - low) * 0.04;
  return [low - pad, high + pad];
}

function bars(rows: readonly TornadoRow[], base: number, at: "low" | "high"): Plot.Markish {
  return Plot.rect(rows, {
    x1: () => base,
    x2: (row: TornadoRow) => (at === "low" ? row.outputLow : row.outputHigh),
    y1: (_: TornadoRow, i: number) => i + (at === "low" ? 0.14 : 0.5),
    y2: (_: TornadoRow, i: number) => i + (at === "low" ? 0.5 : 0.86),
    ...looks[at],
  });
}
