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
  const first = evaluate(expression.of[0] as Expression);
  const second = (): number => evaluate(expression.of[1] as Expression);
  switch (expression.name) {
    case "add":
      return first + second();
    case "subtract":
      return first - second();
    case "multiply":
      return first * second();
    case "divide":
      return first / second();
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
