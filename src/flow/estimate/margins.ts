/** Which places a total begins and ends at, and with what weight. */

import {
  type Commodity,
  commodityRank,
  type Margin,
  type Place,
  type Study,
  type Total,
} from "../../model/index.ts";

/** A place with its weight among the ends of a total. */
export interface Weighted {
  readonly place: Place;
  /** Of all ends together 1. */
  readonly weight: number;
}

/**
 * The ends of a total on one side, ordered by id. Of a country they are the places with a margin for the commodity; a place that is
 * named alone needs none.
 */
export function endsOf(
  study: Study,
  total: Total,
  side: "from" | "to",
  commodity: Commodity,
): readonly Weighted[] {
  const named = new Set(total[side]);
  const field = side === "from" ? "sends" : "receives";
  const found = study.network.places.flatMap((place): Weighted[] => {
    const isNamed = named.has(place.id);
    if (!isNamed && !named.has(place.country)) return [];
    const margin = marginOf(study.margins, place.id, field, commodity);
    const weight = margin?.[field] ?? (isNamed && named.size === 1 ? 1 : 0);
    return weight > 0 ? [{ place, weight }] : [];
  });
  const all = found.reduce((sum, { weight }) => sum + weight, 0);
  return found.map(({ place, weight }) => ({ place, weight: weight / all }));
}

/** The row with a weight for a place that names the commodity most closely. */
function marginOf(
  margins: readonly Margin[],
  place: string,
  field: "sends" | "receives",
  commodity: Commodity,
): Margin | undefined {
  let best: { readonly row: Margin; readonly rank: number } | undefined;
  for (const row of margins) {
    if (row.place !== place || row[field] === undefined) continue;
    const rank = commodityRank(row.commodities, commodity);
    if (rank !== undefined && (best === undefined || rank > best.rank)) best = { row, rank };
  }
  return best?.row;
}
