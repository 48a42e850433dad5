/** The wait for trains, ships and ferries: once, where goods go on board. */

import {
  commoditiesNamed,
  figure,
  type Link,
  type Mode,
  modeTraits,
  type Place,
  type Service,
  select,
} from "../../model/index.ts";
import { type Charge, charger } from "./charge.ts";
import type { PriceBook } from "./priceBook.ts";

/** The wait of goods that go on board of a mode at one side of a place, by the most specific class of service. */
export function boardingCharges(
  mode: Mode,
  { place, side }: { readonly place: Place; readonly side: string },
  book: PriceBook,
): readonly Charge[] {
  const { commodity } = book;
  const found = select(
    book.classes(mode),
    { country: side, commodity, at: place.id },
    ({ places }) => places,
  );
  if (found.type === "several")
    noteSeveral(`services[${mode} at ${place.id} in ${side} for ${commodity.id}]`, found.rows, book);
  return found.type === "one" ? book.once(waitFor, found.row) : [];
}

/**
 * The wait at the beginning of a link: for a line that has its links to itself at the first of them, and for a ferry, which
 * takes vehicles on board at each of its links.
 */
export function lineCharges(link: Link, place: Place, book: PriceBook): readonly Charge[] {
  const lines = book
    .lines(link.id)
    .filter(({ commodities }) => commoditiesNamed([book.commodity], commodities).length > 0);
  if (lines.length > 1) noteSeveral(`services[${link.id} for ${book.commodity.id}]`, lines, book);
  const [line] = lines;
  if (line !== undefined) return book.once(waitFor, line);
  return modeTraits[link.mode].carries === undefined
    ? []
    : boardingCharges(link.mode, { place, side: link.country }, book);
}

function waitFor({ id }: Service): readonly Charge[] {
  const wait = `services.${id}.wait`;
  return charger("services", id)("time", "waiting", { text: wait, expression: figure(wait) });
}

function noteSeveral(path: string, rows: readonly Service[], book: PriceBook): void {
  book.note({
    path,
    expected: "one service that goods wait for there",
    got: rows.map(({ id }) => id).join(" and "),
    hint: "name the place, the country or the commodity in one of them",
  });
}
