/** Reads the cells of one row of a CSV table by the name of their column, and notes what is wrong with them. */

import {
  asId,
  type Bounds,
  boundsText,
  didYouMean,
  type Fault,
  idRule,
  isId,
  isWorthAHint,
  type Problem,
  type ProblemDraft,
  problem,
  readNumber,
  within,
} from "../../base/index.ts";
import type { CsvRow, CsvTable } from "./csv.ts";

interface RowOptions {
  readonly idColumn?: string;
  readonly unsound?: ReadonlySet<string>;
}

const noColumns: ReadonlySet<string> = new Set();

/** The cells of one row, read by name; what is wrong is noted with file, line, column, path, expected, got, hint. */
export class RowReader {
  readonly #csv: CsvTable;
  readonly #row: CsvRow;
  readonly #table: string;
  readonly #problems: Problem[];
  readonly #idColumn: string;
  readonly #unsound: ReadonlySet<string>;
  #refused: Set<string> | undefined;

  /**
   * @param options.idColumn - The column whose text names the row in paths; `id` when absent.
   * @param options.unsound - Columns that the header gives wrong: as refused cells, and nothing is noted of them.
   */
  constructor(
    csv: CsvTable,
    row: CsvRow,
    table: string,
    problems: Problem[],
    { idColumn = "id", unsound = noColumns }: RowOptions = {},
  ) {
    this.#csv = csv;
    this.#row = row;
    this.#table = table;
    this.#problems = problems;
    this.#idColumn = idColumn;
    this.#unsound = unsound;
  }

