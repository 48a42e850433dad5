// Picks the journeys that a report shows in full: for each commodity the one that changes most.

import { expectArguments } from "../../base/index.ts";
import type { Comparison } from "../../futures/index.ts";
import { endText, type Study } from "../../model/index.ts";
import { type Route, route } from "../../routing/index.ts";
import { featuredQueriesArguments } from "../given.ts";
import { endName } from "../text/names.ts";
import { type ReportContext, scenarioArgument } from "./comparisonContext.ts";
import {
  type ChangedRow,
  type CommodityFacts,
  type ComparisonFacts,
  comparisonFacts,
} from "./comparisonFacts.ts";

/** A journey shown in full, with its routes. */
export interface Featured {
  readonly group: CommodityFacts;
  readonly row: ChangedRow;
  readonly base: Route;
  readonly scenario: Route;
}

/** A journey that represents its commodity. */
export type FeaturedRow = Pick<Featured, "group" | "row">;

/**
 * For each commodity the journey whose generalised cost changes most, largest change first. Avoids showing the same two
 * places twice, in either direction, while another pair is left.
 */
export function featuredRows({ commodities }: ComparisonFacts): FeaturedRow[] {
  const seen = new Set<string>();
  const most = ({ changed }: CommodityFacts): number => Math.abs(changed[0]?.difference.generalisedCost ?? 0);
  const groups = [...commodities].sort((a, b) => most(b) - most(a));
  return groups.flatMap((group): FeaturedRow[] => {
    const pair = (row: ChangedRow): string => [endText(row.from), endText(row.to)].sort().join(" ");
    const row = group.changed.find((r) => !seen.has(pair(r))) ?? group.changed[0];
    if (row === undefined) return [];
    seen.add(pair(row));
    return [{ group, row }];
  });
}

/**
 * The journeys that a report shows in full, as queries for `analyse`.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { featuredQueries } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const queries = featuredQueries(study, await compare(study, "status-quo", "rail-joined"));
 * console.log(queries[0].from, queries[0].to, queries[0].commodity); // dalan gora container
 * ```
 */
export function featuredQueries(
  study: Study,
  comparison: Comparison,
): { readonly commodity: string; readonly from: string; readonly to: string }[] {
  expectArguments(featuredQueriesArguments, [study, comparison]);
  return featuredRows(comparisonFacts(study, comparison)).map(({ row }) => queryOf(row));
}

function queryOf({ from, to, commodity }: ChangedRow) {
  return { commodity, from: endText(from), to: endText(to) };
}

/** The journeys shown in full, with their routes. */
export function featuredJourneys(context: ReportContext): Featured[] {
  return featuredRows(context.facts).map(({ group, row }): Featured => {
    const found = (["base", "scenario"] as const).map((side) =>
      route(context.study, scenarioArgument(context, side), queryOf(row)),
    );
    const [base, scenario] = found as [Route, Route];
    return { group, row, base, scenario };
  });
}

/** A journey as text: `Goods in containers, Alma to Gora`. */
export function journeyName({ places }: ReportContext, { group, row }: FeaturedRow): string {
  return `${group.commodity.name}, ${endName(row.from, places)} to ${endName(row.to, places)}`;
}
