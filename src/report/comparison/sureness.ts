import type { ComparisonRow, FuturesRun, RowFutures } from "../../futures/index.ts";
import { percentOfFutures } from "../text/numbers.ts";

/** How sure the differences in generalised cost of some journeys are, over the futures drawn. */
export interface Sureness {
  /** Journeys with a route under both. */
  readonly journeys: number;
  /** Those that differ in at least one future. All that follows is of these. */
  readonly differing: number;
  /** Those that do not differ where all figures stand at their best single values. */
  readonly onlyInFutures: number;
  /** Mean difference below 0, beyond its error. */
  readonly lower: number;
  /** Mean difference above 0, beyond its error. */
  readonly higher: number;
  /** Zero lies in the interval of the mean difference. */
  readonly notDistinguishable: number;
  /** Share of futures in which the scenario costs less, averaged over journeys. */
  readonly better: number;
  /** Share of futures in which it costs more. */
  readonly worse: number;
  /** Journeys for which it costs less in at least 95 % of futures. */
  readonly nearlyAlways: number;
  /** Mean over journeys of their mean differences, in USD per unit; meaningless across commodities. */
  readonly mean: number;
  /** The greatest standard error the mean can have: that of journeys which all move together. */
  readonly standardError: number;
}

type Drawn = ComparisonRow & { readonly futures: RowFutures };

/** Counts how sure the differences are. Without futures nothing can be said. */
export function sureness(rows: readonly ComparisonRow[]): Sureness {
  const drawn = rows.filter((row): row is Drawn => row.futures !== undefined);
  const differing = drawn.filter(({ futures }) => futures.better + futures.worse > 0);
  const cost = ({ futures }: Drawn) => futures.generalisedCost.difference;
  const clear = differing.filter((row) => cost(row).distinguishable);
  const lower = clear.filter((row) => cost(row).mean < 0).length;
  const mean = (of: (row: Drawn) => number): number =>
    differing.reduce((sum, row) => sum + of(row), 0) / Math.max(1, differing.length);
  return {
    journeys: drawn.length,
    differing: differing.length,
    onlyInFutures: differing.filter(({ change }) => change === "none").length,
    lower,
    higher: clear.length - lower,
    notDistinguishable: differing.length - clear.length,
    better: mean(({ futures }) => futures.better),
    worse: mean(({ futures }) => futures.worse),
    nearlyAlways: differing.filter(({ futures }) => futures.better >= 0.95).length,
    mean: mean((row) => cost(row).mean),
    standardError: mean((row) => cost(row).standardError),
  };
}

/** How sure it is, in plain sentences. */
export function sureWords(sure: Sureness, { count }: FuturesRun): string[] {
  const { journeys, differing, onlyInFutures, lower, higher, notDistinguishable } = sure;
  const drawn = `${count} futures were drawn, each with the same figures under base and scenario.`;
  if (differing === 0) {
    return [`${drawn} In none of them does generalised cost differ for any of ${journeys} journeys.`];
  }
  const hidden =
    onlyInFutures === 0 ? "" : `, ${onlyInFutures} of them not at the best single values of all figures`;
  return [
    `${drawn} Of ${journeys} journeys with a route under both, ${differing} differ in generalised cost in at least one future${hidden}.`,
    `The mean difference is distinguishable from zero for ${lower + higher} of these ${differing} (the scenario costs less for ${lower}, more for ${higher}) and not distinguishable for ${notDistinguishable}.`,
    `On average over these journeys the scenario costs less in ${percentOfFutures(sure.better)} of the futures and more in ${percentOfFutures(sure.worse)}. It costs less in at least 95 % of the futures for ${sure.nearlyAlways} of them.`,
  ];
}
