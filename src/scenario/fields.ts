/**
 * The language that describes the fields of scenario files and their edits. Everything else follows from such a
 * description: TypeScript types, the check of a document's form, JSON Schema and the reference in the guide.
 */
import { type Bounds, compact } from "../base/index.ts";
import { type AmountField, amountColumns, type Table } from "../model/index.ts";

/** A field of a document: what it holds, in plain data, and what it means. */
export type Field = FieldForm & {
  /** What it means: whole sentences, for JSON Schema, the guide and the types. */
  readonly doc: string;
  readonly optional?: true;
};

/** Fields of a document, by name. */
export type FieldsByName = Readonly<Record<string, Field>>;

type FieldForm =
  | { readonly form: "text"; readonly filled?: true }
  /** The id of something that exists. */
  | { readonly form: "id" }
  /** The id of something new: its characters are checked. */
  | { readonly form: "newId" }
  /** An id or a short text, or a list with at least one. */
  | { readonly form: "oneOrMore"; readonly of: "id" | "text" }
  | { readonly form: "number"; readonly bounds: Bounds }
  | { readonly form: "wholeNumber" }
  | { readonly form: "yesNo" }
  | { readonly form: "constant"; readonly value: number }
  | { readonly form: "oneOf"; readonly of: Vocabulary }
  | { readonly form: "list"; readonly of: Field }
  | ({ readonly form: "figure" } & Quantity)
  | ({ readonly form: "amount" } & Quantity)
  | { readonly form: "group"; readonly fields: FieldsByName }
  | { readonly form: "edits" };

/** What an amount or a figure must be. */
export interface Quantity {
  /** Its unit, as definitions of tables write it: `h`, `money/unit`. Absent where it depends on what it is for. */
  readonly unit?: string;
  /** Bounds of its value. */
  readonly bounds?: Bounds;
}

/** Words of which a field holds one, with the TypeScript type of any of them. */
export interface Vocabulary {
  readonly type: string;
  readonly values: readonly string[];
}

/** The same field where it may be left out. */
export function optional(field: Field): Field {
  return { ...field, optional: true };
}

/** Any text. */
export function text(doc: string): Field {
  return { form: "text", doc };
}

/** A text that is not empty. */
export function filledText(doc: string): Field {
  return { form: "text", filled: true, doc };
}

/** The id of something that exists. */
export function id(doc: string): Field {
  return { form: "id", doc };
}

/** The id of something new. */
export function newId(doc: string): Field {
  return { form: "newId", doc };
}

/** An id, or a list of ids. */
export function oneOrMore(doc: string): Field {
  return { form: "oneOrMore", of: "id", doc };
}

/** A short text, or a list of them. */
export function oneOrMoreTexts(doc: string): Field {
  return { form: "oneOrMore", of: "text", doc };
}

/** A list of ids. */
export function ids(doc: string): Field {
  return list(id(""), doc);
}

/** A list. */
export function list(of: Field, doc: string): Field {
  return { form: "list", of, doc };
}

/** A number within bounds. */
export function number(doc: string, bounds: Bounds = {}): Field {
  return { form: "number", bounds, doc };
}

/** A number without decimals. */
export function wholeNumber(doc: string): Field {
  return { form: "wholeNumber", doc };
}

/** `true` or `false`. */
export function yesNo(doc: string): Field {
  return { form: "yesNo", doc };
}

/** One word of a vocabulary. */
export function oneOf(of: Vocabulary, doc: string): Field {
  return { form: "oneOf", of, doc };
}

/** A list of words of a vocabulary. */
export function someOf(of: Vocabulary, doc: string): Field {
  return list(oneOf(of, ""), doc);
}

/** A figure that the edit states: a value with its unit, range and evidence. */
export function figure(measure: Quantity, doc: string): Field {
  return { form: "figure", ...measure, doc };
}

/** A formula over figures, or a figure that the edit states. */
export function amount(measure: Quantity, doc: string): Field {
  return { form: "amount", ...measure, doc };
}

/** The amounts of a table, as fields that may be left out. */
export function amountsOf<Defined extends Pick<Table, "columns">>(
  table: Defined,
): Readonly<Record<AmountField<Defined>, Field>> {
  const fields = amountColumns(table).map(({ field, column: { unit, bounds, doc } }) => {
    const sentence = `${doc.charAt(0).toUpperCase()}${doc.slice(1)}.`;
    return [field, optional(amount(compact<Quantity>({ unit, bounds }), sentence))];
  });
  return Object.fromEntries(fields) as Readonly<Record<AmountField<Defined>, Field>>;
}

/** FieldsByName within a field. */
export function group(fields: FieldsByName, doc: string): Field {
  return { form: "group", fields, doc };
}
