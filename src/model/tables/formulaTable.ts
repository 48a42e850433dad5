/** Definition of `formulas.csv`. */

/** Figures that follow from others by a formula. */
export const formulaTable = {
  name: "formulas",
  row: "FormulaRow",
  doc: "Figures that follow from others by a formula.",
  columns: {
    id: { type: "id", required: true, doc: "the name that other formulas use, as in `figures.csv`" },
    name: { type: "text", required: true, doc: "what it is, for reports" },
    formula: { type: "special", required: true, doc: "a formula over figures" },
    unit: { type: "special", required: true, doc: "unit of the result" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "rail.all",
    name: "Rail rate and toll",
    formula: "rail.rate / load.container + rail.toll",
    unit: "USD/tonne/km",
  },
} as const;
