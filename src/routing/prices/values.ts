import {
  type Expression,
  type Figure,
  type FigureTable,
  figureEvaluator,
  figuresOf,
  figureTable,
} from "../../model/index.ts";
import { remembered } from "../remembered.ts";

/** A table of figures, what expressions come to with it, and in what it differs from the table it was edited from. */
export interface Values {
  readonly figures: FigureTable;
  /** Values of expressions at the figures' single values, in canonical units. */
  readonly evaluate: (expression: Expression) => number;
  /** The values of the study's own table; absent for these themselves. */
  readonly base?: Values;
  /** Whether any of some figures is not the base's, or is worked out from one that is not. */
  readonly changes: (ids: readonly string[]) => boolean;
}

/**
 * The values of a scenario's figures; scenarios that leave them alone share those of the study.
 *
 * @param figures - The scenario's table.
 * @param own - The study's table.
 */
export function valuesOf(figures: readonly Figure[], own: readonly Figure[]): Values {
  return figures === own ? ownValues(own) : editedValues(figures, own);
}

const ownValues = remembered((figures: readonly Figure[]): Values => open(figureTable(figures)));

const editedValues = remembered(
  (figures: readonly Figure[], own: readonly Figure[]): Values => open(figureTable(figures), ownValues(own)),
);

function open(figures: FigureTable, base?: Values): Values {
  const met = new Map<string, boolean>();
  const isChanged = (id: string): boolean => {
    const known = met.get(id);
    if (known !== undefined) return known;
    const { formula } = figures.get(id) as Figure;
    const changed =
      figures.get(id) !== base?.figures.get(id) ||
      (formula !== undefined && figuresOf(formula).some(isChanged));
    met.set(id, changed);
    return changed;
  };
  return {
    ...{ figures, evaluate: figureEvaluator(figures), changes: (ids) => ids.some(isChanged) },
    ...(base === undefined ? {} : { base }),
  };
}
