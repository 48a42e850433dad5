/** What an amount in a table must be, by the unit that the table's definition gives. */

import type { AmountRule } from "../figures/readAmount.ts";
import type { Dimension } from "../figures/unit.ts";
import type { Measure } from "../network/component.ts";
import type { AmountType, Column, Table } from "./table.ts";

/** Fields of a table that hold amounts. */
export type AmountField<Defined extends Pick<Table, "columns">> = {
  [Field in keyof Defined["columns"]]: Defined["columns"][Field] extends { type: "amount" } ? Field : never;
}[keyof Defined["columns"]];

/** A column with an amount, and the field it fills. */
export interface TableAmount<Field = string> {
  readonly field: Field;
  readonly column: Column & AmountType;
}

/** The columns of a table that hold amounts, in its order. */
export function amountColumns<Defined extends Pick<Table, "columns">>(
  table: Defined,
): TableAmount<AmountField<Defined>>[] {
  return Object.entries(table.columns).flatMap(([field, column]) =>
    column.type === "amount" ? [{ field: field as AmountField<Defined>, column }] : [],
  );
}

/** Units that a definition cannot know: they are the study's or the row's. */
export interface OwnUnits {
  /** Currency of the study: `money` in definitions. */
  readonly money: string;
  /** What the row counts: `vehicle` in definitions. */
  readonly vehicle?: string;
  /** Unit of the row's one commodity: `unit` in definitions. Absent where the commodities of the row say it. */
  readonly unit?: string;
}

/** What an amount must be: `money/unit/km` becomes currency per km, per unit of the commodity. */
export function amountRule({ unit, bounds }: AmountType, own: OwnUnits): AmountRule {
  const names: Readonly<Record<string, string | undefined>> = { ...own };
  const [over = "1", ...under] = unit.split("/");
  const perUnit = under.includes("unit") && own.unit === undefined;
  const per = under.filter((name) => !(perUnit && name === "unit"));
  const dimension: Dimension = Object.fromEntries([
    ...(over === "1" ? [] : [[names[over] ?? over, 1]]),
    ...per.map((name) => [names[name] ?? name, -1]),
  ]);
  return { dimension, ...(perUnit && { perUnit }), ...(bounds && { bounds }) };
}

/** The measure of a route that an amount with a component belongs to, which its unit says. */
export function measureOf({ unit }: Pick<AmountType, "unit">): Measure {
  const [over] = unit.split("/");
  return over === "h" ? "time" : over === "kgCO2e" ? "co2e" : "money";
}
