import {
  type Amount,
  type Crossing,
  type Operation,
  type OperationKind,
  operation,
  type Place,
  select,
  selectCrossing,
} from "../../model/index.ts";
import { type Charge, charger } from "./charge.ts";
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
  const make = charger(`operations[${row.id}]`, row.payee);
  return [
    ...make("money", "handling", row.handling),
    ...make("money", "storage", row.storage),
    ...make("money", "clearance", row.clearance),
    ...make("money", "duty", row.duty),
    ...make("time", "waiting", row.waiting),
    ...make("time", "handling", row.handlingTime),
    ...make("time", "dwell", row.dwell),
    ...make("co2e", "hub", row.emissions),
  ];
}

/** What is looked up at a border: a crossing or ferry link, a mode, and the direction. */
export interface WantedCrossing {
  readonly at: string;
  readonly mode: Crossing["mode"];
  readonly from: string;
  readonly to: string;
}

/** The charges of a border crossing; a crossing without figures is a gap, never a free passage. */
export function crossingCharges(wanted: WantedCrossing, book: PriceBook): readonly Charge[] | undefined {
  const row = crossingRow(wanted, book);
  return row === undefined ? undefined : book.once(chargesOfCrossing, row);
}

/** The most specific row of a border crossing. */
export function crossingRow(wanted: WantedCrossing, book: PriceBook): Crossing | undefined {
  const { at, mode, from, to } = wanted;
  const { commodity } = book;
  const found = selectCrossing(book.crossings(at, mode), { ...wanted, commodity });
  if (found.type === "one") return book.own(found.row);
  const path = `crossings[${at} by ${mode}, ${from} > ${to}, ${commodity.id}]`;
  if (found.type === "several") {
    const got = found.rows.map((row) => row.id).join(" and ");
    const hint = "name the direction or the commodity in one of them";
    book.note({ path, expected: "one most specific row", got, hint });
  } else {
    const hint = "a crossing without figures is no crossing: add a row to crossings.csv";
    book.note({ path, expected: "figures for the crossing", got: undefined, hint });
  }
  return undefined;
}

function chargesOfCrossing(row: Crossing): Charge[] {
  return [...chargesAtBorder(row), ...guaranteeOf(row)];
}

/** What a border crossing adds to a route, but for the guarantee of goods that go on in transit. */
export function chargesAtBorder(row: Crossing): Charge[] {
  const make = charger(`crossings[${row.id}]`, row.payee);
  const inspected: Amount = {
    text: `(${row.inspectionShare.text}) x (${row.inspection.text})`,
    expression: operation("multiply", row.inspectionShare.expression, row.inspection.expression),
  };
  return [
    ...make("time", "queue", row.queue),
    ...make("time", "documents", row.documents),
    ...make("time", "inspection", inspected),
    ...make("time", "handling", row.handlingTime),
    ...make("time", "release", row.release),
    ...make("money", "borderFee", row.fee),
    ...make("money", "handling", row.handling),
    ...make("money", "standing", row.standing),
  ];
}

/** The guarantee of goods that go on in transit: they pay it to whoever answers for their duties. */
export function guaranteeOf(row: Crossing): Charge[] {
  return charger(`crossings[${row.id}]`, "guarantors")("money", "guarantee", row.guarantee);
}
