import { studyJsonSchema } from "../../src/io/index.ts";
import { scenarioJsonSchema } from "../../src/scenario/index.ts";

/** Where the JSON Schemas of documents are kept. */
export const schemaFolder = "docs/schema";

/** The JSON Schemas as files: name to text. */
export const schemaFiles: ReadonlyMap<string, string> = new Map(
  Object.entries({ scenario: scenarioJsonSchema(), study: studyJsonSchema() }).map(([document, schema]) => [
    `${document}.schema.json`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]),
);
