/** Definition of `margins.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";

/** How much of the trade of its country a place sends and receives. */
export const marginTable = {
  name: "margins",
  row: "Margin",
  doc: "How much a place sends and receives next to others: what `karvan estimate` spreads totals by ([flows](flows.md)). Weights are relative; of several rows for a place the one that names the commodity most closely counts.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    place: { type: "reference", to: "place", required: true, doc: "the place" },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when empty",
    },
    sends: {
      type: "number",
      bounds: { least: 0 },
      doc: "weight as an origin, e.g. inhabitants or output; not an origin when empty",
    },
    receives: {
      type: "number",
      bounds: { least: 0 },
      doc: "weight as a destination; not a destination when empty",
    },
    kind: { type: "word", words: kinds as readonly FigureKind[], required: true, doc: "how it is known" },
    source: {
      type: "reference",
      to: "source",
      whenSourced: "kind",
      doc: "where it was read; needed when `kind` is `sourced`",
    },
    note: { type: "text", doc: "why, in words" },
  },
  oneOf: [{ fields: ["sends", "receives"], expected: "a weight as an origin, as a destination, or both" }],
  example: { id: "alma-all", place: "alma", sends: "3", receives: "2", kind: "assumed" },
} as const;
