/** Charges of what is done at places and borders, by the definitions of their tables. */

import {
  type Amount,
  type AmountField,
  type AmountType,
  amountColumns,
  type Crossing,
  crossingTable,
  measureOf,
  type Operation,
  type OperationKind,
  operation,
  operationTable,
  type Place,
  select,
  selectCrossing,
  type Table,
} from "../../model/index.ts";
import { type Charge, type ChargeTable, charger } from "./charge.ts";
import type { PriceBook } from "./priceBook.ts";

/** What is looked up: an operation at one side of a place, between two vehicles or gauges. */
export interface WantedOperation {
  readonly kind: OperationKind;
  readonly place: Place;
  readonly side: string;
  readonly from?: string;
  readonly to?: string;
}

/** The charges of an operation by its most specific row, or `undefined` when no row allows it. */
export function operationCharges(wanted: WantedOperation, book: PriceBook): readonly Charge[] | undefined {
  const row = operationRow(wanted, book);
  return row === undefined ? undefined : book.once(chargesOfOperation, row);
}

/** The most specific row of an operation, or `undefined` when no row allows it. */
export function operationRow(wanted: WantedOperation, book: PriceBook): Operation | undefined {
  const { kind, place, side, from, to } = wanted;
  const { commodity } = book;
  const rows = book
    .operations(kind, from, to)
    .filter((row) => row.placeKinds.length === 0 || row.placeKinds.includes(place.kind));
  const found = select(rows, { country: side, commodity, at: place.id }, (row) => row.places);
  if (found.type === "one") return book.own(found.row);
  if (found.type === "several") {
    const what = [kind, [from, to].filter(Boolean).join(" > ")].filter(Boolean).join(" ");
    book.note({
      path: `operations[${what} at ${place.id} in ${side} for ${commodity.id}]`,
      expected: "one most specific row",
      got: found.rows.map((row) => row.id).join(" and "),
      hint: "name the place, the country or the commodity in one of them",
    });
  }
  return undefined;
}

/** What an operation adds to a route by its row. */
export function chargesOfOperation(row: Operation): Charge[] {
  return chargesOf(operationTable, row);
}

/** What is looked up at a border: a crossing or ferry link, a mode, and the direction. */
export interface WantedCrossing {
  readonly at: string;
  readonly mode: Crossing["mode"];
  readonly from: string;
  readonly to: string;
  /** Another way over the border than the ordinary one. */
  readonly procedure?: string;
}

/** The charges of a border crossing; a crossing without figures is a gap, never a free passage. */
export function crossingCharges(wanted: WantedCrossing, book: PriceBook): readonly Charge[] | undefined {
  const row = crossingRow(wanted, book);
  return row === undefined ? undefined : book.once(chargesOfCrossing, row);
}

/** The most specific row of a border crossing; a procedure need not be for all that passes. */
export function crossingRow(wanted: WantedCrossing, book: PriceBook): Crossing | undefined {
  const { at, mode, from, to, procedure } = wanted;
  const { commodity } = book;
  const found = selectCrossing(book.crossings(at, mode), { ...wanted, commodity });
  if (found.type === "one") return book.own(found.row);
  const way = procedure === undefined ? mode : `${mode}, ${procedure}`;
  const path = `crossings[${at} by ${way}, ${from} > ${to}, ${commodity.id}]`;
  if (found.type === "several") {
    const got = found.rows.map((row) => row.id).join(" and ");
    const hint = "name the direction or the commodity in one of them";
    book.note({ path, expected: "one most specific row", got, hint });
  } else if (procedure === undefined) {
    const hint = "a crossing without figures is no crossing: add a row to crossings.csv";
    book.note({ path, expected: "figures for the crossing", got: undefined, hint });
  }
  return undefined;
}

function chargesOfCrossing(row: Crossing): Charge[] {
  return [...chargesAtBorder(row), ...chargesInTransit(row)];
}

/** What a border crossing adds to a route, except what only goods in transit pay. */
export function chargesAtBorder(row: Crossing): Charge[] {
  return chargesOf(crossingTable, row, ({ inTransit }) => inTransit === undefined);
}

/** What goods that go on in transit pay at a border, such as the guarantee to whoever answers for their duties. */
export function chargesInTransit(row: Crossing): Charge[] {
  return chargesOf(crossingTable, row, ({ inTransit }) => inTransit === true);
}

/** The charges of a row: a charge for each column of its table that names a component, in the order of the table. */
function chargesOf<Defined extends Pick<Table, "columns"> & { readonly name: ChargeTable }>(
  table: Defined,
  row: PricedRow<Defined>,
  isWanted: (column: AmountType) => boolean = () => true,
): Charge[] {
  const amountIn = (field: AmountField<Defined>): Amount | undefined => row[field];
  return amountColumns(table).flatMap(({ field, column }) => {
    const { component, share, payee = row.payee } = column;
    const amount = amountIn(field);
    if (component === undefined || amount === undefined || !isWanted(column)) return [];
    const part = share === undefined ? undefined : amountIn(share as AmountField<Defined>);
    const charged = part === undefined ? amount : shareOf(part, amount);
    return charger(table.name, row.id, payee)(measureOf(column), component, charged);
  });
}

/** A row of a table, as far as it is priced. */
type PricedRow<Defined extends Pick<Table, "columns">> = {
  readonly [Field in AmountField<Defined>]?: Amount | undefined;
} & { readonly id: string; readonly payee?: string };

function shareOf(share: Amount, amount: Amount): Amount {
  return {
    text: `(${share.text}) x (${amount.text})`,
    expression: operation("multiply", share.expression, amount.expression),
  };
}
