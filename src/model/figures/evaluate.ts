/** Calculates the value of an expression for one set of figure values. */
import { wholePower } from "../../math/index.ts";
import { type Applied, type Expression, exponentOf } from "./expression.ts";
import { binaryOperators, isBinary, unaryOperators } from "./operators.ts";

/**
 * An evaluator of expressions for one set of figure values. It remembers each expression object it has met, so that a
 * tariff shared by a thousand links is calculated once.
 *
 * @param valueOfFigure - The value of a figure, in canonical units.
 */
export function evaluator(valueOfFigure: (id: string) => number): (expression: Expression) => number {
  const met = new WeakMap<Expression, number>();
  const evaluate = (expression: Expression): number => {
    if (expression.type === "number") return expression.value;
    const known = met.get(expression);
    if (known !== undefined) return known;
    const value = expression.type === "figure" ? valueOfFigure(expression.id) : applied(expression, evaluate);
    met.set(expression, value);
    return value;
  };
  return evaluate;
}

function applied(expression: Applied, evaluate: (expression: Expression) => number): number {
  const { name, of } = expression;
  const first = evaluate(of[0] as Expression);
  if (name === "power") return wholePower(first, exponentOf(expression));
  if (!isBinary(name)) return unaryOperators[name].apply(first);
  const { apply } = binaryOperators[name];
  return of.slice(1).reduce((value, part) => apply(value, evaluate(part)), first);
}
