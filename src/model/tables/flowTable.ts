/** Definition of `flows.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";

/** What travels a year between two ends. */
export const flowTable = {
  name: "flows",
  row: "FlowRow",
  doc: "What travels a year between two ends: a share of a total. The shares of one total and commodity sum to 1, or to 2 where the total is that of each way.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the flow, used once" },
    from: {
      type: "reference",
      to: "end",
      required: true,
      doc: "where it begins; a border crossing names its side: `sarakhs@IR`",
    },
    to: { type: "reference", to: "end", required: true, doc: "where it ends" },
    commodity: { type: "reference", to: "commodity", required: true, doc: "what travels" },
    total: {
      type: "amount",
      unit: "unit/h",
      required: true,
      doc: "the total it is a share of, e.g. a figure in tonne/year",
    },
    share: {
      type: "number",
      bounds: { least: 0, most: 1 },
      required: true,
      doc: "its share of the total",
    },
    captive: {
      type: "amount",
      unit: "1",
      bounds: { least: 0, most: 1 },
      doc: "share that keeps to the road; that of `choice.csv` when empty",
    },
    kind: {
      type: "word",
      words: kinds as readonly FigureKind[],
      required: true,
      doc: "how the share is known",
    },
    source: { type: "reference", to: "source", whenSourced: "kind", doc: "where it was read" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "grain-alma-gora",
    from: "alma",
    to: "gora",
    commodity: "grain",
    total: "grain.trucks * grain.load",
    share: "1",
    kind: "assumed",
  },
} as const;
