/** Definition of `demand.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";

/** Observed and announced flows, each with its own period; nothing is annualised. */
export const demandTable = {
  name: "demand",
  row: "Demand",
  doc: "Observed and announced flows, each with its own period; nothing is annualised.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    origin: { type: "text", required: true, doc: "where it comes from, in any words" },
    destination: { type: "text", required: true, doc: "where it goes, in any words" },
    commodity: { type: "text", required: true, doc: "what travels, in any words" },
    gateway: { type: "text", doc: "where it was counted" },
    quantity: { type: "number", bounds: { least: 0 }, required: true, doc: "how much, in `unit` per `per`" },
    unit: { type: "text", required: true, doc: "unit of the quantity" },
    per: { type: "text", doc: "period, e.g. `year` or `10 months`; empty for a share" },
    year: { type: "text", doc: "year as stated" },
    kind: { type: "word", words: kinds as readonly FigureKind[], required: true, doc: "how it is known" },
    source: { type: "reference", to: "source", required: true, doc: "where it was read" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "d1",
    origin: "AA",
    destination: "BB",
    commodity: "grain",
    quantity: "200000",
    unit: "t",
    per: "year",
    year: "2024",
    kind: "sourced",
    source: "yearbook",
  },
} as const;
