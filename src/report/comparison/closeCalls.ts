// Marks changes that are too small to build on.
import type { ComparisonRow } from "../../futures/index.ts";

/** A cell with a difference, marked when it is a close call. */
export function marked(cell: string, { closeCall }: Pick<ComparisonRow, "closeCall">): string {
  return closeCall === true ? `≈ ${cell}` : cell;
}

/** What the mark means, when one of some rows has it. */
export function closeCallNote(rows: readonly Pick<ComparisonRow, "closeCall">[]): string[] {
  const count = rows.filter(({ closeCall }) => closeCall === true).length;
  if (count === 0) return [];
  return [
    `≈ ${count} close call${count === 1 ? "" : "s"}: less than 0.3 % of the cost, finer than most figures are known.`,
  ];
}
