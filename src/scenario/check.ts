import * as z from "zod";
import {
  type FieldPath,
  InputError,
  type Problem,
  type ProblemLocation,
  schemaProblems,
} from "../base/index.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioSchema } from "./schema.ts";

/**
 * Everything wrong with the form of a scenario document; names it uses are checked when it is applied to a study.
 *
 * @param where - File, line and column of a path, when the document comes from a file.
 */
export function checkScenario(input: unknown, where?: (path: FieldPath) => ProblemLocation): Problem[] {
  return schemaProblems(scenarioSchema, input, where);
}

/**
 * The scenario in a document.
 *
 * @throws InputError with every problem of its form.
 */
export function parseScenario(input: unknown): Scenario {
  const problems = checkScenario(input);
  if (problems.length > 0) throw new InputError(problems);
  return input as Scenario;
}

/** JSON Schema (draft 2020-12) of scenario files, for editors: made from the definition that also checks them. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return { $id: "urn:karvan:schema:scenario:1", ...z.toJSONSchema(scenarioSchema, { io: "input" }) };
}
