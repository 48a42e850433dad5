import { csvParseRows } from "d3-dsv";
import { type Problem, problem } from "../model/index.ts";

/** A table read from CSV, each row with the line it begins on. */
export interface CsvTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** The text and where its lines begin, to find the column of a cell when something is wrong with it. */
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A row of a CSV table. */
export interface CsvRow {
  /** Line it begins on, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const largestFile = 64 * 1024 * 1024;

/**
 * Reads CSV (RFC 4180; a byte-order mark and any line ends are accepted). Structure is checked here, cells are not.
 *
 * @param file - Name to use in messages.
 */
export function readCsv(file: string, text: string, problems: Problem[]): CsvTable | undefined {
  const fail = (expected: string, got: unknown, line: number, hint?: string): undefined => {
    const at = { file, path: file, line, column: 1 };
    problems.push(problem({ ...at, expected, got, ...(hint === undefined ? {} : { hint }) }));
    return undefined;
  };
  if (text.length > largestFile) return fail("a table of at most 64 MB", `${text.length} characters`, 1);
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const unclosed = unclosedQuote(body);
  if (unclosed !== undefined) return fail("a closing quote", "the end of the file", unclosed);
  const parsed = csvParseRows(body);
  const [header, ...cells] = parsed;
  if (header === undefined || header.every((name) => name.trim() === ""))
    return fail("a header row", body, 1);
  if (header.length === 1 && /[;\t]/.test(header[0] as string)) {
    return fail("columns separated by commas", header[0], 1, "save the table as comma-separated values");
  }
  const rows: CsvRow[] = [];
  let line = 1 + lineEnds(header);
  for (const row of cells) {
    if (row.length !== 1 || row[0] !== "") {
      if (row.length === header.length) rows.push({ line, cells: row });
      else fail(`${header.length} cells, as in the header`, `${row.length} cells`, line);
    }
    line += lineEnds(row);
  }
  return {
    file,
    header: header.map((name) => name.trim()),
    rows,
    text: body,
    lineStarts: startsOfLines(body),
  };
}

/** How many lines a row takes: quoted cells may hold line ends. */
function lineEnds(cells: readonly string[]): number {
  let count = 1;
  for (const cell of cells) count += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  return count;
}

/** The line of a quote that never closes. */
function unclosedQuote(text: string): number | undefined {
  let line = 1;
  let open: number | undefined;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) open = open === undefined ? line : undefined;
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) line++;
  }
  return open;
}

/** The character column at which a cell begins, counted from 1. */
export function columnOf(table: CsvTable, row: CsvRow, index: number): number {
  const begin = table.lineStarts[row.line - 1] ?? 0;
  let position = begin;
  let quoted = false;
  for (let cell = 0; cell < index && position < table.text.length; position++) {
    const c = table.text[position];
    if (c === '"') quoted = !quoted;
    else if (c === "," && !quoted) cell++;
  }
  return position - begin + 1;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  return starts;
}
