/** Regret and other measures of how well options do over all futures. */

import { expectArguments, expectColumns, expectFraction, greatest, refuse } from "../../base/index.ts";
import { momentsOf, quantilesOf } from "../../math/index.ts";
import { type Direction, signOf } from "../direction.ts";
import { robustnessArguments } from "../given.ts";

/** How options are judged over futures. */
export interface RobustnessOptions {
  /** Whether the best option is the one with the greatest outcome or with the smallest. */
  readonly direction: Direction;
  /** Options whose figures differ by no more than this are tied; in the unit of the outcomes, by default 0. */
  readonly tie?: number;
  /** Which quantile of regret to report, above 0 and below 1; by default 0.9. */
  readonly quantile?: number;
}

/** An option over all futures; all but `bestShare` in the unit of the outcomes. */
export interface RobustnessRow {
  readonly option: string;
  /** Mean outcome. */
  readonly expected: number;
  /** Outcome in the future that is worst for it. */
  readonly worst: number;
  /** Outcome in the future that is best for it. */
  readonly best: number;
  /** How far it lies behind the best option of each future, on average; at least 0. */
  readonly meanRegret: number;
  /** The quantile of its regret. */
  readonly quantileRegret: number;
  /** Its greatest regret. */
  readonly greatestRegret: number;
  /** Share of futures in which no option is better, ties counted for all, 0 to 1. */
  readonly bestShare: number;
}

/** What each way of judging would choose; several options when they are tied, in their order. */
export interface RobustChoices {
  /** Greatest expected benefit or least expected cost; least mean regret chooses the same. */
  readonly expected: readonly string[];
  /** The best worst case (A. Wald, 1950). */
  readonly worst: readonly string[];
  /** The least greatest regret (L. J. Savage, 1951). */
  readonly greatestRegret: readonly string[];
  /** The least quantile of regret. */
  readonly quantileRegret: readonly string[];
}

/** Options over futures, and what different ways of judging choose. */
export interface Robustness {
  readonly direction: Direction;
  /** The quantile of regret reported. */
  readonly quantile: number;
  /** In the order of the options. */
  readonly rows: readonly RobustnessRow[];
  readonly choices: RobustChoices;
}

/**
 * A robustness table: options over futures by expected value, worst case and regret (L. J. Savage, The theory of
 * statistical decision, J. Amer. Statist. Assoc. 46, 1951; J. D. Herman et al., J. Water Resour. Plan. Manage.
 * 141(10), 2015, on which question each answers). Regret is how far an option lies behind the best one of the same
 * future, so a choice by regret may change when an option is added or taken away. Expected values and quantiles
 * take the futures for equally likely; worst cases and greatest regrets grow with their number.
 *
 * @param outcomes - Option to its outcome in each future.
 * @throws InputError
 * @example
 * ```ts
 * import { robustness } from "karvan/methods";
 * const outcomes = { nothing: Float64Array.of(0, 0, 0), link: Float64Array.of(6.5, 2, -3.5) };
 * const { rows, choices } = robustness(outcomes, { direction: "benefit" });
 * console.log(rows[1].option, rows[1].expected.toFixed(2), rows[1].worst, rows[1].greatestRegret); // link 1.67 -3.5 3.5
 * console.log(choices.expected.join(), choices.worst.join()); // link nothing
 * ```
 */
export function robustness(
  outcomes: Readonly<Record<string, Float64Array>>,
  options: RobustnessOptions,
): Robustness {
  expectArguments(robustnessArguments, [outcomes, options]);
  const futures = expectColumns(outcomes, "outcomes");
  const { direction, tie = 0, quantile = 0.9 } = options;
  const sign = signOf(direction);
  expectFraction(quantile, "options.quantile");
  if (!(tie >= 0 && Number.isFinite(tie))) refuse("options.tie", "a finite number of at least 0", tie);
  const leading = bestOf(Object.values(outcomes), futures, sign);
  const rows = Object.entries(outcomes).map(([option, column]): RobustnessRow => {
    const regret = column.map((x, i) => (sign > 0 ? leading[i] - x : x - leading[i]));
    const [least, most] = quantilesOf(column, [0, 1]) as [number, number];
    const [quantileRegret, greatestRegret] = quantilesOf(regret, [quantile, 1]) as [number, number];
    const leads = regret.reduce((count, r) => count + (r <= tie ? 1 : 0), 0);
    return {
      option,
      expected: momentsOf(column).mean,
      worst: sign > 0 ? least : most,
      best: sign > 0 ? most : least,
      meanRegret: momentsOf(regret).mean,
      quantileRegret,
      greatestRegret,
      bestShare: leads / futures,
    };
  });
  const choose = (judge: (row: RobustnessRow) => number): string[] => {
    const best = greatest(rows.map(judge));
    return rows.filter((row) => judge(row) >= best - tie).map(({ option }) => option);
  };
  const choices = {
    expected: choose((row) => sign * row.expected),
    worst: choose((row) => sign * row.worst),
    greatestRegret: choose((row) => -row.greatestRegret),
    quantileRegret: choose((row) => -row.quantileRegret),
  };
  return { direction, quantile, rows, choices };
}

/** The best outcome of each future. */
function bestOf(columns: readonly Float64Array[], futures: number, sign: 1 | -1): Float64Array {
  const best = columns[0].slice();
  for (const column of columns) {
    for (let i = 0; i < futures; i++) {
      if (sign * column[i] > sign * best[i]) best[i] = column[i];
    }
  }
  return best;
}
