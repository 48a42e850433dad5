// Writes the reference of edits in docs/guide/scenarios.md from the definitions of the edits.
import { Document, isCollection, visit } from "yaml";
import type { Bounds } from "../../src/base/index.ts";
import { figureFields } from "../../src/scenario/documentFields.ts";
import { commonFields } from "../../src/scenario/editDefinition.ts";
import { edits } from "../../src/scenario/edits/index.ts";
import type { FieldForm, FieldsByName } from "../../src/scenario/fields.ts";

/** The generated part of the page: the fields of a figure and of every edit, with an example of each. */
export async function editReference(): Promise<string> {
  const overview = Object.values(edits).map(
    ({ type, doc }) => `| [\`${type}\`](#${type.toLowerCase()}) | ${doc} |`,
  );
  const sections = Object.values(edits).map(
    ({ type, doc, fields, example }) =>
      `### \`${type}\`\n\n${doc}\n\n${fieldTable(fields)}\n\n\`\`\`yaml\n${yaml(example)}\`\`\`\n`,
  );
  return [
    `| edit | what it does |\n| --- | --- |\n${overview.join("\n")}\n`,
    `Every edit may also have these fields:\n\n${fieldTable(commonFields)}\n`,
    `### Figures\n\nA figure has these fields:\n\n${fieldTable(figureFields)}\n`,
    ...sections,
  ].join("\n");
}

function fieldTable(fields: FieldsByName): string {
  return ["| field | holds | meaning |", "| --- | --- | --- |", ...rows(fields, "")].join("\n");
}

function rows(fields: FieldsByName, path: string): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const must = field.optional ? "" : ", required";
    const row = `| \`${path}${name}\` | ${holds(field)}${must} | ${field.doc} |`;
    return field.form === "group" ? [row, ...rows(field.fields, `${path}${name}.`)] : [row];
  });
}

function holds(field: FieldForm): string {
  switch (field.form) {
    case "text":
    case "filledText":
      return "text";
    case "id":
      return "id";
    case "newId":
      return "id";
    case "oneOrMore":
      return `${field.of}, or list of ${field.of}s`;
    case "number":
      return [field.bounds?.whole ? "whole number" : "number", range(field.bounds)]
        .filter((part) => part !== "")
        .join(" ");
    case "date":
      return field.orId === true ? "date, or country" : "date";
    case "yesNo":
      return "`true` or `false`";
    case "constant":
      return `\`${field.value}\``;
    case "oneOf":
      return alternatives(field.words);
    case "list":
      return field.of.form === "oneOf"
        ? `list of words: ${alternatives(field.of.words)}`
        : `list of ${holds(field.of).replace(/^(id|text|number)/, "$1s")}`;
    case "figure":
    case "amount":
      return field.unit === undefined ? field.form : `${field.form}, \`${field.unit}\``;
    case "cell":
      return "cell";
    case "row":
      return "columns and cells";
    case "group":
      return "fields";
    case "edits":
      return "list of edits";
  }
}

function alternatives(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

function range({ least, above, most }: Bounds = {}): string {
  if (above !== undefined) return `above ${above}`;
  return least === undefined || most === undefined ? "" : `from ${least} to ${most}`;
}

/** An edit as in a list of edits; what is short within it is on one line. */
function yaml(edit: object): string {
  const document = new Document([edit]);
  visit(document, {
    Collection(_, node, path) {
      if (path.length > 2 && isCollection(node) && JSON.stringify(node).length < 90) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 }).replaceAll(/\[ (.*?) \]/g, "[$1]");
}
