import { fixed } from "../../tables/numbers.ts";
import type { Content } from "../markup.ts";
import { type Column, minus } from "../table.ts";
import type { SideBySide, TrafficContext } from "./context.ts";

/** A column of numbers. */
export const number = (head: string): Column => ({ head, type: "number" });

/** Hours in a cell; nothing where there are none. */
export function hoursCell(value: number | undefined, decimals = 1): string {
  return value === undefined ? "" : minus(fixed(value, decimals));
}

/** An interval in a cell: `4.89 to 5.45`. */
export function intervalCell(
  interval: { readonly low: number; readonly high: number } | undefined,
  decimals: number,
): string {
  if (interval === undefined) return "";
  return [interval.low, interval.high].map((end) => minus(fixed(end, decimals))).join(" to ");
}

/** Columns that say whose row it is: the scenario is left out where there is one alone. */
export function whoColumns({ runs }: TrafficContext, head: string): Column[] {
  return [{ head }, ...(runs.length > 1 ? [{ head: "Scenario" }] : [])];
}

/** Rows of what is told side by side: the name stands in the first row alone. */
export function rowsOf<T>(
  { runs }: TrafficContext,
  pairs: readonly SideBySide<T>[],
  tell: { readonly name: (first: T) => Content; readonly cells: (one: T) => readonly Content[] },
): Content[][] {
  return pairs.flatMap(({ first, sides }) =>
    sides.map(({ run, one }, i) => [
      i === 0 ? tell.name(first) : "",
      ...(runs.length > 1 ? [runs[run]?.scenario.id] : []),
      ...tell.cells(one),
    ]),
  );
}
