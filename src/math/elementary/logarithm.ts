/** Logarithms with the same bits in every engine. */
import { highWordOf, leastExponent, powersOfTwo } from "./bits.ts";
import { logarithmOf, logarithmOfTwo, splitAt } from "./fixedPoint.ts";

// x = 2^k z with z from 0.707 to 1.414, and z = f (1 + r) with f the nearest 128th: the logarithm of f from a
// table, that of 1 + r from seven terms of its series (P. T. P. Tang, ACM Trans. Math. Softw. 16, 1990).
// Below 0.85 units in the last place.
const [tableHigh, tableLow] = tabulate();
const [twoHigh, twoLow] = splitAt(42, logarithmOfTwo);

/**
 * Logarithms of j/128 for j to 182; the first parts are cut at the 42nd bit, so that adding k times log 2 is
 * exact.
 */
function tabulate(): [Float64Array, Float64Array] {
  const high = new Float64Array(184);
  const low = new Float64Array(184);
  for (let j = 88; j < 184; j++) {
    const [first, rest] = splitAt(42, logarithmOf(j, 128));
    high[j] = first;
    low[j] = rest;
  }
  return [high, low];
}

/** The first word of the square root of 1/2: where the exponent k changes. */
const turningWord = 0x3fe6a09e;

/**
 * The natural logarithm, with the same bits in every engine.
 *
 * @returns `-Infinity` of 0, `NaN` of a number below 0.
 */
export const log: (x: number) => number = tabulatedLogarithm();

// One function made once, for the same reason as `exp`.
function tabulatedLogarithm(): typeof log {
  const bits = new DataView(new ArrayBuffer(8));
  const twos = powersOfTwo;
  const high = tableHigh;
  const low = tableLow;
  const high2 = twoHigh;
  const low2 = twoLow;
  return (x) => {
    bits.setFloat64(0, x, true);
    const word = bits.getInt32(4, true);
    if (word < 0x00100000 || word >= 0x7ff00000) return oddLogarithm(x);
    const k = (word - turningWord) >> 20;
    const z = x * twos[-k - leastExponent];
    const j = (z * 128 + 0.5) | 0;
    const f = j * 0.0078125;
    const r = (z - f) / f;
    const whole = k * high2 + high[j];
    const curve = r * r * (-0.5 + r * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7))))));
    const sum = whole + r;
    return sum + (whole - sum + r + (curve + (k * low2 + low[j])));
  };
}

/** Zero, numbers below it, those too small for a full exponent, and what is no finite number. */
function oddLogarithm(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const grown = x * 18014398509481984; // 2^54
  const k = (highWordOf(grown) - turningWord) >> 20;
  const z = grown * powersOfTwo[-k - leastExponent];
  const j = (z * 128 + 0.5) | 0;
  const f = j * 0.0078125;
  return fromTable(k - 54, j, (z - f) / f);
}

function fromTable(k: number, j: number, r: number): number {
  const whole = k * twoHigh + tableHigh[j];
  const curve = r * r * (-0.5 + r * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7))))));
  const sum = whole + r;
  return sum + (whole - sum + r + (curve + (k * twoLow + tableLow[j])));
}

/** The natural logarithm of 1 + x: exact in its last digits where x is near 0. */
export function log1p(x: number): number {
  if (x > -1e-17 && x < 1e-17) return x;
  if (!(x > -1 && x < 1e300)) return log(1 + x);
  const sum = 1 + x;
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
  const k = (highWordOf(sum) - turningWord) >> 20;
  const scale = powersOfTwo[-k - leastExponent];
  const z = sum * scale;
  const j = (z * 128 + 0.5) | 0;
  const f = j * 0.0078125;
  return fromTable(k, j, (z - f + lost * scale) / f);
}

/**
 * What {@link logarithmPair} leaves behind: the part of its result that the double it returned could not
 * hold.
 */
export let pairRest = 0;

/**
 * The natural logarithm of a positive normal number as a sum of two doubles, good to 66 bits. The second part
 * is left in `pairRest`: a result object for each call would cost more than the logarithm.
 */
export function logarithmPair(x: number): number {
  const small = x < 2.2250738585072014e-308;
  const grown = small ? x * 18014398509481984 : x;
  const k = (highWordOf(grown) - turningWord) >> 20;
  const z = grown * powersOfTwo[-k - leastExponent];
  const j = (z * 128 + 0.5) | 0;
  const f = j * 0.0078125;
  const exponent = small ? k - 54 : k;
  const r = (z - f) / f;
  // r cut in two, the first part short enough that its products with f and with itself are exact.
  const cut = r * 134217729;
  const r1 = cut - (cut - r);
  const r2 = r - r1;
  const quotientRest = (z - f - r1 * f - r2 * f) / f;
  const square = r1 * r1;
  const squareRest = (r + r1) * r2;
  const whole = exponent * twoHigh + tableHigh[j];
  const sum = whole + r;
  const sumRest = whole - sum + r;
  const total = sum - 0.5 * square;
  const totalRest = sum - total - 0.5 * square;
  const third = 1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9))))));
  const rest =
    r * r * r * third -
    0.5 * squareRest +
    quotientRest * (1 - r) +
    (exponent * twoLow + tableLow[j]) +
    (sumRest + totalRest);
  const high = total + rest;
  pairRest = total - high + rest;
  return high;
}
