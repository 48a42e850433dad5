/** Definition of `services.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";

/** What runs to a timetable: trains, ferries, ships. */
export const serviceTable = {
  name: "services",
  row: "ServiceRow",
  doc: "Trains, ferries and ships that run to a timetable ([timetables](timetables.md)). A row gives the figure `services.<id>.wait`, the mean wait for a departure.",
  columns: {
    id: { type: "id", required: true, doc: "a name of letters, digits and underscores, used once" },
    links: {
      type: "references",
      to: "serviceLink",
      required: true,
      doc: "the links it runs over, in order, each beginning where the one before ends",
    },
    zone: { type: "special", doc: "time zone of the departures" },
    departures: { type: "special", doc: "days and times at the first link, e.g. `mon 06:00; thu 18:00`" },
    headway: {
      type: "special",
      doc: "time between departures, where no days are known: an amount in h, above 0",
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
  example: {
    id: "coaster",
    links: "sea-dalan--elis",
    zone: "+03:30",
    departures: "mon 06:00; thu 18:00",
    kind: "assumed",
  },
} as const;
