/** Reads CSV text into rows of cells with their positions. */

import { type Fault, type Problem, problem } from "../../base/index.ts";

/** A table read from CSV, each cell with the place it begins at. */
export interface CsvTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Rows that were refused, as they have more or fewer cells than the header. */
  readonly refused: readonly CsvRow[];
  /** Offset in the text -> line and column, both counted from 1. */
  readonly spot: (offset: number) => Spot;
  /** Whether the cell that begins at an offset is written in quotes. */
  readonly isQuoted: (offset: number) => boolean;
}

/** A row of a CSV table. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** Cell -> offset in the text it begins at. */
  readonly begins: readonly number[];
}

/** A position in a text. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

const largestFile = 64 * 1024 * 1024;

/**
 * Reads CSV as RFC 4180 has it; a byte-order mark, any line ends and empty rows are accepted. Structure is checked here,
 * cells are not.
 *
 * @param file - Name to use in messages.
 */
export function readCsv(file: string, text: string, problems: Problem[]): CsvTable | undefined {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const spot = spotter(body);
  const refuse = (offset: number, fault: Fault): undefined => {
    problems.push(problem({ file, ...spot(offset), path: "table", ...fault }));
    return undefined;
  };
  if (body.length > largestFile) {
    const hint = "leave out rows and columns that are not needed";
    return refuse(0, { expected: "a table of at most 64 MB", got: `${body.length} characters`, hint });
  }
  const rows = cutRows(body, refuse);
  const head = rows?.shift();
  if (rows === undefined || head === undefined) {
    if (rows === undefined) return undefined;
    return refuse(0, {
      expected: "a header row",
      got: body.slice(0, 80),
      hint: "the first row names the columns",
    });
  }
  const header = withoutEmptyEnd(head.cells.map((name) => name.trim()));
  if (header.length === 1 && /[;\t]/.test(header[0] as string)) {
    const hint = "save the table as comma-separated values";
    return refuse(0, { expected: "columns separated by commas", got: header[0], hint });
  }
  // Spreadsheets write empty columns to the right of a table.
  const isWhole = ({ cells }: CsvRow): boolean =>
    cells.length >= header.length && cells.slice(header.length).every((cell) => cell.trim() === "");
  const refused = rows.filter((row) => !isWhole(row));
  for (const { cells, begins } of refused) {
    const expected = `${header.length} cells, as in the header`;
    refuse(begins[0] as number, {
      expected,
      got: `${cells.length} cells`,
      hint:
        head.cells.length > header.length && cells.length === head.cells.length
          ? "name the column of the last cells in the header, or empty them"
          : "quote a cell that holds a comma",
    });
  }
  const whole = rows.filter(isWhole).map(({ cells, begins }) => ({
    cells: cells.length === header.length ? cells : cells.slice(0, header.length),
    begins,
  }));
  return { file, header, rows: whole, refused, spot, isQuoted: (offset) => body[offset] === '"' };
}

/** A header without the empty names at its right end. */
function withoutEmptyEnd(names: readonly string[]): readonly string[] {
  let length = names.length;
  while (length > 1 && names[length - 1] === "") length--;
  return names.slice(0, length);
}

type Refuse = (offset: number, fault: Fault) => undefined;

/** Cuts a text into rows that are not empty; `undefined` after a fault in the quotes. */
function cutRows(text: string, refuse: Refuse): CsvRow[] | undefined {
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; ) {
    const cells: string[] = [];
    const begins: number[] = [];
    for (let more = true; more; ) {
      const cell = text[at] === '"' ? quotedCell(text, at, refuse) : plainCell(text, at, refuse);
      if (cell === undefined) return undefined;
      cells.push(cell.text);
      begins.push(at);
      more = text[cell.end] === ",";
      at = more ? cell.end + 1 : cell.end + (text.startsWith("\r\n", cell.end) ? 2 : 1);
    }
    if (cells.some((cell) => cell !== "")) rows.push({ cells, begins });
  }
  return rows;
}

interface Cell {
  readonly text: string;
  readonly end: number;
}

const quoting = 'a cell with a quote is quoted whole, the quote written twice: "5"" pipe"';

function plainCell(text: string, begin: number, refuse: Refuse): Cell | undefined {
  const stop = /[",\r\n]/g;
  stop.lastIndex = begin;
  const end = stop.exec(text)?.index ?? text.length;
  if (text[end] === '"')
    return refuse(end, { expected: "quotes around whole cells only", got: '"', hint: quoting });
  return { text: text.slice(begin, end), end };
}

function quotedCell(text: string, begin: number, refuse: Refuse): Cell | undefined {
  let close = text.indexOf('"', begin + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) {
    return refuse(begin, { expected: "a closing quote", got: text.slice(begin, begin + 80), hint: quoting });
  }
  const end = close + 1;
  if (end < text.length && !/[,\r\n]/.test(text[end] as string)) {
    return refuse(end, {
      expected: "a comma or a line end after a quoted cell",
      got: text[end],
      hint: quoting,
    });
  }
  return { text: text.slice(begin + 1, close).replaceAll('""', '"'), end };
}

/** Turns offsets into lines and columns; lines are looked for when they are first asked for. */
function spotter(text: string): (offset: number) => Spot {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= startsOfLines(text);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  const end = /\r\n|\r|\n/g;
  while (end.test(text)) starts.push(end.lastIndex);
  return starts;
}
