// Lays out a table for the terminal.
import { greatest, visible } from "../../base/index.ts";
import { displayWidth, isolated, pad } from "./displayWidth.ts";

/** A column of a table for the terminal. */
export interface TextColumn {
  /** Heading; for numbers with the unit, e.g. `time, h`. */
  readonly head: string;
  /** Numbers are aligned right. Text when absent. */
  readonly type?: "text" | "number";
}

/**
 * A table for the terminal. Control characters appear as escapes; wide and zero-width letters count as terminals draw
 * them; right-to-left texts do not shift the columns next to them.
 *
 * @param rows - One cell per column.
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ head }) => head), ...rows].map((row) => row.map(visible));
  const widths = columns.map((_, c) => greatest(cells.map((row) => displayWidth(row[c] ?? ""))));
  const line = (row: readonly string[]): string =>
    columns
      .map(({ type }, c) => {
        const width = widths[c] as number;
        return pad(isolated(row[c] ?? ""), width, type === "number" ? "start" : "end");
      })
      .join("  ")
      .trimEnd();
  const [head, ...body] = cells as [string[], ...string[][]];
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [line(head), rule, ...body.map(line)].join("\n");
}
