/** The exponential function with the same bits in every engine. */
import { leastExponent, powersOfTwo } from "./bits.ts";
import { exponentialOf, logarithmOfTwo, splitAt, toDouble } from "./fixedPoint.ts";

// e^x = 2^(k/128) e^r with k whole and |r| < 0.0028: the power of two from a table, e^r from five terms of
// its series (table-driven reduction: P. T. P. Tang, ACM Trans. Math. Softw. 15, 1989). Below 0.6 units in
// the last place (0.75 where results have less than 53 bits).
const steps = 128;
const stepsPerUnit: number = 1 / toDouble(logarithmOfTwo / BigInt(steps));
// Whole numbers up to 2^18 times the first part are exact.
const [stepHigh, stepLow] = splitAt(42, logarithmOfTwo / BigInt(steps));
const [powerHigh, powerLow] = tabulate();

/** Adding and taking away 1.5 * 2^52 rounds to the nearest whole number. */
const rounder = 6755399441055744;

function tabulate(): [Float64Array, Float64Array] {
  const high = new Float64Array(steps);
  const low = new Float64Array(steps);
  for (let i = 0; i < steps; i++) {
    const [first, rest] = splitAt(52, exponentialOf((logarithmOfTwo * BigInt(i)) / BigInt(steps)));
    high[i] = first;
    low[i] = rest;
  }
  return [high, low];
}

/**
 * The exponential function, e to the power x, with the same bits in every engine.
 *
 * @returns 0 below -745.14, `Infinity` above 709.78.
 */
export const exp: (x: number) => number = tabulatedExponential();

// One function made once: engines take the tables it closes over for constants, which they cannot do with
// variables of a module that went through a bundler. A column costs a fifth less time.
function tabulatedExponential(): typeof exp {
  const perUnit = stepsPerUnit;
  const high = stepHigh;
  const low = stepLow;
  const powers = powerHigh;
  const rests = powerLow;
  const twos = powersOfTwo;
  return (x) => {
    if (!(x > -708 && x < 709)) return farExponential(x, 0);
    const turns = x * perUnit + rounder - rounder;
    const k = turns | 0;
    const r = x - turns * high - turns * low;
    const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
    const power = powers[k & 127];
    return (power + (rests[k & 127] + power * p)) * twos[(k >> 7) - leastExponent];
  };
}

/**
 * e to the power of a sum of two doubles, the second far smaller, for results of any size. The scaling is
 * done in two steps, so that a result near either end of the range of doubles is rounded once.
 */
export function farExponential(x: number, rest: number): number {
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  const turns = x * stepsPerUnit + rounder - rounder;
  const k = turns | 0;
  const r = x - turns * stepHigh - turns * stepLow + rest;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const power = powerHigh[k & 127];
  const half = k >> 8;
  const first = powersOfTwo[half - leastExponent];
  const second = powersOfTwo[(k >> 7) - half - leastExponent];
  return (power + (powerLow[k & 127] + power * p)) * first * second;
}

/** e to the power x, less 1: exact in its last digits where x is near 0. */
export function expm1(x: number): number {
  if (x < -40) return -1;
  if (!(x < 709)) return farExponential(x, 0);
  if (x > -1e-17 && x < 1e-17) return x;
  if (x > -0.0625 && x < 0.0625) return x + x * x * (0.5 + x * smallTerms(x));
  const turns = x * stepsPerUnit + rounder - rounder;
  const k = turns | 0;
  const r = x - turns * stepHigh - turns * stepLow;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const scale = powersOfTwo[(k >> 7) - leastExponent];
  const power = scale * powerHigh[k & 127];
  // What rounding drops from power - 1 (D. E. Knuth, TAOCP vol. 2, section 4.2.2, theorem B).
  const less = power - 1;
  const back = less - power;
  const dropped = power - (less - back) + (-1 - back);
  return less + (dropped + (scale * powerLow[k & 127] + power * p));
}

/** The series of e^x from the third power on, over x^3. */
function smallTerms(x: number): number {
  const late = 1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * (1 / 3628800)));
  return 1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x * late)));
}
