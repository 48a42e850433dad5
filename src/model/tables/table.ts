/** What the definition of a study table says: its columns, what each holds, in which unit, and whether it must be there. */

import type { Bounds } from "../../base/index.ts";
import type { AmountComponent } from "../network/component.ts";
import type { Reference } from "./references.ts";

/**
 * A table of a study, defined once: the reader, the checks of names, the types of rows, the fields of edits and the page on
 * studies follow from it. After a change run `npm run schema` and `npm run pages`.
 */
export interface Table {
  /** Name of the file without `.csv`. */
  readonly name: string;
  /** Name of the TypeScript type of its rows, which `npm run schema` writes. */
  readonly row: string;
  /** What the table holds. */
  readonly doc: string;
  /** Columns by the name of their field; the file names them as {@link columnName} writes it. */
  readonly columns: Readonly<Record<string, Column>>;
  /** A row as it may be written: field to cell. */
  readonly example: Readonly<Record<string, string>>;
  /** What to do about a required amount that is missing, where its column says nothing. */
  readonly hint?: string;
  /** Fields of which a row must fill at least one. */
  readonly oneOf?: readonly { readonly fields: readonly string[]; readonly expected: string }[];
  /** Pairs of fields of which a row fills both or neither. */
  readonly together?: readonly { readonly fields: readonly [string, string]; readonly hint: string }[];
  /** Whether several rows may have one id and describe one thing together. */
  readonly idsRepeat?: true;
}

/** A column of a table. */
export type Column = ColumnType & {
  /** What it holds. */
  readonly doc: string;
  /**
   * `true`: the table must have the column, and each row a value. `"column"`: the table must have the column, its cells may
   * be empty. Absent: both may be missing.
   */
  readonly required?: true | "column";
  /** What to do about an empty cell that needs a value. */
  readonly hint?: string;
};

/** What the cells of a column hold; a list of words or ids is separated by blanks. */
export type ColumnType =
  | { readonly type: "text" | "id" | "flag" | "url" }
  | { readonly type: "word" | "words"; readonly words: readonly string[] }
  | { readonly type: "references"; readonly to: Reference }
  | ReferenceType
  | NumberType
  | AmountType
  /** A text in a form of its own, which the table's own reader takes apart. */
  | { readonly type: "special" };

/** A column with the name of something, most often a row of another table. */
export interface ReferenceType {
  readonly type: "reference";
  readonly to: Reference;
  /** Field with the kind of evidence: where that is `sourced`, the name of a source must be given. */
  readonly whenSourced?: string;
}

/** A column with a plain number. */
export interface NumberType {
  readonly type: "number";
  readonly unit?: string;
  readonly bounds?: Bounds;
}

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
  /** A word that may stand in place of a formula. */
  readonly or?: string;
  /** The part of a route's money, time or emissions that it becomes. */
  readonly component?: AmountComponent;
  /** Field of the share by which it is multiplied. */
  readonly share?: string;
  /** Whether only goods that enter in transit are charged. */
  readonly inTransit?: true;
  /** Who receives it in place of the payee of the row. */
  readonly payee?: string;
}

/** The name of a column in the file: `inspection_share` for the field `inspectionShare`. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
