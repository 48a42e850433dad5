/** Calculates the value of an expression for one set of figure values. */
import { exp, log, wholePower } from "../../math/index.ts";
import { type Applied, type Expression, exponentOf } from "./expression.ts";

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
    const value = expression.type === "figure" ? valueOfFigure(expression.id) : apply(expression, evaluate);
    met.set(expression, value);
    return value;
  };
  return evaluate;
}

function apply(expression: Applied, evaluate: (expression: Expression) => number): number {
  const [left, right] = expression.of as [Expression, Expression];
  const first = evaluate(left);
  switch (expression.name) {
    case "add":
      return first + evaluate(right);
    case "subtract":
      return first - evaluate(right);
    case "multiply":
      return first * evaluate(right);
    case "divide":
      return first / evaluate(right);
    case "negate":
      return -first;
    case "power":
      return wholePower(first, exponentOf(expression));
    case "min":
      return expression.of.reduce((least, part) => Math.min(least, evaluate(part)), first);
    case "max":
      return expression.of.reduce((most, part) => Math.max(most, evaluate(part)), first);
    case "abs":
      return Math.abs(first);
    case "sqrt":
      return Math.sqrt(first);
    case "exp":
      return exp(first);
    case "log":
      return log(first);
  }
}
