/** Sine and cosine with the same bits in every engine. */
import { cutTo, fixed, nearestPair, piTo, quarterTurn, toDouble } from "./fixedPoint.ts";

// An angle is brought into the eighth of a turn around 0 by taking away n quarter turns, then the series of
// sine or cosine is summed. A quarter turn in three parts: n below 2^20 times either of the first two is
// exact (W. J. Cody, W. Waite, Software Manual for the Elementary Functions, 1980). Below 0.8 units in the
// last place.
const first = cutTo(32, quarterTurn);
const second = cutTo(65, quarterTurn - first);
const quarter1: number = toDouble(first);
const quarter2: number = toDouble(second);
const quarter3: number = toDouble(quarterTurn - first - second);
const quartersPerRadian: number = 1 / toDouble(quarterTurn);
const eighthTurn: number = toDouble(quarterTurn) / 2;
const farthest = 1e6;
/** Adding and taking it away rounds to the nearest whole number. */
const rounder = 6755399441055744;

// What a reduction leaves: the quarter turns taken away, and the angle left as a sum of two doubles.
let quarters = 0;
let angle = 0;
let angleRest = 0;

function reduce(x: number): void {
  if (x <= eighthTurn && x >= -eighthTurn) {
    quarters = 0;
    angle = x;
    angleRest = 0;
    return;
  }
  if (x < farthest && x > -farthest) {
    const n = x * quartersPerRadian + rounder - rounder;
    const coarse = x - n * quarter1;
    const product = n * quarter2;
    const fine = coarse - product;
    const back = fine - coarse;
    const rest = coarse - (fine - back) - (product + back) - n * quarter3;
    angle = fine + rest;
    angleRest = fine - angle + rest;
    quarters = n & 3;
    // Nearer than this to a whole number of quarter turns, three parts hold too few digits.
    if (angle > 1e-9 || angle < -1e-9) return;
  }
  reduceExactly(x);
}

/** The same in whole numbers, with as many digits of pi as the largest double asks for. */
function reduceExactly(x: number): void {
  const bits = 1300;
  const size = Math.abs(x);
  // Below 2^53 a double of this size is a multiple of 2^-53; above, a whole number.
  const whole = size < 9007199254740992;
  const scaled = whole ? BigInt(size * 9007199254740992) << BigInt(bits - 53) : BigInt(size) << BigInt(bits);
  const quarter = piTo(bits) >> 1n;
  const n = (2n * scaled + quarter) / (2n * quarter);
  const [high, low] = nearestPair(fixed(scaled - n * quarter, bits));
  const sign = x < 0 ? -1 : 1;
  angle = sign * high;
  angleRest = sign * low;
  quarters = (sign * Number(n & 3n)) & 3;
}

function sine(): number {
  const z = angle * angle;
  const s =
    1 / 362880 +
    z * (-1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000))));
  const curve = -1 / 6 + z * (1 / 120 + z * (-1 / 5040 + z * s));
  return angle + (angle * z * curve + angleRest * (1 - 0.5 * z));
}

function cosine(): number {
  const z = angle * angle;
  const c = 1 / 3628800 - z * (1 / 479001600 - z * (1 / 87178291200 - z * (1 / 20922789888000)));
  const curve = 1 / 24 + z * (-1 / 720 + z * (1 / 40320 - z * c));
  const half = 0.5 * z;
  const most = 1 - half;
  return most + (1 - most - half + (z * z * curve - angle * angleRest));
}

/** The sine of an angle in radians, with the same bits in every engine. `NaN` of an infinite angle. */
export function sin(x: number): number {
  if (x > -1e-8 && x < 1e-8) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  reduce(x);
  const value = (quarters & 1) === 0 ? sine() : cosine();
  return quarters > 1 ? -value : value;
}

/** The cosine of an angle in radians, with the same bits in every engine. `NaN` of an infinite angle. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  reduce(x);
  const value = (quarters & 1) === 0 ? cosine() : sine();
  return quarters === 1 || quarters === 2 ? -value : value;
}
