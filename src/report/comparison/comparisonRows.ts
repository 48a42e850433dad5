// A comparison as a wide table, one row per journey, for CSV, Parquet and JSON.

import { expectArguments } from "../../base/index.ts";
import type { Comparison, ComparisonRow } from "../../futures/index.ts";
import { components, endText, type Measure, type Study, vehicleId } from "../../model/index.ts";
import type { RouteTotals, SummaryResult } from "../../routing/index.ts";
import { comparisonRowsArguments } from "../given.ts";
import { endName, placeTable, snake } from "../text/names.ts";
import type { ReportRow } from "../text/reportRow.ts";
import { futuresColumns } from "./futuresRows.ts";

/**
 * A comparison as a wide table, one row per journey. Column names include units; `per_unit` means per tonne or passenger,
 * as the column `unit` says. The columns: the journey and its change; totals and components of base, scenario and
 * difference; the links of both routes; the shares of the difference that depend on each kind of figure; the spread over
 * futures, if drawn; and the ids and hashes of what was compared. Numbers keep all their digits.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { comparisonRows } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const rows = comparisonRows(study, await compare(study, "status-quo", "rail-joined"));
 * console.log(rows.length, rows[0].from, rows[0].to, rows[0].change); // 4 alma gora route
 * ```
 */
export function comparisonRows(study: Study, comparison: Comparison): ReportRow[] {
  expectArguments(comparisonRowsArguments, [study, comparison]);
  const places = placeTable(study.network);
  const units = new Map(study.commodities.map(({ id, unit }) => [id, unit]));
  const identity = identityColumns(comparison);
  const currency = comparison.study.currency.toLowerCase();
  const futuresOf = (row: ComparisonRow): ReportRow =>
    comparison.futures === undefined ? {} : futuresColumns(row.futures, currency);
  return comparison.rows.map((row) => ({
    question: row.question,
    from: endText(row.from),
    from_name: endName(row.from, places),
    to: endText(row.to),
    to_name: endName(row.to, places),
    commodity: row.commodity,
    unit: units.get(row.commodity),
    change: row.change,
    ...measureColumns(row, currency),
    base_links: linksOf(row.base),
    scenario_links: linksOf(row.scenario),
    base_vehicles: vehiclesOf(row.base),
    scenario_vehicles: vehiclesOf(row.scenario),
    base_no_route: reasonOf(row.base),
    scenario_no_route: reasonOf(row.scenario),
    ...basisColumns(row),
    ...futuresOf(row),
    ...identity,
  }));
}

function measureColumns(row: ComparisonRow, currency: string): ReportRow {
  const base = totalsOf(row.base);
  const scenario = totalsOf(row.scenario);
  const columns: Record<string, number | undefined> = {};
  for (const { name, unit, of } of measures(currency)) {
    const before = base && of(base);
    const after = scenario && of(scenario);
    const difference = before === undefined || after === undefined ? undefined : after - before;
    const values = { base: before, scenario: after, difference };
    for (const [side, value] of Object.entries(values)) {
      columns[`${side}_${name}_${unit}`] = value;
    }
  }
  return columns;
}

interface MeasureColumn {
  readonly name: string;
  readonly unit: string;
  readonly of: (totals: RouteTotals) => number;
}

function measures(currency: string): MeasureColumn[] {
  const units: Record<Measure, string> = {
    money: `${currency}_per_unit`,
    time: "h",
    co2e: "kg_per_unit",
  };
  const total = (measure: Measure): MeasureColumn => ({
    name: measure,
    unit: units[measure],
    of: (totals) => totals[measure].total,
  });
  const part = (measure: Measure, name: string): MeasureColumn => ({
    name: `${measure}_${snake(name)}`,
    unit: units[measure],
    of: (totals) => totals[measure].parts[name] ?? 0,
  });
  const names = Object.keys(components) as Measure[];
  return [
    { name: "generalised_cost", unit: units.money, of: (totals) => totals.generalisedCost },
    ...names.map(total),
    { name: "distance", unit: "km", of: (totals) => totals.distanceKm },
    ...names.flatMap((measure) => components[measure].map((name) => part(measure, name))),
  ];
}

function totalsOf(result: SummaryResult): RouteTotals | undefined {
  return result.type === "route" ? result.totals : undefined;
}

function linksOf(result: SummaryResult): string | undefined {
  return result.type === "route" ? result.links.join(" ") : undefined;
}

function vehiclesOf(result: SummaryResult): string | undefined {
  return result.type === "route" ? result.vehicles.map(vehicleId).join(" ") : undefined;
}

function reasonOf(result: SummaryResult): string | undefined {
  return result.type === "noRoute" ? result.reason : undefined;
}

function basisColumns({ basis }: ComparisonRow): ReportRow {
  return {
    sourced_share: basis?.shares.sourced,
    derived_share: basis?.shares.derived,
    assumed_share: basis?.shares.assumed,
  };
}

function identityColumns({ study, base, scenario, futures }: Comparison): ReportRow {
  return {
    study: study.id,
    study_hash: study.hash,
    regime: study.regime,
    base: base.id,
    base_hash: base.hash,
    scenario: scenario.id,
    scenario_hash: scenario.hash,
    ...(futures && { seed: String(futures.seed) }),
  };
}
