/** Definition of `tariffs.csv`. */

import { type Mode, modes } from "../network/modes.ts";
import { type LinkDirection, linkDirections } from "../network/words.ts";

/** Prices of carriage. Line haul and toll are looked up apart, and add up. */
export const tariffTable = {
  name: "tariffs",
  row: "Tariff",
  doc: "Prices of carriage. Line haul and toll are looked up apart, and add up; of several rows the most specific counts.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    component: { type: "word", words: ["lineHaul", "toll"], required: true, doc: "what is paid for" },
    mode: { type: "word", words: modes as readonly Mode[], required: true, doc: "mode of the links" },
    countries: { type: "references", to: "country", doc: "countries of the links; all when empty" },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when empty",
    },
    links: { type: "references", to: "linkRow", doc: "rows of links; all when empty" },
    direction: {
      type: "word",
      words: linkDirections as readonly LinkDirection[],
      doc: "`out` from the first end of the links to the second, `back` the other way, before rows for both; both when empty",
    },
    perKm: { type: "amount", unit: "money/unit/km", doc: "price per km" },
    fixed: { type: "amount", unit: "money/unit", doc: "price once a link" },
    priceYear: {
      type: "number",
      bounds: { whole: true, least: 1900, most: 2200 },
      required: true,
      doc: "year of the prices",
    },
    payee: { type: "text", doc: "who receives the money" },
    note: { type: "text", doc: "why, in words" },
  },
  oneOf: [{ fields: ["perKm", "fixed"], expected: "a price per km, a fixed price, or both" }],
  example: {
    id: "toll-rail",
    component: "toll",
    mode: "rail",
    countries: "AA",
    perKm: "rail.toll",
    priceYear: "2024",
    payee: "railways",
  },
} as const;
