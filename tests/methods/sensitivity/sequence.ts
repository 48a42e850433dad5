// A plain Sobol' sequence of 16 dimensions for tests: P. Bratley, B. L. Fox, ACM Trans. Math. Softw. 14 (1988), with
// direction numbers by S. Joe, F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008).
import type { Uniforms } from "../../../src/methods/sensitivity/points.ts";

/** Degree, inner coefficients as bits, and first direction numbers of the polynomial of each dimension from 2 on. */
const polynomials: readonly (readonly [degree: number, bits: number, ...first: number[]])[] = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
];
const bits = 32;

function directionsOf(dimension: number): Uint32Array {
  const v = new Uint32Array(bits);
  const [degree, inner, ...first] = polynomials[dimension - 1] ?? [0, 0];
  for (let i = 0; i < bits; i++) {
    if (degree === 0) v[i] = 2 ** (bits - 1 - i);
    else if (i < degree) v[i] = (first[i] as number) * 2 ** (bits - 1 - i);
    else {
      const back = (k: number): number => v[i - k] as number;
      v[i] = back(degree) ^ (back(degree) >>> degree);
      for (let k = 1; k < degree; k++) if ((inner >> (degree - 1 - k)) & 1) v[i] = (v[i] as number) ^ back(k);
    }
  }
  return v;
}

/** The first points of a dimension, from 0; each in the middle of its cell when the count is a power of two. */
export function sobolColumn(dimension: number, count: number): Float64Array {
  const v = directionsOf(dimension);
  const column = new Float64Array(count);
  let x = 0;
  for (let i = 0; i < count; i++) {
    column[i] = (x >>> 0) / 2 ** bits + 0.5 / count;
    x ^= v[31 - Math.clz32(~i & (i + 1))] as number;
  }
  return column;
}

/** Base columns from the first dimensions, the others from those after them. */
export function sobolUniforms(inputs: readonly string[]): Uniforms {
  return (input, purpose, count) =>
    sobolColumn(inputs.indexOf(input) + (purpose === "base" ? 0 : inputs.length), count);
}
