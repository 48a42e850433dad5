/** Reads `formulas.csv`: figures that follow from others. */

import {
  dimensionOf,
  dimensionText,
  type Expression,
  type Figure,
  figuresOf,
  figureTable,
  formulaFault,
  formulaTable,
  isExpression,
  number,
  parseFormula,
  refreshFormulas,
  sameDimension,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { checkFigureId, readUnit } from "./readFigures.ts";
import { readRow } from "./readRow.ts";

interface Draft {
  readonly row: RowReader;
  readonly figure: Figure & { readonly formula: Expression };
}

/** Reads `formulas.csv` and evaluates the figures; they follow the figures they are made of. */
export function readFormulas(open: OpenTables, given: readonly Figure[]): Figure[] {
  const { problems, doubtful } = open;
  const before = problems.length;
  const known = figureTable(given);
  const rows = rowsOf(open, formulaTable);
  const ids = new Set([...known.keys(), ...rows.map((row) => row.raw("id"))]);
  const drafts = rows.map((row) => ({ row, figure: readFormula(row, ids) }));
  for (const { row, figure } of drafts) {
    const other = open.rows.get(`figures[${figure.id}]`)?.where("id");
    if (other === undefined) continue;
    const hint = `${other.file}:${other.line} has it too`;
    row.refuse("id", { expected: "an id used once", got: figure.id, hint });
  }
  const fault = formulaFault(new Map(drafts.map(({ figure }) => [figure.id, figure.formula])));
  if (fault !== undefined) drafts.find(({ figure }) => figure.id === fault.id)?.row.refuse("formula", fault);
  checkUnits(drafts, figureTable([...given, ...drafts.map(({ figure }) => figure)]), doubtful);
  const figures = drafts.map(({ figure }) => figure);
  const used = figures.flatMap(({ formula }) => figuresOf(formula));
  if (problems.length === before && !used.some((id) => doubtful.has(id))) {
    return refreshFormulas([...given, ...figures]).filter(({ formula }) => formula !== undefined);
  }
  for (const { id } of figures) doubtful.add(id);
  return figures.map(({ formula: _, ...figure }) => figure);
}

function readFormula(row: RowReader, ids: ReadonlySet<string>): Draft["figure"] {
  const expression = parseFormula(
    row.raw("formula"),
    (id) => ids.has(id),
    () => ids,
  );
  if (!isExpression(expression)) row.refuse("formula", expression);
  const { text, factor, dimension } = readUnit(row);
  const read = readRow(row, formulaTable);
  checkFigureId(row);
  return {
    ...read,
    value: 1,
    unit: text,
    factor,
    dimension,
    role: "input",
    kind: "derived",
    formula: isExpression(expression) ? expression : number(1),
  };
}

function checkUnits(
  drafts: readonly Draft[],
  figures: ReadonlyMap<string, Figure>,
  doubtful: ReadonlySet<string>,
): void {
  for (const { row, figure } of drafts) {
    const uncertain = figuresOf(figure.formula).some((id) => doubtful.has(id) || !figures.has(id));
    if (uncertain || !row.isValid("formula", "unit")) continue;
    const measured = dimensionOf(figure.formula, (id) => (figures.get(id) as Figure).dimension);
    if (!("dimension" in measured)) row.refuse("formula", measured);
    else if (!sameDimension(measured.dimension, figure.dimension)) {
      const got = dimensionText(measured.dimension);
      const hint = `write ${got} as its unit, or correct the formula`;
      row.refuse("formula", { expected: `an amount in ${figure.unit}`, got, hint });
    }
  }
}
