// Prints a comparison for the terminal.

import { expectArguments, type TextWidth, visible } from "../../base/index.ts";
import type { Comparison, ComparisonRow, FuturesRun } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import { comparisonTextArguments } from "../given.ts";
import { endName, type PlaceTable, placeTable, vehicleWords } from "../text/names.ts";
import {
  decimalsOf,
  fixed,
  intervalText,
  percent,
  percentOfFutures,
  signed,
  signedWithError,
} from "../text/numbers.ts";
import { type TextColumn, textTable } from "../text/textTable.ts";
import { yearText } from "../text/yearText.ts";
import { closeCallNote, marked } from "./closeCalls.ts";
import { type CommodityFacts, comparisonFacts, type Spread } from "./comparisonFacts.ts";
import { findings } from "./comparisonFindings.ts";

/** How a comparison is printed. */
export interface ComparisonTextOptions extends TextWidth {
  /** Largest number of journeys to list per commodity; the others are counted. 5 when absent. */
  readonly limit?: number;
}

const number = (head: string): TextColumn => ({ head, type: "number" });

/**
 * A comparison for the terminal: the findings in sentences, a table by commodity, and a table of the journeys that
 * change most, with base and scenario in columns; with futures, also how certain the differences are. Money is per tonne
 * or passenger.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { comparisonText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const text = comparisonText(study, await compare(study, "status-quo", "rail-joined"), { limit: 1 });
 * console.log(text.split("\n")[0]);
 * // “The railway is joined between Barda and Gora” against “As it is”: 4 of 4 journeys change: 4 take another route.
 * ```
 */
export function comparisonText(
  study: Study,
  comparison: Comparison,
  options: ComparisonTextOptions = {},
): string {
  expectArguments(comparisonTextArguments, [study, comparison, options]);
  const { limit = 5, ...layout } = options;
  const { commodities } = comparisonFacts(study, comparison);
  const sentences = findings(study, comparison).map(visible).join("\n");
  const groups = commodities.map((group) => ({ group, rows: changedRows(group, comparison) }));
  const changed = groups.filter(({ rows }) => rows.length > 0);
  const year = yearText(comparison.year);
  if (changed.length === 0) return `${sentences}\n${year}`;
  const places = placeTable(study.network);
  const listed = changed.flatMap(({ group, rows }) => rows.slice(0, limit).map((row) => ({ group, row })));
  const journeys = listed.map(({ group, row }) => journeyCells(row, group, places));
  const more = changed.reduce((sum, { rows }) => sum + Math.max(0, rows.length - limit), 0);
  return [
    `${sentences}\n${year}`,
    textTable(groupColumns(study.currency), commodities.map(groupCells), layout),
    `Largest changes in generalised cost, by commodity:\n${textTable(journeyColumns(study.currency), journeys, layout)}`,
    ...closeCallNote(listed.map(({ row }) => row)),
    ...(more === 0 ? [] : [`${more} more journeys change (--all lists them).`]),
    ...(comparison.futures === undefined
      ? []
      : [
          futuresText(
            comparison.futures,
            study.currency,
            listed.flatMap(({ row }) => futuresCells(row, places)),
            layout,
          ),
        ]),
  ].join("\n\n");
}

function futuresText(
  futures: FuturesRun,
  currency: string,
  cells: readonly string[][],
  layout: TextWidth,
): string {
  const head = `Difference in generalised cost for the same journeys, over ${futuresCount(futures)} futures (seed ${visible(String(futures.seed))}):`;
  return `${head}\n${textTable(futuresColumns(currency), cells, layout)}`;
}

export function changedRows({ commodity, changed }: CommodityFacts, { rows }: Comparison): ComparisonRow[] {
  const opened = rows.filter(
    (row) => row.commodity === commodity.id && (row.change === "opens" || row.change === "closes"),
  );
  return [...opened, ...changed];
}

function groupColumns(currency: string): TextColumn[] {
  return [
    { head: "commodity" },
    number("journeys"),
    number("changed"),
    { head: "per" },
    number(`generalised cost, ${currency}: median change`),
    number("least"),
    number("most"),
    number(`money, ${currency}: median`),
    number("time, h: median"),
    number("kgCO2e: median"),
  ];
}

function groupCells({ commodity, journeys, changes, spread }: CommodityFacts): string[] {
  const cost = (key: "least" | "median" | "most"): string =>
    spread === undefined ? "" : signed(spread.generalisedCost[key], decimalsOf.generalisedCost);
  const median = (measure: "money" | "time" | "co2e"): string => {
    const found: Spread | undefined = spread?.[measure];
    return found === undefined ? "" : signed(found.median, decimalsOf[measure]);
  };
  return [
    commodity.name,
    String(journeys),
    String(journeys - changes.none),
    commodity.unit,
    ...[cost("median"), cost("least"), cost("most")],
    ...[median("money"), median("time"), median("co2e")],
  ];
}

function journeyColumns(currency: string): TextColumn[] {
  return [
    { head: "commodity" },
    { head: "from" },
    { head: "to" },
    { head: "by" },
    ...[`money, ${currency}: base`, "scenario", "change"].map(number),
    ...["time, h: base", "scenario", "change"].map(number),
    number(`generalised cost, ${currency}: change`),
    number("assumed"),
  ];
}

function journeyCells(row: ComparisonRow, { commodity }: CommodityFacts, places: PlaceTable): string[] {
  const { base, scenario, difference } = row;
  const before = base.type === "route" ? base : undefined;
  const after = scenario.type === "route" ? scenario : undefined;
  const by = [before, after].map((side) => (side === undefined ? "no route" : vehicleWords(side.vehicles)));
  const measure = (name: "money" | "time"): string[] => [
    before === undefined ? "" : fixed(before.totals[name].total, decimalsOf[name]),
    after === undefined ? "" : fixed(after.totals[name].total, decimalsOf[name]),
    difference === undefined ? "" : signed(difference[name], decimalsOf[name]),
  ];
  return [
    commodity.name,
    endName(row.from, places),
    endName(row.to, places),
    by[0] === by[1] ? (by[0] as string) : by.join(" > "),
    ...measure("money"),
    ...measure("time"),
    difference === undefined
      ? ""
      : marked(signed(difference.generalisedCost, decimalsOf.generalisedCost), row),
    row.basis === undefined ? "" : percent(row.basis.shares.assumed),
  ];
}

function futuresColumns(currency: string): TextColumn[] {
  return [
    { head: "commodity" },
    { head: "from" },
    { head: "to" },
    number(`mean, ${currency}`),
    number("95 % interval of the mean"),
    number("P5"),
    number("median"),
    number("P95"),
    number("scenario costs less"),
    number("costs more"),
  ];
}

function futuresCells(row: ComparisonRow, places: PlaceTable): string[][] {
  const { futures } = row;
  if (futures === undefined) return [];
  const { mean, standardError, interval, distinguishable, p5, p50, p95 } = futures.generalisedCost.difference;
  const most = decimalsOf.generalisedCost;
  return [
    [
      row.commodity,
      endName(row.from, places),
      endName(row.to, places),
      distinguishable ? signedWithError(mean, standardError, most) : "not distinguishable from 0",
      intervalText(interval, standardError, most),
      ...[p5, p50, p95].map((quantile) => signedWithError(quantile, standardError, most)),
      ...[futures.better, futures.worse].map(percentOfFutures),
    ],
  ];
}

/** `10000`, or `1024 to 3072` if some commodities stopped early. */
export function futuresCount({ count, least }: FuturesRun): string {
  return least === count ? `${count}` : `${least} to ${count}`;
}
