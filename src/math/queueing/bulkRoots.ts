/** Bulk service solved by the roots of its equation, for high loads and large capacities. */
import { cos, sin } from "../elementary/circle.ts";
import { expm1 } from "../elementary/exponential.ts";

const twoPi = 6.283185307179586;

/** The mean number left behind by a bulk service, by the roots of its equation; see `bulkQueue`. */
export function leftBehindByRoots(load: number, capacity: number): number {
  let sum = 0;
  // Roots come in pairs that mirror each other; the middle one of an even capacity has no twin.
  for (let k = 1; 2 * k <= capacity; k++)
    sum += inverseDistance(load, k / capacity) * (2 * k === capacity ? 1 : 2);
  return sum - (capacity * (1 + load)) / 2 + 1 / (2 * (1 - load));
}

/**
 * The real part of 1 / (1 - z), for the root z of z = exp(i angle + load (z - 1)) at a share of the full turn. It is looked
 * for as u = 1 - z, since z may be near 1: u + expm1(i angle - load u) = 0, by Newton's method from where its second
 * order has a root with u on the right side.
 */
function inverseDistance(load: number, turn: number): number {
  const angle = twoPi * turn;
  let [x, y] = firstGuess(load, angle);
  for (let round = 0; round < 60; round++) {
    // g = exp(i b) e^a less 1, without cancellation near 0.
    const a = -load * x;
    const b = angle - load * y;
    const grown = expm1(a);
    const half = sin(b / 2);
    const gx = grown * cos(b) - 2 * half * half;
    const gy = (1 + grown) * sin(b);
    const fx = x + gx;
    const fy = y + gy;
    // The slope is 1 - load (1 + g).
    const sx = 1 - load * (1 + gx);
    const sy = -load * gy;
    const size = sx * sx + sy * sy;
    const dx = (fx * sx + fy * sy) / size;
    const dy = (fy * sx - fx * sy) / size;
    x -= dx;
    y -= dy;
    // A step squares the error: after one of a billionth nothing is left of it.
    if (dx * dx + dy * dy <= 1e-18 * (x * x + y * y)) return x / (x * x + y * y);
  }
  throw new RangeError(`a root of a bulk service at load ${load}, turn ${turn} was not found`);
}

/** u^2 + 2 (1 - load) u + 2 i angle = 0 near angle 0, u = 1 - exp(i angle) at load 0; mixed by load. */
function firstGuess(load: number, angle: number): [number, number] {
  const spare = 1 - load;
  // The square root of spare^2 - 2 i angle.
  const size = Math.sqrt(spare * spare * spare * spare + 4 * angle * angle);
  const real = Math.sqrt((size + spare * spare) / 2);
  const nearX = real - spare;
  const nearY = -angle / real;
  const farX = 1 - cos(angle);
  const farY = -sin(angle);
  const weight = angle < 0.5 ? load : 0;
  return [farX + weight * (nearX - farX), farY + weight * (nearY - farY)];
}
