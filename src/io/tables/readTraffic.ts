/** Reads `traffic.csv`: what travels day by day. */

import { compact } from "../../base/index.ts";
import { type Flow, type Place, readDate, trafficTable } from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { ofCommodity, readEnds } from "./readFlows.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `traffic.csv`. */
export function readTraffic(open: OpenTables, pricing: Pricing, places: readonly Place[]): Flow[] {
  const known = new Map(places.map((place) => [place.id, place]));
  return rowsOf(open, trafficTable).map((row) => {
    const { own, unit } = ofCommodity(row, pricing, open);
    const units = { vehicle: row.raw("vehicle"), ...unit };
    const { modes, ...read } = readRow(row, trafficTable, own, units);
    return compact<Flow>({
      ...read,
      ...readEnds(row, known, open),
      modes: modes.length === 0 ? undefined : modes,
      season: readSeason(row),
    });
  });
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
