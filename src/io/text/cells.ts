import {
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
import { type Amount, type AmountRule, type AmountScope, isAmount, readAmount } from "../../model/index.ts";
import type { CsvRow, CsvTable } from "./csv.ts";

/** What a table may and must have as columns. */
export interface Columns {
  /** Name of the table in paths, e.g. `links`. */
  readonly table: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Whether several rows may have one id, and are then one thing. */
  readonly idsRepeat?: true;
}

/** Checks the header of a table; false when its rows cannot be read. */
export function checkHeader(csv: CsvTable, columns: Columns, problems: Problem[]): boolean {
  const known = [...columns.required, ...columns.optional];
  const before = problems.length;
  const refuse = (fault: Fault): void => {
    problems.push(problem({ file: csv.file, line: 1, column: 1, path: `${columns.table}.header`, ...fault }));
  };
  for (const [i, name] of csv.header.entries()) {
    if (!known.includes(name))
      refuse({ expected: "a known column", got: name, hint: didYouMean(name, known) });
    else if (csv.header.indexOf(name) !== i) {
      refuse({ expected: "each column once", got: name, hint: "take one of them out" });
    }
  }
  for (const name of columns.required) {
    const hint = "the first row names the columns";
    if (!csv.header.includes(name)) refuse({ expected: `a column ${name}`, got: undefined, hint });
  }
  return problems.length === before;
}

/** The cells of one row, read by name; what is wrong is noted with file, line, column, path, expected, got, hint. */
export class RowReader {
  readonly #csv: CsvTable;
  readonly #row: CsvRow;
  readonly #table: string;
  readonly #problems: Problem[];
  readonly #idColumn: string;
  readonly #refused: Set<string> = new Set();

  /** @param idColumn - The column whose text names the row in paths. */
  constructor(csv: CsvTable, row: CsvRow, table: string, problems: Problem[], idColumn = "id") {
    this.#csv = csv;
    this.#row = row;
    this.#table = table;
    this.#problems = problems;
    this.#idColumn = idColumn;
  }

  /** Notes a problem with a cell. */
  refuse(column: string, fault: Fault & Pick<ProblemDraft, "severity">): void {
    this.#refused.add(column);
    const hint = fault.hint ?? (fault.got === "" ? "the cell is empty" : undefined);
    this.#problems.push(problem({ ...this.where(column), ...fault, hint }));
  }

  /** Notes a name that is none of those it should be. */
  refuseName(
    column: string,
    got: string,
    expected: string,
    names: readonly string[] | ReadonlySet<string>,
  ): void {
    const worth = isWorthAHint(this.#problems.length, "size" in names ? names.size : names.length);
    const hint = worth ? didYouMean(got, names) : "see the names there are";
    this.refuse(column, { expected, got, hint: got === "" ? undefined : hint });
  }

  /** Whether nothing was wrong with some cells so far. */
  isRight(...columns: readonly string[]): boolean {
    return !columns.some((column) => this.#refused.has(column));
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

  /** The text of a cell without blanks around it; empty when there is none. */
  raw(column: string): string {
    const index = this.#csv.header.indexOf(column);
    // Not trim(): it would also take no-break spaces and byte-order marks, which are told, not mended.
    return index === -1
      ? ""
      : (this.#row.cells[index] as string).replace(/^[ \t]+/, "").replace(/(?<![ \t])[ \t]+$/, "");
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
    const hint = value === "" ? undefined : "ids are short and have no blanks, e.g. bandar-abbas";
    if (!isId(value)) this.refuse(column, { expected: idRule, got: value, hint });
    return value;
  }

  /** An id that may be absent. */
  optionalId(column: string): string | undefined {
    return this.has(column) ? this.id(column) : undefined;
  }

  /** One of some names. */
  choice<Name extends string>(column: string, names: readonly Name[]): Name {
    const value = this.raw(column) as Name;
    if (!names.includes(value)) this.refuseName(column, value, `one of ${names.join(", ")}`, names);
    return value;
  }

  /** Names separated by blanks, each one of some names when those are given. */
  list<Name extends string>(column: string, names?: readonly Name[]): Name[] {
    const items = this.raw(column)
      .split(/\s+/)
      .filter((item) => item !== "") as Name[];
    for (const item of names === undefined ? [] : items) {
      if (!names?.includes(item))
        this.refuseName(column, item, `names out of ${names?.join(", ")}`, names as Name[]);
    }
    return items;
  }

  /** `yes` or `no`. */
  flag(column: string): boolean {
    return this.choice(column, ["yes", "no"]) === "yes";
  }

  /** A number that must be there; 1 stands in for one that is refused. */
  number(column: string, bounds: Bounds = {}): number {
    const value = this.optionalNumber(column, bounds);
    if (value === undefined) this.refuse(column, { expected: boundsText(bounds), got: "" });
    return value ?? 1;
  }

  /** A number that may be absent. */
  optionalNumber(column: string, bounds: Bounds = {}): number | undefined {
    const text = this.raw(column);
    if (text === "") return undefined;
    const read = readNumber(text);
    if (!("value" in read)) this.refuse(column, { ...read, got: text });
    else if (within(read.value, bounds)) return read.value;
    else
      this.refuse(column, {
        expected: boundsText(bounds),
        got: read.value,
        hint: boundsHint(read.value, bounds),
      });
    return 1;
  }

  /** An amount that may be absent. */
  amount(column: string, rule: AmountRule, scope: AmountScope): Amount | undefined {
    if (!this.has(column)) return undefined;
    const amount = readAmount(this.raw(column), rule, scope);
    if (isAmount(amount)) return amount;
    this.refuse(column, amount);
    return undefined;
  }
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
