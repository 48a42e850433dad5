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
const linkedRoute: Rule = { links: "list", lengths: "list", "...": "any" };

export const calibrateArguments: Arguments = {
  study: studyOrModel,
  "options?": {
    "scenario?": "text",
    "members?": "number",
    "passes?": "number",
    "seed?": "any",
    "routes?": "number",
    "modelError?": { "amounts?": "number", "shares?": "number", "...": "any" },
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const elasticitiesArguments: Arguments = {
  utilities: "list",
  parts: "list",
  "options?": { "sizes?": "list", "overlap?": "number", "nests?": ["text"], "nest?": "any" },
};
export const estimateArguments: Arguments = {
  study: studyOrModel,
  "options?": { "scenario?": scenarioOrId, "friction?": "number", "least?": "number" },
};
export const flowsArguments: Arguments = {
  study: studyOrModel,
  scenarios: [scenarioOrId],
  "options?": {
    "futures?": "number",
    "seed?": "any",
    "design?": { type: "text", "points?": "number", "...": "any" },
    "year?": "any",
    "routes?": "number",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const furnessArguments: Arguments = {
  seed: ["list"],
  rows: ["number"],
  columns: ["number"],
  "options?": { "tolerance?": "number", "rounds?": "number" },
};
export const gravityArguments: Arguments = {
  costs: ["list"],
  rows: ["number"],
  columns: ["number"],
  options: { "spread?": "number", "power?": "number", "tolerance?": "number", "rounds?": "number" },
};
export const logitArguments: Arguments = {
  utilities: "list",
  "options?": { "sizes?": "list", "overlap?": "number" },
};
export const logsumArguments: Arguments = {
  utilities: "list",
  "options?": { "sizes?": "list", "overlap?": "number", "nests?": ["text"], "nest?": "any" },
};
export const nestedLogitArguments: Arguments = {
  utilities: "list",
  options: { nests: ["text"], nest: "any", "sizes?": "list", "overlap?": "number" },
};
export const pathSizeArguments: Arguments = { routes: [linkedRoute] };
