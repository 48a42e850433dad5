// The futures of a comparison as table rows: statistics of each measure, and how often each route is best.

import { expectArguments } from "../../base/index.ts";
import {
  amountUnit,
  type Comparison,
  type ComparisonRow,
  type DifferenceSpread,
  type FuturesSpread,
  type PairedSpread,
  type RowFutures,
} from "../../futures/index.ts";
import { endText, type Study } from "../../model/index.ts";
import { futuresRowsArguments, routeShareRowsArguments } from "../given.ts";
import { endName, placeTable } from "../text/names.ts";
import type { ReportRow } from "../text/reportRow.ts";

const measures = [
  { key: "generalisedCost", name: "generalised_cost", unitOf: (currency: string) => `${currency}_per_unit` },
  { key: "money", name: "money", unitOf: (currency: string) => `${currency}_per_unit` },
  { key: "time", name: "time", unitOf: () => "h" },
  { key: "co2e", name: "co2e", unitOf: () => "kg_per_unit" },
] as const;

const quantiles = ["p5", "p10", "p50", "p90", "p95"] as const;

type Statistics = Readonly<Record<string, number>>;

function sideStatistics(spread: FuturesSpread): Statistics {
  const { mean, sd, standardError } = spread;
  const values = quantiles.map((name) => [name, spread[name]] as const);
  return { mean, sd, standard_error: standardError, ...Object.fromEntries(values) };
}

function differenceStatistics(spread: DifferenceSpread): Statistics {
  const [low, high] = spread.interval;
  return { ...sideStatistics(spread), interval_low: low, interval_high: high };
}

function sidesOf({ base, scenario, difference }: PairedSpread): readonly (readonly [string, Statistics])[] {
  return [
    ["base", sideStatistics(base)],
    ["scenario", sideStatistics(scenario)],
    ["difference", differenceStatistics(difference)],
  ];
}

// Rows without futures have the same columns as the others, left empty.
const nothing: FuturesSpread = { mean: 0, sd: 0, standardError: 0, p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 };
const emptyPair: PairedSpread = {
  base: nothing,
  scenario: nothing,
  difference: { ...nothing, interval: [0, 0], distinguishable: false },
};

/**
 * The columns that futures add to a row of the wide table. The interval is the 95 % interval of the mean difference;
 * the routes are the most frequent pair.
 */
export function futuresColumns(futures: RowFutures | undefined, currency: string): ReportRow {
  const columns: Record<string, string | number | undefined> = { futures: futures?.futures };
  for (const { key, name, unitOf } of measures) {
    const unit = unitOf(currency);
    for (const [side, statistics] of sidesOf(futures?.[key] ?? emptyPair)) {
      for (const [statistic, value] of Object.entries(statistics)) {
        columns[`futures_${side}_${name}_${statistic}_${unit}`] = futures === undefined ? undefined : value;
      }
    }
    const isClear = futures?.[key].difference.distinguishable;
    columns[`futures_difference_${name}_distinguishable`] = isClear === undefined ? undefined : `${isClear}`;
  }
  const [route] = futures?.routes ?? [];
  return {
    ...columns,
    futures_better_share: futures?.better,
    futures_worse_share: futures?.worse,
    futures_route_share: route?.share,
    futures_base_links: route?.base.join(" "),
    futures_scenario_links: route?.scenario.join(" "),
  };
}

/**
 * The futures of a comparison as a long table: one row per journey, measure, side and statistic, with value and unit.
 * Shares of futures appear under generalised cost, side `difference`. Empty when no futures were drawn.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { futuresRows } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const comparison = await compare(study, "status-quo", "rail-joined", { futures: 200, seed: 2026 });
 * const [row] = futuresRows(study, comparison);
 * console.log(row.measure, row.side, row.statistic, Number(row.value).toFixed(1), row.value_unit);
 * // generalised_cost base mean 100.6 USD/t
 * ```
 */
export function futuresRows(study: Study, comparison: Comparison): ReportRow[] {
  expectArguments(futuresRowsArguments, [study, comparison]);
  const { futures: run, base, scenario } = comparison;
  if (run === undefined) return [];
  const places = placeTable(study.network);
  const units = new Map(study.commodities.map(({ id, unit }) => [id, unit]));
  return comparison.rows.flatMap((row) => {
    const journey = {
      question: row.question,
      from: endText(row.from),
      from_name: endName(row.from, places),
      to: endText(row.to),
      to_name: endName(row.to, places),
      commodity: row.commodity,
    };
    const per = { currency: comparison.study.currency, unit: units.get(row.commodity) ?? "" };
    return statisticsOf(row, per).map((statistic) => ({
      ...journey,
      ...statistic,
      base: base.id,
      scenario: scenario.id,
      futures: row.futures?.futures,
      seed: String(run.seed),
    }));
  });
}

function statisticsOf(
  { futures }: ComparisonRow,
  per: { readonly currency: string; readonly unit: string },
): ReportRow[] {
  if (futures === undefined) return [];
  const spreads = [
    ...measures.map(({ key, name }) => ({ name, spread: futures[key], unit: amountUnit(key, per) })),
    ...Object.entries(futures.amounts ?? {}).map(([name, spread]) => ({
      name,
      spread,
      unit: amountUnit(name, per),
    })),
  ].flatMap(({ name, spread, unit }) =>
    sidesOf(spread).flatMap(([side, statistics]) =>
      Object.entries(statistics).map(([statistic, value]) => ({
        measure: name,
        side,
        statistic,
        value,
        value_unit: unit,
      })),
    ),
  );
  const share = (statistic: string, value: number): ReportRow => ({
    measure: "generalised_cost",
    side: "difference",
    statistic,
    value,
    value_unit: "1",
  });
  return [...spreads, share("better_share", futures.better), share("worse_share", futures.worse)];
}

/**
 * Which routes are best under base and scenario, and in what share of futures: one row per pair of routes.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { routeShareRows } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const comparison = await compare(study, "status-quo", "rail-joined", { futures: 200, seed: 2026 });
 * const [row] = routeShareRows(study, comparison);
 * console.log(row.share, row.scenario_links); // 0.585 rail-alma--barda rail-barda--gora
 * ```
 */
export function routeShareRows(study: Study, comparison: Comparison): ReportRow[] {
  expectArguments(routeShareRowsArguments, [study, comparison]);
  const places = placeTable(study.network);
  return comparison.rows.flatMap((row) =>
    (row.futures?.routes ?? []).map(({ share, base, scenario }) => ({
      from: endText(row.from),
      from_name: endName(row.from, places),
      to: endText(row.to),
      to_name: endName(row.to, places),
      commodity: row.commodity,
      share,
      base_links: base.join(" "),
      scenario_links: scenario.join(" "),
      scenario: comparison.scenario.id,
    })),
  );
}
