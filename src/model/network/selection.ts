/** Finds the most specific row of a table for a link, a place or a border. */
import type { Commodity, Crossing, Selector } from "./rows.ts";

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

/** How closely a list of names means a commodity: 3 by id, 2 by handling, 1 by traffic, 0 as all. */
export function commodityRank(names: readonly string[], commodity: Commodity): number | undefined {
  if (names.length === 0) return 0;
  if (names.includes(commodity.id)) return 3;
  if (names.includes(commodity.handling)) return 2;
  return names.includes(commodity.traffic) ? 1 : undefined;
}

/** The commodities a list of names stands for: by id, handling or traffic; all when the list is empty. */
export function commoditiesNamed(commodities: readonly Commodity[], names: readonly string[]): Commodity[] {
  if (names.length === 0) return [...commodities];
  return commodities.filter((c) => names.some((name) => commodityRank([name], c) !== undefined));
}

/** All names that lists of commodities may hold. */
export function commodityNames(commodities: readonly Commodity[]): Set<string> {
  return new Set(commodities.flatMap((c) => [c.id, c.handling, c.traffic]));
}

/** What is looked up at a border: a crossing or ferry link, a mode, a direction, and what passes. */
export interface WantedPassage extends Pick<Crossing, "at" | "mode"> {
  /** Country left. */
  readonly from: string;
  readonly to: string;
  readonly commodity: Commodity;
  /** Another way over the border than the ordinary one. */
  readonly procedure?: string | undefined;
}

/** The most specific row of a border crossing. A row for one direction is as specific as one that names a country. */
export function selectCrossing(crossings: readonly Crossing[], wanted: WantedPassage): Selection<Crossing> {
  const { at, mode, from, to, commodity, procedure } = wanted;
  const rows = crossings
    .filter((row) => row.at === at && row.mode === mode && row.procedure === procedure)
    .filter((row) => row.from === undefined || (row.from === from && row.to === to))
    .map((row) => ({ row, countries: row.from === undefined ? [] : [from], commodities: row.commodities }));
  const found = select(rows, { country: from, commodity, at }, () => []);
  if (found.type === "one") return { type: "one", row: found.row.row };
  return found.type === "none" ? found : { type: "several", rows: found.rows.map(({ row }) => row) };
}
