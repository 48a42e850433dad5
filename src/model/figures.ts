import { evaluator } from "./evaluate.ts";
import { type Expression, figuresOf } from "./expression.ts";
import { canonicalValue, type Figure, type Role } from "./figure.ts";

/** Figures by id. */
export type FigureTable = ReadonlyMap<string, Figure>;

/** Figures by id. */
export function figureTable(figures: Iterable<Figure>): FigureTable {
  return new Map([...figures].map((f) => [f.id, f]));
}

/**
 * An evaluator of expressions over a table's figures, in canonical units; figures worked out from others follow their
 * formulas.
 *
 * @param table - Free of circles (see {@link formulaCircle}).
 */
export function figureEvaluator(table: FigureTable): (expression: Expression) => number {
  const evaluate = evaluator((id): number => {
    const figure = table.get(id) as Figure;
    return figure.formula === undefined ? canonicalValue(figure) : evaluate(figure.formula);
  });
  return evaluate;
}

/** Ids of the figures an expression finally rests on: formulas are followed down to figures that are given. */
export function givenFigures(expression: Expression, table: FigureTable): string[] {
  const given = new Set<string>();
  const visit = (e: Expression): void => {
    for (const id of figuresOf(e)) {
      const formula = table.get(id)?.formula;
      if (formula === undefined) given.add(id);
      else visit(formula);
    }
  };
  visit(expression);
  return [...given];
}

/** A circle of formulas, as the ids on the way round and the first again; `undefined` when there is none. */
export function formulaCircle(formulas: ReadonlyMap<string, Expression>): string[] | undefined {
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
    const formula = formulas.get(id);
    if (formula === undefined || done.has(id)) return undefined;
    for (const next of figuresOf(formula)) {
      const circle = visit(next, [...way, id]);
      if (circle !== undefined) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of formulas.keys()) {
    const circle = visit(id, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/**
 * The figures with those that have a formula worked out again: their value, and their role, which is that of the least
 * free figure they rest on.
 *
 * @param figures - With formulas free of circles over ids that are there.
 */
export function refreshFormulas(figures: readonly Figure[]): Figure[] {
  const table = figureTable(figures);
  const evaluate = figureEvaluator(table);
  const roleOf = (id: string): Role => {
    const figure = table.get(id) as Figure;
    if (figure.formula === undefined) return figure.role;
    const inner = figuresOf(figure.formula).map(roleOf);
    return (["check", "shock", "lever"] as const).find((role) => inner.includes(role)) ?? "input";
  };
  return figures.map((f) =>
    f.formula === undefined ? f : { ...f, role: roleOf(f.id), value: evaluate(f.formula) / f.factor },
  );
}
