/** Sobol points. */
import type { Stream } from "../streams/stream.ts";
import { substream } from "../streams/substream.ts";
import type { UniformColumn } from "./column.ts";
import { packedDirectionNumbers } from "./directionNumbers.ts";
import { reverseBits, scrambler } from "./scramble.ts";

/** How many primitive polynomials over two elements there are of degree 1, 2, ... */
const polynomials = [1, 1, 2, 2, 6, 6, 18, 16, 48, 60, 176, 144, 269];

/** Dimensions of the table: one for each polynomial, after a first one without. */
export const sobolDimensions: number = 1 + polynomials.reduce((sum, count) => sum + count, 0);

/** Binary digits of a coordinate, and of the number of a point. */
const digits = 32;
const mostPoints = 4294967296;

/**
 * A column of Sobol' points (I. M. Sobol', USSR Comput. Math. Math. Phys. 7, 1967), scrambled: of any 2^m points from a
 * multiple of 2^m on, each of 2^m equal cells holds one, and columns are even together as their dimensions are. Points
 * come in the order of I. A. Antonov and V. M. Saleev (1979).
 *
 * @param stream - Of the input; decides the scrambling.
 * @param dimension - From 0; lower ones are more even together.
 */
export function sobolColumn(stream: Stream, dimension: number): UniformColumn {
  const directions = directionsOf(dimension);
  const scramble = scrambler(substream(stream, "sobol"));
  return { fill: (first, out) => fillSobol(directions, first, out, scramble) };
}

/**
 * Fills an array with points of a dimension.
 *
 * @param directions - Of the dimension.
 * @param read - What becomes of the digits of a point, the last digit first.
 */
export function fillSobol(
  directions: Int32Array,
  first: number,
  out: Float64Array,
  read: (reversed: number) => number,
): void {
  if (first + out.length > mostPoints) throw new RangeError(`Sobol' points end at ${mostPoints}`);
  // A point is the sum without carry of the directions at the ones of its number in Gray code; the next point differs
  // by the direction at the last one of its own number.
  let x = 0;
  for (let gray = first ^ (first >>> 1), place = 0; gray !== 0; gray >>>= 1, place++) {
    if ((gray & 1) === 1) x ^= directions[place];
  }
  for (let i = 0; i < out.length; i++) {
    out[i] = read(x);
    const next = (first + i + 1) | 0;
    x ^= directions[31 - Math.clz32(next & -next)];
  }
}

/** The directions of a dimension as words of 32 digits, the last digit first. */
export function directionsOf(dimension: number): Int32Array {
  const directions = new Int32Array(digits);
  const { inner, initial } = numbersOf(dimension);
  const degree = initial.length;
  // The recurrence of Joe and Kuo on words, the number at a place shifted so that its last bit is that place's digit.
  for (let place = 0; place < digits; place++) {
    const shift = digits - 1 - place;
    if (degree === 0) directions[place] = 1 << shift;
    else if (place < degree) directions[place] = initial[place] << shift;
    else {
      const oldest = directions[place - degree];
      let sum = oldest ^ (oldest >>> degree);
      for (let term = 1; term < degree; term++) {
        if (((inner >> (degree - 1 - term)) & 1) === 1) sum ^= directions[place - term];
      }
      directions[place] = sum;
    }
  }
  return directions.map(reverseBits);
}

interface DirectionNumbers {
  /** Coefficients of the polynomial but the first and the last, as bits. */
  readonly inner: number;
  /** As many odd numbers as the degree, the first 1. */
  readonly initial: readonly number[];
}

function numbersOf(dimension: number): DirectionNumbers {
  if (dimension === 0) return { inner: 0, initial: [] };
  const { degree, start } = placeOf(dimension - 1);
  const bytes = unpacked();
  let at = start + degree - 1;
  const initial = Array.from({ length: degree }, (_, place) => {
    const number = 2 * readBits(bytes, at, place) + 1;
    at += place;
    return number;
  });
  return { inner: readBits(bytes, start, degree - 1), initial };
}

/** The degree of a polynomial by its number from 0, and the bit its entry begins at. */
function placeOf(polynomial: number): { readonly degree: number; readonly start: number } {
  let start = 0;
  let left = polynomial;
  for (let degree = 1; ; degree++) {
    const bits = degree - 1 + (degree * (degree - 1)) / 2;
    const count = polynomials[degree - 1];
    if (left < count) return { degree, start: start + left * bits };
    start += count * bits;
    left -= count;
  }
}

function readBits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    value = 2 * value + ((bytes[i >> 3] >> (7 - (i & 7))) & 1);
  }
  return value;
}

let table: Uint8Array | undefined;

function unpacked(): Uint8Array {
  table ??= Uint8Array.from(atob(packedDirectionNumbers), (letter) => letter.charCodeAt(0));
  return table;
}
