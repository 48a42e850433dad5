/** Reads `totals.csv`: yearly trade and travel between groups of places. */

import { type Total, totalTable } from "../../model/index.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { ofCommodity } from "./readFlows.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `totals.csv`. */
export function readTotals(open: OpenTables, pricing: Pricing): Total[] {
  return rowsOf(open, totalTable).map((row) => {
    const { own, unit } = ofCommodity(row, pricing, open);
    return readRow(row, totalTable, own, unit);
  });
}
