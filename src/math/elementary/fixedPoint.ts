/** Constants and tables of the elementary functions, computed in whole numbers at load time. */

/**
 * Constants and tables of the elementary functions, calculated in whole numbers when the library loads, so
 * that no digit is copied and every engine holds the same ones. A `Fixed` is a real number times 2^144,
 * rounded down.
 */
export type Fixed = bigint;

const fractionBits = 144;
const one: Fixed = 1n << BigInt(fractionBits);

/** The natural logarithm of a ratio between 1/2 and 2, by the series of the area tangent. */
export function logarithmOf(numerator: number, denominator: number): Fixed {
  return 2n * areaTangentOf(BigInt(numerator - denominator), BigInt(numerator + denominator));
}

function areaTangentOf(numerator: bigint, denominator: bigint): Fixed {
  const ratio = (numerator * one) / denominator;
  const square = (ratio * ratio) >> BigInt(fractionBits);
  let power = ratio;
  let total = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    total += power / n;
    power = (power * square) >> BigInt(fractionBits);
  }
  return total;
}

/** The exponential function of a number from 0 to 1, by its series. */
export function exponentialOf(x: Fixed): Fixed {
  let term = one;
  let total = 0n;
  for (let n = 1n; term !== 0n; n++) {
    total += term;
    term = ((term * x) >> BigInt(fractionBits)) / n;
  }
  return total;
}

/** The angle whose tangent is a ratio from 0 to 1. */
export function arctangentOf(numerator: number, denominator: number): Fixed {
  // Near 1 the series crawls; the half-way identity keeps the ratio below 0.42.
  if (5 * numerator > 2 * denominator) {
    return (
      piTo(fractionBits) / 4n -
      seriesOfArctangent(denominator - numerator, denominator + numerator, fractionBits)
    );
  }
  return seriesOfArctangent(numerator, denominator, fractionBits);
}

function seriesOfArctangent(numerator: number, denominator: number, bits: number): bigint {
  const ratio = (BigInt(numerator) << BigInt(bits)) / BigInt(denominator);
  const square = (ratio * ratio) >> BigInt(bits);
  let power = ratio;
  let total = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    total += power / n;
    power = (-power * square) >> BigInt(bits);
  }
  return total;
}

/** The number pi times 2^bits, by Machin's formula (1706). */
export function piTo(bits: number): bigint {
  return 16n * seriesOfArctangent(1, 5, bits) - 4n * seriesOfArctangent(1, 239, bits);
}

/** The natural logarithm of 2. */
export const logarithmOfTwo: Fixed = logarithmOf(2, 1);

/** Half of pi. */
export const quarterTurn: Fixed = piTo(fractionBits) / 2n;

const least: number = 1 / Number(one);

/**
 * The double nearest to a number: the language rounds a whole number to the nearest one, the rest is a power
 * of two.
 */
export function toDouble(x: Fixed): number {
  return Number(x) * least;
}

/**
 * A number cut to so many bits behind the point, so that sums and products of such numbers come out exact.
 */
export function cutTo(bits: number, x: Fixed): Fixed {
  const dropped = BigInt(fractionBits - bits);
  return (x >> dropped) << dropped;
}

/**
 * A number as two doubles: the first with so many bits behind the point, the second what is missing from it.
 */
export function splitAt(bits: number, x: Fixed): [high: number, low: number] {
  const high = cutTo(bits, x);
  return [toDouble(high), toDouble(x - high)];
}

/** A whole number times 2^-bits as a `Fixed`. */
export function fixed(x: bigint, bits: number): Fixed {
  return bits > fractionBits ? x >> BigInt(bits - fractionBits) : x << BigInt(fractionBits - bits);
}

const twoTo40 = 1099511627776;

/** A number below 1 and above 2^-65 in size as the nearest double and what is missing from it. */
export function nearestPair(x: Fixed): [high: number, low: number] {
  const high = toDouble(x);
  const scaled = BigInt(high * twoTo40 * twoTo40 * twoTo40);
  return [high, toDouble(x - (scaled << BigInt(fractionBits - 120)))];
}
