import {
  type Amount,
  combineDimensions,
  currencies,
  type Dimension,
  didYouMean,
  dimensionOf,
  dimensionText,
  figuresOf,
  isExpression,
  type MeasuredDimension,
  type Problem,
  type ProblemDraft,
  parseFormula,
  problem,
  type Role,
  readNumber,
  sameDimension,
} from "../model/index.ts";
import { type CsvRow, type CsvTable, columnOf } from "./csv.ts";

/** What a table may and must have as columns. */
export interface Columns {
  /** Name of the table in paths, e.g. `links`. */
  readonly table: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Checks the header of a table; false when its rows cannot be read. */
export function checkHeader(csv: CsvTable, columns: Columns, problems: Problem[]): boolean {
  const known = [...columns.required, ...columns.optional];
  const at = { file: csv.file, line: 1, column: 1, path: `${columns.table}.header` };
  const before = problems.length;
  for (const [i, name] of csv.header.entries()) {
    const hint = didYouMean(name, known);
    if (!known.includes(name)) {
      problems.push(
        problem({ ...at, expected: "a known column", got: name, ...(hint === undefined ? {} : { hint }) }),
      );
    } else if (csv.header.indexOf(name) !== i) {
      problems.push(problem({ ...at, expected: "each column once", got: name }));
    }
  }
  for (const name of columns.required) {
    if (!csv.header.includes(name))
      problems.push(problem({ ...at, expected: `a column ${name}`, got: undefined }));
  }
  return problems.length === before;
}

/** Figures as formulas see them while tables are read. */
export interface KnownFigures {
  readonly has: (id: string) => boolean;
  readonly ids: () => Iterable<string>;
  readonly dimension: (id: string) => Dimension;
  /** What a figure is for; base tables may rest on inputs only. */
  readonly role: (id: string) => Role;
}

/** Bounds of a number in a cell. */
export interface Bounds {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/** The cells of one row, read by name; what is wrong is noted with file, line, column, path, expected, got, hint. */
export class RowReader {
  readonly #csv: CsvTable;
  readonly #row: CsvRow;
  readonly #table: string;
  readonly #problems: Problem[];

  constructor(csv: CsvTable, row: CsvRow, table: string, problems: Problem[]) {
    this.#csv = csv;
    this.#row = row;
    this.#table = table;
    this.#problems = problems;
  }

