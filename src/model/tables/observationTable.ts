/** Definition of `observations.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";
import { type Mode, modes } from "../network/modes.ts";
import {
  type ObservationMeasure,
  type ObservationUse,
  observationMeasures,
  observationUses,
} from "./observationWords.ts";

/** What was counted, timed or paid in the world, to compare the base with. */
export const observationTable = {
  name: "observations",
  row: "Observation",
  doc: "What was counted, timed or paid in the world, to compare the base with ([flows](flows.md)). Amounts are per year; the note says how a count of another period was made one.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    measure: {
      type: "word",
      words: observationMeasures as readonly ObservationMeasure[],
      required: true,
      doc: "what was observed: an amount, vehicles, a share of an amount, a time, or money",
    },
    at: {
      type: "references",
      to: "placeOrLink",
      doc: "places or rows of links it was counted at, their sum; anywhere when empty",
    },
    mode: { type: "word", words: modes as readonly Mode[], doc: "mode of the vehicle there; all when empty" },
    from: {
      type: "references",
      to: "placeOrCountry",
      doc: "places or countries where what was counted begins; any when empty",
    },
    to: {
      type: "references",
      to: "placeOrCountry",
      doc: "places or countries where it ends; any when empty",
    },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all goods when empty",
    },
    among: {
      type: "references",
      to: "placeOrLink",
      doc: "of a share: the places or rows of links whose sum is the whole; everything with the same ends and commodities when empty",
    },
    value: { type: "number", bounds: { least: 0 }, required: true, doc: "how much" },
    unit: {
      type: "text",
      required: true,
      doc: "its unit: per year for amounts, per day for vehicles, 1 for shares, `hour`, or money per unit",
    },
    spread: {
      type: "number",
      bounds: { least: 0 },
      doc: "how uncertain it is as a statement on the base year: standard deviation over the value; of a share the standard deviation itself",
    },
    year: { type: "number", doc: "year of the observation, the one with most of its months" },
    period: { type: "text", doc: "its period, in words or as two dates" },
    use: {
      type: "word",
      words: observationUses as readonly ObservationUse[],
      required: true,
      doc: "`fit`: flows and constants may be fitted to it; `test`: kept apart to test the fit; `record`: not compared, the note says why",
    },
    kind: { type: "word", words: kinds as readonly FigureKind[], required: true, doc: "how it is known" },
    source: {
      type: "reference",
      to: "source",
      whenSourced: "kind",
      doc: "where it was read; needed when `kind` is `sourced`",
    },
    note: { type: "text", doc: "how it was counted and made comparable, and what contradicts it" },
  },
  example: {
    id: "barda-trucks",
    measure: "vehicles",
    at: "barda",
    mode: "road",
    from: "AA",
    to: "BB",
    value: "240",
    unit: "truck/day",
    spread: "0.15",
    year: "2024",
    period: "2024-03/2024-09",
    use: "fit",
    kind: "derived",
    source: "yearbook",
    note: "44,160 trucks in 184 days",
  },
} as const;
