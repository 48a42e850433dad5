/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const study: Rule = {
  network: {
    places: "list",
    links: "list",
    figures: "list",
    tariffs: "list",
    timings: "list",
    emissionFactors: "list",
    operations: "list",
    crossings: "list",
    stations: "list",
    flows: "list",
    calendars: "list",
    services: "list",
    "...": "any",
  },
  commodities: "list",
  questions: "list",
  sources: "list",
  observations: "list",
  flows: "list",
  choice: "list",
  totals: "list",
  margins: "list",
  scenarios: "map",
  warnings: "list",
  "...": "any",
};
const calendar: Rule = { windows: "list", closed: "list", special: "list", "...": "any" };

export const byRangesArguments: Arguments = { study: study };
export const openingsArguments: Arguments = { calendar: calendar, from: "number", to: "number" };