  /** Notes a problem with a cell. */
  refuse(column: string, draft: Omit<ProblemDraft, "path" | "file" | "line" | "column">): void {
    const index = Math.max(0, this.#csv.header.indexOf(column));
    this.#problems.push(
      problem({
        ...draft,
        file: this.#csv.file,
        line: this.#row.line,
        column: columnOf(this.#csv, this.#row, index),
        path: this.path(column),
      }),
    );
  }

  /** Path of a cell: the row by its id, or by its line when the id itself is missing. */
  path(column: string): string {
    const id = this.raw("id");
    return `${this.#table}[${id === "" ? `line ${this.#row.line}` : id.slice(0, 60)}].${column}`;
  }

  /** The text of a cell without blanks around it; empty when there is none. */
  raw(column: string): string {
    const index = this.#csv.header.indexOf(column);
    return index === -1 ? "" : (this.#row.cells[index] ?? "").trim();
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
    if (!isId(value)) this.refuse(column, { expected: idRule, got: value });
    return value;
  }

  /** One of some names. */
  choice<Name extends string>(column: string, names: readonly Name[]): Name {
    const value = this.raw(column) as Name;
    if (!names.includes(value)) {
      const hint = didYouMean(value, names);
      this.refuse(column, {
        expected: `one of ${names.join(", ")}`,
        got: value,
        ...(hint === undefined ? {} : { hint }),
      });
    }
    return value;
  }

  /** Names separated by blanks, each one of some names when those are given. */
  list<Name extends string>(column: string, names?: readonly Name[]): Name[] {
    const value = this.raw(column);
    const items = (value === "" ? [] : value.split(/\s+/)) as Name[];
    for (const item of names === undefined ? [] : items) {
      const hint = didYouMean(item, names as readonly Name[]);
      if (!(names as readonly Name[]).includes(item)) {
        const expected = `names out of ${(names as readonly Name[]).join(", ")}`;
        this.refuse(column, { expected, got: item, ...(hint === undefined ? {} : { hint }) });
      }
    }
    return items;
  }

  /** `yes` or `no`. */
  flag(column: string): boolean {
    return this.choice(column, ["yes", "no"]) === "yes";
  }

  /** A number that must be there; 0 stands in for one that is refused. */
  number(column: string, bounds: Bounds = {}): number {
    return this.optionalNumber(column, bounds) ?? this.#missing(column, boundsText(bounds));
  }

  /** A number that may be absent. */
  optionalNumber(column: string, bounds: Bounds = {}): number | undefined {
    const text = this.raw(column);
    if (text === "") return undefined;
    const read = readNumber(text);
    if (!("value" in read)) {
      this.refuse(column, { got: text, ...read });
      return 0;
    }
    if (!within(read.value, bounds)) {
      const hint = read.value <= 0 && bounds.above === 0 ? "use a status to close a link" : undefined;
      const more = hint === undefined ? {} : { hint };
      this.refuse(column, { expected: boundsText(bounds), got: read.value, ...more });
    }
    return read.value;
  }

  #missing(column: string, expected: string): number {
    this.refuse(column, { expected, got: "" });
    return 0;
  }

  /**
   * A formula that may be absent.
   *
   * @param wanted - Dimensions that are right.
   */
  amount(column: string, wanted: readonly Dimension[], figures: KnownFigures): Amount | undefined {
    const text = this.raw(column);
    if (text === "") return undefined;
    const refuse = (draft: { expected: string; got: string; hint?: string }): undefined => {
      this.refuse(column, draft);
      return undefined;
    };
    const expression = parseFormula(text, figures.has, figures.ids);
    if (!isExpression(expression)) return refuse(expression);
    const measured: MeasuredDimension = dimensionOf(expression, figures.dimension);
    if (!("dimension" in measured)) return refuse(measured);
    const isZero = expression.type === "number" && expression.value === 0;
    if (!isZero && !wanted.some((d) => sameDimension(d, measured.dimension))) {
      const expected = `an amount in ${wanted.map(dimensionText).join(" or ")}`;
      const got = `${text} (${dimensionText(measured.dimension)})`;
      return refuse({ expected, got, ...rateHint(wanted, measured.dimension) });
    }
    const barred = figuresOf(expression).find((id) => figures.role(id) !== "input");
    if (barred !== undefined) return refuse(barredFigure(barred, figures.role(barred)));
    return { text, expression };
  }
}

/** No exchange rate is ever assumed: says which figure would turn one currency into the other. */
function rateHint(wanted: readonly Dimension[], got: Dimension): { hint?: string } {
  const own = currencies.find((c) => wanted.some((d) => c in d));
  const other = currencies.find((c) => c in got && c !== own);
  if (own === undefined || other === undefined) return {};
  return { hint: `no exchange rate is assumed: multiply by a figure in ${own}/${other}` };
}

/** Why a base table may not rest on a figure. */
function barredFigure(id: string, role: Role): { expected: string; got: string; hint: string } {
  const hint =
    role === "check"
      ? "its parts are priced by other figures already: it would count twice"
      : `a ${role} belongs in a scenario, not in the base`;
  return { expected: "a figure whose role is input", got: `${id}, a ${role}`, hint };
}

/** The rule {@link isId} checks, in words. */
export const idRule = "an id of 1 to 128 characters without blanks or control characters";

/** Whether a text can be an id. Any script and names such as `__proto__` are right: ids are data. */
export function isId(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose.
  return text.length >= 1 && text.length <= 128 && !/[\s\u0000-\u001f\u007f@~[\]"]/u.test(text);
}

/** Dimension of `a` per `b`. */
export function per(a: Dimension, ...b: readonly Dimension[]): Dimension {
  return b.reduce((dimension, other) => combineDimensions(dimension, other, -1), a);
}

function within(value: number, { least, above, most, whole }: Bounds): boolean {
  if (least !== undefined && value < least) return false;
  if (above !== undefined && value <= above) return false;
  if (most !== undefined && value > most) return false;
  return whole !== true || Number.isInteger(value);
}

function boundsText({ least, above, most, whole }: Bounds): string {
  const parts = [whole === true ? "a whole number" : "a number"];
  if (least !== undefined) parts.push(`of at least ${least}`);
  if (above !== undefined) parts.push(`above ${above}`);
  if (most !== undefined) parts.push(`and at most ${most}`);
  return parts.join(" ");
}
