/** Cholesky factors and the linear systems they solve. */

/** A symmetric matrix, all of its rows one after another. */
export type SquareMatrix = Float64Array;

/**
 * The lower triangle L with L times its transpose the matrix.
 *
 * @param size - Rows of the matrix.
 * @param least - Pivots, in shares of the diagonal, at or below this are taken for 0.
 * @returns `undefined` when the matrix is not positive definite beyond rounding.
 */
export function cholesky(matrix: SquareMatrix, size: number, least = 1e-12): SquareMatrix | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j];
      for (let k = 0; k < j; k++) rest -= lower[i * size + k] * lower[j * size + k];
      if (i !== j) lower[i * size + j] = rest / lower[j * size + j];
      else if (rest <= least * matrix[i * size + i]) return undefined;
      else lower[i * size + i] = Math.sqrt(rest);
    }
  }
  return lower;
}

/** Solves L L' x = b by substitution there and back. */
export function solveCholesky(lower: SquareMatrix, b: Float64Array): Float64Array {
  const size = b.length;
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = x[i] - lower[i * size + k] * x[k];
    x[i] = x[i] / lower[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = x[i] - lower[k * size + i] * x[k];
    x[i] = x[i] / lower[i * size + i];
  }
  return x;
}
