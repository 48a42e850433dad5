/** The figures of a network and what expressions over them come to. */

import {
  type Expression,
  type Figure,
  type FigureTable,
  figureEvaluator,
  figuresOf,
  figureTable,
} from "../../model/index.ts";

/** A table of figures, and what expressions come to with it. */
export interface Values {
  readonly figures: FigureTable;
  /** Values of expressions at the figures' single values, in canonical units. */
  readonly evaluate: (expression: Expression) => number;
}

/** The values of a network's figures. */
export function valuesOf(figures: readonly Figure[]): Values {
  const table = figureTable(figures);
  return { figures: table, evaluate: figureEvaluator(table) };
}

/**
 * Ids of the figures of a table that are not those of another, or follow by formula from one that is not.
 *
 * @param isSame - Whether two figures of one id are the same.
 */
export function changedFigures(
  before: FigureTable,
  after: FigureTable,
  isSame: (before: Figure, after: Figure) => boolean,
): Set<string> {
  const known = new Map<string, boolean>();
  const isChanged = (id: string): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const old = before.get(id);
    const now = after.get(id) as Figure;
    const { formula } = now;
    const changed =
      old === undefined ||
      (old !== now && !isSame(old, now)) ||
      (formula !== undefined && figuresOf(formula).some(isChanged));
    known.set(id, changed);
    return changed;
  };
  return new Set([...after.keys()].filter(isChanged));
}
