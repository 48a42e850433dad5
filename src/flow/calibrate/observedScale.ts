/** The scale on which observations and predictions are compared. */

import { exp, log } from "../../math/index.ts";
import type { Observation } from "../../model/index.ts";

/** How far a model may be from the world where its figures are right. */
export interface ModelError {
  /** Of amounts and vehicles: standard deviation over the value. */
  readonly amounts: number;
  /** Of shares: standard deviation, as a share. */
  readonly shares: number;
}

/** An observation on the scale of comparison: logarithms of amounts, shares as they are. */
export interface ObservedScale {
  readonly value: number;
  /** Standard deviation of observation and model together. */
  readonly sd: number;
  /** A prediction on this scale. */
  readonly scaled: (predicted: number) => number;
  /** And back. */
  readonly unscaled: (scaled: number) => number;
}

/** Amounts below this part of what was observed are all the same miss. */
const floor = 0.01;

/**
 * How an observation is compared. Several observations of one quantity share the error of the model, so each bears it as often as
 * there are: together they weigh no more than the model can be trusted.
 *
 * @param alike - How many observations there are of this quantity.
 */
export function scaleOf(row: Observation, error: ModelError, alike: number): ObservedScale {
  const { measure, value, spread = 0 } = row;
  if (measure === "share") {
    const sd = Math.sqrt(spread ** 2 + alike * error.shares ** 2);
    return { value, sd, scaled: (share) => share, unscaled: (share) => Math.min(1, Math.max(0, share)) };
  }
  const least = floor * value;
  const variance = log(1 + spread ** 2) + alike * log(1 + error.amounts ** 2);
  return {
    ...{ value: log(value), sd: Math.sqrt(variance) },
    scaled: (amount) => log(Math.max(amount, least)),
    unscaled: exp,
  };
}

/** What observations of the same quantity have in common. */
export function quantityOf({ measure, at, mode, from, to, commodities, among }: Observation): string {
  return JSON.stringify([
    measure === "vehicles" ? "amount" : measure,
    at,
    mode,
    from,
    to,
    commodities,
    among,
  ]);
}
