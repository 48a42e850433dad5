/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const studyFiles: Rule = { files: "map", "...": "any" };
const scenarioOrId: Rule = {
  either: ["text", "object"],
  expected: "the id of a scenario, or a scenario document",
};
const gmnsFiles: Rule = { nodes: "text", "...": "any" };
const namedText: Rule = { file: "text", "...": "any" };

export const loadStudyArguments: Arguments = { folder: "text" };
export const readDimacsArguments: Arguments = {
  graph: namedText,
  "coordinates?": namedText,
  "options?": { "largest?": "number" },
};
export const readGmnsArguments: Arguments = { files: gmnsFiles, cost: "text" };
export const readStudyArguments: Arguments = { layers: [studyFiles] };
export const readTntpArguments: Arguments = {
  net: namedText,
  cost: "text",
  "options?": { "largest?": "number" },
};
export const scenarioTextArguments: Arguments = { scenario: scenarioOrId };
export const writeScenarioArguments: Arguments = {
  folder: "text",
  scenario: scenarioOrId,
  "options?": { "replace?": "yesNo" },
};
