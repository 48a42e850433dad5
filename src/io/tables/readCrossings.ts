/** Reads `crossings.csv` and checks the directions of its rows. */

import { type Crossing, crossingTable } from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readTable } from "./readRow.ts";

/** Reads `crossings.csv`: one crossing per row and place it is for. */
export function readCrossings(open: OpenTables, pricing: Pricing): Crossing[] {
  return readTable(open, crossingTable, pricing).flatMap(({ at, ...crossing }) =>
    at.map((place) => ({ ...crossing, at: place, countries: [] })),
  );
}

/** Countries that meet at a place, or at the ends of a link row. */
export type SidesAt = ReadonlyMap<string, readonly string[]>;

/** Checks that each row is for a direction between countries that meet where it is. */
export function checkCrossings(open: OpenTables, sidesFor: (row: RowReader) => SidesAt): void {
  for (const row of rowsOf(open, crossingTable)) checkDirection(row, sidesFor(row));
}

/** Checks the direction of a row, at each place it is for. */
export function checkDirection(row: RowReader, sidesAt: SidesAt): void {
  const from = row.raw("from");
  const to = row.raw("to");
  if (from === "" || to === "" || !row.isValid("from", "to", "at", "mode")) return;
  for (const at of row.words("at")) {
    const sides = sidesAt.get(at) ?? [];
    if (sides.length === 0) continue;
    if (!sides.includes(from)) row.refuseName("from", from, `a country that meets at ${at}`, sides);
    const others = sides.filter((side) => side !== from);
    if (!others.includes(to)) row.refuseName("to", to, `the country across from ${from}`, others);
  }
}
