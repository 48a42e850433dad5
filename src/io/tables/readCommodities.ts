/** Reads `commodities.csv`. */

import { type Amount, amountColumns, type Commodity, columnName, commodityTable } from "../../model/index.ts";
import { isSelectable } from "./doubt.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Commodities, and those of them by which amounts can be checked. */
interface ReadCommodities {
  readonly all: readonly Commodity[];
  /** Those whose names and units are valid. */
  readonly sound: readonly Commodity[];
}

/** Reads `commodities.csv`. What a commodity is worth is counted per its own unit. */
export function readCommodities(open: OpenTables, pricing: Pricing): ReadCommodities {
  const sound: Commodity[] = [];
  const all = rowsOf(open, commodityTable).map((row) => {
    const read = readRow(row, commodityTable, pricing, { unit: row.raw("unit") });
    const commodity = { ...read, ...unsoundAmounts(row, read.id, open) };
    if (isSelectable(row, commodityTable.name)) sound.push(commodity);
    return commodity;
  });
  return { all, sound };
}

/** Stands in for amounts that were refused: what rests on them is not checked. */
function unsoundAmounts(
  row: ReturnType<typeof rowsOf>[number],
  id: string,
  { doubtful }: OpenTables,
): { readonly [Field in string]: Amount } {
  const refused = amountColumns(commodityTable).filter(({ field }) => !row.isValid(columnName(field)));
  return Object.fromEntries(
    refused.map(({ field }) => {
      const stand = `commodities.${id}.${field}`;
      doubtful.set(stand, "unit");
      return [field, { text: stand, expression: { type: "figure", id: stand } } satisfies Amount];
    }),
  );
}
