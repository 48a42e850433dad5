import type {
  Comparison,
  ComparisonRow,
  Difference,
  FuturesRun,
  JourneyChange,
} from "../../futures/index.ts";
import { type Commodity, endText, type Study } from "../../model/index.ts";
import { rounded } from "../text/numbers.ts";
import { type Sureness, sureness } from "./sureness.ts";

/** A journey with a route under base and scenario whose route or cost differs. */
export type ChangedRow = ComparisonRow & {
  readonly base: { readonly type: "route" };
  readonly scenario: { readonly type: "route" };
  readonly difference: Difference;
};

/** How a measure changes over some journeys, scenario less base. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** How many journeys it falls for. */
  readonly falls: number;
  /** How many journeys it rises for. */
  readonly rises: number;
}

/** What happens to the journeys of one commodity. */
export interface CommodityFacts {
  readonly commodity: Commodity;
  readonly journeys: number;
  readonly changes: Readonly<Record<JourneyChange, number>>;
  /** Journeys with a route under both that differ, the largest change of generalised cost first. */
  readonly changed: readonly ChangedRow[];
  /** How their measures change; absent when there are none. */
  readonly spread?: Readonly<Record<keyof Difference, Spread>>;
  /** How sure the differences are; present when futures were drawn. */
  readonly sureness?: Sureness;
}

/** What a comparison comes to, in counts. */
export interface ComparisonFacts {
  readonly journeys: number;
  readonly changes: Readonly<Record<JourneyChange, number>>;
  /** How many have a route under neither. */
  readonly unreachable: number;
  /** By commodity, in the study's order; those nobody asks for are left out. */
  readonly commodities: readonly CommodityFacts[];
  /** Ends of journeys of which none changes. */
  readonly stillEnds: readonly string[];
  /** What the differences rest on; absent when nothing changes. */
  readonly basis?: MeanBasis;
  /** Present when futures were drawn: how, and how sure the differences of all journeys are. */
  readonly futures?: FuturesRun & { readonly sureness: Sureness };
}

/** What differences rest on, each changed journey counted alike. */
export interface MeanBasis {
  readonly sourced: number;
  readonly derived: number;
  readonly assumed: number;
  /** Figures with their mean share of the gross difference, the largest first. Shares of figures overlap. */
  readonly figures: readonly { readonly id: string; readonly kind: string; readonly share: number }[];
}

/** Counts what a scenario changes and what it leaves as it is. */
export function comparisonFacts(study: Study, { rows, futures }: Comparison): ComparisonFacts {
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
        ...(futures === undefined ? {} : { sureness: sureness(group.rows) }),
      })),
    stillEnds: stillEnds(rows),
    ...(basis === undefined ? {} : { basis }),
    ...(futures === undefined ? {} : { futures: { ...futures, sureness: sureness(rows) } }),
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

function stillEnds(rows: readonly ComparisonRow[]): string[] {
  const moved = new Map<string, boolean>();
  for (const { from, to, change } of rows) {
    for (const end of [from, to].map(endText)) moved.set(end, moved.get(end) === true || change !== "none");
  }
  return [...moved].filter(([, any]) => !any).map(([end]) => end);
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
