import { type Column, minus, table, tableOf } from "../page/htmlTable.ts";
import { type Content, html, type Markup } from "../page/markup.ts";
import { fixed, hoursWithin } from "../text/numbers.ts";
import type { SideBySide, TrafficContext } from "./operationContext.ts";

/** A column of numbers. */
export const number = (head: string): Column => ({ head, type: "number" });

/** Hours in a cell; nothing where there are none. */
export function hoursCell(value: number | undefined, decimals = 1): string {
  return value === undefined ? "" : minus(fixed(value, decimals));
}

/** An interval of hours in a cell: `4.89 to 5.45`. */
export function intervalCell(
  interval: { readonly low: number; readonly high: number } | undefined,
  decimals: number,
): string {
  if (interval === undefined) return "";
  return hoursWithin(interval)
    .map((end) => fixed(end, decimals))
    .join(" to ");
}

/** What a table of things side by side shows. */
export interface SideTable<T> {
  readonly caption: string;
  /** What the things are, above their names. */
  readonly head: string;
  readonly columns: readonly Column[];
  readonly things: readonly SideBySide<T>[];
  readonly name: (thing: T) => Content;
  readonly cells: (one: T) => readonly Content[];
}

/** A row for each thing where there is one scenario; of several, a row for each scenario below the name of the thing. */
export function sideTable<T>({ runs }: TrafficContext, told: SideTable<T>): Markup {
  const { caption, head, columns, things, name, cells } = told;
  if (runs.length === 1) {
    const rows = things.flatMap(({ first, sides }) => sides.map(({ one }) => [name(first), ...cells(one)]));
    return table(caption, [{ head, type: "prose" }, ...columns], rows);
  }
  const groups = things.map(({ first, sides }) => ({
    head: name(first),
    rows: sides.map(({ run, one }) => [
      html`<span class="id">${runs[run]?.scenario.id}</span>`,
      ...cells(one),
    ]),
  }));
  return tableOf(caption, [{ head: `${head}, scenario` }, ...columns], groups);
}
