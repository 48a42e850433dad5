/** Powers with the same bits in every engine. */
import { splitter } from "./bits.ts";
import { farExponential } from "./exponential.ts";
import { logarithmPair, pairRest } from "./logarithm.ts";

/**
 * x to the power y, with the same bits in every engine; the values at the edges (zeros, infinities, negative
 * bases) are those of `Math.pow`. Below 0.6 units in the last place. Whole powers that need not be rounded so
 * well are cheaper by {@link wholePower}.
 *
 * @returns `NaN` for a base below 0 with an exponent that is not whole.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y === 1) return x;
  if (!(x > 0 && x < Number.POSITIVE_INFINITY && y > -1e18 && y < 1e18)) return oddPower(x, y);
  if (x === 1) return 1;
  const high = logarithmPair(x);
  const rest = pairRest;
  // y * (high + rest), the first product exactly (T. J. Dekker, Numer. Math. 18, 1971).
  const product = y * high;
  if (!(product > -746 && product < 710)) return product > 0 ? Number.POSITIVE_INFINITY : 0;
  const cutY = y * splitter;
  const y1 = cutY - (cutY - y);
  const y2 = y - y1;
  const cutHigh = high * splitter;
  const h1 = cutHigh - (cutHigh - high);
  const h2 = high - h1;
  return farExponential(product, y1 * h1 - product + y1 * h2 + y2 * h1 + y2 * h2 + y * rest);
}

function oddPower(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  const infinite = y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY;
  if (infinite && size === 1) return Number.NaN;
  const odd = Math.abs(y) < 9007199254740992 && y % 2 !== 0 && Number.isInteger(y);
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size === 0 || size === Number.POSITIVE_INFINITY) {
    return sign * ((size === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY);
  }
  if (infinite || Math.abs(y) >= 1e18) {
    if (size === 1) return 1;
    return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  if (!Number.isInteger(y)) return Number.NaN;
  return sign * pow(size, y);
}

/**
 * A whole power by multiplications alone, squaring on the way: the cheapest for small exponents, off by about
 * half a unit in the last place for each multiplication.
 *
 * @param exponent - A whole number, also below 0.
 */
export function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    if (left > 1) square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}
