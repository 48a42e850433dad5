import { compact, shapes } from "../../base/index.ts";
import { type Figure, isUnit, kinds, parseUnit, roles, type Unit } from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
import { type Reading, rowsOf } from "./reading.ts";

/** Columns of `figures.csv`. */
export const figureColumns: Columns = {
  table: "figures",
  required: ["id", "name", "value", "unit", "kind", "source"],
  optional: ["group", "low", "mode", "high", "shape", "together", "role", "applies_to", "year", "note"],
};

/** Reads `figures.csv`. */
export function readFigures(reading: Reading, sources: ReadonlySet<string>): Figure[] {
  return rowsOf(reading, figureColumns).map((row) => {
    const unit = readUnit(row);
    const kind = row.choice("kind", kinds);
    const figure = compact<Figure>({
      id: readFigureId(row),
      name: row.text("name"),
      unit: unit.text,
      factor: unit.factor,
      dimension: unit.dimension,
      ...readRange(row, { value: "value", low: "low", mode: "mode", high: "high" }),
      shape: row.has("shape") ? row.choice("shape", shapes) : undefined,
      together: row.optional("together"),
      role: row.has("role") ? row.choice("role", roles) : "input",
      kind,
      source: readSource(row, "source", sources, kind === "sourced"),
      year: row.optionalNumber("year", { whole: true }),
      appliesTo: row.optional("applies_to"),
      note: row.optional("note"),
    });
    if (!row.isRight("value", "unit")) reading.doubtful.add(figure.id);
    return figure;
  });
}

/** Reads the id of a figure, which formulas must be able to name. */
export function readFigureId(row: RowReader): string {
  const id = row.id();
  const refuse = (expected: string, hint: string): void => row.refuse("id", { expected, got: id, hint });
  if (/^(links|services|commodity)\./.test(id)) {
    refuse("another id", "ids that begin with links., services. or commodity. have a meaning already");
  } else if (row.isRight("id") && !/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(id)) {
    refuse("an id that formulas can name", "dotted words of letters, digits and underscores, e.g. rail.rate");
  }
  return id;
}

/** Reads the unit in a cell; a plain number stands in for one that is refused. */
export function readUnit(row: RowReader): Unit {
  const got = row.raw("unit");
  const unit = parseUnit(got);
  if (isUnit(unit)) return unit;
  row.refuse("unit", { ...unit, got });
  return { text: "1", dimension: {}, factor: 1 };
}

/** Reads the id of a source, which must exist. */
export function readSource(
  row: RowReader,
  column: string,
  sources: ReadonlySet<string>,
  required: boolean,
): string | undefined {
  const id = row.raw(column);
  if (id === "" && !required) return undefined;
  if (!sources.has(id)) row.refuseName(column, id, "the id of a source", sources);
  return id;
}

/** A value and what is plausible around it. */
type Range = Pick<Figure, "value"> & { readonly [Part in "low" | "mode" | "high"]: number | undefined };

/** Reads a value and its range from their columns: low at most value at most high, and the mode between them too. */
export function readRange(
  row: RowReader,
  columns: { readonly value: string; readonly low: string; readonly mode?: string; readonly high: string },
  bounds: { readonly above?: number } = {},
): Range {
  const value = row.number(columns.value, bounds);
  const low = row.optionalNumber(columns.low, bounds);
  const mode = columns.mode === undefined ? undefined : row.optionalNumber(columns.mode, bounds);
  const high = row.optionalNumber(columns.high, bounds);
  const refuse = (column: string, expected: string, hint: string): void => {
    const got = `low ${low ?? "-"}, mode ${mode ?? "-"}, value ${value}, high ${high ?? "-"}`;
    if (row.isRight(...Object.values(columns))) row.refuse(column, { expected, got, hint });
  };
  if (low === undefined || high === undefined) {
    const none = low === undefined && high === undefined && mode === undefined;
    if (!none) refuse(columns.low, "both low and high, or no range", "give the other end too");
  } else if (low > high) refuse(columns.low, "low at most high", "they look swapped");
  else if (value < low || value > high)
    refuse(columns.value, "a value from low to high", "widen the range, or mend the value");
  else if (mode !== undefined && (mode < low || mode > high)) {
    refuse(columns.mode as string, "a mode from low to high", "the mode is the peak between them");
  }
  return { value, low, mode, high };
}
