/** Reads `traffic.csv`: what travels day by day. */

import { compact } from "../../base/index.ts";
import {
  type End,
  type Flow,
  type Place,
  parseEnd,
  readDate,
  references,
  trafficTable,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `traffic.csv`. */
export function readTraffic(open: OpenTables, pricing: Pricing, places: readonly Place[]): Flow[] {
  const known = new Map(places.map((place) => [place.id, place]));
  return rowsOf(open, trafficTable).map((row) => {
    const id = row.raw("commodity");
    const commodity = pricing.commodities.find((one) => one.id === id);
    const ids = pricing.commodities.map((one) => one.id);
    if (commodity === undefined) row.refuseName("commodity", id, references.commodity, ids);
    const own = commodity === undefined ? pricing : { ...pricing, commodities: [commodity] };
    const units = { vehicle: row.raw("vehicle"), ...(commodity && { unit: commodity.unit }) };
    const { modes, ...read } = readRow(row, trafficTable, own, units);
    if (row.has("from") && read.from === read.to) {
      const hint = "goods that stay where they are do not travel";
      row.refuse("to", { expected: "another end than from", got: read.to, hint });
    }
    return compact<Flow>({
      ...read,
      from: readEnd(row, "from", known),
      to: readEnd(row, "to", known),
      modes: modes.length === 0 ? undefined : modes,
      season: readSeason(row),
    });
  });
}

function readEnd(row: RowReader, column: string, places: ReadonlyMap<string, Place>): End {
  const text = row.raw(column);
  const end = parseEnd(text, places);
  if ("place" in end) return end;
  if (text !== "") row.refuse(column, end);
  return { place: text };
}

function readSeason(row: RowReader): Flow["season"] {
  if (!row.has("first") && !row.has("last")) return undefined;
  const first = readDay(row, "first");
  const last = readDay(row, "last");
  if (first === undefined || last === undefined) return undefined;
  if (last < first) {
    const hint = "a season over the turn of the year is two rows";
    row.refuse("last", { expected: `a day not before ${row.raw("first")}`, got: row.raw("last"), hint });
  }
  return { first: row.raw("first"), last: row.raw("last") };
}

/** Days since 1970-01-01. */
function readDay(row: RowReader, column: string): number | undefined {
  const day = readDate(row.raw(column));
  if (typeof day === "number") return day;
  const hint = row.has(column) ? day.hint : "a season has a first and a last day";
  row.refuse(column, { ...day, hint });
  return undefined;
}
