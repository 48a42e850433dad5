/** Definition of `emissions.csv`. */

import { type Mode, modes } from "../network/modes.ts";

/** Emissions of carriage, well to wheel. */
export const emissionTable = {
  name: "emissions",
  row: "EmissionFactor",
  doc: "Emissions of carriage, well to wheel; of several rows the most specific counts.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    mode: { type: "word", words: modes as readonly Mode[], required: true, doc: "mode of the links" },
    perKm: {
      type: "amount",
      unit: "kgCO2e/unit/km",
      component: "haul",
      required: true,
      doc: "emissions per km",
    },
    fixed: { type: "amount", unit: "kgCO2e/unit", component: "haul", doc: "emissions once a link" },
    countries: { type: "references", to: "country", doc: "countries of the links; all when empty" },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when empty",
    },
    links: { type: "references", to: "linkRow", doc: "rows of links; all when empty" },
    note: { type: "text", doc: "why, in words" },
  },
  example: { id: "rail-bb", mode: "rail", countries: "BB", perKm: "em.rail * 1.2" },
} as const;
