// The verb `schema`: the JSON Schema of scenario and study files.
import { studyJsonSchema } from "../../io/index.ts";
import { scenarioJsonSchema } from "../../scenario/index.ts";
import { UsageError } from "../failure.ts";
import { documentJson } from "../output.ts";

/** Prints the JSON Schema of a kind of document. */
export function schemaCommand(document: string): void {
  if (document !== "scenario" && document !== "study") {
    throw new UsageError(`document: expected scenario or study, got ${JSON.stringify(document)}`);
  }
  documentJson(document === "scenario" ? scenarioJsonSchema() : studyJsonSchema());
}
