/** Reads `figures.csv`, and what other tables share with it: ids that formulas can name, units, ranges. */

import { compact } from "../../base/index.ts";
import {
  centreFault,
  type Figure,
  figureRowTable,
  isFiniteFigure,
  isUnit,
  parseUnit,
  type Unit,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { readRow } from "./readRow.ts";

/** Reads `figures.csv`. */
export function readFigures(open: OpenTables): Figure[] {
  return rowsOf(open, figureRowTable).map((row) => {
    const { group: _, ...read } = readRow(row, figureRowTable);
    const { text, factor, dimension } = readUnit(row);
    checkFigureId(row);
    checkRange(row, read, { value: "value", low: "low", mode: "mode", high: "high" });
    checkCentre(row, read);
    const role = row.isValid("role") ? (read.role ?? "input") : "input";
    const figure: Figure = { ...read, role, unit: text, factor, dimension };
    if (!row.isValid("unit")) open.doubtful.set(read.id, "unit");
    else if (!row.isValid("value", "low", "mode", "high", "shape") || !isFiniteFigure(figure))
      open.doubtful.set(read.id, "value");
    return figure;
  });
}

/** Checks that a value can be what it is said to be in its range. */
function checkCentre(row: RowReader, read: Pick<Figure, "value" | "low" | "high">): void {
  const { value, low = value, high = value } = read;
  const fault = centreFault(read);
  const isInOrder = low <= value && value <= high;
  if (fault !== undefined && isInOrder && row.isValid("value", "low", "mode", "high", "shape", "stands_for"))
    row.refuse("stands_for", fault);
}

/** Checks that formulas can name the figure of a row. */
export function checkFigureId(row: RowReader): void {
  const got = row.raw("id");
  if (/^(links|services|commodity)\./.test(got)) {
    const hint = "ids that begin with links., services. or commodity. have a meaning already";
    row.refuse("id", { expected: "another id", got, hint });
  } else if (row.isValid("id") && !/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(got)) {
    const own = got.replace(/[^\w.]+/g, "_").replace(/^(?=\d)/, "_");
    const hint = `dotted words of letters, digits and underscores: ${own}`;
    row.refuse("id", { expected: "an id that formulas can name", got, hint });
  }
}

/** Reads the unit in a cell; a plain number stands in for one that is refused. */
export function readUnit(row: RowReader): Unit {
  const got = row.raw("unit");
  const unit = parseUnit(got);
  if (isUnit(unit)) return unit;
  row.refuse("unit", { ...unit, got });
  return { text: "1", dimension: {}, factor: 1 };
}

/** Names of the columns with a value and its range; tables have some of the latter. */
interface RangeColumns {
  readonly value: string;
  readonly low: string;
  readonly mode?: string;
  readonly high: string;
}

/** Checks a value against its range: low at most value at most high, and the mode between them too. */
export function checkRange(
  row: RowReader,
  range: { readonly value: number; readonly shape?: string | undefined } & {
    readonly [End in "low" | "mode" | "high"]?: number | undefined;
  },
  columns: RangeColumns,
): void {
  const { value, low, mode, high, shape } = range;
  const refuse = (column: string, expected: string, hint: string): void => {
    const got = `low ${low ?? "-"}, mode ${mode ?? "-"}, value ${value}, high ${high ?? "-"}`;
    if (row.isValid(...Object.values(compact<RangeColumns>(columns))))
      row.refuse(column, { expected, got, hint });
  };
  if (low === undefined || high === undefined) {
    if (low === undefined && mode === undefined && high === undefined) return;
    refuse(columns.low, "both low and high, or no range", "give the other end too");
  } else if (low > high) {
    refuse(columns.low, "low at most high", "they look swapped");
  } else if (value < low || value > high) {
    refuse(columns.value, "a value from low to high", "widen the range or correct the value");
  } else if (mode !== undefined && (mode < low || mode > high)) {
    refuse(columns.mode as string, "a mode from low to high", "the mode is the peak between them");
  } else if (shape === "lognormal" && low <= 0 && low < high) {
    refuse(columns.low, "a low above 0 for a lognormal shape", "use another shape, such as triangular");
  }
}
