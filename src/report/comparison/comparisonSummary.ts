// Prints a comparison on one screen: the answer in a sentence, a table by commodity, the journeys that change most.

import { expectArguments, type TextWidth, visible } from "../../base/index.ts";
import type { Comparison, ComparisonRow } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import { shorten } from "../drawing/placement.ts";
import { comparisonSummaryArguments } from "../given.ts";
import { endName, type PlaceTable, placeTable } from "../text/names.ts";
import { decimalsOf, percent, percentOfFutures, signed, signedWithError } from "../text/numbers.ts";
import { type TextColumn, textTable } from "../text/textTable.ts";
import { yearText } from "../text/yearText.ts";
import { closeCallNote, marked } from "./closeCalls.ts";
import { type CommodityFacts, type ComparisonFacts, comparisonFacts } from "./comparisonFacts.ts";
import { extent } from "./comparisonFindings.ts";
import { changedRows, futuresCount } from "./comparisonText.ts";

const mostJourneys = 5;
// One line a journey in 80 columns.
const longestPlace = 20;
const longestCommodity = 14;
const number = (head: string): TextColumn => ({ head, type: "number" });

/**
 * A comparison on one screen of a terminal: the answer in a sentence, a table by commodity, and the five journeys that change
 * most, each pair of ends once. `comparisonText` has the rest.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { comparisonSummary } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const text = comparisonSummary(study, await compare(study, "status-quo", "rail-joined"), { width: 80 });
 * console.log(text.split("\n").slice(2, 5).join("\n"));
 * // median change        changed  cost, USD  time, h  kgCO2e
 * // -------------------  -------  ---------  -------  ------
 * // Goods in containers   4 of 4      -7.80     +3.3   -23.7
 * ```
 */
export function comparisonSummary(study: Study, comparison: Comparison, layout: TextWidth = {}): string {
  expectArguments(comparisonSummaryArguments, [study, comparison, layout]);
  const facts = comparisonFacts(study, comparison);
  const year = yearText(comparison.year);
  const head = visible(
    `${extent(comparison, facts)[0]} ${sureness(facts)} ${year}`.replaceAll(/ +/g, " ").trim(),
  );
  const changed = facts.commodities.filter((group) => changedRows(group, comparison).length > 0);
  if (changed.length === 0) return head;
  const blocks = [
    head,
    textTable(groupColumns(study.currency), changed.map(groupCells), layout),
    journeysText(study, comparison, changed, layout),
  ];
  return blocks.join("\n\n");
}

/** How sure the direction is, where futures were drawn. */
function sureness({ futures }: ComparisonFacts): string {
  if (futures === undefined) return "";
  const { better, worse } = futures.sureness;
  // A scenario that only opens a way can cost no one more: that it does not is no finding.
  const more = worse === 0 ? "" : ` and more in ${percent(worse)}`;
  return `Over ${futuresCount(futures)} futures it costs less in ${percent(better)}${more} of them, on average.`;
}

function groupColumns(currency: string): TextColumn[] {
  return [
    { head: "median change" },
    number("changed"),
    number(`cost, ${currency}`),
    number("time, h"),
    number("kgCO2e"),
  ];
}

/** Median changes of the journeys that change. */
function groupCells({ commodity, journeys, changes, spread }: CommodityFacts): string[] {
  return [
    commodity.name,
    `${journeys - changes.none} of ${journeys}`,
    spread === undefined ? "" : signed(spread.generalisedCost.median, decimalsOf.generalisedCost),
    spread === undefined ? "" : signed(spread.time.median, decimalsOf.time),
    spread === undefined ? "" : signed(spread.co2e.median, decimalsOf.co2e),
  ];
}

function journeysText(
  study: Study,
  comparison: Comparison,
  groups: readonly CommodityFacts[],
  layout: TextWidth,
): string {
  const places = placeTable(study.network);
  const rows = groups.flatMap((group) => changedRows(group, comparison));
  const listed = mostChanged(rows);
  const columns = [
    { head: "largest changes" },
    { head: "commodity" },
    number(`cost, ${study.currency}`),
    number("time, h"),
    number(comparison.futures === undefined ? "assumed" : "costs less in"),
  ];
  const names = new Map(study.commodities.map(({ id, name }) => [id, name]));
  const cells = listed.map((row) => journeyCells(row, names.get(row.commodity) ?? row.commodity, places));
  const rest = rows.length - listed.length;
  const more = rest === 0 ? "" : `${rest} more change (--all). `;
  const close = closeCallNote(listed).map((note) => `\n${note}`);
  return `${textTable(columns, cells, layout)}${close.join("")}\n${more}Cost is generalised cost per unit (--wide: its parts).`;
}

/** The journeys whose cost changes most, each pair of ends once: its commodities and the way back change for one reason. */
function mostChanged(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const size = ({ difference, futures }: ComparisonRow): number =>
    difference === undefined
      ? Number.POSITIVE_INFINITY
      : Math.abs(futures?.generalisedCost.difference.mean ?? difference.generalisedCost);
  const ends = new Set<string>();
  return rows
    .toSorted((a, b) => size(b) - size(a))
    .filter(({ from, to }) => {
      const key = JSON.stringify([from.place, to.place].sort());
      if (ends.has(key) || ends.size === mostJourneys) return false;
      ends.add(key);
      return true;
    });
}

function journeyCells(row: ComparisonRow, commodity: string, places: PlaceTable): string[] {
  const { difference, futures, basis } = row;
  const [from, to] = [row.from, row.to].map((end) => shorten(endName(end, places), longestPlace));
  const ends = `${from} - ${to}`;
  const goods = shorten(commodity, longestCommodity);
  if (difference === undefined) return [ends, goods, row.change, "", ""];
  const spread = futures?.generalisedCost.difference;
  const cost =
    spread === undefined
      ? signed(difference.generalisedCost, decimalsOf.generalisedCost)
      : signedWithError(spread.mean, spread.standardError, decimalsOf.generalisedCost);
  const share = basis === undefined ? "" : percent(basis.shares.assumed);
  const last = futures === undefined ? share : percentOfFutures(futures.better);
  return [ends, goods, marked(cost, row), signed(difference.time, decimalsOf.time), last];
}
