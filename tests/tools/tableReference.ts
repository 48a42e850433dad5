// Writes the reference of study.yaml and of the tables in docs/guide/study.md from their definitions.
import { boundsText } from "../../src/base/index.ts";
import { studyJsonSchema } from "../../src/io/index.ts";
import { type Column, columnName, type Reference, studyTables, type Table } from "../../src/model/index.ts";
import { furtherExamples } from "../../src/model/tables/furtherExamples.ts";

/** The generated part of the page: the fields of `study.yaml`, then every table with an example row. */
export async function tableReference(): Promise<string> {
  return [
    "## study.yaml\n",
    schemaTable(studyJsonSchema()),
    "\n## Tables\n",
    ...studyTables.map(section),
  ].join("\n");
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

function schemaTable(schema: Schema): string {
  return ["| field | holds | meaning |", "| --- | --- | --- |", ...schemaRows(schema, "")].join("\n");
}

function schemaRows({ properties = {}, required = [] }: Schema, path: string): string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    if (name === "$schema") return [];
    const isList = field.items?.properties !== undefined;
    const must = required.includes(name) ? ", required" : "";
    const row = `| \`${path}${name}\` | ${schemaHolds(field)}${must} | ${sentence(field.description ?? "")} |`;
    const inner = isList ? (field.items as Schema) : field;
    return [row, ...schemaRows(inner, `${path}${name}${isList ? "[]" : ""}.`)];
  });
}

function schemaHolds({ type, items, ...field }: Schema): string {
  if (field.const !== undefined) return `\`${field.const}\``;
  if (field.enum !== undefined) return field.enum.length > 6 ? "a word" : alternatives(field.enum);
  if (type === "array") return items?.properties === undefined ? "list" : "list of fields";
  return (
    { string: "text", boolean: "`true` or `false`", object: "fields", number: "number" }[type ?? ""] ?? ""
  );
}

function section({ name, doc, columns, example }: Table): string {
  const rows = Object.entries(columns).map(([field, column]) => {
    const must = { true: ", required", column: ", column required" }[String(column.required)] ?? "";
    return `| \`${columnName(field)}\` | ${holds(column)}${must} | ${sentence(column.doc)} |`;
  });
  const examples = [example, ...furtherExamples[name as keyof typeof furtherExamples]];
  const csv = examples.map((example) => {
    const header = Object.keys(example).map(columnName).join(",");
    return `\`\`\`csv\n${header}\n${Object.values(example).map(cell).join(",")}\n\`\`\``;
  });
  return [
    `### \`${name}.csv\`\n\n${doc}\n`,
    "| column | holds | meaning |\n| --- | --- | --- |",
    ...rows,
    `\n${csv.join("\n\n")}\n`,
  ].join("\n");
}

function holds(column: Column): string {
  switch (column.type) {
    case "word":
      return alternatives(column.words);
    case "words":
      return `list of ${column.words.map(code).join(", ")}`;
    case "flag":
      return "`yes` or `no`";
    case "reference":
      return named[column.to];
    case "references":
      return `list: ${named[column.to]}`;
    case "number": {
      const { least, above, most, whole } = column.bounds ?? {};
      const unit = column.unit === undefined ? "" : ` in ${column.unit}`;
      const kind = whole === true ? "whole number" : "number";
      if (least !== undefined && most !== undefined) return `${kind}${unit} from ${least} to ${most}`;
      return `${kind}${unit}${above === undefined ? "" : ` above ${above}`}`;
    }
    case "amount": {
      const bounds =
        column.bounds === undefined ? "" : `, ${boundsText(column.bounds).replace("a finite number ", "")}`;
      return `amount, ${code(column.unit)}${bounds}${column.or === undefined ? "" : ` or ${code(column.or)}`}`;
    }
    case "special":
      return "text";
    case "url":
      return "web address";
    default:
      return column.type;
  }
}

/** What references are called in the guide. */
const named: Readonly<Record<Reference, string>> = {
  source: "id of a source",
  calendar: "id of a calendar",
  place: "ids of places",
  placeOrLink: "ids of places or link rows",
  placeOrCountry: "ids of places or country codes",
  linkEnd: "id of a place",
  country: "country codes",
  commodity: "id of a commodity",
  commodityName: "names of commodities",
  borderCrossing: "id of a border crossing",
  crossingOrFerry: "ids of crossings or ferry links",
  side: "country code",
  linkRow: "ids of link rows",
  serviceLink: "ids of links",
  stationPlace: "ids of places or link rows",
  zonePlace: "id of a place",
  end: "place, with its side at a border",
};

function alternatives(words: readonly string[]): string {
  return `${words.slice(0, -1).map(code).join(", ")} or ${code(words.at(-1) ?? "")}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return /[,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function sentence(text: string): string {
  return text === "" ? "" : `${text[0]?.toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
