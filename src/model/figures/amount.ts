/** Amounts as formulas, and the grid of 2^-30 on which amounts of a route lie. */
import type { Expression } from "./expression.ts";

/** A formula in a table: its text, and what it means. */
export interface Amount {
  /** As written, for people. */
  readonly text: string;
  /** Arithmetic over figures, in canonical units. */
  readonly expression: Expression;
}

// Amounts of a route are multiples of 2^-30, about a billionth of a dollar, an hour or a kilogram. Sums of such numbers
// are exact in doubles, in any order, up to 2^23. So every search, whatever its order of addition, gives the same bits;
// a waterfall sums exactly; equal costs are equal. They are rounded up, so that a way cut into more pieces never
// becomes the cheaper one by rounding.
const step = 2 ** -30;
const shift = 1.5 * 2 ** 22;

/** The largest amount that one arc may carry: it is rounded exactly, and so are sums of a few of them. */
export const largestAmount: number = 2 ** 21;

/**
 * Rounds an amount up to a multiple of 2^-30, so that sums of amounts are exact in any order.
 *
 * @param amount - At least 0 and below {@link largestAmount}.
 */
export function roundAmount(amount: number): number {
  const nearest = amount + shift - shift;
  return nearest < amount ? nearest + step : nearest;
}
