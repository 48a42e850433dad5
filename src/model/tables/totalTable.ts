/** Definition of `totals.csv`. */

/** Yearly trade and travel between groups of places. */
export const totalTable = {
  name: "totals",
  row: "Total",
  doc: "Yearly trade and travel between groups of places, which `karvan estimate` spreads over places ([flows](flows.md)).",
  columns: {
    id: {
      type: "id",
      required: true,
      doc: "a name for the total, used once; ids of its flows begin with it",
    },
    from: {
      type: "references",
      to: "placeOrCountry",
      required: true,
      doc: "places where it may begin, or their countries; of a country those with a row in `margins.csv`",
    },
    to: {
      type: "references",
      to: "placeOrCountry",
      required: true,
      doc: "places where it may end, likewise",
    },
    commodity: { type: "reference", to: "commodity", required: true, doc: "what travels" },
    total: {
      type: "amount",
      unit: "unit/h",
      required: true,
      doc: "how much, as a formula over figures, e.g. a figure in tonne/year",
    },
    captive: {
      type: "amount",
      unit: "1",
      bounds: { least: 0, most: 1 },
      doc: "share that keeps to the road, handed on to its flows",
    },
    note: { type: "text", doc: "why, in words" },
  },
  example: { id: "grain", from: "AA", to: "gora", commodity: "grain", total: "grain.trucks * grain.load" },
} as const;
