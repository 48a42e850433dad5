import type { Commodity, Selector } from "./network.ts";

/** What a row is looked up for. */
export interface Wanted {
  /** Country that holds there. */
  readonly country: string;
  readonly commodity: Commodity;
  /** Id of the link row or place, matched against the row's own list. */
  readonly at: string;
}

/** The row found, several equally specific ones, or none. */
export type Selection<Row> =
  | { readonly type: "one"; readonly row: Row }
  | { readonly type: "several"; readonly rows: readonly Row[] }
  | { readonly type: "none" };

/**
 * The most specific row for a link or place and a commodity: a row that names the link or place comes before one that
 * names the country, and that before one that names the commodity by id, by handling, by traffic, or not at all.
 *
 * @param namedPlaces - The links or places a row names; empty when it is for all.
 */
export function select<Row extends Selector>(
  rows: readonly Row[],
  wanted: Wanted,
  namedPlaces: (row: Row) => readonly string[],
): Selection<Row> {
  let best: Row[] = [];
  let bestRank = -1;
  for (const row of rows) {
    const rank = specificity(row, wanted, namedPlaces(row));
    if (rank === undefined || rank < bestRank) continue;
    if (rank > bestRank) best = [];
    bestRank = rank;
    best.push(row);
  }
  if (best.length === 0) return { type: "none" };
  return best.length === 1 ? { type: "one", row: best[0] as Row } : { type: "several", rows: best };
}

function specificity(row: Selector, wanted: Wanted, named: readonly string[]): number | undefined {
  if (named.length > 0 && !named.includes(wanted.at)) return undefined;
  if (row.countries.length > 0 && !row.countries.includes(wanted.country)) return undefined;
  const commodity = commodityRank(row.commodities, wanted.commodity);
  if (commodity === undefined) return undefined;
  return (named.length > 0 ? 8 : 0) + (row.countries.length > 0 ? 4 : 0) + commodity;
}

function commodityRank(names: readonly string[], commodity: Commodity): number | undefined {
  if (names.length === 0) return 0;
  if (names.includes(commodity.id)) return 3;
  if (names.includes(commodity.handling)) return 2;
  return names.includes(commodity.traffic) ? 1 : undefined;
}
