import { type Route, route } from "../../graph/index.ts";
import { endText } from "../../model/index.ts";
import type { ChangedRow, CommodityFacts } from "../tables/facts.ts";
import { endName } from "../tables/names.ts";
import { askedAs, type ReportContext } from "./context.ts";

/** A journey shown in full. */
export interface Featured {
  readonly group: CommodityFacts;
  readonly row: ChangedRow;
  readonly base: Route;
  readonly scenario: Route;
}

/**
 * Of each commodity the journey whose generalised cost changes most, the largest change first; not twice the same pair
 * of ends, whichever way, as long as there is another.
 */
export function featuredJourneys(context: ReportContext): Featured[] {
  const seen = new Set<string>();
  const most = ({ changed }: CommodityFacts): number => Math.abs(changed[0]?.difference.generalisedCost ?? 0);
  const groups = [...context.facts.commodities].sort((a, b) => most(b) - most(a));
  return groups.flatMap((group): Featured[] => {
    const pair = (row: ChangedRow): string => [endText(row.from), endText(row.to)].sort().join(" ");
    const row = group.changed.find((r) => !seen.has(pair(r))) ?? group.changed[0];
    if (row === undefined) return [];
    seen.add(pair(row));
    const query = { from: endText(row.from), to: endText(row.to), commodity: row.commodity };
    const found = (["base", "scenario"] as const).map((side) =>
      route(context.study, askedAs(context, side), query),
    );
    const [base, scenario] = found as [Route, Route];
    return [{ group, row, base, scenario }];
  });
}

/** A journey in words: `Goods in containers, Alma to Gora`. */
export function journeyName({ places }: ReportContext, { group, row }: Featured): string {
  return `${group.commodity.name}, ${endName(row.from, places)} to ${endName(row.to, places)}`;
}
