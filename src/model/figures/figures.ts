/** Tables of figures: their values, and formulas that rest on other figures. */
import type { Fault } from "../../base/index.ts";
import { evaluator } from "./evaluate.ts";
import { type Expression, figuresOf } from "./expression.ts";
import { canonicalValue, type Figure } from "./figure.ts";

/** Figures by id. */
export type FigureTable = ReadonlyMap<string, Figure>;

/** Figures by id. */
export function figureTable(figures: Iterable<Figure>): FigureTable {
  return new Map([...figures].map((f) => [f.id, f]));
}

/**
 * An evaluator of expressions over a table's figures, in canonical units; figures with a formula follow
 * it.
 *
 * @param table - Free of circles (see {@link formulaFault}).
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
  const met = new Set<string>();
  const visit = (e: Expression): void => {
    for (const id of figuresOf(e)) {
      if (met.has(id)) continue;
      met.add(id);
      const formula = table.get(id)?.formula;
      if (formula !== undefined) visit(formula);
    }
  };
  visit(expression);
  return [...met].filter((id) => table.get(id)?.formula === undefined);
}

/** How many formulas may rest on each other in a row. */
const deepest = 50;

/** What is wrong with how formulas rest on each other, a circle or too long a chain, and the figure where it was found. */
export function formulaFault(
  formulas: ReadonlyMap<string, Expression>,
): (Fault & { id: string }) | undefined {
  const depths = new Map<string, number>();
  const depthOf = (id: string, way: readonly string[]): number | (Fault & { id: string }) => {
    if (way.includes(id)) {
      const got = [...way.slice(way.indexOf(id)), id].join(" > ");
      const hint = "a figure cannot be calculated from itself; scenarios multiply one by the edit scale";
      return { id, expected: "a formula that does not lead back to its figure", got, hint };
    }
    const formula = formulas.get(id);
    if (formula === undefined) return 0;
    const known = depths.get(id);
    if (known !== undefined) return known;
    const expected = `at most ${deepest} formulas that rest on each other in a row`;
    const tooDeep = { id, expected, got: "more", hint: "join some of them" };
    if (way.length >= deepest) return tooDeep;
    let depth = 1;
    for (const next of figuresOf(formula)) {
      const below = depthOf(next, [...way, id]);
      if (typeof below !== "number") return below;
      depth = Math.max(depth, below + 1);
    }
    if (depth > deepest) return tooDeep;
    depths.set(id, depth);
    return depth;
  };
  for (const id of formulas.keys()) {
    const depth = depthOf(id, []);
    if (typeof depth !== "number") return depth;
  }
  return undefined;
}

/**
 * The figures, with value and role of those that have a formula calculated again. The role is that of the least free figure
 * they rest on.
 *
 * @param figures - With formulas free of faults (see {@link formulaFault}) over ids that are there.
 */
export function refreshFormulas(figures: readonly Figure[]): Figure[] {
  const table = figureTable(figures);
  const evaluate = figureEvaluator(table);
  return figures.map((f) => {
    if (f.formula === undefined) return f;
    const inner = givenFigures(f.formula, table).map((id) => (table.get(id) as Figure).role);
    const role = (["check", "shock", "lever"] as const).find((r) => inner.includes(r)) ?? "input";
    const value = evaluate(f.formula) / f.factor;
    return role === f.role && value === f.value ? f : { ...f, role, value };
  });
}
