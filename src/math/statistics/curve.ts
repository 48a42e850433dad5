/** Smooth curves through scattered points by penalised splines. */
import { cholesky, type SquareMatrix, solveCholesky } from "./cholesky.ts";
import { dot } from "./ranks.ts";

/**
 * The place of each row on a row of cubic B-splines with equal distances: the first of the four that are not 0
 * there, and the four values, which sum to 1 (C. de Boor, A Practical Guide to Splines, 1978).
 */
export interface SplineBasis {
  readonly size: number;
  readonly first: Uint16Array;
  /** Four values for each row. */
  readonly values: Float64Array;
}

/** Splines over `pieces` equal pieces from the smallest to the greatest number of a column. */
export function splineBasis(column: Float64Array, pieces: number): SplineBasis {
  const low = column.reduce((a, b) => Math.min(a, b));
  const high = column.reduce((a, b) => Math.max(a, b));
  const first = new Uint16Array(column.length);
  const values = new Float64Array(4 * column.length);
  for (let i = 0; i < column.length; i++) {
    const place = high > low ? ((column[i] - low) / (high - low)) * pieces : 0;
    const piece = Math.min(pieces - 1, Math.floor(place));
    const t = place - piece;
    const s = 1 - t;
    first[i] = piece;
    values[4 * i] = (s * s * s) / 6;
    values[4 * i + 1] = (3 * t * t * t - 6 * t * t + 4) / 6;
    values[4 * i + 2] = (3 * s * s * s - 6 * s * s + 4) / 6;
    values[4 * i + 3] = (t * t * t) / 6;
  }
  return { size: pieces + 3, first, values };
}

/** Sums of products of the splines with each other and with each target, rows counted a number of times. */
export interface NormalEquations {
  readonly matrix: SquareMatrix;
  /** By target. */
  readonly sides: readonly Float64Array[];
}

/** The normal equations of least squares on the splines. */
export function normalEquations(
  { size, first, values }: SplineBasis,
  targets: readonly Float64Array[],
  times: Float64Array,
): NormalEquations {
  const matrix = new Float64Array(size * size);
  const sides = targets.map(() => new Float64Array(size));
  for (let i = 0; i < times.length; i++) {
    const weight = times[i];
    if (weight === 0) continue;
    const from = first[i];
    for (let a = 0; a < 4; a++) {
      const height = weight * values[4 * i + a];
      const row = (from + a) * size + from;
      for (let b = 0; b < 4; b++) {
        matrix[row + b] = matrix[row + b] + height * values[4 * i + b];
      }
      for (let d = 0; d < targets.length; d++) {
        const side = sides[d] as Float64Array;
        side[from + a] = side[from + a] + height * targets[d][i];
      }
    }
  }
  return { matrix, sides };
}

/** The heights of the curve at all rows. */
export function curveAt({ first, values }: SplineBasis, coefficients: Float64Array): Float64Array {
  const heights = new Float64Array(first.length);
  for (let i = 0; i < first.length; i++) {
    const from = first[i];
    let height = 0;
    for (let a = 0; a < 4; a++) {
      height += values[4 * i + a] * coefficients[from + a];
    }
    heights[i] = height;
  }
  return heights;
}

// Of a curve that may bend at every spline to nearly a line, in steps of half a power of ten.
const prices: readonly number[] = Array.from({ length: 17 }).reduce<number[]>(
  (list) => [...list, (list.at(-1) as number) * Math.sqrt(10)],
  [1e-6],
);

/**
 * For each target the price of roughness with which the curve foretells rows left out best, by generalised
 * cross-validation (P. Craven, G. Wahba, Numer. Math. 31, 1979): it follows what the sample shows and no more.
 */
export function bestPrices(normal: NormalEquations, targets: readonly Float64Array[]): number[] {
  const rows = targets[0]?.length;
  const best = targets.map(() => ({ price: prices.at(-1) as number, score: Number.POSITIVE_INFINITY }));
  for (const price of prices) {
    const lower = penalised(normal.matrix, price);
    if (lower === undefined) continue;
    const freedom = freedomOf(normal.matrix, lower);
    for (const [d, target] of targets.entries()) {
      const side = normal.sides[d];
      const c = solveCholesky(lower, side);
      const rest = Math.max(0, dot(target, target) - 2 * dot(c, side) + quadratic(normal.matrix, c));
      const score = rest / ((rows - freedom) * (rows - freedom));
      if (score < best[d]?.score) best[d] = { price, score };
    }
  }
  return best.map(({ price }) => price);
}

/**
 * The coefficients of the curve of each target at its price.
 *
 * @returns `undefined` when all rows are at one place, where no curve is defined.
 */
export function curvesOf(
  { matrix, sides }: NormalEquations,
  pricesOf: readonly number[],
): Float64Array[] | undefined {
  const curves: Float64Array[] = [];
  for (const [d, side] of sides.entries()) {
    const lower = penalised(matrix, pricesOf[d]);
    if (lower === undefined) return undefined;
    curves.push(solveCholesky(lower, side));
  }
  return curves;
}

/**
 * The normal equations with a price on the second differences of neighbouring splines (P. H. C. Eilers, B. D.
 * Marx, Stat. Sci. 11, 1996), in shares of their mean diagonal, factored.
 */
function penalised(matrix: SquareMatrix, price: number): SquareMatrix | undefined {
  const size = Math.round(Math.sqrt(matrix.length));
  let trace = 0;
  for (let k = 0; k < size; k++) trace += matrix[k * size + k];
  const sum = matrix.slice();
  for (let k = 0; k + 2 < size; k++) {
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        const at = (k + a) * size + k + b;
        // The second difference has weights 1, -2, 1.
        sum[at] = sum[at] + ((price * trace) / size) * (a === 1 ? -2 : 1) * (b === 1 ? -2 : 1);
      }
    }
  }
  return cholesky(sum, size, 1e-13);
}

/** How many free numbers a curve is worth: the trace of what turns rows into heights. */
function freedomOf(matrix: SquareMatrix, lower: SquareMatrix): number {
  const size = Math.round(Math.sqrt(matrix.length));
  let trace = 0;
  for (let k = 0; k < size; k++) {
    trace += solveCholesky(lower, matrix.slice(k * size, (k + 1) * size))[k];
  }
  return trace;
}

function quadratic(matrix: SquareMatrix, c: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < c.length; k++) {
    sum += c[k] * dot(matrix.subarray(k * c.length, (k + 1) * c.length), c);
  }
  return sum;
}
