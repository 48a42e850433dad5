/** Definition of `calendars.csv`. */

import { type FigureKind, kinds } from "../figures/figure.ts";

/** Opening hours of crossings, services and stations. */
export const calendarTable = {
  name: "calendars",
  row: "CalendarRow",
  doc: "Opening hours. Several rows of one id are one calendar.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the calendar" },
    zone: {
      type: "special",
      doc: "time zone: an IANA name, or an offset such as `+03:30`; `+00:00` when absent",
    },
    days: { type: "special", doc: "days of the week, e.g. `mon-fri`; every day when absent" },
    hours: {
      type: "special",
      required: "column",
      doc: "opening hours, e.g. `08:00-18:00`, over midnight `18:00-08:00+1`",
    },
    closed: { type: "special", doc: "closed days, e.g. `2026-08-01..2026-08-25`, every year `--03-21`" },
    special: {
      type: "special",
      doc: "days with hours of their own, e.g. `2026-03-22 09:00-13:00`; others after a semicolon",
    },
    unbroken: { type: "flag", doc: "whether what is begun must be finished before it shuts" },
    kind: {
      type: "word",
      words: kinds as readonly FigureKind[],
      required: true,
      doc: "how the hours are known",
    },
    source: {
      type: "reference",
      to: "source",
      whenSourced: "kind",
      doc: "where they were read; needed when `kind` is `sourced`",
    },
    note: { type: "text", doc: "why, in words" },
  },
  idsRepeat: true,
  example: { id: "barda-hours", zone: "+03:30", days: "mon-sat", hours: "07:00-19:00", kind: "assumed" },
} as const;
