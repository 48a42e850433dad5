/** Reads a row of a table as the table's definition says. */

import {
  type Amount,
  type AmountScope,
  type AmountType,
  amountRule,
  type Column,
  columnName,
  commoditiesNamed,
  isAmount,
  type OwnUnits,
  readAmount,
  references,
  studyTables,
  type Table,
  type TableRows,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";

/** What the amounts of a base table may rest on: figures that price the base, and what they are for. */
export type Pricing = Omit<AmountScope, "roles"> & {
  readonly roles: readonly ["input"];
  /** Whether there are commodities beside those it has, whose rows were refused. */
  readonly hasUnsound?: boolean;
};

/** The definition of one table. */
type TableOf<Name extends keyof TableRows> = Table & { readonly name: Name };

/** Reads all rows of a table that needs nothing but its definition. */
export function readTable<Name extends keyof TableRows>(
  open: OpenTables,
  table: TableOf<Name>,
  pricing?: Pricing,
): TableRows[Name][] {
  return rowsOf(open, table).map((row) => readRow(row, table, pricing));
}

/**
 * Reads a row by the definition of its table; a value stands in for one that is required and refused.
 *
 * @param pricing - Needed where the table has amounts. Of its commodities those count that the row names.
 * @param own - Units of the row: what it counts, and the unit of its one commodity.
 */
export function readRow<Name extends keyof TableRows>(
  row: RowReader,
  table: TableOf<Name>,
  pricing?: Pricing,
  own: Omit<OwnUnits, "money"> = {},
): TableRows[Name] {
  const scope = pricing && pricingOf(pricing, row);
  const units = { ...own, money: pricing?.currency ?? "" };
  const fields: Record<string, unknown> = {};
  for (const cell of cellsOf.get(table.name) ?? []) {
    const value = readCell(row, cell, scope, units);
    if (value !== undefined) fields[cell.field] = value;
  }
  checkRow(row, table);
  return fields as unknown as TableRows[Name];
}

interface Cell {
  readonly field: string;
  /** Name of the column in the file. */
  readonly name: string;
  readonly column: Column;
  readonly table: Table;
}

/** The cells of a row of each table, by the name of the table. */
const cellsOf: ReadonlyMap<string, readonly Cell[]> = new Map(
  studyTables.map((table) => [
    table.name,
    Object.entries(table.columns).map(([field, column]) => ({
      field,
      name: columnName(field),
      column,
      table,
    })),
  ]),
);

function readCell(row: RowReader, cell: Cell, scope: AmountScope | undefined, units: OwnUnits): unknown {
  const { name, column } = cell;
  const { type, required } = column;
  if (type === "special") return undefined;
  if (type === "amount") return scope && readAmountCell(row, { ...cell, column }, scope, units);
  if (type === "words" || type === "references") {
    const items = row.words(name, type === "words" ? column.words : undefined);
    if (required === true && items.length === 0) row.refuse(name, { expected: column.doc, got: "" });
    return items;
  }
  if (type === "reference") return readReference(row, name, column);
  if (required !== true && !row.has(name)) return type === "text" && required ? "" : undefined;
  switch (type) {
    case "text":
      return row.text(name);
    case "id":
      return row.id(name);
    case "flag":
      return row.flag(name);
    case "word":
      return row.word(name, column.words);
    case "number":
      // A cell that the table's own reader refused gets no second problem.
      return row.isValid(name) ? row.number(name, column.bounds) : 1;
    case "url":
      return readUrl(row, name);
  }
}

/** The amount in a cell, or a word in place of one; after noting what is wrong, a number where one is required. */
function readAmountCell(
  row: RowReader,
  { name, column, table }: Cell & { readonly column: AmountType & Column },
  scope: AmountScope,
  units: OwnUnits,
): Amount | string | undefined {
  if (column.or !== undefined && row.raw(name) === column.or) return column.or;
  const standIn = column.required === true ? one : undefined;
  if (!row.has(name)) {
    if (column.required !== true) return undefined;
    const expected = `a figure for ${name.replaceAll("_", " ")}`;
    row.refuse(name, { expected, got: "", hint: column.hint ?? table.hint ?? column.doc });
    return standIn;
  }
  // An amount per vehicle, or in units of a commodity, has no unit while those are unknown.
  const { unit } = column;
  if (unit.includes("vehicle") && !row.isValid("vehicle")) return standIn;
  if (unit.includes("/unit") && !row.isValid("unit")) return standIn;
  if (unit.startsWith("unit/") && units.unit === undefined) return standIn;
  const amount = readAmount(row.raw(name), amountRule(column, units), scope);
  if (isAmount(amount)) return amount;
  row.refuse(name, amount);
  return standIn;
}

const one: Amount = { text: "1", expression: { type: "number", value: 1 } };

/** The name in a cell. Whether there is such a thing is checked when all tables are read. */
function readReference(
  row: RowReader,
  name: string,
  { required, hint, ...column }: Column & { readonly type: "reference" },
): string | undefined {
  const isNeeded =
    required === true ||
    (column.whenSourced !== undefined && row.raw(columnName(column.whenSourced)) === "sourced");
  if (isNeeded && !row.has(name)) row.refuse(name, { expected: references[column.to], got: "", hint });
  return required === true ? row.raw(name) : row.optional(name);
}

function readUrl(row: RowReader, name: string): string {
  const got = row.raw(name);
  const hint = "leave the cell empty when there is none";
  if (!/^https?:\/\/\S+$/.test(got)) row.refuse(name, { expected: "an http or https address", got, hint });
  return got;
}

/** Checks which cells of a row must be filled together, or one of them. */
function checkRow(row: RowReader, { oneOf = [], together = [] }: Table): void {
  for (const { fields, expected } of oneOf) {
    const names = fields.map(columnName);
    if (row.isValid(...names) && !names.some((name) => row.has(name)))
      row.refuse(names[0] as string, { expected, got: "" });
  }
  for (const { fields, hint } of together) {
    const [first, second] = fields.map(columnName) as [string, string];
    if (row.has(first) === row.has(second) || !row.isValid(first, second)) continue;
    row.refuse(first, { expected: `both ${first} and ${second}, or neither`, got: row.raw(first), hint });
  }
}

/** The part of a pricing that a row is for: the commodities its list names. */
function pricingOf(pricing: Pricing, row: RowReader): Pricing {
  const names = row.words("commodities");
  const named = commoditiesNamed(pricing.commodities, names);
  if (named.length > 0 && row.isValid("commodities")) return { ...pricing, commodities: named };
  // Wrong names are reported at their own cell; which commodities are meant is not known.
  const isOpen = names.length > 0 || pricing.hasUnsound === true || !row.isValid("commodities");
  return isOpen ? { ...pricing, commodities: [], isOpen: true } : pricing;
}
