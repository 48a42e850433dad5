// Writes the TypeScript types of scenarios from the definitions of their fields and edits.

import {
  amountDoc,
  cellDoc,
  dateDoc,
  figureDoc,
  figureFields,
  scenarioFields,
} from "../../src/scenario/documentFields.ts";
import { commonFields } from "../../src/scenario/editDefinition.ts";
import { edits } from "../../src/scenario/edits/index.ts";
import type { FieldForm, FieldsByName } from "../../src/scenario/fields.ts";

/** Where the types are kept. */
export const scenarioTypesFile = "src/scenario/scenario.ts";

const longestLine = 110;

/** Types that fields may have. */
const typeNames = [
  "AmountField",
  "Crossing",
  "Evidence",
  "Figure",
  "Link",
  "Operation",
  "operationTable",
  "Place",
  "TableRows",
  "Tariff",
  "Traffic",
  "Zone",
];

/** The text of the file. */
export function scenarioTypes(): string {
  const types = Object.values(edits).map(({ type, doc, fields }) => {
    const literal = { form: "oneOf", type: JSON.stringify(type), words: [], doc: "" } as const;
    return `${comment(doc, 1)}  ${type}: ${objectType({ type: literal, ...fields, ...commonOf(fields) }, 1)};\n`;
  });
  const body = [
    declared(figureDoc, `interface FigureInput ${objectType(figureFields, 0)}`),
    declared(amountDoc, "type AmountInput = string | FigureInput;"),
    declared(cellDoc, "type CellInput = AmountInput | number | boolean | string[];"),
    declared(dateDoc, "type DateInput = number | string | FigureInput;"),
    declared("All types of edits, by name.", `interface Edits {\n${types.join("\n")}}`),
    declared("One change that a scenario makes.", "type Edit = Edits[keyof Edits];"),
    declared(
      "A scenario as stored, in YAML or JSON: ordered edits to a base that never changes.",
      `interface Scenario ${objectType(scenarioFields, 0)}`,
    ),
  ].join("\n");
  const used = typeNames.filter((name) => new RegExp(`: [^;]*\\b${name}\\b`).test(body));
  const head =
    "/** The types of scenarios and edits. Written by `npm run schema` from the definitions in this folder: do not edit. */";
  return [
    head,
    `import type {
${used
  .map(
    (name) => `  ${name},
`,
  )
  .join("")}} from "../model/index.ts";`,
    "",
    body,
  ].join("\n");
}

/** The common fields, but those that an edit has of its own. */
function commonOf(fields: FieldsByName): FieldsByName {
  return Object.fromEntries(Object.entries(commonFields).filter(([name]) => !Object.hasOwn(fields, name)));
}

function declared(doc: string, declaration: string): string {
  return `${comment(doc, 0)}export ${declaration}\n`;
}

function objectType(fields: FieldsByName, depth: number): string {
  const inner = "  ".repeat(depth + 1);
  const lines = Object.entries(fields).map(([name, field]) => {
    const type = typeOf(field, depth + 1);
    const stated = field.optional ? `${name}?: ${type} | undefined` : `${name}: ${type}`;
    return `${comment(field.doc, depth + 1)}${inner}${stated};\n`;
  });
  return `{\n${lines.join("")}${"  ".repeat(depth)}}`;
}

function typeOf(field: FieldForm, depth: number): string {
  switch (field.form) {
    case "text":
    case "filledText":
    case "id":
    case "newId":
      return "string";
    case "oneOrMore":
      return "string | string[]";
    case "number":
      return "number";
    case "date":
      return "DateInput";
    case "yesNo":
      return "boolean";
    case "constant":
      return String(field.value);
    case "oneOf":
      return field.type;
    case "list":
      return `${typeOf(field.of, depth)}[]`;
    case "figure":
      return "FigureInput";
    case "amount":
      return "AmountInput";
    case "cell":
      return "CellInput";
    case "row":
      return "Record<string, CellInput>";
    case "group":
      return objectType(field.fields, depth);
    case "edits":
      return "Edit[]";
  }
}

/** A doc comment, over several lines where one is too short. */
function comment(doc: string, depth: number): string {
  if (doc === "") return "";
  const indent = "  ".repeat(depth);
  const single = `${indent}/** ${doc} */`;
  if (single.length <= longestLine) return `${single}\n`;
  const lines = [`${indent} *`];
  for (const word of doc.split(" ")) {
    const last = lines[lines.length - 1] as string;
    if (last.length + 1 + word.length > longestLine) lines.push(`${indent} * ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return `${[`${indent}/**`, ...lines, `${indent} */`].join("\n")}\n`;
}
