/** Checks of the arguments of queueing formulas. */
import {
  type Bounds,
  boundsText,
  InputError,
  type Problem,
  problem,
  throwIfErrors,
  within,
} from "../../base/index.ts";

/** Bounds of the arguments of a formula, by name. */
export type Rules<T> = { readonly [K in keyof T]?: Bounds };

// Products of a few such numbers stay finite, so that no answer is.
const largest = 1e12;

/** A rate or a count per hour, a time that may be 0, or a coefficient of variation. */
export const amount: Bounds = { least: 0, most: largest };
/** A time, a rate or a period that something is divided by. */
export const positive: Bounds = { above: 0, most: largest };
/** How many servers, places or wagons. */
export const count: Bounds = { least: 1, most: 1e6, whole: true };

/** Everything wrong with some arguments. */
export function argumentProblems<T extends object>(input: T, rules: Rules<T>, prefix = ""): Problem[] {
  return (Object.entries(rules) as [string & keyof T, Bounds][])
    .filter(([name, bounds]) => !(typeof input[name] === "number" && within(input[name], bounds)))
    .map(([name, bounds]) =>
      problem({ path: `${prefix}${name}`, expected: boundsText(bounds), got: input[name] }),
    );
}

/** Refuses arguments out of their bounds, all at once. */
export function check<T extends object>(input: T, rules: Rules<T>): void {
  throwIfErrors(argumentProblems(input, rules));
}

/**
 * Refuses a load at which no steady state exists: of 1 or more.
 *
 * @param hint - What is asked of the servers, and what they can do.
 */
export function checkLoad(load: number, hint: string): void {
  if (load < 1) return;
  const expected = "a load below 1: at or above it the queue grows without end and no steady wait exists";
  throw new InputError([problem({ path: "load", expected, got: Number(load.toPrecision(9)), hint })]);
}
