/** What the definition of a study table says: its columns, what each holds, in which unit, and whether it must be there. */

import type { Bounds } from "../../base/index.ts";

/**
 * A table of a study, defined once: the reader, the checks of names, the fields of edits and the page on studies follow
 * from it. Plain data, so that types follow from it too.
 */
export interface Table {
  /** Name of the file without `.csv`. */
  readonly name: string;
  /** What a row is. */
  readonly doc: string;
  /** Columns by the name of their field; the file names them as {@link columnName} writes it. */
  readonly columns: Readonly<Record<string, Column>>;
  /** What to do about an amount that is required and missing, where its column says nothing. */
  readonly hint?: string;
  /** Whether several rows may have one id and describe one thing together. */
  readonly idsRepeat?: true;
  /** A row as it may be written: field to cell. */
  readonly example: Readonly<Record<string, string>>;
}

/** A column of a table. */
export type Column = ColumnType & {
  /** What it holds, in words that complete "the column holds". */
  readonly doc: string;
  /**
   * `true`: the table must have the column, and each row a value. `"column"`: the table must have the column, its cells may
   * be empty. Absent: both may be missing.
   */
  readonly required?: true | "column";
  /** What to do about an empty cell that needs a value. */
  readonly hint?: string;
};

/** What the cells of a column hold. */
export type ColumnType =
  | { readonly type: "text" | "id" | "flag" }
  /** An id; the row it names is in another table. */
  | { readonly type: "reference"; readonly to: Reference }
  /** One word of a list. */
  | { readonly type: "word"; readonly words: readonly string[] }
  /** Words or ids separated by blanks. */
  | { readonly type: "words"; readonly words: readonly string[] }
  | { readonly type: "references"; readonly to: Reference }
  | { readonly type: "number"; readonly bounds?: Bounds; readonly unit?: string }
  /** A formula over figures. */
  | AmountType
  /** A text that the table's own reader takes apart, in the form the doc describes. */
  | { readonly type: "special" };

/** A column with an amount: a formula over figures. */
export interface AmountType {
  readonly type: "amount";
  /**
   * Its unit: `h`, `km/h`, `1/h`, `1`. `money` is the currency of the study, `unit` that of the commodity (t or passenger),
   * `vehicle` what the row counts.
   */
  readonly unit: string;
  /** Of its value; at least 0 when absent. */
  readonly bounds?: Bounds;
  /** The part of a route's money, time or emissions that it becomes. */
  readonly component?: string;
}

/** What a column may refer to. */
export type Reference = "commodityName" | "crossingOrFerry" | "country" | "calendar";

/** The name of a column in the file: `inspection_share` for the field `inspectionShare`. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
