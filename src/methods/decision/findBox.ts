/** Scenario discovery: a box of input ranges in which futures of interest are frequent. */

import {
  expectArguments,
  expectColumns,
  expectFraction,
  finish,
  refuse,
  type Steps,
} from "../../base/index.ts";
import { orderOf } from "../../math/index.ts";
import { findBoxArguments } from "../given.ts";
import { describeBox, type Futures, type InputBox } from "./box.ts";
import { paste, peel } from "./peel.ts";

/** How to search for a box. */
export interface DiscoveryOptions {
  /** Share of the futures of interest the box must cover, above 0 and below 1; by default 0.75. */
  readonly coverage?: number;
  /** Share of a box taken off in a step, above 0 and below 1; by default 0.05: the smaller, the more patient. */
  readonly peel?: number;
  /** No box holds a smaller share of all futures, above 0 and below 1; by default 0.05. */
  readonly mass?: number;
}

/** A box in which futures of interest are frequent, or why there is none. */
export type Discovery =
  | {
      readonly status: "found";
      /** Share of all futures that are of interest. */
      readonly share: number;
      /** The densest box on the way that covers enough, widened again where that costs no density. */
      readonly box: InputBox;
      /** Boxes from all futures to the smallest one: coverage falls as density rises. */
      readonly trajectory: readonly InputBox[];
      /** Which box of the trajectory was taken, from 0. */
      readonly taken: number;
    }
  | {
      readonly status: "notDefined";
      readonly reason: "no future is of interest" | "every future is of interest";
    };

// Slices pasted on are thinner than those peeled off: a thick one, impure at its far side, would be refused whole.
const thinner = 5;

/**
 * Scenario discovery: the ranges of few inputs in which futures of interest are frequent, e.g. those where a link
 * fails to pay (B. P. Bryant, R. J. Lempert, Technol. Forecast. Soc. Change 77, 2010). By PRIM (J. H. Friedman, N. I.
 * Fisher, Stat. Comput. 9, 1999): peeled off all futures in thin slices, then pasted. Deterministic.
 *
 * A box has straight sides: interest along a diagonal is covered badly. For a second box leave the futures of the
 * first out and search again.
 *
 * @param inputs - Input to its value in each future.
 * @param interest - For each future whether it is of interest: booleans, or 1 and 0.
 * @throws InputError
 * @example
 * ```ts
 * import { findBox, streamUniforms } from "karvan/methods";
 * const dwell = streamUniforms(2026)("dwell", "futures", 1000).map((u) => 6 + 90 * u);
 * const fails = Array.from(dwell, (hours) => hours < 30.5); // the link does not pay
 * const found = findBox({ dwell }, fails);
 * if (found.status === "found")
 *   for (const { input, high } of found.box.restrictions) console.log(`${input} up to ${high?.toFixed(1)}`); // dwell up to 30.3
 * ```
 */
export function findBox(
  inputs: Readonly<Record<string, Float64Array>>,
  interest: ArrayLike<boolean | number>,
  options: DiscoveryOptions = {},
): Discovery {
  expectArguments(findBoxArguments, [inputs, interest, options]);
  return finish(findBoxSteps(inputs, interest, options));
}

/** As {@link findBox}, in steps. */
export function* findBoxSteps(
  inputs: Readonly<Record<string, Float64Array>>,
  interest: ArrayLike<boolean | number>,
  options: DiscoveryOptions = {},
): Steps<Discovery> {
  const count = expectColumns(inputs, "inputs");
  const { coverage = 0.75, peel: share = 0.05, mass = 0.05 } = options;
  for (const [name, value] of Object.entries({ coverage, peel: share, mass })) {
    expectFraction(value, `options.${name}`);
  }
  const flags = flagsOf(interest, count);
  const cases = flags.reduce((sum, flag) => sum + flag, 0);
  if (cases === 0) return { status: "notDefined", reason: "no future is of interest" };
  if (cases === count) return { status: "notDefined", reason: "every future is of interest" };
  const columns = Object.values(inputs);
  const all: Futures = { names: Object.keys(inputs), columns, interest: flags, cases };
  const orders: Uint32Array[] = [];
  for (const column of columns) {
    orders.push(orderOf(column));
    yield;
  }
  const path = yield* peel(all, orders, { share, least: Math.max(1, Math.ceil(mass * count)) });
  const trajectory: InputBox[] = [];
  for (const bounds of path) {
    trajectory.push(describeBox(all, bounds));
    yield;
  }
  const taken = trajectory.reduce(
    (best, box, i) => (box.coverage >= coverage && box.density > trajectory[best]?.density ? i : best),
    0,
  );
  const box = describeBox(all, yield* paste(all, orders, path[taken], share / thinner));
  return { status: "found", share: cases / count, box, trajectory, taken };
}

function flagsOf(interest: ArrayLike<boolean | number>, count: number): Uint8Array {
  if (interest.length !== count) refuse("interest", `${count} values`, `${interest.length} values`);
  return Uint8Array.from(interest, (value, i) => {
    if (value === true || value === 1) return 1;
    if (value === false || value === 0) return 0;
    return refuse(`interest[${i}]`, "true, false, 1 or 0", value);
  });
}
