/** Splitting a sample into classes of equal size by one input. */
import { orderOf } from "../../math/index.ts";

/** The class of each row of a sample. */
export interface Classes {
  readonly classOf: Uint16Array;
  /** How many classes there may be; some are empty where values are equal. */
  readonly count: number;
}

/** Classes of about equal size in the order of an input; equal values are in one class. */
export function classesOf(column: Float64Array, order: Uint32Array, count: number): Classes {
  const rows = column.length;
  const classOf = new Uint16Array(rows);
  let current = 0;
  for (let i = 0; i < rows; i++) {
    const full = i >= ((current + 1) * rows) / count;
    if (full && column[order[i]] !== column[order[i - 1]]) {
      current = Math.floor((i * count) / rows);
    }
    classOf[order[i]] = current;
  }
  return { classOf, count };
}

/** Coarse and fine classes of an input: for a density in each, and for a mean in each. */
export function coarseAndFine(
  column: Float64Array,
  [coarse, fine]: readonly [number, number],
): { readonly coarse: Classes; readonly fine: Classes } {
  const order = orderOf(column);
  return { coarse: classesOf(column, order, coarse), fine: classesOf(column, order, fine) };
}
