// Writes rows as CSV, safe to open in a spreadsheet.

import { expectArguments, readNumber } from "../../base/index.ts";
import { csvTextArguments } from "../given.ts";
import type { ReportRow } from "./reportRow.ts";

/** How CSV is written. */
export interface CsvOptions {
  /**
   * Whether to put an apostrophe before a text that a spreadsheet would read as a formula. True when absent; turn it off
   * for files that only programs read.
   */
  readonly guard?: boolean;
}

// Characters that start a formula in some spreadsheet, or hide such a start: OWASP, CSV Injection; CWE-1236.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const formulaStart = /^[=+\-@\t\r\n\u0000\uff1d\uff0b\uff0d\uff20]/;

/**
 * Writes rows as CSV: a header row, a decimal point in every locale, quotes as in RFC 4180, lines ending with LF.
 *
 * @param rows - The keys become the columns, in order of first appearance. Missing values become empty cells.
 * @example
 * ```ts
 * import { csvText } from "karvan/text";
 * const rows = [
 *   { place: "Alma", hours: 36.4 },
 *   { place: "Gora, north", hours: undefined },
 * ];
 * console.log(csvText(rows));
 * // place,hours
 * // Alma,36.4
 * // "Gora, north",
 * ```
 */
export function csvText(rows: readonly ReportRow[], options: CsvOptions = {}): string {
  expectArguments(csvTextArguments, [rows, options]);
  const { guard = true } = options;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return "";
  const cell = (value: string | number | undefined): string => {
    if (value === undefined) return "";
    if (typeof value === "number") return String(value);
    return guard && formulaStart.test(value) && !("value" in readNumber(value)) ? `'${value}` : value;
  };
  const lines = rows.map((row) => columns.map((column) => cell(row[column])));
  return [columns.map(cell), ...lines].map((line) => `${line.map(quoted).join(",")}\n`).join("");
}

/** A cell as RFC 4180 has it: in quotes where it holds a comma, a quote or a line end. */
function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
