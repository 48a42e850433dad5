/** Probabilities of a piece of the normal distribution, accurate in both tails. */
import { exp } from "../elementary/exponential.ts";
import { gaussLegendre, integrate } from "./gaussLegendre.ts";
import { normalCdf, normalDensity } from "./normalCdf.ts";
import { normalQuantile } from "./normalQuantile.ts";

const rule = gaussLegendre(16);

/** The piece of the standard normal law between two ends, of which one may be infinite. */
export interface NormalPiece {
  readonly from: number;
  readonly to: number;
  /** Probability of the piece under the whole law. */
  readonly mass: number;
  /** Mean and standard deviation within the piece; the mean as its distance from {@link origin}. */
  readonly meanFromOrigin: number;
  readonly sd: number;
  /** The end nearest to the mean of the whole law, or 0 when that lies inside. */
  readonly origin: number;
}

/** Beyond this exponent the density is less than a digit of what lies nearer. */
const exponentInReach = 45;
const panels = 24;

/** Calculates a piece whose nearer end is at most 30 from the mean. Sums of like signs only, so no digit cancels. */
export function normalPiece(from: number, to: number): NormalPiece {
  const origin = from > 0 ? from : to < 0 ? to : 0;
  const reach = Math.sqrt(origin * origin + 2 * exponentInReach);
  const start = Math.max(from, -reach);
  const step = (Math.min(to, reach) - start) / panels;
  // The density over that at the origin, so that a piece far out does not underflow.
  const weight = (z: number): number => exp(0.5 * (origin - z) * (origin + z));
  const over = (f: (z: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < panels; i++) sum += integrate(f, start + i * step, start + (i + 1) * step, rule);
    return sum;
  };
  const whole = over(weight);
  const meanFromOrigin = over((z) => (z - origin) * weight(z)) / whole;
  const centre = origin + meanFromOrigin;
  const variance = over((z) => (z - centre) * (z - centre) * weight(z)) / whole;
  const mass = whole * normalDensity(origin);
  return { from, to, mass, meanFromOrigin, sd: Math.sqrt(variance), origin };
}

/**
 * The probability of the whole law between `from` and a distance above it. Narrow pieces are integrated: the
 * difference of two probabilities would lose what they share.
 */
export function massAbove(from: number, distance: number): number {
  if (from === Number.NEGATIVE_INFINITY) return 0;
  const to = from + distance;
  if (distance * Math.max(1, Math.abs(from), Math.abs(to)) < 1) {
    return normalDensity(from) * relativeMass(from, distance);
  }
  return from > 0 ? normalCdf(-from) - normalCdf(-to) : normalCdf(to) - normalCdf(from);
}

/** The same over the density at `from`. */
function relativeMass(from: number, distance: number): number {
  return integrate((s) => exp(-s * (from + 0.5 * s)), 0, distance, rule);
}

/**
 * How far above `from` a given probability is reached.
 *
 * @param mass - At most half of what lies above `from`.
 */
export function distanceTo(from: number, mass: number): number {
  const share = mass / normalDensity(from);
  if (share * Math.max(1, Math.abs(from)) < 0.9) {
    let distance = share;
    for (;;) {
      const density = exp(-distance * (from + 0.5 * distance));
      const step = (share - relativeMass(from, distance)) / density;
      distance += step;
      if (!(Math.abs(step) > 1e-9 * distance)) return distance;
    }
  }
  if (from > 0) return -normalQuantile(normalCdf(-from) - mass) - from;
  return normalQuantile(normalCdf(from) + mass) - from;
}
