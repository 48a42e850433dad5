// Lays out a table for the terminal.
import {
  displayWidth,
  greatest,
  isolated,
  pad,
  type TextWidth,
  visible,
  wrapped,
  wrappedLines,
} from "../../base/index.ts";

/** A column of a table for the terminal. */
export interface TextColumn {
  /** Heading; for numbers with the unit, e.g. `time, h`. */
  readonly head: string;
  /** Numbers are aligned right. Text when absent. */
  readonly type?: "text" | "number";
}

const gap = "  ";
/** Narrowest column of text that is worth reading. */
const leastText = 12;

/**
 * A table for the terminal. Control characters appear as escapes; wide and zero-width letters count as terminals draw
 * them; right-to-left texts do not shift the columns next to them. Where the table is wider than the terminal, texts and
 * headings take several lines; where even that is too wide, each row is a block of lines with a heading each.
 *
 * @param rows - One cell per column.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  { width = Number.POSITIVE_INFINITY }: TextWidth = {},
): string {
  const cells = rows.map((row) => row.map(visible));
  const heads = columns.map(({ head }) => visible(head));
  const widths = fitted(columns, heads, cells, width - gap.length * (columns.length - 1));
  if (widths === undefined) return blocks(columns, heads, cells, width);
  const lines = (row: readonly string[], isHead: boolean): string[] => {
    const parts = row.map((cell, c) => wrappedLines(cell, widths[c] as number));
    const height = greatest(parts.map(({ length }) => length));
    return Array.from({ length: height }, (_, l) =>
      columns
        .map(({ type }, c) => {
          const own = parts[c] as readonly string[];
          // Headings stand on the rule below them.
          const text = own[isHead ? l - height + own.length : l] ?? "";
          return pad(isolated(text), widths[c] as number, type === "number" ? "start" : "end");
        })
        .join(gap)
        .trimEnd(),
    );
  };
  const rule = widths.map((columnWidth) => "-".repeat(columnWidth)).join(gap);
  return [...lines(heads, true), rule, ...cells.flatMap((row) => lines(row, false))].join("\n");
}

/** Widths of columns that fit together; `undefined` where none do. */
function fitted(
  columns: readonly TextColumn[],
  heads: readonly string[],
  cells: readonly (readonly string[])[],
  width: number,
): number[] | undefined {
  const wanted = columns.map((_, c) =>
    greatest([displayWidth(heads[c] as string), ...cells.map((row) => displayWidth(row[c] ?? ""))]),
  );
  const sum = (widths: readonly number[]): number => widths.reduce((total, own) => total + own, 0);
  if (sum(wanted) <= width) return wanted;
  const least = columns.map(({ type }, c) => {
    const numbers = greatest(cells.map((row) => displayWidth(row[c] ?? "")));
    const longest = greatest((heads[c] as string).split(" ").map(displayWidth));
    const own = type === "number" ? Math.max(numbers, longest) : Math.max(longest, leastText);
    return Math.min(wanted[c] as number, own);
  });
  let room = width - sum(least);
  if (room < 0) return undefined;
  // What remains goes to the columns that want least more, so that as few as possible take several lines.
  const order = [...least.keys()].sort(
    (a, b) =>
      (wanted[a] as number) - (least[a] as number) - (wanted[b] as number) + (least[b] as number) || a - b,
  );
  for (const [i, c] of order.entries()) {
    const share = Math.floor(room / (order.length - i));
    const more = Math.min((wanted[c] as number) - (least[c] as number), share);
    least[c] = (least[c] as number) + more;
    room -= more;
  }
  return least;
}

/** Each row as a block: the texts that begin it, then a line for each further cell. */
function blocks(
  columns: readonly TextColumn[],
  heads: readonly string[],
  cells: readonly (readonly string[])[],
  width: number,
): string {
  const first = columns.findIndex(({ type }) => type === "number");
  const titles = first <= 0 ? 1 : first;
  return cells
    .map((row) => {
      const title = row.slice(0, titles).filter(Boolean).map(isolated).join(", ");
      const lines = row.slice(titles).flatMap((cell, c) => {
        const head = heads[titles + c] as string;
        return cell === "" ? [] : [`  ${head === "" ? "" : `${head}: `}${isolated(cell)}`];
      });
      return [title, ...lines].map((line) => wrapped(line, width)).join("\n");
    })
    .join("\n");
}
