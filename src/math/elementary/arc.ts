/** Inverse sine, cosine and tangent with the same bits in every engine. */
import { splitter } from "./bits.ts";
import { arctangentOf, quarterTurn, splitAt } from "./fixedPoint.ts";

// The angle of a point (x, y) with 0 <= y <= x: near the axis the series of the arctangent; elsewhere the
// angle of the nearest ray of slope j/64, from a table, plus the small angle from that ray. First parts are
// cut at the 44th bit, so that adding quarter turns to them is exact. Below 0.8 units in the last place.
const rays = 64;
const [rayHigh, rayLow] = tabulate();
const [quarterHigh, quarterLow] = splitAt(44, quarterTurn);

function tabulate(): [Float64Array, Float64Array] {
  const high = new Float64Array(rays + 1);
  const low = new Float64Array(rays + 1);
  for (let j = 1; j <= rays; j++) {
    const [first, rest] = splitAt(44, arctangentOf(j, rays));
    high[j] = first;
    low[j] = rest;
  }
  return [high, low];
}

// The angle found last, as a sum of two doubles.
let angle = 0;
let angleRest = 0;

/** Sets the angle of the point (x + xRest, y + yRest), 0 <= y <= x, x neither huge nor tiny. */
function findAngle(y: number, yRest: number, x: number, xRest: number): void {
  const t = y / x;
  const j = (t * rays + 0.5) | 0;
  const cut = x * splitter;
  const x1 = cut - (cut - x);
  const x2 = x - x1;
  if (j < 4) {
    // What division lost: y - t x, with t x exact in two parts (T. J. Dekker, Numer. Math. 18, 1971).
    const cutT = t * splitter;
    const t1 = cutT - (cutT - t);
    const t2 = t - t1;
    const product = t * x;
    const productRest = t1 * x1 - product + t1 * x2 + t2 * x1 + t2 * x2;
    const lost = (y - product - productRest + yRest - t * xRest) / x;
    angle = 0;
    angleRest = t + (lost - series(t));
    return;
  }
  const slope = j / rays;
  const above = y - slope * x1 - slope * x2 + (yRest - slope * xRest);
  const r = above / (x + slope * y);
  angle = rayHigh[j];
  angleRest = rayLow[j] - series(r) + r;
}

/** t less the arctangent of t, for t up to 1/16. */
function series(t: number): number {
  const z = t * t;
  return (
    t * z * (1 / 3 - z * (1 / 5 - z * (1 / 7 - z * (1 / 9 - z * (1 / 11 - z * (1 / 13 - z * (1 / 15)))))))
  );
}

/** The same for any point of the quarter x >= 0, y >= 0; `turn` mirrors the angle at the y axis. */
function quadrant(y: number, yRest: number, x: number, xRest: number, turn: boolean): number {
  if (y <= x) {
    findAngle(y, yRest, x, xRest);
    return turn ? 2 * quarterHigh - angle + (2 * quarterLow - angleRest) : angle + angleRest;
  }
  findAngle(x, xRest, y, yRest);
  return turn
    ? quarterHigh + angle + (quarterLow + angleRest)
    : quarterHigh - angle + (quarterLow - angleRest);
}

/**
 * The angle in radians, from -pi to pi, between the positive x axis and the ray to (x, y), with the same bits
 * in every engine; signs of zero and infinite coordinates as in `Math.atan2`.
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const down = y < 0 || Object.is(y, -0);
  const left = x < 0 || Object.is(x, -0);
  const size = angleOf(Math.abs(y), Math.abs(x), left);
  return down ? -size : size;
}

function angleOf(y: number, x: number, left: boolean): number {
  const most = Math.max(x, y);
  if (y === 0) return left ? 2 * quarterHigh + 2 * quarterLow : 0;
  if (most === Number.POSITIVE_INFINITY) {
    return quadrant(y === most ? 1 : 0, 0, x === most ? 1 : 0, 0, left);
  }
  // So flat that the angle is the slope, or so steep that it is a quarter turn.
  if (!left && y < x * 1e-9) return y / x;
  if (x < y * 1e-30) return quarterHigh + quarterLow;
  if (left && y < x * 1e-30) return 2 * quarterHigh + 2 * quarterLow;
  // Both of like size: scaled by a power of two, out of reach of overflow and underflow.
  const scale = most > 1e150 ? 3.054936363499605e-151 : most < 1e-150 ? 3.273390607896142e150 : 1;
  return quadrant(y * scale, 0, x * scale, 0, left);
}

/** The angle from -pi/2 to pi/2 whose tangent is x. */
export function atan(x: number): number {
  return atan2(x, 1);
}

// The other side of the right triangle with hypotenuse 1, as a sum of two doubles.
let side = 0;
let sideRest = 0;

function findSide(x: number): void {
  const cut = x * splitter;
  const x1 = cut - (cut - x);
  const x2 = x - x1;
  const square = x * x;
  const squareRest = x1 * x1 - square + 2 * x1 * x2 + x2 * x2;
  const coarse = 1 - square;
  const coarseRest = 1 - coarse - square - squareRest;
  const height = coarse + coarseRest;
  side = Math.sqrt(height);
  if (side === 0) {
    sideRest = 0;
    return;
  }
  const cutSide = side * splitter;
  const s1 = cutSide - (cutSide - side);
  const s2 = side - s1;
  const back = side * side;
  const backRest = s1 * s1 - back + 2 * s1 * s2 + s2 * s2;
  sideRest = (height - back - backRest + (coarse - height + coarseRest)) / (2 * side);
}

/** The angle from -pi/2 to pi/2 whose sine is x. `NaN` outside -1 to 1. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  if (size < 1e-9) return x;
  findSide(size);
  const value = quadrant(size, 0, side, sideRest, false);
  return x < 0 ? -value : value;
}

/** The angle from 0 to pi whose cosine is x. `NaN` outside -1 to 1. */
export function acos(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  findSide(size);
  return quadrant(side, sideRest, size, 0, x < 0);
}
