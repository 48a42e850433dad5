// Tables with one row per scenario, and their cells.
import { type HtmlColumn, minus, table, tableOf } from "../page/htmlTable.ts";
import { type Content, html, type Markup } from "../page/markup.ts";
import { fixed, hoursWithin } from "../text/numbers.ts";
import type { SideBySide, TrafficContext } from "./operationContext.ts";

/** A column of numbers. */
export const number = (head: string): HtmlColumn => ({ head, type: "number" });

/** Hours in a cell; empty when undefined. */
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

/** Input of a table with scenarios side by side. */
export interface SideTable<T> {
  readonly caption: string;
  /** Heading of the names. */
  readonly head: string;
  readonly columns: readonly HtmlColumn[];
  readonly things: readonly SideBySide<T>[];
  readonly name: (thing: T) => Content;
  readonly cells: (one: T) => readonly Content[];
}

/** With one scenario a row per thing; with several, a row per scenario below the name of each thing. */
export function sideTable<T>({ runs }: TrafficContext, input: SideTable<T>): Markup {
  const { caption, head, columns, things, name, cells } = input;
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
