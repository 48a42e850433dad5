/** Fields of edits that are columns of a study's tables: the definition of the table says what they hold and mean. */
import { compact } from "../base/index.ts";
import { type AmountField, amountColumns, type Column, type Table } from "../model/index.ts";
import type { Field, FieldForm } from "./fields.ts";

type Columns = Pick<Table, "columns">;

/** Columns of a table that need no reader of their own. */
type FieldName<Defined extends Columns> = {
  [Name in keyof Defined["columns"]]: Defined["columns"][Name] extends { type: "special" } ? never : Name;
}[keyof Defined["columns"]] &
  string;

/** Fields by name. */
type Named<Name extends string> = Readonly<Record<Name, Field>>;

/**
 * Columns of a table as fields.
 *
 * @param row - The TypeScript type of the table's rows, e.g. `Zone`.
 * @param names - The columns wanted; all but those with a reader of their own when absent.
 */
export function fieldsOf<Defined extends Columns, Name extends FieldName<Defined> = FieldName<Defined>>(
  row: string,
  table: Defined,
  names: readonly Name[] = namesIn(table) as Name[],
): Named<Name> {
  return named(names, (name) => {
    const column = table.columns[name] as Column;
    const doc = `${column.doc.charAt(0).toUpperCase()}${column.doc.slice(1)}.`;
    const field = { ...formOf(`${row}["${name}"]`, column), doc };
    return column.required === true ? field : { ...field, optional: true };
  });
}

/** The amounts of a table, as fields that may be left out. */
export function amountsOf<Defined extends Columns>(
  row: string,
  table: Defined,
): Named<AmountField<Defined> & FieldName<Defined>> {
  const names = amountColumns(table).map(({ field }) => field as AmountField<Defined> & FieldName<Defined>);
  return allOptional(fieldsOf(row, table, names));
}

/** The same fields where all may be left out. */
export function allOptional<Name extends string>(fields: Named<Name>): Named<Name> {
  return named(Object.keys(fields) as Name[], (name) => ({ ...(fields[name] as Field), optional: true }));
}

function namesIn({ columns }: Columns): string[] {
  return Object.keys(columns).filter((name) => columns[name]?.type !== "special");
}

function named<Name extends string>(names: readonly Name[], make: (name: Name) => Field): Named<Name> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Named<Name>;
}

function formOf(type: string, column: Column): FieldForm {
  switch (column.type) {
    case "id":
      return { form: "newId" };
    case "reference":
      return { form: "id" };
    case "references":
      return { form: "list", of: { form: "id" } };
    case "word":
      return { form: "oneOf", words: column.words, type };
    case "words":
      return { form: "list", of: { form: "oneOf", words: column.words, type: `${type}[number]` } };
    case "number":
      return compact<FieldForm>({ form: "number", bounds: column.bounds });
    case "flag":
      return { form: "yesNo" };
    case "amount":
      return compact<FieldForm>({ form: "amount", unit: column.unit, bounds: column.bounds });
    default:
      return { form: column.required === true ? "filledText" : "text" };
  }
}
