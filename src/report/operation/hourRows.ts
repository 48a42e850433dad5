// Draws charts of groups of rows on one scale of hours: names, one row per scenario, a value.
import * as Plot from "@observablehq/plot";
import { colours, fontSize, fullWidth } from "../drawing/palette.ts";
import { shorten, textWidth } from "../drawing/placement.ts";
import { inset, label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { runMark } from "./runMarks.ts";

/** A flow or a station: a name, a note, and one row per scenario. */
export interface Group {
  readonly name: string;
  readonly note: string;
  readonly rows: readonly HourRow[];
}

/** One scenario's row of a group. */
export interface HourRow {
  /** Number of the scenario. */
  readonly run: number;
  /** Value at the right end. */
  readonly value?: string;
  /** Text instead of marks, where there is nothing to draw. */
  readonly instead?: string;
  /** Text at the right end of the scale, for values off the scale. */
  readonly beyond?: string;
}

/** An entry of the legend: its mark, centred on 0, and its meaning. */
export interface Sample {
  readonly parts: readonly Element[];
  readonly width: number;
  readonly text: string;
}

/** Input of a chart of groups of rows on one scale of hours. */
export interface RowsInput {
  readonly document: Document;
  readonly text: PictureText;
  /** Titles of the scenarios, in order. */
  readonly runs: readonly string[];
  readonly groups: readonly Group[];
  readonly samples: readonly Sample[];
  /** Largest value on the scale. */
  readonly most: number;
  /** Marks, given the middle of each row: `y(group, row)` in units of the vertical scale. */
  readonly marks: (y: (group: number, row: number) => number) => readonly Plot.Markish[];
  /** Label of the scale. */
  readonly words: string;
  /** Heading of the values at the right end. */
  readonly head: string;
}

const margin = { left: 286, right: 66, bottom: 26 };
const rowHeight = 18;
const gap = 9;
const lineHeight = 20;

/** Names on the left, one row per scenario in the middle, a value on the right; all rows share one scale. */
export function rowsChart(input: RowsInput): SVGSVGElement {
  const { document, text, groups, most, words, head } = input;
  const tops: number[] = [];
  let total = 4;
  for (const { rows } of groups) {
    tops.push(total);
    total += Math.max(2, rows.length) * rowHeight + gap;
  }
  const key = legend(input);
  const top = key.height + 24;
  const middle = (group: number, row: number): number => {
    const count = groups[group]?.rows.length ?? 1;
    const free = Math.max(0, 2 - count) * rowHeight;
    return (tops[group] as number) + free / 2 + (row + 0.5) * rowHeight;
  };
  const plot = Plot.plot({
    document,
    width: fullWidth,
    height: total + margin.bottom,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: 0,
    marginBottom: margin.bottom,
    x: { domain: [0, most * 1.02 || 1], label: null, ticks: 7, tickSize: 4, grid: true },
    y: { domain: [total, 0], axis: null },
    marks: [
      Plot.ruleY(tops.slice(1), { y: (y: number) => y - gap / 2, stroke: colours.faint }),
      ...input.marks(middle),
      Plot.ruleX([0], { stroke: colours.muted }),
    ],
  });
  const drawn = inset(document, plot, 0, top);
  drawn.setAttribute("font-size", String(fontSize));
  const named = groups.map((group, g) =>
    groupTexts(input, group, (row) => top + middle(g, row), top + (tops[g] as number)),
  );
  const height = top + total + margin.bottom + 18;
  const right = { "text-anchor": "end", fill: colours.muted };
  return picture(
    document,
    text,
    [fullWidth, height],
    [
      ...key.parts,
      label(document, head, fullWidth, top - 8, right),
      drawn,
      svg(document, "g", {}, named.flat()),
      label(document, words, fullWidth - margin.right, height - 5, right),
    ],
  );
}

/** The name of a group, its note below, and the texts of its rows. */
function groupTexts(
  { document, runs }: RowsInput,
  { name, note, rows }: Group,
  y: (row: number) => number,
  top: number,
): Element[] {
  const free = Math.max(0, rows.length - 2) * rowHeight;
  const at = top + free / 2 + rowHeight - 5;
  const right = margin.left - (runs.length > 1 ? 26 : 12);
  const look = { "text-anchor": "end" };
  return [
    label(document, shorten(name, 30), right, at, { ...look, "font-weight": 600 }),
    label(document, shorten(note, 33), right, at + rowHeight - 2, { ...look, fill: colours.muted }),
    ...rows.flatMap(({ run, value, instead, beyond }, i): Element[] => [
      ...(runs.length > 1 ? [runMark(document, run, margin.left - 13, y(i))] : []),
      ...(value === undefined ? [] : [label(document, value, fullWidth, y(i) + 4.5, look)]),
      ...(beyond === undefined
        ? []
        : [
            label(document, beyond, fullWidth - margin.right - 4, y(i) + 4.5, {
              ...look,
              fill: colours.muted,
              // A halo keeps marks below the text from showing through it.
              stroke: colours.paper,
              "stroke-width": 5,
              "paint-order": "stroke",
            }),
          ]),
      ...(instead === undefined
        ? []
        : [label(document, shorten(instead, 56), margin.left + 8, y(i) + 4.5, { fill: colours.muted })]),
    ]),
  ];
}

/** The legend: one line per scenario, then the marks side by side. */
function legend({ document, runs, samples }: RowsInput): {
  readonly parts: Element[];
  readonly height: number;
} {
  const named = runs.length > 1 ? runs : [];
  const parts: Element[] = named.flatMap((title, i) => [
    runMark(document, i, 8, i * lineHeight + 10),
    label(document, shorten(title, 90), 24, i * lineHeight + 14.5),
  ]);
  let x = 0;
  let y = named.length * lineHeight;
  for (const sample of samples) {
    const width = sample.width + 8 + textWidth(sample.text, fontSize) + 12;
    if (x > 0 && x + width > fullWidth) {
      x = 0;
      y += lineHeight;
    }
    parts.push(svg(document, "g", { transform: `translate(${Math.round(x)},${y + 10})` }, sample.parts));
    parts.push(label(document, sample.text, Math.round(x) + sample.width + 8, y + 14.5));
    x += width;
  }
  return { parts, height: y + (samples.length === 0 ? 0 : lineHeight) };
}
