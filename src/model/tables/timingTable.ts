/** Definition of `timings.csv`. */

import { type Mode, modes } from "../network/modes.ts";

/** How long carriage takes. */
export const timingTable = {
  name: "timings",
  row: "Timing",
  doc: "How long carriage takes; of several rows the most specific counts.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    mode: { type: "word", words: modes as readonly Mode[], required: true, doc: "mode of the links" },
    countries: { type: "references", to: "country", doc: "countries of the links; all when empty" },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when empty",
    },
    links: { type: "references", to: "linkRow", doc: "rows of links; all when empty" },
    running: {
      type: "amount",
      unit: "km/h",
      bounds: { above: 0 },
      or: "link",
      component: "running",
      doc: "speed while moving; `link` for the link's own",
    },
    commercial: {
      type: "amount",
      unit: "km/h",
      bounds: { above: 0 },
      component: "stops",
      doc: "speed with line and yard stops; where it is below the running speed, the difference is time at stops",
    },
    drivingHours: {
      type: "amount",
      unit: "h",
      bounds: { above: 0, most: 24 },
      component: "rest",
      doc: "hours a vehicle is driven a day; the rest of the day is rest, on trips of more than one driving day",
    },
    duration: {
      type: "amount",
      unit: "h",
      component: "running",
      doc: "time for the whole link, in place of length over speed",
    },
    waiting: { type: "amount", unit: "h", component: "waiting", doc: "wait for a departure, once a link" },
    note: { type: "text", doc: "why, in words" },
  },
  oneOf: [{ fields: ["running", "duration"], expected: "a running speed or a duration" }],
  example: {
    id: "road-bb",
    mode: "road",
    countries: "BB",
    running: "road.speed * 0.8",
    drivingHours: "road.hours",
  },
} as const;
