/** Reads `zones.csv`. */

import { type Place, type Zone, zoneFaults, zoneTable } from "../../model/index.ts";
import { mayBe } from "./doubt.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `zones.csv`: the free zones that goods may pass through, and their regimes. */
export function readZones(open: OpenTables, pricing: Pricing, places: readonly Place[]): Zone[] {
  const known = new Map(places.map((place) => [place.id, place]));
  const freight = pricing.commodities.filter(({ traffic }) => traffic === "freight");
  return rowsOf(open, zoneTable).map((row) => {
    const zone = readRow(row, zoneTable, { ...pricing, commodities: freight });
    for (const { field, ...fault } of zoneFaults(zone, known, pricing.commodities)) {
      const isOfPlace = field === "at" || field === "countries" || field === "modes";
      const isConsequence = isOfPlace
        ? mayBe(open, "place", zone.at)
        : field === "storage"
          ? !row.isValid("storage_time", "interest", "clearance_factor")
          : mayBe(open, "commodityName", String(fault.got));
      if (row.isValid(field) && !isConsequence) row.refuse(field, fault);
    }
    return zone;
  });
}
