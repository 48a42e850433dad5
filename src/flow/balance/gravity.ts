/** Spreads sums of places over pairs of places by what travel between them costs. */

import { expectArguments, expectPositive, least, refuse } from "../../base/index.ts";
import { exp, log } from "../../math/index.ts";
import { gravityArguments } from "../given.ts";
import { type BalancedMatrix, type FurnessOptions, furness } from "./furness.ts";

/** How cost holds travel back: `cost^-power exp(-cost / spread)`; one of them at least. */
export interface GravityOptions extends FurnessOptions {
  /** Difference in cost that makes a trip e times as rare, above 0 (1 over the beta of textbooks). Without it cost^-power alone. */
  readonly spread?: number;
  /** Power of the cost, above 0. Without it the exponential alone. */
  readonly power?: number;
}

/** Travel between pairs of places. */
export interface GravityMatrix extends BalancedMatrix {
  /** Mean cost of what travels, by which `spread` is usually fitted; 0 where nothing does. */
  readonly meanCost: number;
}

/**
 * The doubly constrained gravity model: `T = a O b D f(cost)` of each pair, with a and b such that rows and columns have their
 * sums, and `f = cost^-power exp(-cost / spread)` (A. G. Wilson, A statistical theory of spatial distribution models,
 * Transportation Research 1, 1967; J. C. Tanner, 1961, for the combined function). With the exponential it is the matrix of most
 * entropy among those with these sums and this mean cost. As `spread` falls, mean cost falls to the least that the sums allow
 * (S. P. Evans, A relationship between the gravity model for trip distribution and the transportation problem, 1973).
 *
 * Costs may be of any size: what a row or a column has in common cancels, and is taken off before a power is formed.
 *
 * @param costs - Row i, column j: cost from i to j, at least 0 (above 0 with `power`); Infinity where nothing may travel.
 * @param rows - What leaves each place, at least 0.
 * @param columns - What arrives in each place; together as much as leaves.
 * @throws InputError when lengths or sums do not agree, a number is out of its bounds, or a place is cut off from all others.
 * @example
 * ```ts
 * import { gravity } from "karvan/flow";
 * const costs = [[3, 11], [12, 3]];
 * for (const spread of [1e9, 10]) {
 *   const { matrix, meanCost } = gravity(costs, [400, 460], [300, 560], { spread });
 *   console.log(matrix.map((row) => row.map((trips) => trips.toFixed(0)).join(" ")).join(" | "), meanCost.toFixed(2));
 * }
 * // 140 260 | 160 300 7.10
 * // 218 182 | 82 378 5.56
 * ```
 */
export function gravity(
  costs: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  options: GravityOptions,
): GravityMatrix {
  expectArguments(gravityArguments, [costs, rows, columns, options]);
  const { spread, power, ...further } = options;
  check(costs, { spread, power });
  checkShape(costs, rows.length, columns.length);
  const seed = resistances(costs, { spread, power }).map((row) => row.map((each) => exp(-each)));
  const balanced = furness(seed, rows, columns, further);
  return { ...balanced, meanCost: meanCostOf(balanced.matrix, costs) };
}

type Deterrence = { readonly [Name in "spread" | "power"]: number | undefined };

function check(costs: readonly (readonly number[])[], { spread, power }: Deterrence): void {
  if (spread === undefined && power === undefined) refuse("options", "spread, power or both", "neither");
  if (spread !== undefined) expectPositive(spread, "spread");
  if (power !== undefined) expectPositive(power, "power");
  const bound = power === undefined ? "a number of at least 0" : "a number above 0, as power is given";
  for (const [i, row] of costs.entries())
    for (const [j, cost] of row.entries())
      if (!(cost > 0 || (cost === 0 && power === undefined))) refuse(`costs[${i}][${j}]`, bound, cost);
}

function checkShape(costs: readonly (readonly number[])[], rows: number, columns: number): void {
  if (costs.length !== rows) refuse("costs", `${rows} rows, as sums of rows`, `${costs.length} rows`);
  for (const [i, { length }] of costs.entries())
    if (length !== columns)
      refuse(`costs[${i}]`, `${columns} numbers, as sums of columns`, `${length} numbers`);
}

function meanCostOf(matrix: readonly (readonly number[])[], costs: readonly (readonly number[])[]): number {
  let [amount, spent] = [0, 0];
  for (const [i, row] of matrix.entries())
    for (const [j, trips] of row.entries()) {
      // A closed pair costs Infinity and carries nothing.
      if (trips === 0) continue;
      amount += trips;
      spent += trips * (costs[i]?.[j] as number);
    }
  return amount === 0 ? 0 : spent / amount;
}

/** Minus the logarithm of what is left of travel; the least of each row, then of each column, is 0. */
function resistances(costs: readonly (readonly number[])[], { spread, power }: Deterrence): number[][] {
  const of = (cost: number): number =>
    (spread === undefined ? 0 : cost / spread) + (power === undefined ? 0 : power * log(cost));
  const byRow = costs.map((row) => shifted(row.map(of)));
  const byColumn = (costs[0] ?? []).map((_, j) => shifted(byRow.map((row) => row[j] as number)));
  return byRow.map((row, i) => row.map((_, j) => byColumn[j]?.[i] as number));
}

function shifted(values: readonly number[]): number[] {
  const lowest = least(values);
  return Number.isFinite(lowest) ? values.map((value) => value - lowest) : [...values];
}
