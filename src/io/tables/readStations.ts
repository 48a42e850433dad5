/** Reads `stations.csv` and checks that stations do not compete for the same vehicles. */

import { compact } from "../../base/index.ts";
import { type Station, stationTable } from "../../model/index.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { checkDirection, type SidesAt } from "./readCrossings.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `stations.csv`: one station per row and place it is at. */
export function readStations(open: OpenTables, pricing: Pricing): Station[] {
  return rowsOf(open, stationTable).flatMap((row) => {
    const { at, ...station } = readRow(row, stationTable, pricing, { vehicle: row.raw("vehicle") });
    if (station.serves === "section" && row.has("patience") && row.isValid("serves")) {
      const expected = "no patience at a section";
      const hint = "a train on its way does not turn back";
      row.refuse("patience", { expected, got: row.raw("patience"), hint });
    }
    return at.map((place) =>
      compact<Station>({
        ...station,
        at: place,
        id: at.length === 1 ? station.id : `${station.id}.${place}`,
      }),
    );
  });
}

/** Checks directions, and that vehicles find one station of a kind where they come by. */
export function checkStations(open: OpenTables, crossings: SidesAt): void {
  const first = new Map<string, string>();
  for (const row of rowsOf(open, stationTable)) {
    if (!row.isValid("serves", "at", "mode", "from", "to")) continue;
    const id = row.raw("id");
    const serves = row.raw("serves");
    const isCrossing = serves === "crossing";
    if (isCrossing) checkDirection(row, crossings);
    for (const at of row.words("at")) {
      const both = isCrossing ? (crossings.get(at) ?? []) : [];
      const directions = row.has("from") ? [row.raw("from")] : [...both, ""];
      const keys = directions.map((from) => [serves, at, isCrossing ? row.raw("mode") : "", from].join(" "));
      const taken = keys.find((key) => first.has(key));
      for (const key of keys) if (!first.has(key)) first.set(key, id);
      if (taken === undefined) continue;
      const expected = `a place where no other station serves as ${serves}`;
      const hint = `stations[${first.get(taken)}] is there too; more servers are one station`;
      row.refuse("at", { expected, got: at, hint });
    }
  }
}
