/** What formulas can do with numbers, one row an operator; all other code asks these tables, so that a new operator is a new row. */

import { exp, log } from "../../math/index.ts";

/** An operator on two numbers; one that takes more is applied from left to right. */
export type BinaryOperator = "add" | "subtract" | "multiply" | "divide" | "min" | "max";

/** An operator on one number. */
export type UnaryOperator = "negate" | "abs" | "sqrt" | "exp" | "log";

/** Arithmetic an expression may hold. Powers have whole exponents from -16 to 16. */
export type Arithmetic = BinaryOperator | UnaryOperator | "power";

/** How an operator is written, and which unit its result has. */
interface OperatorTraits {
  /** What the parser calls its sign: `unaryMinus`. An operator without a sign is written as a function: `min(a, b)`. */
  readonly sign?: string;
  /** The most arguments of the function, where it takes more than the operator has numbers. */
  readonly most?: number;
  /**
   * The unit of the result: that of all its numbers, which must agree; their product or quotient; a root; or none, of a number
   * without unit.
   */
  readonly unit: "common" | "product" | "quotient" | "root" | "none";
}

/** Operators on two numbers. The kernels of lanes know each by its name. */
export const binaryOperators: Readonly<
  Record<BinaryOperator, OperatorTraits & { readonly apply: (a: number, b: number) => number }>
> = {
  add: { sign: "add", unit: "common", apply: (a, b) => a + b },
  subtract: { sign: "subtract", unit: "common", apply: (a, b) => a - b },
  multiply: { sign: "multiply", unit: "product", apply: (a, b) => a * b },
  divide: { sign: "divide", unit: "quotient", apply: (a, b) => a / b },
  min: { most: 16, unit: "common", apply: (a, b) => Math.min(a, b) },
  max: { most: 16, unit: "common", apply: (a, b) => Math.max(a, b) },
};

/** Operators on one number. */
export const unaryOperators: Readonly<
  Record<UnaryOperator, OperatorTraits & { readonly apply: (x: number) => number }>
> = {
  negate: { sign: "unaryMinus", unit: "common", apply: (x) => -x },
  abs: { unit: "common", apply: Math.abs },
  sqrt: { unit: "root", apply: Math.sqrt },
  exp: { unit: "none", apply: exp },
  log: { unit: "none", apply: log },
};

/** Whether an operator is one on two numbers. */
export function isBinary(name: Arithmetic): name is BinaryOperator {
  return name in binaryOperators;
}

/** The names of all operators. */
export const operatorNames: readonly Arithmetic[] = [
  ...(Object.keys(binaryOperators) as BinaryOperator[]),
  ...(Object.keys(unaryOperators) as UnaryOperator[]),
  "power",
];

/** How an operator is written and measured; a power has rules of its own. */
export function operatorTraits(
  name: Exclude<Arithmetic, "power">,
): OperatorTraits & { readonly least: number } {
  return isBinary(name) ? { ...binaryOperators[name], least: 2 } : { ...unaryOperators[name], least: 1 };
}
