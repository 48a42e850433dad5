/** The type of a table's rows, which follows from the table's definition. */

import type { Amount } from "../figures/amount.ts";
import type { Column, Table } from "./table.ts";

/** A row as it is read: a field for each column that is not `special`. Lists are empty, other fields absent, where a cell is. */
export type Row<Defined extends Pick<Table, "columns">> = RowOf<Defined["columns"]>;

/** Fields of a table that hold amounts. */
export type AmountField<Defined extends Pick<Table, "columns">> = {
  [Field in keyof Defined["columns"]]: Defined["columns"][Field] extends { type: "amount" } ? Field : never;
}[keyof Defined["columns"]];

type Columns = Readonly<Record<string, Column>>;

type RowOf<Of extends Columns> = {
  readonly [Field in Kept<Of> as Of[Field] extends Filled ? Field : never]: Value<Of[Field]>;
} & {
  readonly [Field in Kept<Of> as Of[Field] extends Filled ? never : Field]?: Value<Of[Field]>;
};

type Kept<Of extends Columns> = {
  [Field in keyof Of]: Of[Field] extends { type: "special" } ? never : Field;
}[keyof Of];

/** Columns that fill their field in every row. */
type Filled =
  | { readonly required: true }
  | { readonly type: "words" | "references" }
  | { readonly type: "text"; readonly required: "column" };

type Value<Of extends Column> = Of extends { type: "amount"; or: infer Word }
  ? Amount | Word
  : Of extends { type: "amount" }
    ? Amount
    : Of extends { type: "number" }
      ? number
      : Of extends { type: "flag" }
        ? boolean
        : Of extends { type: "word"; words: readonly (infer Word)[] }
          ? Word
          : Of extends { type: "words"; words: readonly (infer Word)[] }
            ? readonly Word[]
            : Of extends { type: "references" }
              ? readonly string[]
              : string;
