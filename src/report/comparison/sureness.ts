// How certain the differences of a comparison are over the futures drawn, in counts and in sentences.
import type { ComparisonRow, FuturesRun, RowFutures } from "../../futures/index.ts";
import { counted, percentOfFutures } from "../text/numbers.ts";

/** How certain the differences in generalised cost of several journeys are, over the futures drawn. */
export interface Sureness {
  /** Journeys with a route under both. */
  readonly journeys: number;
  /** Journeys that change in at least one future. All counts below refer to these. */
  readonly differing: number;
  /** Journeys that do not change at central values of all figures. */
  readonly onlyInFutures: number;
  /** Journeys whose mean difference is below 0 by more than its error. */
  readonly lower: number;
  /** Journeys whose mean difference is above 0 by more than its error. */
  readonly higher: number;
  /** Journeys for which the interval of the mean difference contains 0. */
  readonly notDistinguishable: number;
  /** Share of futures in which the scenario costs less, averaged over journeys. */
  readonly better: number;
  /** Share of futures in which the scenario costs more, averaged over journeys. */
  readonly worse: number;
  /** Journeys for which the scenario costs less in at least 95 % of futures. */
  readonly nearlyAlways: number;
  /** Average over journeys of their mean differences, in the study's currency per unit; meaningless across commodities. */
  readonly mean: number;
  /** The largest standard error the average can have, as if all journeys moved together. */
  readonly standardError: number;
}

type Drawn = ComparisonRow & { readonly futures: RowFutures };

/** Counts how certain the differences are; all counts are 0 without futures. */
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

/** How certain the differences are, in sentences. */
export function certaintySentences(sure: Sureness, { count }: FuturesRun): string[] {
  const { journeys, differing, onlyInFutures, lower, higher, notDistinguishable } = sure;
  const drawn = `The comparison draws ${count} futures, with the same figures under base and scenario in each.`;
  if (differing === 0) {
    return [`${drawn} Generalised cost does not change for any journey in any future.`];
  }
  const hidden = onlyInFutures === 0 ? "" : `; ${onlyInFutures} of these do not change at central values`;
  const means = [
    ...(lower === 0 ? [] : [`${lower} cost${lower === 1 ? "s" : ""} less on average over futures`]),
    ...(higher === 0 ? [] : [`${higher} cost${higher === 1 ? "s" : ""} more`]),
    ...(notDistinguishable === 0
      ? []
      : [
          `${notDistinguishable} ${notDistinguishable === 1 ? "has" : "have"} a mean difference not distinguishable from zero`,
        ]),
  ];
  return [
    `${drawn} Of the ${journeys} journeys with a route under both, ${differing} change in generalised cost in at least one future${hidden}.`,
    `Of these ${differing}, ${means.join("; ")}.`,
    `On average over these journeys the scenario costs less in ${percentOfFutures(sure.better)} of futures and more in ${percentOfFutures(sure.worse)}. For ${counted(sure.nearlyAlways, "journey")} it costs less in at least 95 % of futures.`,
  ];
}
