// Counts what a comparison found: how many journeys change, in which direction, and which kinds of figures matter.

import { expectArguments } from "../../base/index.ts";
import type {
  Comparison,
  ComparisonRow,
  Difference,
  FuturesRun,
  JourneyChange,
} from "../../futures/index.ts";
import { type Commodity, endText, type Study } from "../../model/index.ts";
import { comparisonFactsArguments } from "../given.ts";
import { rounded } from "../text/numbers.ts";
import { type Sureness, sureness } from "./sureness.ts";

/** A journey that has a route under both base and scenario, and whose route or cost changes. */
export type ChangedRow = ComparisonRow & {
  readonly base: { readonly type: "route" };
  readonly scenario: { readonly type: "route" };
  readonly difference: Difference;
};

/** How a measure changes over several journeys, scenario minus base. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** Number of journeys for which it falls. */
  readonly falls: number;
  /** Number of journeys for which it rises. */
  readonly rises: number;
}

/** The changes for one commodity. */
export interface CommodityFacts {
  readonly commodity: Commodity;
  readonly journeys: number;
  readonly changes: Readonly<Record<JourneyChange, number>>;
  /** Changed journeys with a route under both, sorted by change of generalised cost, largest first. */
  readonly changed: readonly ChangedRow[];
  /** How their measures change; absent when no journey changes. */
  readonly spread?: Readonly<Record<keyof Difference, Spread>>;
  /** How certain the differences are; present when futures were drawn. */
  readonly sureness?: Sureness;
}

/** What a comparison found, in counts. */
export interface ComparisonFacts {
  readonly journeys: number;
  readonly changes: Readonly<Record<JourneyChange, number>>;
  /** Number of journeys without a route under either. */
  readonly unreachable: number;
  /** By commodity, in the study's order, without commodities that no journey carries. */
  readonly commodities: readonly CommodityFacts[];
  /** Ends at which no journey changes. */
  readonly unchangedEnds: readonly string[];
  /** The kinds of figures that the differences rest on; absent when nothing changes. */
  readonly basis?: MeanBasis;
  /** Present when futures were drawn: how they were drawn, and how certain the differences are. */
  readonly futures?: FuturesRun & { readonly sureness: Sureness };
}

/** The kinds of figures that differences rest on, with equal weight for each changed journey. */
export interface MeanBasis {
  readonly sourced: number;
  readonly derived: number;
  readonly assumed: number;
  /** Figures with their mean share of the gross difference, largest first. The shares overlap. */
  readonly figures: readonly { readonly id: string; readonly kind: string; readonly share: number }[];
}

/**
 * Counts what a scenario changes and what it leaves unchanged.
 *
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { comparisonFacts } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const { journeys, changes } = comparisonFacts(study, await compare(study, "status-quo", "rail-joined"));
 * console.log(journeys, changes.route, changes.none); // 4 4 0
 * ```
 */
export function comparisonFacts(study: Study, options: Comparison): ComparisonFacts {
  expectArguments(comparisonFactsArguments, [study, options]);
  const { rows, futures } = options;
  const groups = study.commodities.map((commodity) => ({
    commodity,
    rows: rows.filter((row) => row.commodity === commodity.id),
  }));
  const unreachable = rows.filter((r) => r.base.type === "noRoute" && r.scenario.type === "noRoute").length;
  const basis = meanBasis(rows);
  return {
    journeys: rows.length,
    changes: countChanges(rows),
    unreachable,
    commodities: groups
      .filter((group) => group.rows.length > 0)
      .map((group) => ({
        ...commodityFacts(group.commodity, group.rows),
        ...(futures && { sureness: sureness(group.rows) }),
      })),
    unchangedEnds: unchangedEnds(rows),
    ...(basis && { basis }),
    ...(futures && { futures: { ...futures, sureness: sureness(rows) } }),
  };
}

function commodityFacts(commodity: Commodity, rows: readonly ComparisonRow[]): CommodityFacts {
  const changed = rows.filter(isChanged).sort(largestFirst);
  const facts = { commodity, journeys: rows.length, changes: countChanges(rows), changed };
  if (changed.length === 0) return facts;
  const spread = (key: keyof Difference): Spread =>
    spreadOf(changed.map((row) => rounded(row.difference[key])));
  return {
    ...facts,
    spread: {
      generalisedCost: spread("generalisedCost"),
      money: spread("money"),
      time: spread("time"),
      distanceKm: spread("distanceKm"),
      co2e: spread("co2e"),
    },
  };
}

function countChanges(rows: readonly ComparisonRow[]): Record<JourneyChange, number> {
  const changes: Record<JourneyChange, number> = { none: 0, cost: 0, route: 0, opens: 0, closes: 0 };
  for (const row of rows) changes[row.change]++;
  return changes;
}

function isChanged(row: ComparisonRow): row is ChangedRow {
  return (row.change === "cost" || row.change === "route") && row.difference !== undefined;
}

function largestFirst(a: ChangedRow, b: ChangedRow): number {
  return Math.abs(b.difference.generalisedCost) - Math.abs(a.difference.generalisedCost);
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (i: number): number => sorted[i] as number;
  const last = sorted.length - 1;
  return {
    least: at(0),
    median: rounded((at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2),
    most: at(last),
    falls: sorted.filter((value) => value < 0).length,
    rises: sorted.filter((value) => value > 0).length,
  };
}

function unchangedEnds(rows: readonly ComparisonRow[]): string[] {
  const changes = new Map<string, boolean>();
  for (const { from, to, change } of rows) {
    for (const end of [from, to].map(endText))
      changes.set(end, changes.get(end) === true || change !== "none");
  }
  return [...changes].filter(([, changed]) => !changed).map(([end]) => end);
}

function meanBasis(rows: readonly ComparisonRow[]): MeanBasis | undefined {
  const bases = rows.flatMap(({ basis }) => basis ?? []);
  if (bases.length === 0) return undefined;
  const mean = (of: (basis: (typeof bases)[number]) => number): number =>
    bases.reduce((sum, basis) => sum + of(basis), 0) / bases.length;
  const figures = new Map<string, { id: string; kind: string; share: number }>();
  for (const { id, kind, share } of bases.flatMap((basis) => basis.figures)) {
    const found = figures.get(id) ?? { id, kind, share: 0 };
    found.share += share / bases.length;
    figures.set(id, found);
  }
  return {
    sourced: mean(({ shares }) => shares.sourced),
    derived: mean(({ shares }) => shares.derived),
    assumed: mean(({ shares }) => shares.assumed),
    figures: [...figures.values()].sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1)),
  };
}
