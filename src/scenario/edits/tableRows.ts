/** Edits that add and remove rows of any table of a study. */
import { didYouMean } from "../../base/index.ts";
import { type Figure, isUnit, parseUnit, studyTables, type Table } from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import { type Cells, cellsByField, readCells } from "../rows/cells.ts";
import { editedTables } from "../rows/tables.ts";
import { usersOf } from "../rows/users.ts";
import type { Edits, FigureInput } from "../scenario.ts";
import { addLink } from "./addLink.ts";
import { addPlace } from "./addPlace.ts";
import { setCalendar } from "./setCalendar.ts";

const names = studyTables.map(({ name }) => name);
const tableOf = (name: string): Table => studyTables.find((table) => table.name === name) as Table;

/** Why rows of some tables are no matter of scenarios. */
const untouched: Readonly<Record<string, string>> = {
  commodities:
    "the questions of the study name its goods; change a figure that their values rest on, with set",
  observations: "observations price nothing and move nothing",
  flows: "change a figure that their totals rest on, with set",
  totals: "karvan estimate reads totals, not scenarios; change a figure of a total, with set",
  margins: "karvan estimate reads margins, not scenarios",
  choice: "change a figure that its amounts rest on, with set",
};

export const add: EditDefinition<Edits["add"]> = {
  type: "add",
  doc: "Adds a row to a table of the study, with the columns of that table.",
  fields: {
    table: { form: "oneOf", words: names, type: "keyof TableRows", doc: "The table." },
    row: {
      form: "row",
      doc: "The row: columns and their cells, named as in the table or as `perKm` for `per_km`.",
    },
  },
  example: {
    type: "add",
    table: "tariffs",
    row: { id: "toll-rail", component: "toll", mode: "rail", perKm: "road.cost / 3", priceYear: 2024 },
  },
  apply(edit, context) {
    const table = tableOf(edit.table);
    const pathOf = (field: string): string => `row.${field}`;
    const why = untouched[edit.table];
    if (why !== undefined) {
      context.report("table", { expected: "a table that scenarios change", got: edit.table, hint: why });
      return;
    }
    const cells = cellsByField(table, edit.row, pathOf, context);
    const id = String(cells.id ?? "");
    if (idsOf(edit.table, context).has(id) && edit.table !== "calendars") {
      context.report("row.id", {
        expected: "a new id",
        got: id,
        hint: `${edit.table} has it; change it by set`,
      });
      return;
    }
    const own = adders[edit.table];
    if (own !== undefined) {
      own(cells, context);
      return;
    }
    const fields = readCells({ table, old: {}, cells, pathOf }, context);
    const edited = editedTables[edit.table];
    if (fields === undefined || edited === undefined) return;
    const rows = edited.make(fields, cells, { context, pathOf, old: [] });
    if (context.valid) edited.put(context.draft, id, rows);
  },
};

export const remove: EditDefinition<Edits["remove"]> = {
  type: "remove",
  doc: "Removes a row from a table of the study. What other rows name must be changed in them first.",
  fields: {
    table: { form: "oneOf", words: names, type: "keyof TableRows", doc: "The table." },
    id: { form: "oneOrMore", of: "id", doc: "Ids of rows." },
  },
  example: { type: "remove", table: "operations", id: ["road-sea", "sea-road"] },
  apply(edit, context) {
    const why = untouched[edit.table];
    if (why !== undefined) {
      context.report("table", { expected: "a table that scenarios change", got: edit.table, hint: why });
      return;
    }
    for (const [i, got] of [edit.id].flat().entries()) {
      const field = typeof edit.id === "string" ? "id" : `id[${i}]`;
      const known = idsOf(edit.table, context);
      if (!known.has(got)) {
        context.report(field, {
          expected: `the id of a row of ${edit.table}`,
          got,
          hint: didYouMean(got, known),
        });
        continue;
      }
      const [user] = usersOf(edit.table, got, context.draft);
      if (user !== undefined) {
        const hint = `${user} names it; change or remove that first`;
        context.report(field, { expected: "a row that no other row names", got, hint });
      } else removeRow(edit.table, got, context);
    }
  },
};

function idsOf(table: string, { draft }: EditContext): ReadonlySet<string> {
  const edited = editedTables[table];
  if (edited !== undefined) return new Set(edited.ids(draft));
  if (table === "calendars") return new Set(draft.calendars.keys());
  if (table === "sources") return draft.sources;
  const isFormula = ({ formula }: Figure): boolean => (formula !== undefined) === (table === "formulas");
  return new Set([...draft.figures.values()].filter(isFormula).map(({ id }) => id));
}

function removeRow(table: string, id: string, { draft }: EditContext): void {
  const edited = editedTables[table];
  if (edited !== undefined) edited.put(draft, id, []);
  else if (table === "calendars") draft.calendars.delete(id);
  else if (table === "sources") draft.sources.delete(id);
  else draft.figures.delete(id);
}

type Adder = (cells: Cells, context: EditContext) => void;

