/**
 * How the fields of scenario files and of edits are described: as plain data, from which follow their TypeScript types, the
 * check of a document's form, JSON Schema and the reference in the guide.
 */
import type { Bounds } from "../base/index.ts";

/** A field of a document: what it holds, and what it means. */
export type Field = FieldForm & {
  /** What it means, in whole sentences. */
  readonly doc: string;
  readonly optional?: boolean;
};

/** Fields of a document, by name. */
export type FieldsByName = Readonly<Record<string, Field>>;

/** What a field holds. */
export type FieldForm =
  | { readonly form: "text" | "filledText" | "yesNo" | "edits" }
  /** An id: of something that exists, or of something new, whose characters are checked. */
  | { readonly form: "id" | "newId" }
  /** An id or a short text, or a list with at least one. */
  | { readonly form: "oneOrMore"; readonly of: "id" | "text" }
  | { readonly form: "number"; readonly bounds?: Bounds }
  /** A year, a date, or a figure in years; or also an id, where the edit is for a direction. */
  | { readonly form: "date"; readonly orId?: true }
  | { readonly form: "constant"; readonly value: number }
  /** One of some words, with the TypeScript type of any of them. */
  | { readonly form: "oneOf"; readonly words: readonly string[]; readonly type: string }
  | { readonly form: "list"; readonly of: FieldForm }
  /** A figure that the edit states; or that, or a formula. */
  | ({ readonly form: "figure" | "amount" } & Quantity)
  /** A cell of a table; a row of cells by column. */
  | { readonly form: "cell" | "row" }
  | { readonly form: "group"; readonly fields: FieldsByName };

/** What an amount or a figure must be. */
export interface Quantity {
  /** Its unit, as definitions of tables write it: `h`, `money/unit`. Absent where it depends on what it is for. */
  readonly unit?: string;
  /** Bounds of its value. */
  readonly bounds?: Bounds;
}

/** Those of some fields that an edit states, with what it states. */
export function statedIn<Stated extends object, Name extends string & keyof Stated>(
  stated: Stated,
  fields: Readonly<Record<Name, Field>>,
): { [N in Name]?: Exclude<Stated[N], undefined> } {
  const names = (Object.keys(fields) as Name[]).filter((name) => stated[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, stated[name]])) as {
    [N in Name]?: Exclude<Stated[N], undefined>;
  };
}
