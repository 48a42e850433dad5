/** The column of uniform numbers that every design produces. */

/** The uniform numbers of one named input: one for each point of a design, counted from 0. */
export interface UniformColumn {
  /**
   * Fills an array with the numbers of the points first, first + 1, ...; all above 0 and below 1. A point has the same
   * number however the points are cut into pieces; cheapest are whole blocks of 1,024.
   *
   * @throws RangeError for points the design does not have.
   */
  fill(first: number, out: Float64Array): void;
}

/** The greatest double below 1. */
export const belowOne = 0.9999999999999999;
