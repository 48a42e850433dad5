/** Definition of `services.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";
import { type Mode, modes } from "../network/modes.ts";

/** What goods wait for where they board: lines to a timetable, and classes of trains, ships and ferries. */
export const serviceTable = {
  name: "services",
  row: "ServiceRow",
  doc: "What goods wait for ([timetables](timetables.md)): lines, which name their links, and classes of service, which name a mode, such as container trains. A row gives the figure `services.<id>.wait`, the mean wait for a departure.",
  columns: {
    id: { type: "id", required: true, doc: "a name of letters, digits and underscores, used once" },
    links: {
      type: "references",
      to: "serviceLink",
      doc: "the links a line runs over, in order, each beginning where the one before ends",
    },
    exclusive: {
      type: "flag",
      doc: "whether nothing else runs over the links of the line: undated routes then wait for it at its first link",
    },
    mode: {
      type: "word",
      words: modes as readonly Mode[],
      doc: "in place of links, for a class of service: goods wait where they go on board of this mode",
    },
    countries: {
      type: "references",
      to: "country",
      doc: "of a class: countries where goods board; all when empty",
    },
    places: { type: "references", to: "place", doc: "of a class: places where goods board; all when empty" },
    zone: { type: "special", doc: "time zone of the departures" },
    departures: { type: "special", doc: "days and times at the first link, e.g. `mon 06:00; thu 18:00`" },
    headway: {
      type: "special",
      doc: "time between departures, where no days are known: an amount in h, above 0",
    },
    headwayCv: {
      type: "amount",
      unit: "1",
      doc: "coefficient of variation of the time between departures: irregular ones make the mean wait `headway * (1 + headwayCv^2) / 2`; 0 when empty",
    },
    cutOff: { type: "amount", unit: "h", doc: "time before departure by which goods must be there" },
    capacity: {
      type: "special",
      doc: "what one departure carries: an amount in TEU, wagon or t, or these per train",
    },
    duration: {
      type: "special",
      doc: "amounts in h: one over all links, or one a link, separated by semicolons; the links' own when empty",
    },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when empty",
    },
    calendar: {
      type: "reference",
      to: "calendar",
      doc: "opening hours: what would depart while it is shut does not run",
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
  oneOf: [{ fields: ["links", "mode"], expected: "the links of a line, or the mode of a class of service" }],
  example: {
    id: "coaster",
    links: "sea-dalan--elis",
    zone: "+03:30",
    departures: "mon 06:00; thu 18:00",
    kind: "assumed",
  },
} as const;
