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
const studyOrModel: Rule = {
  either: [{ study: study, "...": "any" }, study],
  expected: "a study, as readStudy gives it, or a model made of one",
};
const scenarioOrId: Rule = {
  either: ["text", "object"],
  expected: "the id of a scenario, or a scenario document",
};
const shipment: Rule = { crossings: "list", "...": "any" };
const operationPlan: Rule = { sources: "list", itineraries: "list", stations: "list", "...": "any" };

export const facilitationIndicatorsArguments: Arguments = { ledger: [shipment] };
export const logLinesArguments: Arguments = { log: "object" };
export const operateArguments: Arguments = {
  studyOrModel: studyOrModel,
  scenario: scenarioOrId,
  "options?": {
    "year?": "any",
    "from?": "text",
    "days?": "number",
    "warmUpDays?": "number",
    "replications?": "number",
    "seed?": "any",
    "log?": "object",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const readLogLinesArguments: Arguments = { lines: "any" };
export const replayArguments: Arguments = { log: "object", "level?": "number" };
export const runPlanArguments: Arguments = {
  plan: operationPlan,
  "options?": { "level?": "number", "log?": "object", "onProgress?": "function", "signal?": "object" },
};
export const runPlanAsyncArguments: Arguments = {
  plan: operationPlan,
  "options?": { "level?": "number", "log?": "object", "onProgress?": "function", "signal?": "object" },
};
