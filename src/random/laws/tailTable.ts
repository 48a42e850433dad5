/** Tables that make slow quantile functions fast. */
import { cos } from "../../math/index.ts";
import type { ContinuousParts } from "./law.ts";

/**
 * The quantile of a continuous law, found the slow way.
 *
 * @param tail - Above 0, at most 1/2: the probability below the value, or above it when `upper`.
 */
export type TailQuantile = (tail: number, upper: boolean) => number;

// Each halving of a tail, from 1/2 down to 2^-17, is cut into 4 cells; a cell has a polynomial through 12 Chebyshev
// points. Quantiles are powers or logarithms of their tail near its end, and smooth elsewhere: the nearest
// singularity is 9 half-widths from the middle of a cell, and the error of the polynomial about 18^-12 of the value.
const halvings = 16;
const cellsPerHalving = 4;
const cells: number = halvings * cellsPerHalving;
const terms = 12;
// Exponent and first two bits of the fraction of 2^-17: the number of a cell is theirs, less this.
const firstCell = 4024;

const [middles, halfWidths] = layCells();
/** Cosines of whole multiples of half the angle between two Chebyshev points. */
const cosines: Float64Array = Float64Array.from({ length: 4 * terms }, (_, i) =>
  cos((i * Math.PI) / (2 * terms)),
);

/** Middle and half-width of the cell of each number. */
function layCells(): [Float64Array, Float64Array] {
  const middle = new Float64Array(cells);
  const halfWidth = new Float64Array(cells);
  let bottom = 0.25;
  for (let halving = halvings - 1; halving >= 0; halving--, bottom /= 2) {
    for (let i = 0; i < cellsPerHalving; i++) {
      const cell = halving * cellsPerHalving + i;
      const width = bottom / cellsPerHalving;
      middle[cell] = bottom + (i + 0.5) * width;
      halfWidth[cell] = width / 2;
    }
  }
  return [middle, halfWidth];
}

/** Laws with a smaller shape have quantiles that are a higher power of the tail than a table can follow. */
export const leastTabledShape = 0.25;

/**
 * The quantile and the filling of a law whose quantile costs much. With a table, a cell is calculated when a probability
 * first falls into it, from that cell alone, so values depend on nothing that came before; farther out than 2^-17, and
 * at 1/2, the slow way is taken.
 *
 * @param tabled - Whether to use a table; not where quantiles are a higher power of the tail than the fourth.
 */
export function lookedUp(
  quantile: TailQuantile,
  tabled: boolean,
): Pick<ContinuousParts, "quantileInside" | "fill"> {
  const fill = tabled ? tableFill(quantile) : plainFill(quantile);
  const single = new Float64Array(1);
  return {
    quantileInside(probability) {
      single[0] = probability;
      fill(single, single);
      return single[0];
    },
    fill,
  };
}

type Fill = ContinuousParts["fill"];

function plainFill(quantile: TailQuantile): Fill {
  return (probabilities, out) => {
    for (let i = 0; i < probabilities.length; i++) {
      const p = probabilities[i];
      out[i] = p > 0.5 ? quantile(1 - p, true) : quantile(p, false);
    }
  };
}

function tableFill(quantile: TailQuantile): Fill {
  const lower = new Float64Array(cells * terms);
  const upper = new Float64Array(cells * terms);
  const known = new Uint8Array(2 * cells);
  const bits = new DataView(new ArrayBuffer(8));
  return (probabilities, out) => {
    for (let i = 0; i < probabilities.length; i++) {
      const p = probabilities[i];
      const above = p > 0.5;
      const tail = above ? 1 - p : p;
      bits.setFloat64(0, tail, true);
      const cell = (bits.getInt32(4, true) >> 18) - firstCell;
      if (cell < 0 || cell >= cells) {
        out[i] = quantile(tail, above);
        continue;
      }
      const table = above ? upper : lower;
      const place = above ? cells + cell : cell;
      if (known[place] === 0) {
        fillCell(table, cell, (t) => quantile(t, above));
        known[place] = 1;
      }
      out[i] = clenshaw(table, cell, (tail - middles[cell]) / halfWidths[cell]);
    }
  };
}

/** The Chebyshev coefficients of a function over a cell. */
function fillCell(table: Float64Array, cell: number, f: (tail: number) => number): void {
  const values = Array.from({ length: terms }, (_, k) =>
    f(middles[cell] + halfWidths[cell] * cosines[2 * k + 1]),
  );
  for (let power = 0; power < terms; power++) {
    let sum = 0;
    for (const [k, value] of values.entries()) {
      sum += value * cosines[(power * (2 * k + 1)) % (4 * terms)];
    }
    table[cell * terms + power] = ((power === 0 ? 1 : 2) / terms) * sum;
  }
}

/** The sum of a Chebyshev series at x from -1 to 1 (C. W. Clenshaw, Math. Tables Aids Comput. 9, 1955). */
function clenshaw(table: Float64Array, cell: number, x: number): number {
  const at = cell * terms;
  let later = 0;
  let latest = 0;
  for (let power = terms - 1; power > 0; power--) {
    const now = 2 * x * later - latest + table[at + power];
    latest = later;
    later = now;
  }
  return x * later - latest + table[at];
}
