// Draws the shares of variance of a sensitivity analysis with Sobol' indices.

import * as Plot from "@observablehq/plot";
import { expectArguments, greatest, least } from "../../base/index.ts";
import type { Sensitivity } from "../../futures/index.ts";
import type { SobolRow } from "../../methods/index.ts";
import { drawable } from "../drawing/document.ts";
import { colours, fullWidth } from "../drawing/palette.ts";
import { label, type PictureText, picture } from "../drawing/svg.ts";
import { sobolChartArguments } from "../given.ts";
import { fixed } from "../text/numbers.ts";
import { inputKind, inputName } from "./analysisWords.ts";
import { inputRows } from "./inputRows.ts";

/** Input of a chart of shares of variance. */
export interface SobolInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  readonly sensitivity: Extract<Sensitivity, { readonly method: "sobol" }>;
  /** Largest number of inputs to draw. 12 when absent. */
  readonly most?: number;
}

const looks = {
  first: { fill: colours.fall, stroke: colours.rise },
  total: { fill: colours.stripe, stroke: colours.rise },
} as const;

/**
 * Shares of the variance, largest total first: the upper, green bar is the share an input explains alone (first-order
 * index), the lower, pale bar the share it is involved in (total index). Lines across the ends are intervals of the
 * estimates.
 *
 * @example
 * ```ts
 * import { sensitivity } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { sobolChart, svgText } from "karvan/report";
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const shares = await sensitivity(await loadStudy("examples/first-corridor"), query, { method: "sobol", points: 64 });
 * if (shares.method !== "sobol") throw new Error("expected shares of the variance");
 * const chart = sobolChart({ id: "shares", title: "Shares", description: "Shares of the variance", sensitivity: shares });
 * console.log(svgText(chart).slice(0, 4)); // <svg
 * ```
 */
export function sobolChart(given: SobolInput): SVGSVGElement {
  expectArguments(sobolChartArguments, [given]);
  const input = drawable(given);
  const { document, sensitivity, most = 12 } = input;
  const { result, inputs } = sensitivity;
  if (result.status === "notDefined") {
    const words = `No shares of variance: ${result.reason}.`;
    return picture(document, input, [fullWidth, 30], [label(document, words, 0, 18)]);
  }
  const rows = result.rows.slice(0, most);
  return inputRows({
    document,
    text: input,
    rows: rows.map(({ input: name, first, total }) => ({
      name: inputName(name, inputs),
      kind: inputKind(name, inputs),
      values: [fixed(first, 2), fixed(total, 2)],
    })),
    columns: [
      { head: "first-order", look: looks.first, right: fullWidth - 92, headWidth: 90 },
      { head: "total", look: looks.total, right: fullWidth - 2, headWidth: 58 },
    ],
    rowHeight: 30,
    x: { domain: domain(rows), ticks: 5, tickFormat: String },
    marks: [
      ...bars(rows, "first", 0.14),
      ...bars(rows, "total", 0.5),
      Plot.ruleX([0], { stroke: colours.muted }),
    ],
    words: `share of the variance, with ${fixed(result.level * 100, 0)} % intervals`,
  });
}

/** The range of all shares and intervals, including 0 and 1. */
function domain(rows: readonly SobolRow[]): [number, number] {
  return [
    least([0, ...rows.map(({ firstLow, totalLow }) => Math.min(firstLow, totalLow))]),
    greatest([1, ...rows.map(({ firstHigh, totalHigh }) => Math.max(firstHigh, totalHigh))]),
  ];
}

function bars(rows: readonly SobolRow[], which: "first" | "total", begin: number): Plot.Markish[] {
  return [
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
}
