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
 * @param table - Free of circles (see {@link formulaFaults}).
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

/** What is wrong with how formulas rest on each other. */
export interface FormulaFaults {
  /** Circles, and a chain that is too long, each with the figure where it was found. */
  readonly faults: readonly (Fault & { readonly id: string })[];
  /** Figures in circles or too far up a chain, and those that rest on them. */
  readonly unsound: ReadonlySet<string>;
}

/** All circles of formulas, and the first chain of them that is too long. */
export function formulaFaults(formulas: ReadonlyMap<string, Expression>): FormulaFaults {
  const depths = new Map<string, number>();
  const unsound = new Set<string>();
  const faults: (Fault & { id: string })[] = [];
  const circled = new Set<string>();
  let isLong = false;
  const refuse = (id: string): number => {
    const expected = `at most ${deepest} formulas that rest on each other in a row`;
    if (!isLong) faults.push({ id, expected, got: "more", hint: "join some of them" });
    isLong = true;
    return Number.POSITIVE_INFINITY;
  };
  const refuseCircle = (circle: readonly string[]): number => {
    const [id = ""] = circle;
    const hint = "a figure cannot be calculated from itself; scenarios multiply one by the edit scale";
    const expected = "a formula that does not lead back to its figure";
    if (!circle.every((member) => circled.has(member)))
      faults.push({ id, expected, got: [...circle, id].join(" > "), hint });
    for (const member of circle) circled.add(member);
    return Number.POSITIVE_INFINITY;
  };
  const depthOf = (id: string, way: readonly string[]): number => {
    if (way.includes(id)) return refuseCircle(way.slice(way.indexOf(id)));
    const formula = formulas.get(id);
    if (formula === undefined) return 0;
    const known = depths.get(id);
    if (known !== undefined) return known;
    if (way.length >= deepest) return refuse(id);
    let depth = 1;
    for (const next of figuresOf(formula)) depth = Math.max(depth, depthOf(next, [...way, id]) + 1);
    if (depth > deepest && depth !== Number.POSITIVE_INFINITY) depth = refuse(id);
    if (depth === Number.POSITIVE_INFINITY) unsound.add(id);
    depths.set(id, depth);
    return depth;
  };
  for (const id of formulas.keys()) depthOf(id, []);
  return { faults, unsound };
}

/**
 * The figures, with value and role of those that have a formula calculated again. The role is that of the least free figure
 * they rest on.
 *
 * @param figures - With formulas free of faults (see {@link formulaFaults}) over ids that are there.
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
