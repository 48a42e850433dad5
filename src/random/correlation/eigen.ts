/** Eigenvalues and eigenvectors of symmetric matrices. */

/** A symmetric matrix taken apart: `matrix = sum of values[k] * vectors[k] vectors[k]'`. */
export interface Eigen {
  /** In no particular order. */
  readonly values: Float64Array;
  /** Of length 1 and at right angles to each other, one for each value. */
  readonly vectors: readonly Float64Array[];
}

/** Sweeps square what is left off the diagonal; six to ten are enough, whatever the matrix. */
const mostSweeps = 50;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (G. H. Golub, C. F. Van Loan, Matrix
 * Computations, 4th ed. 2013, section 8.5): + - * / and square roots alone, accurate to the last digits of the largest
 * value. A hundred rows take some tens of milliseconds.
 */
export function eigenOf(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  // Columns of the product of all rotations are the eigenvectors; they are held as rows.
  const vectors = matrix.map((_, i) => Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(a) > 1e-30; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
    }
  }
  return { values: Float64Array.from(a, (row, i) => row[i]), vectors };
}

/** The sum of the squares off the diagonal over that of all. */
function offDiagonal(a: readonly Float64Array[]): number {
  let off = 0;
  let all = 0;
  for (const [i, row] of a.entries()) {
    for (const [j, x] of row.entries()) {
      all += x * x;
      if (i !== j) off += x * x;
    }
  }
  return all === 0 ? 0 : off / all;
}

/** Turns the plane of two axes so that the entry between them vanishes. */
function rotate(a: Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const rowP = a[p];
  const rowQ = a[q];
  const between = rowP[q];
  if (between === 0) return;
  const tau = (rowQ[q] - rowP[p]) / (2 * between);
  const tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  for (const row of a) turn(row, row, p, q, cosine, sine);
  for (let k = 0; k < a.length; k++) turn(rowP, rowQ, k, k, cosine, sine);
  for (let k = 0; k < a.length; k++) {
    turn(vectors[p], vectors[q], k, k, cosine, sine);
  }
  rowP[q] = 0;
  rowQ[p] = 0;
}

function turn(
  first: Float64Array,
  second: Float64Array,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void {
  const x = first[p];
  const y = second[q];
  first[p] = cosine * x - sine * y;
  second[q] = sine * x + cosine * y;
}
