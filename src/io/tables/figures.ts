import {
  compact,
  type Dimension,
  didYouMean,
  dimensionOf,
  dimensionText,
  type Expression,
  type Figure,
  formulaCircle,
  isExpression,
  isUnit,
  kinds,
  parseFormula,
  parseUnit,
  refreshFormulas,
  roles,
  type Source,
  sameDimension,
  shapes,
  type Unit,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../cells.ts";
import { type Reading, rowsOf } from "./reading.ts";

const figureColumns: Columns = {
  table: "figures",
  required: ["id", "name", "value", "unit", "kind", "source"],
  optional: ["group", "low", "mode", "high", "shape", "together", "role", "applies_to", "year", "note"],
};

const formulaColumns: Columns = {
  table: "formulas",
  required: ["id", "name", "formula", "unit"],
  optional: ["note"],
};

/** Names in formulas that stand for something of the commodity being priced. */
export const commodityNames: Readonly<Record<string, (currency: string) => Dimension>> = {
  "commodity.value": (currency) => ({ [currency]: 1, t: -1 }),
  "commodity.tonnesPerTeu": () => ({ t: 1, TEU: -1 }),
};

/** Reads `figures.csv`. */
export function readFigures(reading: Reading, sources: ReadonlyMap<string, Source>): Figure[] {
  return rowsOf(reading, "figures.csv", figureColumns).map((row) => readFigure(row, sources));
}

function readFigure(row: RowReader, sources: ReadonlyMap<string, Source>): Figure {
  const unit = readUnit(row, "unit");
  const bounds = {
    low: row.optionalNumber("low"),
    mode: row.optionalNumber("mode"),
    high: row.optionalNumber("high"),
  };
  const value = row.number("value");
  checkRange(row, value, bounds);
  const kind = row.choice("kind", kinds);
  const source = readSource(row, "source", sources, kind === "sourced");
  const text = (column: string): string | undefined => row.raw(column) || undefined;
  return compact({
    id: readFigureId(row),
    name: row.text("name"),
    value,
    unit: unit.text,
    factor: unit.factor,
    dimension: unit.dimension,
    ...bounds,
    shape: row.has("shape") ? row.choice("shape", shapes) : undefined,
    together: text("together"),
    role: row.has("role") ? row.choice("role", roles) : "input",
    kind,
    source,
    year: row.optionalNumber("year", { whole: true }),
    appliesTo: text("applies_to"),
    note: text("note"),
  });
}

function readFigureId(row: RowReader): string {
  const id = row.id();
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(id) || /^(links|commodity)\./.test(id)) {
    const expected = "an id of dotted words (letters, digits, underscore) that formulas can name";
    row.refuse("id", {
      expected,
      got: id,
      hint: "ids that begin with links. or commodity. have a meaning already",
    });
  }
  return id;
}

/** Reads the unit in a cell; a plain number stands in for one that is refused. */
export function readUnit(row: RowReader, column: string): Unit {
  const unit = parseUnit(row.text(column));
  if (isUnit(unit)) return unit;
  row.refuse(column, {
    expected: unit.reason,
    got: row.raw(column),
    ...(unit.hint === undefined ? {} : { hint: unit.hint }),
  });
  return { text: "1", dimension: {}, factor: 1 };
}

/** Reads the id of a source, which must exist. */
export function readSource(
  row: RowReader,
  column: string,
  sources: ReadonlyMap<string, Source>,
  required: boolean,
): string | undefined {
  const id = row.raw(column);
  if (id === "" && !required) return undefined;
  if (!sources.has(id)) {
    const hint = id === "" ? undefined : didYouMean(id, sources.keys());
    row.refuse(column, { expected: "the id of a source", got: id, ...(hint === undefined ? {} : { hint }) });
  }
  return id;
}

interface Range {
  readonly low: number | undefined;
  readonly mode: number | undefined;
  readonly high: number | undefined;
}

function checkRange(row: RowReader, value: number, { low, mode, high }: Range): void {
  const order = `low ${low ?? "-"}, mode ${mode ?? "-"}, value ${value}, high ${high ?? "-"}`;
  if ((low === undefined) !== (high === undefined))
    row.refuse("low", { expected: "both low and high, or neither", got: order });
  if (low === undefined || high === undefined) return;
  if (low > high) row.refuse("low", { expected: "low at most high", got: order });
  else if (value < low || value > high)
    row.refuse("value", { expected: "a value from low to high", got: order });
  else if (mode !== undefined && (mode < low || mode > high)) {
    row.refuse("mode", { expected: "a mode from low to high", got: order });
  }
}

/** Reads `formulas.csv` and works the figures out; they follow the figures they are made of. */
export function readFormulas(reading: Reading, given: readonly Figure[]): Figure[] {
  const rows = rowsOf(reading, "formulas.csv", formulaColumns);
  const table = new Map(given.map((f) => [f.id, f]));
  const ids = new Set([...table.keys(), ...rows.map((row) => row.raw("id")), ...Object.keys(commodityNames)]);
  const read: { row: RowReader; id: string; expression: Expression; unit: Unit }[] = [];
  for (const row of rows) {
    const id = readFigureId(row);
    const unit = readUnit(row, "unit");
    const expression = parseFormula(
      row.text("formula"),
      (name) => ids.has(name) && !(name in commodityNames),
      () => ids,
    );
    if (isExpression(expression)) read.push({ row, id, expression, unit });
    else row.refuse("formula", expression);
  }
  const circle = formulaCircle(new Map(read.map(({ id, expression }) => [id, expression])));
  if (circle !== undefined) {
    const row = read.find(({ id }) => id === circle[0])?.row as RowReader;
    row.refuse("formula", {
      expected: "a formula that does not lead back to itself",
      got: circle.join(" > "),
    });
    return [];
  }
  const dimensions = new Map(read.map(({ id, unit }) => [id, unit.dimension]));
  const dimension = (id: string): Dimension => dimensions.get(id) ?? (table.get(id) as Figure).dimension;
  for (const { row, expression, unit } of read) {
    const measured = dimensionOf(expression, dimension);
    if (!("dimension" in measured)) row.refuse("formula", measured);
    else if (!sameDimension(measured.dimension, unit.dimension)) {
      row.refuse("formula", {
        expected: `an amount in ${unit.text}`,
        got: dimensionText(measured.dimension),
      });
    }
  }
  const drafts = read.map(
    ({ row, id, expression, unit }): Figure =>
      compact({
        id,
        name: row.text("name"),
        value: 0,
        unit: unit.text,
        factor: unit.factor,
        dimension: unit.dimension,
        role: "input",
        kind: "derived",
        note: row.raw("note") || undefined,
        formula: expression,
      }),
  );
  return refreshFormulas([...table.values(), ...drafts]).filter((f) => f.formula !== undefined);
}