  /** Notes a problem with a cell. */
  refuse(column: string, fault: Fault & Pick<ProblemDraft, "severity">): void {
    if (this.#unsound.has(column)) return;
    this.#refused ??= new Set();
    this.#refused.add(column);
    const hint = fault.hint ?? (fault.got === "" ? "the cell is empty" : undefined);
    const where = this.where(column);
    // The cell of a table is text as written, except the quotes around it.
    const within = fault.character === undefined ? 0 : fault.character - 1 + this.#quote(column);
    this.#problems.push(problem({ ...where, column: where.column + within, ...fault, hint }));
  }

  /** Notes a name that is none of those it should be. */
  refuseName(
    column: string,
    got: string,
    expected: string,
    names: readonly string[] | ReadonlySet<string>,
  ): void {
    const worth = isWorthAHint(this.#problems.length, "size" in names ? names.size : names.length);
    const hint = worth ? didYouMean(got, names) : "too many names to compare";
    this.refuse(column, { expected, got, hint: got === "" ? undefined : hint });
  }

  /** Whether no problem with any of some cells was noted so far. */
  isValid(...columns: readonly string[]): boolean {
    const refused = this.#refused;
    if (refused === undefined && this.#unsound.size === 0) return true;
    return !columns.some((column) => refused?.has(column) || this.#unsound.has(column));
  }

  /** File, line, column and path of a cell; the row's own line when the table has no such column. */
  where(column: string): { file: string; line: number; column: number; path: string } {
    const index = Math.max(0, this.#csv.header.indexOf(column));
    const spot = this.#csv.spot(this.#row.begins[index] as number);
    const id = this.raw(this.#idColumn);
    // A row without an id of its own is named by its line.
    const row = id === "" ? `line ${spot.line}` : id.slice(0, 128);
    return { file: this.#csv.file, ...spot, path: `${this.#table}[${row}].${column}` };
  }

  /** How many characters of a cell come before its text: blanks and a quote. */
  #quote(column: string): number {
    const index = this.#csv.header.indexOf(column);
    const cell = this.#row.cells[index] ?? "";
    const blanks = cell.length - cell.replace(/^[ \t]+/, "").length;
    return blanks + (this.#csv.isQuoted(this.#row.begins[index] ?? 0) ? 1 : 0);
  }

  /** The text of a cell without blanks around it; empty when there is none. */
  raw(column: string): string {
    const index = this.#csv.header.indexOf(column);
    return index === -1 ? "" : withoutBlanks(this.#row.cells[index] as string);
  }

  /** The text of a cell that may be empty. */
  optional(column: string): string | undefined {
    return this.raw(column) || undefined;
  }

  /** Whether a cell holds something. */
  has(column: string): boolean {
    return this.raw(column) !== "";
  }

  /** A text that must be there. */
  text(column: string): string {
    const value = this.raw(column);
    if (value === "") this.refuse(column, { expected: "a text", got: "" });
    return value;
  }

  /** An id: 1 to 128 characters, no control characters or blanks. */
  id(column = "id"): string {
    const value = this.raw(column);
    if (!isId(value)) {
      const id = asId(value);
      const hint = value === "" ? undefined : id === undefined ? "ids are short" : `write ${id}`;
      this.refuse(column, { expected: idRule, got: value, hint });
    }
    return value;
  }

  /** The id of something in a file of another program: any text of 1 to 128 characters without control characters. */
  foreignId(column: string): string {
    const value = this.raw(column);
    if (value === "" || value.length > 128 || /\p{Cc}/u.test(value)) {
      const hint = value === "" ? undefined : "ids are short, on one line";
      this.refuse(column, { expected: "an id of 1 to 128 characters", got: value, hint });
    }
    return value;
  }

  /** One of some words. */
  word<Word extends string>(column: string, words: readonly Word[]): Word {
    const value = this.raw(column) as Word;
    if (!words.includes(value)) this.refuseName(column, value, `one of ${words.join(", ")}`, words);
    return value;
  }

  /** Words separated by blanks, each one of some words when those are given. */
  words<Word extends string>(column: string, known?: readonly Word[]): Word[] {
    const items = this.raw(column)
      .split(/\s+/)
      .filter((item) => item !== "") as Word[];
    if (known === undefined) return items;
    for (const item of items) {
      if (!known.includes(item)) this.refuseName(column, item, `names out of ${known.join(", ")}`, known);
    }
    return items;
  }

  /** `yes` or `no`. */
  flag(column: string): boolean {
    const value = this.raw(column);
    if (value === "yes" || value === "no") return value === "yes";
    const meant = /^(t|true|y|1|on)$/i.test(value)
      ? "yes"
      : /^(f|false|n|0|off)$/i.test(value)
        ? "no"
        : undefined;
    const hint = meant === undefined ? "yes or no, in small letters" : `write ${meant}`;
    this.refuse(column, { expected: "one of yes, no", got: value, hint: value === "" ? undefined : hint });
    return false;
  }

  /** A number that must be there; 1 stands in for one that is refused. */
  number(column: string, bounds: Bounds = {}): number {
    const value = this.optionalNumber(column, bounds);
    if (value === undefined) this.refuse(column, { expected: boundsText(bounds), got: "" });
    return value ?? 1;
  }

  /** A number that may be absent; 1 stands in for one that is refused. */
  optionalNumber(column: string, bounds: Bounds = {}): number | undefined {
    const text = this.raw(column);
    if (text === "") return undefined;
    const read = readNumber(text);
    if (!("value" in read)) this.refuse(column, { ...read, got: text });
    else if (within(read.value, bounds)) return read.value;
    else {
      const hint = boundsHint(read.value, bounds);
      this.refuse(column, { expected: boundsText(bounds), got: read.value, hint });
    }
    return 1;
  }
}

/** A text without blanks and tabs around it. Not trim(): that would also hide no-break spaces and byte-order marks. */
function withoutBlanks(text: string): string {
  let begin = 0;
  let end = text.length;
  while (begin < end && isBlank(text.charCodeAt(begin))) begin++;
  while (end > begin && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(begin, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function boundsHint(value: number, { least, above, whole }: Bounds): string {
  const low = least ?? above;
  if (whole === true && !Number.isInteger(value)) return "write it without decimals";
  if (low === undefined || value > low) return "it is too large";
  if (value === 0) return "close a link by its status, not by 0";
  return low < 0
    ? "it is too small"
    : "nothing here is negative; another price or time one way is another link";
}
