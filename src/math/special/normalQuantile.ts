/** Standard normal quantiles by fast polynomials, one at a time and in arrays. */
import { cos } from "../elementary/circle.ts";
import { wichuraQuantile } from "./wichura.ts";

// The quantile is looked up: each halving of the distance to 0 or 1, down to 2^-17, is cut into 64 cells with
// a polynomial of the fifth degree in each, drawn through six Chebyshev points of Wichura's quantile. Farther
// out his is used itself.
const halvings = 16;
const cellsPerHalving = 64;
const terms = 6;
const cells: number = halvings * cellsPerHalving + 1;
// Exponent and first six bits of the fraction of 2^-17: the number of a cell is theirs, less this.
const firstCell = 64384;

type Rows = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

function fillRows(rows: Rows): void {
  for (let cell = 0; cell < cells; cell++) {
    let bottom = 0.5;
    for (let i = Math.floor(cell / cellsPerHalving); i < halvings; i++) bottom /= 2;
    const width = bottom / cellsPerHalving;
    const middle = bottom + ((cell % cellsPerHalving) + 0.5) * width;
    const polynomial = interpolate((t) => wichuraQuantile(middle + t * width));
    for (const [power, row] of rows.entries()) row[cell] = polynomial[power];
  }
  // The last cell begins at probability 1/2, where the quantile is 0 to the last bit.
  const [first, ...higher] = rows;
  first[cells - 1] = -higher.reduceRight((sum, row) => -0.5 * (sum + row[cells - 1]), 0);
}

/**
 * The polynomial through a function's values at the Chebyshev points of -1/2 to 1/2 (Newton's divided
 * differences).
 */
function interpolate(f: (t: number) => number): number[] {
  const points = Array.from({ length: terms }, (_, i) => 0.5 * cos(((i + 0.5) / terms) * Math.PI));
  const differences = points.map(f);
  for (let order = 1; order < terms; order++) {
    for (let i = terms - 1; i >= order; i--) {
      const step = points[i] - points[i - order];
      differences[i] = (differences[i] - differences[i - 1]) / step;
    }
  }
  let polynomial: number[] = [];
  for (let i = terms - 1; i >= 0; i--) {
    const times = polynomial.map((c) => -points[i] * c);
    polynomial = [0, ...polynomial].map((c, power) => c + (times[power] ?? 0));
    polynomial[0] = polynomial[0] + differences[i];
  }
  return polynomial.slice(0, terms);
}

/**
 * Turns probabilities into standard normal quantiles, value by value; both arrays may be the same one.
 * Within 1e-15 of the true value, or of its size where that is above 1.
 *
 * @param probabilities - All above 0 and below 1.
 * @param out - At least as long.
 */
export const fillNormal: (probabilities: Float64Array, out: Float64Array) => void = tabulatedQuantile();

// One function made once: engines take the tables it closes over for constants, which they cannot do with
// variables of a module that went through a bundler. An array for each power is the fastest to look up.
function tabulatedQuantile(): typeof fillNormal {
  const rows = Array.from({ length: terms }, () => new Float64Array(cells)) as Rows;
  const [row0, row1, row2, row3, row4, row5] = rows;
  const bits = new DataView(new ArrayBuffer(8));
  let filled = false;
  return (probabilities, out) => {
    if (!filled) {
      fillRows(rows);
      filled = true;
    }
    for (let i = 0; i < probabilities.length; i++) {
      const u = probabilities[i];
      // Without branches, as the half a draw falls into is unpredictable: side is -1 below 1/2, 1 from
      // there on.
      const lower = ((u - 0.5) * 2147483648) >> 31;
      const side = 1 + 2 * lower;
      const tail = 1 + lower - side * u;
      bits.setFloat64(0, tail, true);
      const word = bits.getInt32(4, true);
      const cell = (word >> 14) - firstCell;
      if (cell < 0) {
        out[i] = wichuraQuantile(u);
        continue;
      }
      const fraction = (word & 16383) + bits.getUint32(0, true) * 2.3283064365386963e-10;
      const t = fraction * 6.103515625e-5 - 0.5;
      const late = row3[cell] + t * (row4[cell] + t * row5[cell]);
      const curve = row1[cell] + t * (row2[cell] + t * late);
      out[i] = 0 - side * (row0[cell] + t * curve);
    }
  };
}

const single: Float64Array = new Float64Array(1);

/**
 * The standard normal quantile: the value not exceeded with this probability. The bits of {@link fillNormal}.
 *
 * @param probability - Above 0 and below 1; not checked.
 */
export function normalQuantile(probability: number): number {
  single[0] = probability;
  fillNormal(single, single);
  return single[0];
}
