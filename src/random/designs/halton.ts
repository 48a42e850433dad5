/** Points of a scrambled Halton sequence. */

import type { Stream } from "../streams/stream.ts";
import { substream } from "../streams/substream.ts";
import { fillUniforms } from "../streams/uniforms.ts";
import { belowOne, type UniformColumn } from "./column.ts";

/**
 * Dimensions of Halton points. The base of a dimension is a prime number, and only as many points
 * as the product of two bases are even in both dimensions: 95,477 in the 63rd and 64th, with the bases 307 and 311. Later
 * dimensions are even each for itself, and together as points of chance are.
 */
export const haltonDimensions = 1111;

let bases: readonly number[] | undefined;

function primes(count: number): number[] {
  const found: number[] = [];
  const isPrime = (n: number): boolean => {
    for (const prime of found) {
      if (prime * prime > n) return true;
      if (n % prime === 0) return false;
    }
    return true;
  };
  for (let n = 2; found.length < count; n++) if (isPrime(n)) found.push(n);
  return found;
}

/** A number in a base, turned round its point. */
export interface HaltonDigits {
  readonly base: number;
  /** Of each place, the digit that stands for each digit. */
  readonly permutations: readonly Int32Array[];
  /** What stands behind the last place, from 0 to 1. */
  readonly rest: number;
}

/**
 * A column of Halton points (J. H. Halton, Numer. Math. 2, 1960), the digits of each place permuted by chance (A. B.
 * Owen, A randomized Halton algorithm in R, 2017): each point is uniform, and of any base^m points from a multiple of
 * it on, each of base^m equal cells holds one.
 *
 * @param stream - Of the input; decides the permutations.
 * @param dimension - From 0; lower ones have smaller bases and are more even together.
 */
export function haltonColumn(stream: Stream, dimension: number): UniformColumn {
  bases ??= primes(haltonDimensions);
  const base = bases[dimension];
  const chance = substream(stream, "halton");
  const draws = new Float64Array(1 + placesOf(base) * (base - 1));
  fillUniforms(chance, 0, draws);
  const permutations = Array.from({ length: placesOf(base) }, (_, place) =>
    shuffle(base, draws.subarray(1 + place * (base - 1))),
  );
  const turned = { base, permutations, rest: draws[0] };
  return { fill: (first, out) => fillHalton(turned, first, out) };
}

/** Places that hold all the digits a double has between 0 and 1. */
export function placesOf(base: number): number {
  let places = 0;
  for (let size = 1; size <= Number.MAX_SAFE_INTEGER; size *= base) places++;
  return places;
}

/** The numbers 0 to count - 1 in an order of chance (R. A. Fisher, F. Yates, 1938). */
function shuffle(count: number, draws: Float64Array): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(draws[i - 1] * (i + 1));
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order;
}

/** Fills an array with points: digits are counted up, and only digits that change are calculated again. */
export function fillHalton(turned: HaltonDigits, first: number, out: Float64Array): void {
  const { base, permutations } = turned;
  const places = permutations.length;
  const digits = new Int32Array(places);
  // From each place on, the value of the digits behind the point there.
  const values = new Float64Array(places + 1);
  values[places] = turned.rest;
  const calculate = (place: number): void => {
    for (let k = place; k >= 0; k--) {
      const digit = permutations[k][digits[k]];
      values[k] = (digit + values[k + 1]) / base;
    }
  };
  for (let k = 0, left = first; k < places; k++, left = Math.floor(left / base)) digits[k] = left % base;
  calculate(places - 1);
  for (let i = 0; i < out.length; i++) {
    // Rounding may carry a value to the end.
    out[i] = Math.min(values[0], belowOne);
    let place = 0;
    while (place < places - 1 && digits[place] === base - 1) digits[place++] = 0;
    digits[place] = digits[place] + 1;
    calculate(place);
  }
}
