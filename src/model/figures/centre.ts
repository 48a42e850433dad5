/** Whether the value of a figure can be the mean, median or mode of its range. */

import type { Fault, RangeShape, StandsFor } from "../../base/index.ts";
import { centresOf, isCentre } from "../../math/index.ts";

/** A range in order, and what its value is said to be in it. */
interface Stated {
  readonly value: number;
  readonly low?: number | undefined;
  readonly mode?: number | undefined;
  readonly high?: number | undefined;
  readonly shape?: RangeShape | undefined;
  readonly standsFor?: StandsFor | undefined;
}

/** What is wrong with what a value is said to be in its range; the range itself is in order. */
export function centreFault({
  value,
  low,
  mode,
  high,
  shape = "triangular",
  standsFor,
}: Stated): Fault | undefined {
  if (standsFor === undefined || low === undefined || high === undefined || low === high) return undefined;
  if (mode !== undefined && (standsFor !== "mode" || mode !== value)) {
    const got = `mode ${mode} beside the ${standsFor} ${value}`;
    return { expected: "no mode: the peak follows from value and range", got, hint: "leave mode empty" };
  }
  if (isCentre(shape, standsFor, value, { low, high })) return undefined;
  const centres = centresOf(shape, standsFor, low, high);
  const got = `${standsFor} ${value}`;
  if (centres === undefined)
    return { expected: `another word for a ${shape} range`, got, hint: "call the value a mean or a median" };
  const { least, most } = centres;
  const ends = least === most ? short(least) : `from ${short(least)} to ${short(most)}`;
  return {
    expected: `a ${standsFor} ${ends}, as a ${shape} range from ${low} to ${high} can have`,
    got,
    hint: "change an end of the range or its shape; a lognormal range suits a mean near its low end",
  };
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
