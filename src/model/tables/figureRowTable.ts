/** Definition of `figures.csv`. */

import { type RangeShape, type StandsFor, shapes, standsForWords } from "../../base/index.ts";
import { type FigureKind, type FigureRole, kinds, roles } from "../figures/figure.ts";

/** Values with their units, ranges and sources; amounts are formulas over them. */
export const figureRowTable = {
  name: "figures",
  row: "FigureRow",
  doc: "Values with their units, ranges and sources. Amounts of all other tables are formulas over them.",
  columns: {
    id: {
      type: "id",
      required: true,
      doc: "the name that formulas use: words joined by dots, e.g. `rail.rate`",
    },
    name: { type: "text", required: true, doc: "what it is, for reports" },
    value: { type: "number", required: true, doc: "the best single value" },
    unit: { type: "special", required: true, doc: "unit of the value and of its range, e.g. `USD/TEU/km`" },
    kind: { type: "word", words: kinds as readonly FigureKind[], required: true, doc: "how it is known" },
    source: {
      type: "reference",
      to: "source",
      whenSourced: "kind",
      required: "column",
      doc: "where it was read; needed when `kind` is `sourced`",
    },
    group: { type: "text", doc: "a heading for people who edit the table; not used" },
    low: { type: "number", doc: "low end of what is plausible" },
    mode: { type: "number", doc: "peak of the plausible range" },
    high: { type: "number", doc: "high end of what is plausible" },
    shape: {
      type: "word",
      words: shapes as readonly RangeShape[],
      doc: "shape of the distribution between `low` and `high`; triangular when absent",
    },
    standsFor: {
      type: "word",
      words: standsForWords as readonly StandsFor[],
      doc: "what `value` is in that distribution, which then has this mean, median or mode; when absent, `mode` or else `value` is the peak",
    },
    together: { type: "text", doc: "a group of figures that move together when futures are drawn" },
    role: {
      type: "word",
      words: roles as readonly FigureRole[],
      doc: "what it may be used for; `input` when absent",
    },
    appliesTo: { type: "text", doc: "what it holds for, in words" },
    year: {
      type: "number",
      bounds: { whole: true },
      doc: "year of the figure; for money, year of its prices",
    },
    note: { type: "text", doc: "how it was derived, or why it is assumed" },
  },
  example: {
    id: "rail.toll",
    name: "Access charge",
    value: "0.02",
    unit: "USD/tonne/km",
    low: "0.01",
    high: "0.04",
    kind: "sourced",
    source: "yearbook",
    year: "2024",
  },
} as const;
