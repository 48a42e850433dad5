/** Arithmetic over figures as plain data, and the dimension it has. */
import { type Arithmetic, operatorTraits } from "./operators.ts";
import {
  combineDimensions,
  type Dimension,
  dimensionText,
  ofEach,
  raiseDimension,
  sameDimension,
} from "./unit.ts";

/**
 * An amount as arithmetic over figures: plain data, so that it can be stored, evaluated for one set of values or for
 * thousands of futures at once, and asked which figures it rests on.
 */
export type Expression =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "figure"; readonly id: string }
  | {
      readonly type: "operation";
      readonly name: Arithmetic;
      readonly of: readonly Expression[];
      /** How the function is called that this arithmetic was written as, with the names of its arguments. */
      readonly call?: string;
    };

/** An operation with what it is applied to. */
export type Applied = Extract<Expression, { readonly type: "operation" }>;

/** A constant without unit. */
export function number(value: number): Expression {
  return { type: "number", value };
}

/** The value of a figure. */
export function figure(id: string): Expression {
  return { type: "figure", id };
}

/** An operation on expressions. */
export function operation(name: Arithmetic, ...of: Expression[]): Applied {
  return { type: "operation", name, of };
}

/** Ids of the figures an expression reads, each once, in order of first mention. */
export function figuresOf(expression: Expression): string[] {
  const ids = new Set<string>();
  const visit = (e: Expression): void => {
    if (e.type === "figure") ids.add(e.id);
    if (e.type === "operation") for (const part of e.of) visit(part);
  };
  visit(expression);
  return [...ids];
}

/** The expression with figures replaced: where `replace` gives an expression, it stands in the figure's place. */
export function substitute(
  expression: Expression,
  replace: (id: string) => Expression | undefined,
): Expression {
  if (expression.type === "number") return expression;
  if (expression.type === "figure") return replace(expression.id) ?? expression;
  const of = expression.of.map((part) => substitute(part, replace));
  return of.every((part, i) => part === expression.of[i]) ? expression : { ...expression, of };
}

/** What an expression measures, or what is wrong with its units. */
export type MeasuredDimension =
  | { readonly dimension: Dimension }
  | { readonly expected: string; readonly got: string; readonly hint: string };

/**
 * The dimension of an expression. Sums, `min` and `max` need parts of one dimension (a literal 0 goes with any);
 * powers, `exp` and `log` need plain numbers where the dimension would depend on a value. A function of waits gives hours
 * for each truck, which count as hours.
 *
 * @param of - The dimension of a figure.
 */
export function dimensionOf(expression: Expression, of: (id: string) => Dimension): MeasuredDimension {
  if (expression.type === "number") return { dimension: {} };
  if (expression.type === "figure") return { dimension: of(expression.id) };
  const parts: Dimension[] = [];
  for (const part of expression.of) {
    const measured = dimensionOf(part, of);
    if (!("dimension" in measured)) return within(measured, expression.call);
    parts.push(measured.dimension);
  }
  const measured = combine(expression, parts);
  if (expression.call === undefined || !("dimension" in measured)) return within(measured, expression.call);
  return { dimension: ofEach(measured.dimension) };
}

/** A fault inside a function of waits is one of its arguments, which do not go together. */
function within(measured: MeasuredDimension, call: string | undefined): MeasuredDimension {
  if (call === undefined || "dimension" in measured) return measured;
  const hint = `the units of the arguments of ${call} do not go together: arrivals in truck/hour go with a service in hour/truck or a capacity in truck/hour, times with times`;
  return { ...measured, expected: `${measured.expected} within ${call}`, hint };
}

function combine(expression: Applied, parts: readonly Dimension[]): MeasuredDimension {
  const [first, second] = parts as [Dimension, Dimension];
  const { name } = expression;
  if (name === "power") return { dimension: raiseDimension(first, exponentOf(expression)) };
  switch (operatorTraits(name).unit) {
    case "common":
      return common(expression.of, parts);
    case "product":
      return { dimension: combineDimensions(first, second, 1) };
    case "quotient":
      return { dimension: combineDimensions(first, second, -1) };
    case "root":
      return { dimension: raiseDimension(first, 0.5) };
    case "none":
      return sameDimension(first, {})
        ? { dimension: {} }
        : {
            expected: `a plain number in ${name}()`,
            got: dimensionText(first),
            hint: "divide by a figure of the same unit first",
          };
  }
}

function common(of: readonly Expression[], parts: readonly Dimension[]): MeasuredDimension {
  const counts = parts.filter((_, i) => !isZero(of[i] as Expression));
  const dimension = counts[0] ?? {};
  const other = counts.find((d) => !sameDimension(d, dimension));
  if (other === undefined) return { dimension };
  return {
    expected: `amounts of one dimension (${dimensionText(dimension)})`,
    got: dimensionText(other),
    hint: "only amounts of one kind can be added or compared",
  };
}

function isZero(expression: Expression): boolean {
  return expression.type === "number" && expression.value === 0;
}

/** The whole exponent of a power. */
export function exponentOf(expression: Applied): number {
  const exponent = expression.of[1] as Expression;
  return exponent.type === "number" ? exponent.value : 1;
}
