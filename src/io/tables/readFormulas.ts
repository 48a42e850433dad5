/** Reads `formulas.csv`: figures that follow from others. */

import {
  dimensionOf,
  dimensionText,
  type Expression,
  type Figure,
  figuresOf,
  figureTable,
  formulaFaults,
  formulaTable,
  isExpression,
  isFiniteFigure,
  noFiniteHint,
  number,
  parseFormula,
  refreshFormulas,
  sameDimension,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { doubtOf } from "./doubt.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { checkFigureId, readUnit } from "./readFigures.ts";
import { readRow } from "./readRow.ts";

interface Draft {
  readonly row: RowReader;
  readonly figure: Figure & { readonly formula: Expression };
}

/**
 * Reads `formulas.csv` and evaluates the figures; they follow the figures they are made of. What is wrong is noted at its
 * cause: a figure that rests on a refused one is doubtful, and nothing is noted of it.
 */
export function readFormulas(open: OpenTables, given: readonly Figure[]): Figure[] {
  const { doubtful } = open;
  const known = figureTable(given);
  const rows = rowsOf(open, formulaTable);
  const ids = new Set([...known.keys(), ...rows.map((row) => row.raw("id"))]);
  const doubt = doubtOf(open);
  const isKnown = (id: string): boolean =>
    ids.has(id) || (!/^(links|services)\./.test(id) && doubt(id) !== undefined);
  const drafts = rows.map((row) => ({ row, figure: readFormula(row, ids, isKnown) }));
  for (const { row, figure } of drafts) {
    const other = open.rows.get(`figures[${figure.id}]`)?.where("id");
    if (other === undefined) continue;
    const hint = `${other.file}:${other.line} has it too`;
    row.refuse("id", { expected: "an id used once", got: figure.id, hint });
  }
  const { faults, unsound } = formulaFaults(new Map(drafts.map(({ figure }) => [figure.id, figure.formula])));
  // A circle is refused at one of its rows only.
  for (const fault of faults)
    drafts.find(({ figure }) => figure.id === fault.id)?.row.refuse("formula", fault);
  for (const id of unsound) doubtful.set(id, "value");
  checkUnits(causesFirst(drafts), figureTable([...given, ...drafts.map(({ figure }) => figure)]), open);
  const sound = drafts.filter(({ figure }) => !doubtful.has(figure.id));
  const figures = refreshFormulas([...given, ...sound.map(({ figure }) => figure)]);
  const values = figureTable(figures);
  for (const { row, figure } of sound) {
    const { value } = values.get(figure.id) as Figure;
    if (isFiniteFigure(values.get(figure.id) as Figure)) continue;
    doubtful.set(figure.id, "value");
    const causes = figuresOf(figure.formula).map((id) => values.get(id) as Figure);
    if (!causes.every(isFiniteFigure)) continue;
    row.refuse("formula", { expected: "a finite number", got: value, hint: noFiniteHint(value) });
  }
  const standIn = ({ formula: _, ...figure }: Draft["figure"]): Figure => figure;
  return drafts.map(({ figure }) =>
    doubtful.has(figure.id) ? standIn(figure) : (values.get(figure.id) as Figure),
  );
}

/** Formulas after those they rest on. */
function causesFirst(drafts: readonly Draft[]): Draft[] {
  const byId = new Map(drafts.map((draft) => [draft.figure.id, draft]));
  const ordered = new Set<Draft>();
  const met = new Set<Draft>();
  const visit = (draft: Draft): void => {
    if (met.has(draft)) return;
    met.add(draft);
    for (const id of figuresOf(draft.figure.formula)) {
      const cause = byId.get(id);
      if (cause !== undefined) visit(cause);
    }
    ordered.add(draft);
  };
  for (const draft of drafts) visit(draft);
  return [...ordered];
}

function readFormula(
  row: RowReader,
  ids: ReadonlySet<string>,
  isKnown: (id: string) => boolean,
): Draft["figure"] {
  const expression = parseFormula(row.raw("formula"), isKnown, () => ids);
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

/**
 * Checks the units of formulas, in the order of causes; those that are refused or rest on doubtful figures join these. The unit
 * that a row states is taken at its word by what rests on it, unless it is what is wrong.
 */
function checkUnits(drafts: readonly Draft[], figures: ReadonlyMap<string, Figure>, open: OpenTables): void {
  const { doubtful } = open;
  const doubt = doubtOf(open);
  for (const { row, figure } of drafts) {
    const doubts = figuresOf(figure.formula).map((id) => (figures.has(id) ? doubtful.get(id) : doubt(id)));
    const isRead = row.isValid("id", "formula");
    const isUnit = row.isValid("unit");
    if (isRead && isUnit && !doubts.includes("unit") && !doubtful.has(figure.id))
      checkUnit(row, figure, figures);
    const isMismatch = isRead && !row.isValid("formula");
    if (!isUnit || isMismatch) doubtful.set(figure.id, "unit");
    else if (!isRead || doubts.some((mark) => mark !== undefined)) doubtful.set(figure.id, "value");
  }
}

function checkUnit(row: RowReader, figure: Draft["figure"], figures: ReadonlyMap<string, Figure>): void {
  const measured = dimensionOf(figure.formula, (id) => (figures.get(id) as Figure).dimension);
  if (!("dimension" in measured)) row.refuse("formula", measured);
  else if (!sameDimension(measured.dimension, figure.dimension)) {
    const got = dimensionText(measured.dimension);
    const hint = `write ${got} as its unit, or correct the formula`;
    row.refuse("formula", { expected: `an amount in ${figure.unit}`, got, hint });
  }
}
