/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const studyFiles: Rule = { files: "map", "...": "any" };
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
const studyOrModel: Rule = {
  either: [{ study: study, "...": "any" }, study],
  expected: "a study, as readStudy gives it, or a model made of one",
};

export const alternativesArguments: Arguments = {
  study: studyOrModel,
  scenario: scenarioOrId,
  query: { count: "number", from: "text", to: "text", commodity: "text", "least?": "text", "year?": "any" },
};
export const checkStudyArguments: Arguments = { layers: [studyFiles] };
export const checkStudyFolderArguments: Arguments = { folder: "text" };
export const compileArguments: Arguments = {
  study: study,
  scenarios: [scenarioOrId],
  "options?": { "commodities?": ["text"] },
};
export const departuresArguments: Arguments = {
  study: studyOrModel,
  scenario: scenarioOrId,
  query: {
    "spanHours?": "number",
    "stepHours?": "number",
    depart: "text",
    "horizonDays?": "number",
    from: "text",
    to: "text",
    commodity: "text",
    "year?": "any",
  },
};
export const earliestArrivalArguments: Arguments = {
  study: studyOrModel,
  scenario: scenarioOrId,
  query: {
    depart: "text",
    "horizonDays?": "number",
    from: "text",
    to: "text",
    commodity: "text",
    "year?": "any",
  },
};
export const frontierArguments: Arguments = {
  study: studyOrModel,
  scenario: scenarioOrId,
  query: { from: "text", to: "text", commodity: "text", "year?": "any" },
};
export const liveGraphArguments: Arguments = {
  study: studyOrModel,
  scenario: scenarioOrId,
  commodity: "text",
};
export const routeArguments: Arguments = {
  study: studyOrModel,
  scenario: scenarioOrId,
  query: {
    from: "text",
    to: "text",
    commodity: "text",
    "least?": "text",
    "year?": "any",
    "via?": "text",
    "avoid?": ["text"],
    "modes?": ["text"],
  },
};
export const skimArguments: Arguments = {
  study: studyOrModel,
  scenario: scenarioOrId,
  query: { origins: ["text"], destinations: ["text"], commodity: "text", "least?": "text", "year?": "any" },
};
export const transfersArguments: Arguments = { route: { steps: "list", "...": "any" } };
export const validateArguments: Arguments = { study: study };