/** Tables whose rows become something else in the network. */
const adders: Readonly<Record<string, Adder>> = {
  sources(cells, context) {
    const fields = readCells(
      { table: tableOf("sources"), old: {}, cells, pathOf: (f) => `row.${f}` },
      context,
    );
    if (fields !== undefined) context.draft.sources.add(String(fields.id));
  },
  figures(cells, context) {
    const fields = readCells(
      { table: tableOf("figures"), old: {}, cells, pathOf: (f) => `row.${f}` },
      context,
    );
    const unit = parseUnit(String(cells.unit ?? ""));
    if (!isUnit(unit)) context.report("row.unit", { ...unit, got: cells.unit });
    checkFigureId(String(cells.id), context);
    if (fields === undefined || !isUnit(unit) || !context.valid) return;
    const { id, name, role = "input", together } = fields as { id: string; name: string } & Partial<Figure>;
    const input = { ...fields, unit: String(cells.unit) } as unknown as FigureInput;
    const made = context.figure(input, "row", { dimension: unit.dimension, bounds: {} }, { id, name });
    if (made === undefined) return;
    context.draft.figures.set(id, { ...made, role, ...(together === undefined ? {} : { together }) });
  },
  formulas(cells, context) {
    const fields = readCells(
      { table: tableOf("formulas"), old: {}, cells, pathOf: (f) => `row.${f}` },
      context,
    );
    const unit = parseUnit(String(cells.unit ?? ""));
    if (!isUnit(unit)) context.report("row.unit", { ...unit, got: cells.unit });
    checkFigureId(String(cells.id), context);
    if (fields === undefined || !isUnit(unit) || !context.valid) return;
    const rule = { dimension: unit.dimension, bounds: {} };
    const amount = context.amount(String(cells.formula ?? ""), "row.formula", rule, []);
    if (amount === undefined) return;
    const { text, factor, dimension } = unit;
    const { id, name, note } = fields as { id: string; name: string; note?: string };
    context.draft.figures.set(id, {
      ...{ id, name, value: 1, unit: text, factor, dimension, role: "input", kind: "derived" },
      formula: amount.expression,
      ...(note === undefined ? {} : { note }),
    });
  },
  places(cells, context) {
    const { gaugeBreak, ...place } = cells;
    const fields = readCells(
      { table: tableOf("places"), old: {}, cells, pathOf: (f) => `row.${f}` },
      context,
    );
    if (fields === undefined) return;
    const gauges =
      gaugeBreak === undefined ? {} : { gaugeBreak: String(gaugeBreak).split(/\s+/).map(Number) };
    const edit = { type: "addPlace", place: { ...place, ...fields, ...gauges } };
    addPlace.apply(edit as unknown as Edits["addPlace"], context.within("place", "row"));
  },
  links(cells, context) {
    const fields = readCells({ table: tableOf("links"), old: {}, cells, pathOf: (f) => `row.${f}` }, context);
    if (fields === undefined) return;
    if (fields.speedFormula !== undefined) {
      const hint = "give the row a speed_kmh, and set the figure links.<id>.speed to the formula";
      const expected = "no formula in a row that is added";
      context.report("row.speedFormula", { expected, got: String(cells.speedFormula), hint });
    }
    const figureOf = (value: unknown, unit: string, kind: unknown, source: unknown, range: object = {}) =>
      value === undefined
        ? {}
        : { value, unit, kind: kind ?? "assumed", ...(source === undefined ? {} : { source }), ...range };
    const { id, from, to, twoWay, mode, country, carries, note, gaugeMm: gauge, status } = fields;
    const range = fields.lengthLow === undefined ? {} : { low: fields.lengthLow, high: fields.lengthHigh };
    const link = {
      ...{ id, from, to, twoWay, mode, country, carries },
      ...(note === undefined ? {} : { note }),
      ...(gauge === undefined ? {} : { gauge }),
      length: figureOf(fields.lengthKm, "km", fields.lengthKind, fields.lengthSource, range),
      ...(fields.speedKmh === undefined
        ? {}
        : { speed: figureOf(fields.speedKmh, "km/h", fields.speedKind, fields.speedSource) }),
    };
    addLink.apply({ type: "addLink", link } as unknown as Edits["addLink"], context.within("link", "row"));
    if (!context.valid) return;
    for (const made of context.draft.linksNamed(String(id))) {
      context.draft.links.set(made.id, { ...made, status: status as typeof made.status });
    }
  },
  calendars(cells, context) {
    const { days, hours, closed, special, ...rest } = cells;
    const words = (cell: unknown): string[] =>
      String(cell)
        .split(/\s+/)
        .filter((word) => word !== "");
    const parts = {
      ...(hours === undefined
        ? {}
        : { hours: words(hours).map((each) => [days, each].filter(Boolean).join(" ")) }),
      ...(closed === undefined ? {} : { closed: words(closed) }),
      ...(special === undefined
        ? {}
        : {
            special: String(special)
              .split(";")
              .map((text) => text.trim()),
          }),
    };
    if (context.draft.calendars.has(String(cells.id))) {
      const hint = "setCalendar changes it";
      context.report("row.id", { expected: "a new id", got: cells.id, hint });
      return;
    }
    const edit = { zone: "+00:00", ...rest, ...parts, type: "setCalendar" };
    setCalendar.apply(edit as unknown as Edits["setCalendar"], context.within("", "row"));
  },
};

function checkFigureId(id: string, context: EditContext): void {
  if (/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(id) && !/^(links|services|commodity|scenarios)\./.test(id))
    return;
  const hint = "dotted words of letters, digits and underscores, e.g. rail.rate";
  context.report("row.id", { expected: "an id that formulas can name", got: id, hint });
}
