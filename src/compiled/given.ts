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
const scenarioOrId: Rule = {
  either: ["text", "object"],
  expected: "the id of a scenario, or a scenario document",
};

export const compileStudyArguments: Arguments = {
  study: study,
  "scenarios?": [scenarioOrId],
  "options?": { "year?": "any" },
};
