/** Gives a cell of a table another content. */
import { didYouMean } from "../../base/index.ts";
import { columnName, studyTables } from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { CellInput } from "../scenario.ts";
import { cellsByField, readCells } from "./cells.ts";
import { differ, editedTables, fieldsOfRows } from "./tables.ts";

/** Which edit changes rows of a table that are not changed cell by cell. */
const others: Readonly<Record<string, string>> = {
  figures: "name the figure alone, and state it again: at: rail.rate, to: { value, unit, kind }",
  formulas: "name the figure alone, and state its formula: at: rail.all, to: rail.rate + rail.toll",
  calendars: "setCalendar changes it",
  commodities: "the questions of the study name its goods; change a figure that their values rest on",
  observations: "observations price nothing and move nothing",
  flows: "change a figure that their totals rest on",
  totals: "karvan estimate reads totals, not scenarios; change a figure of a total",
  margins: "karvan estimate reads margins, not scenarios",
  choice: "change a figure that its amounts rest on",
  sources: "add another source and name it",
};

/** Whether a text begins as the name of a cell does: `tariffs.`, `operations.`. */
export function namesCell(at: string): boolean {
  return studyTables.some(({ name }) => at.startsWith(`${name}.`));
}

/**
 * Changes the cell that a path names.
 *
 * @param at - Table, row and column: `tariffs.rail-iq.perKm`.
 */
export function setCell(at: string, to: CellInput, context: EditContext): void {
  const { draft } = context;
  const name = at.slice(0, at.indexOf("."));
  const column = at.slice(at.lastIndexOf(".") + 1);
  const id = at.slice(name.length + 1, Math.max(name.length + 1, at.length - column.length - 1));
  const edited = editedTables[name];
  if (edited === undefined) {
    context.report("at", {
      expected: "a cell that is changed alone, or a figure",
      got: at,
      hint: others[name],
    });
    return;
  }
  const { table } = edited;
  const fields = Object.keys(table.columns);
  const field = fields.find((known) => known === column || columnName(known) === column);
  const old = edited.find(draft, id);
  if (field === undefined || old.length === 0) {
    const expected = field === undefined ? `a column of ${name}` : `the id of a row of ${name}`;
    const got = field === undefined ? column : id;
    const hint = didYouMean(got, field === undefined ? fields : new Set(edited.ids(draft)));
    context.report("at", { expected, got: at, hint });
    if (field === undefined || table.columns[field]?.type === "amount") context.checkAmount(to, "to");
    return;
  }
  const elsewhere =
    edited.elsewhere?.[field] ?? (field === "id" ? "remove and add: it is another row" : undefined);
  if (elsewhere !== undefined) {
    const hint = `use ${elsewhere.replace("<id>", id)}`;
    context.report("at", { expected: "a cell that is changed alone", got: at, hint });
    return;
  }
  const pathOf = (part: string): string => (part === field ? "to" : "at");
  const cells = cellsByField(table, { [field]: to }, pathOf, context);
  const read = readCells({ table, old: fieldsOfRows(old, id), cells, pathOf }, context);
  if (read === undefined) return;
  const made = edited.make(read, cells, { context, pathOf, old });
  if (!context.valid) return;
  if (differ(old, made)) edited.put(draft, id, made);
  else context.reportUnchanged("at", "a cell", at);
}
