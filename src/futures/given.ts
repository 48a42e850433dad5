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
const correlation: Rule = { names: "list", matrix: "list", "...": "any" };
const finishedParts: Rule = { read: "function", write: "function", "...": "any" };
const route: Rule = {
  from: { place: "text", "...": "any" },
  to: { place: "text", "...": "any" },
  links: "list",
  steps: "list",
  totals: { money: "object", time: "object", co2e: "object", "...": "any" },
  "...": "any",
};

export const analyseArguments: Arguments = {
  study: studyOrModel,
  query: {
    base: scenarioOrId,
    scenario: scenarioOrId,
    "measure?": "text",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
  options: {
    futures: "number",
    "seed?": "any",
    "ways?": "yesNo",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const breakEvenArguments: Arguments = {
  study: studyOrModel,
  figures: ["text"],
  query: {
    base: scenarioOrId,
    scenario: scenarioOrId,
    "measure?": "text",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
  "options?": {
    "target?": "number",
    "ranges?": "list",
    "points?": "number",
    "ways?": "yesNo",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const compareArguments: Arguments = {
  studyOrModel: studyOrModel,
  base: scenarioOrId,
  scenario: { either: [scenarioOrId, [scenarioOrId]], expected: "a scenario, or a list of scenarios" },
  "options?": {
    "year?": "any",
    "futures?": "number",
    "seed?": "any",
    "design?": "text",
    "components?": "yesNo",
    "payees?": "yesNo",
    "amounts?": [{ name: "text", includes: "function", "squared?": "yesNo", "...": "any" }],
    "correlation?": correlation,
    "halfWidth?": "number",
    "finished?": finishedParts,
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const discoverArguments: Arguments = {
  study: studyOrModel,
  query: {
    base: scenarioOrId,
    scenario: scenarioOrId,
    "measure?": "text",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
  options: {
    futures: "number",
    "seed?": "any",
    "threshold?": "number",
    "ways?": "yesNo",
    "onProgress?": "function",
    "signal?": "object",
    "coverage?": "number",
    "peel?": "number",
    "mass?": "number",
  },
};
export const explainArguments: Arguments = { winner: route, rival: route };
export const sensitivityArguments: Arguments = {
  study: studyOrModel,
  query: {
    base: scenarioOrId,
    scenario: scenarioOrId,
    "measure?": "text",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
  options: {
    method: "text",
    "points?": "number",
    "seed?": "any",
    "ways?": "yesNo",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const switchingValueArguments: Arguments = {
  study: studyOrModel,
  figure: "text",
  query: {
    "target?": "number",
    base: scenarioOrId,
    scenario: scenarioOrId,
    "measure?": "text",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
  "options?": {
    "low?": "number",
    "high?": "number",
    "ways?": "yesNo",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const switchingValuesArguments: Arguments = {
  study: studyOrModel,
  query: {
    "target?": "number",
    base: scenarioOrId,
    scenario: scenarioOrId,
    "measure?": "text",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
  "options?": { "ways?": "yesNo", "onProgress?": "function", "signal?": "object" },
};
export const timeVariabilityArguments: Arguments = {
  studyOrModel: studyOrModel,
  query: {
    base: scenarioOrId,
    scenario: scenarioOrId,
    "measure?": "text",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
  options: {
    "ways?": "yesNo",
    "onProgress?": "function",
    "signal?": "object",
    futures: "number",
    "seed?": "any",
  },
};
export const weighArguments: Arguments = {
  study: studyOrModel,
  query: {
    options: [scenarioOrId],
    "measure?": "text",
    "charges?": "any",
    commodity: "text",
    "from?": "text",
    "to?": "text",
    "year?": "any",
  },
  options: {
    futures: "number",
    "seed?": "any",
    "ways?": "yesNo",
    "onProgress?": "function",
    "signal?": "object",
  },
};
