/** Definition of `links.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";
import { type Mode, modes } from "../network/modes.ts";
import { type LinkStatus, statuses, type Traffic, traffics } from "../network/words.ts";

/** Rows of links. A row gives one link or two, and the figures of its length, speed and capital cost. */
export const linkRowTable = {
  name: "links",
  row: "LinkRow",
  doc: "Links between places. A row gives the figures `links.<id>.length`, `links.<id>.speed` and `links.<id>.capex`, which scenarios can set. A two-way row is two links, `a` and `a~back`, that share them.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    from: { type: "reference", to: "linkEnd", required: true, doc: "the place it begins at" },
    to: { type: "reference", to: "linkEnd", required: true, doc: "the place it ends at" },
    twoWay: { type: "flag", required: true, doc: "whether it can be used both ways" },
    mode: { type: "word", words: modes as readonly Mode[], required: true, doc: "how it carries" },
    country: {
      type: "id",
      required: true,
      doc: "country whose tariffs and speeds hold; a link at sea may name the high seas",
    },
    lengthKm: { type: "number", unit: "km", bounds: { above: 0 }, required: true, doc: "its length" },
    lengthLow: { type: "number", unit: "km", bounds: { above: 0 }, doc: "low end of what is plausible" },
    lengthHigh: { type: "number", unit: "km", bounds: { above: 0 }, doc: "high end of what is plausible" },
    lengthKind: {
      type: "word",
      words: kinds as readonly FigureKind[],
      required: true,
      doc: "how the length is known",
    },
    lengthSource: {
      type: "reference",
      to: "source",
      whenSourced: "lengthKind",
      required: "column",
      doc: "where the length was read",
    },
    speedKmh: { type: "number", unit: "km/h", bounds: { above: 0 }, doc: "running speed of its own" },
    speedKind: {
      type: "word",
      words: kinds as readonly FigureKind[],
      doc: "how the speed is known; needed with a speed",
    },
    speedSource: {
      type: "reference",
      to: "source",
      whenSourced: "speedKind",
      doc: "where the speed was read",
    },
    speedFormula: {
      type: "amount",
      unit: "km/h",
      bounds: { above: 0 },
      doc: "running speed as a formula, e.g. the figure of a class of lines; in place of `speed_kmh`",
    },
    gaugeMm: {
      type: "number",
      unit: "mm",
      bounds: { above: 0 },
      doc: "gauge of a railway, needed for one; of a ferry for trains",
      hint: "e.g. 1435",
    },
    tracks: { type: "number", bounds: { above: 0, whole: true }, doc: "number of tracks; not used" },
    electrified: { type: "flag", doc: "whether trains run by electricity; not used" },
    designSpeedKmh: {
      type: "number",
      unit: "km/h",
      bounds: { above: 0 },
      doc: "speed it is built for; kept for reference, prices nothing",
    },
    designSpeedSource: { type: "reference", to: "source", doc: "where the design speed was read" },
    status: {
      type: "word",
      words: statuses as readonly LinkStatus[],
      required: true,
      doc: "whether it is in use; only `operating` links carry anything",
    },
    statusAsOf: { type: "text", doc: "month or year of the evidence for the status" },
    statusSource: { type: "reference", to: "source", doc: "where the status was read" },
    carries: {
      type: "words",
      words: traffics as readonly Traffic[],
      required: "column",
      doc: "what may travel on it",
    },
    openYear: {
      type: "number",
      bounds: { whole: true, least: 1800, most: 2200 },
      doc: "year opened, or expected to open",
    },
    capexMusd: {
      type: "number",
      bounds: { above: 0 },
      doc: "capital cost, in millions of the study's currency",
    },
    capexSource: { type: "reference", to: "source", doc: "where the capital cost was read; needed with one" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "road-alma--fara",
    from: "alma",
    to: "fara",
    twoWay: "yes",
    mode: "road",
    country: "AA",
    lengthKm: "70",
    lengthKind: "assumed",
    status: "operating",
    carries: "freight passengers",
  },
} as const;
