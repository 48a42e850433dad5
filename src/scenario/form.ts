/** The form of scenario files: a check of documents, and JSON Schema, both made from the definitions of the edits. */
import * as z from "zod";
import {
  type Bounds,
  type FieldPath,
  InputError,
  idPattern,
  idRule,
  type Problem,
  type ProblemLocation,
  schemaProblems,
} from "../base/index.ts";
import { amountDoc, cellDoc, dateDoc, figureDoc, figureFields, scenarioFields } from "./documentFields.ts";
import { commonFields } from "./editDefinition.ts";
import { edits } from "./edits/index.ts";
import type { Field, FieldForm, FieldsByName } from "./fields.ts";
import type { Scenario } from "./scenario.ts";

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

/** JSON Schema (draft 2020-12) of scenario files, for editors: made from the definitions that also check them. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return { $id: "urn:karvan:schema:scenario:1", ...z.toJSONSchema(scenarioSchema, { io: "input" }) };
}

const id = z.string().min(1).max(128);
const year = z.number().int().min(1900).max(2200);
const dateText = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a year such as 2029, or a date such as 2029-07-01");

function schemaOf(field: Field): z.ZodType {
  const schema = formOf(field).describe(field.doc);
  return field.optional ? schema.optional() : schema;
}

function formOf(field: FieldForm): z.ZodType {
  switch (field.form) {
    case "text":
      return z.string();
    case "filledText":
      return z.string().min(1);
    case "id":
      return id;
    case "newId":
      return z.string().regex(idPattern, idRule);
    case "oneOrMore":
      return z.union([id, z.array(id).min(1)]);
    case "number":
      return numberWithin(field.bounds);
    case "date":
      return field.orId === true ? z.union([year, id, figure]) : date;
    case "yesNo":
      return z.boolean();
    case "constant":
      return z.literal(field.value);
    case "oneOf":
      return z.enum(field.words);
    case "list":
      return z.array(formOf(field.of));
    case "figure":
      return figure;
    case "amount":
      return amount;
    case "cell":
      return cell;
    case "row":
      return z.record(z.string(), cell);
    case "group":
      return z.strictObject(shapeOf(field.fields));
    case "edits":
      return z.array(edit);
  }
}

function numberWithin({ least, above, most, whole }: Bounds = {}): z.ZodNumber {
  let schema = whole === true ? z.number().int() : z.number();
  if (least !== undefined) schema = schema.min(least);
  if (above !== undefined) schema = schema.gt(above);
  if (most !== undefined) schema = schema.max(most);
  return schema;
}

function shapeOf(fields: FieldsByName): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));
}

function editSchema({ type, doc, fields }: { type: string; doc: string; fields: FieldsByName }): z.ZodObject {
  const shape = { type: z.literal(type), ...shapeOf({ ...commonFields, ...fields }) };
  return z.strictObject(shape).describe(doc);
}

const figure = z.strictObject(shapeOf(figureFields)).meta({ id: "karvanFigure", description: figureDoc });
const date = z.union([year, dateText, figure]).meta({ id: "karvanDate", description: dateDoc });
const amount = z.union([z.string().min(1), figure]).describe(amountDoc);

const cell = z
  .union([z.string().min(1), z.number(), z.boolean(), z.array(z.string()), figure])
  .meta({ id: "karvanCell", description: cellDoc });

const edit = z.discriminatedUnion(
  "type",
  Object.values(edits).map(editSchema) as [z.ZodObject, ...z.ZodObject[]],
);

const scenarioSchema: z.ZodType = z
  .strictObject(shapeOf(scenarioFields))
  .describe("A Karvan scenario: ordered edits to a base that never changes");
