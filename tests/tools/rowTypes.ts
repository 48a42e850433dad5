// Writes the TypeScript types of the rows of tables from the definitions of the tables.
import { shapes } from "../../src/base/index.ts";
import { kinds, roles } from "../../src/model/figures/figure.ts";
import { type Column, studyTables, type Table } from "../../src/model/index.ts";
import { borderModes, modes } from "../../src/model/network/modes.ts";
import { placeKinds } from "../../src/model/network/placeKinds.ts";
import { vehicleKinds } from "../../src/model/network/vehicleKinds.ts";
import { operationKinds, stationKinds, statuses, traffics } from "../../src/model/network/words.ts";
import { observationMeasures, observationUses } from "../../src/model/tables/observationWords.ts";

/** Where the types are kept. */
export const rowTypesFile = "src/model/tables/tableRows.ts";

/** Types of words, with the file of each. */
const vocabularies: readonly { words: readonly string[]; type: string; file: string }[] = [
  { words: shapes, type: "RangeShape", file: "../../base/index.ts" },
  { words: kinds, type: "FigureKind", file: "../figures/figure.ts" },
  { words: roles, type: "FigureRole", file: "../figures/figure.ts" },
  { words: borderModes, type: "BorderMode", file: "../network/modes.ts" },
  { words: modes, type: "Mode", file: "../network/modes.ts" },
  { words: placeKinds, type: "PlaceKind", file: "../network/placeKinds.ts" },
  { words: vehicleKinds, type: "VehicleKind", file: "../network/vehicleKinds.ts" },
  { words: traffics, type: "Traffic", file: "../network/words.ts" },
  { words: statuses, type: "LinkStatus", file: "../network/words.ts" },
  { words: operationKinds, type: "OperationKind", file: "../network/words.ts" },
  { words: observationMeasures, type: "ObservationMeasure", file: "./observationWords.ts" },
  { words: observationUses, type: "ObservationUse", file: "./observationWords.ts" },
  { words: stationKinds, type: "StationKind", file: "../network/words.ts" },
];

/** The text of the file. */
export function rowTypes(): string {
  const rows = studyTables.map(
    (table) => `${comment(tableDoc(table), 0)}export interface ${table.row} ${fields(table)}`,
  );
  const names = studyTables.map(({ name, row }) => `  readonly ${name}: ${row};`);
  const index = `/** The type of the rows of each table. */\nexport interface TableRows {\n${names.join("\n")}\n}\n`;
  const files = [...new Set(["../figures/amount.ts", ...vocabularies.map(({ file }) => file)])].sort();
  const imports = files.map((file) => {
    const types = vocabularies.filter((known) => known.file === file).map(({ type }) => type);
    return `import type { ${(types.length === 0 ? ["Amount"] : types).sort().join(", ")} } from "${file}";`;
  });
  const head =
    "/** The types of rows of tables. Written by `npm run schema` from the definitions in this folder: do not edit. */";
  return [head, imports.join("\n"), "", [...rows, index].join("\n")].join("\n");
}

function tableDoc({ name, doc }: Table): string {
  const plain = doc.replace(/ ?\(\[[^\]]*\]\([^)]*\)\)/g, "");
  return `A row of \`${name}.csv\`: ${plain[0]?.toLowerCase()}${plain.slice(1)}`;
}

function fields({ columns }: Table): string {
  const lines = Object.entries(columns).flatMap(([field, column]) => {
    if (column.type === "special") return [];
    const mark = isFilled(column) ? "" : "?";
    return `${comment(columnDoc(column), 1)}  readonly ${field}${mark}: ${typeOf(column)};\n`;
  });
  return `{\n${lines.join("")}}\n`;
}

/** Whether a column fills its field in every row: a list may be empty, and so may a text whose column is required. */
function isFilled({ type, required }: Column): boolean {
  return (
    required === true ||
    type === "words" ||
    type === "references" ||
    (type === "text" && required === "column")
  );
}

function typeOf(column: Column): string {
  switch (column.type) {
    case "amount":
      return column.or === undefined ? "Amount" : `Amount | ${JSON.stringify(column.or)}`;
    case "number":
      return "number";
    case "flag":
      return "boolean";
    case "word":
      return wordType(column.words);
    case "words":
      return `readonly ${wordType(column.words)}[]`;
    case "references":
      return "readonly string[]";
    default:
      return "string";
  }
}

function wordType(words: readonly string[]): string {
  const known = vocabularies.find((vocabulary) => vocabulary.words === words);
  return known?.type ?? words.map((word) => JSON.stringify(word)).join(" | ");
}

function columnDoc(column: Column): string {
  const { doc } = column;
  const unit = column.type === "amount" && column.unit !== "1" ? ` In ${column.unit}.` : "";
  return `${doc.charAt(0).toUpperCase()}${doc.slice(1)}.${unit}`;
}

/** A doc comment, on one line where it fits. */
function comment(text: string, depth: number): string {
  const indent = "  ".repeat(depth);
  const single = `${indent}/** ${text} */\n`;
  if (single.length <= 121) return single;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${indent} * ${last} ${word}`.length <= 120)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}
