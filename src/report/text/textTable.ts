import { visible } from "../../base/index.ts";
import { displayWidth, isolated, pad } from "./displayWidth.ts";

/** A column of a table on the terminal. */
export interface TextColumn {
  /** What it holds; for numbers with the unit, e.g. `time, h`. */
  readonly head: string;
  /** Numbers are aligned at their end. Text when absent. */
  readonly type?: "text" | "number";
}

/**
 * A table for the terminal. Control characters are shown as escapes, wide letters and letters without width are counted
 * as terminals draw them, texts from right to left do not move the columns beside them.
 *
 * @param rows - A cell for each column.
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ head }) => head), ...rows].map((row) => row.map(visible));
  const widths = columns.map((_, c) => Math.max(...cells.map((row) => displayWidth(row[c] ?? ""))));
  const line = (row: readonly string[]): string =>
    columns
      .map(({ type }, c) => {
        const [cell, width] = [isolated(row[c] ?? ""), widths[c] as number];
        return pad(cell, width, type === "number" ? "start" : "end");
      })
      .join("  ")
      .trimEnd();
  const [head, ...body] = cells as [string[], ...string[][]];
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [line(head), rule, ...body.map(line)].join("\n");
}
