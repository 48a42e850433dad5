/** Reads `commodities.csv`. */

import { type Commodity, commodityTable } from "../../model/index.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `commodities.csv`. What a commodity is worth is counted per its own unit. */
export function readCommodities(open: OpenTables, pricing: Pricing): Commodity[] {
  return rowsOf(open, commodityTable).map((row) =>
    readRow(row, commodityTable, pricing, { unit: row.raw("unit") }),
  );
}
