/** The Poisson distribution. */

import type { Fields } from "../../base/index.ts";
import { exp, gammaShape, gammaTerm } from "../../math/index.ts";
import { checkLimits, type Family } from "./family.ts";
import { expectProbability, type Law } from "./law.ts";

/** How many events fall into a span of time when each comes without regard to the others. */
export interface Poisson {
  readonly type: "poisson";
  /** Mean count, above 0, at most 100,000; beyond, a normal law of the same mean and variance serves as well. */
  readonly mean: number;
}

export const poisson: Family<Poisson> = {
  fields: ["mean"],
  check: (fields: Fields, path: string) => checkLimits(fields, path, { mean: [0, 1e5] }),
  law,
};

function law({ mean }: Poisson): Law {
  const counts = listOf(mean);
  const single = new Float64Array(1);
  return {
    kind: "discrete",
    mean,
    sd: Math.sqrt(mean),
    low: 0,
    high: Number.POSITIVE_INFINITY,
    quantile(probability) {
      expectProbability(probability);
      if (probability === 0) return 0;
      if (probability === 1) return Number.POSITIVE_INFINITY;
      single[0] = probability;
      fillCounts(single, single, counts);
      return single[0];
    },
    cdf(value) {
      const place = Math.floor(value) - counts.first;
      if (value < 0 || place < 0) return 0;
      if (place >= counts.upTo.length) return 1;
      const below = counts.upTo[place];
      return below < 0.5 ? below : 1 - counts.above[place];
    },
    density: (value) => (value < 0 || !Number.isInteger(value) ? 0 : densityAt(mean, value)),
    fill: (uniforms, out) => fillCounts(uniforms, out, counts),
  };
}

function densityAt(mean: number, count: number): number {
  return count === 0 ? exp(-mean) : gammaTerm(gammaShape(count), mean);
}

interface Counts {
  /** The count at place 0. */
  readonly first: number;
  /** The probability of each count or a lower one. */
  readonly upTo: Float64Array;
  /** The probability of any higher count. */
  readonly above: Float64Array;
  /** Where to begin the search for a lower tail, by the cell of twice the tail. */
  readonly guide: Int32Array;
  /** The same for an upper tail. */
  readonly guideAbove: Int32Array;
}

/** Rarer counts are left out: no double between 0 and 1 - 2^-53 asks for them, save a few below this one. */
const rarest = 1e-300;

/**
 * All counts that can come, and the probabilities of both tails, each summed from its small end. Probabilities follow
 * from the one of the mode, each a ratio of its neighbour.
 */
function listOf(mean: number): Counts {
  const mode = Math.floor(mean);
  const peak = densityAt(mean, mode);
  const below: number[] = [];
  for (let k = mode, p = peak; k > 0 && p > rarest; k--) {
    p *= k / mean;
    below.push(p);
  }
  const from: number[] = [peak];
  for (let k = mode, p = peak; p > rarest; k++) {
    p *= mean / (k + 1);
    from.push(p);
  }
  const density = [...below.reverse(), ...from];
  const upTo = new Float64Array(density.length);
  const above = new Float64Array(density.length);
  for (let i = 0, sum = 0; i < density.length; i++) {
    sum += density[i];
    upTo[i] = sum;
  }
  for (let i = density.length - 1, sum = 0; i >= 0; i--) {
    above[i] = sum;
    sum += density[i];
  }
  return { first: mode - below.length, upTo, above, ...guidesTo(upTo, above) };
}

/** As for a discrete law (H. C. Chen, Y. Asau, AIIE Transactions 6, 1974), for each tail up to 1/2. */
function guidesTo(upTo: Float64Array, above: Float64Array): Pick<Counts, "guide" | "guideAbove"> {
  let cells = 1;
  // A power of two, so that the cell of a tail is found without rounding.
  while (cells < upTo.length) cells *= 2;
  const guide = new Int32Array(cells + 1);
  const guideAbove = new Int32Array(cells + 1);
  let low = 0;
  let high = above.length - 1;
  for (let cell = 0; cell <= cells; cell++) {
    const tail = (0.5 * cell) / cells;
    while (low < upTo.length - 1 && upTo[low] < tail) low++;
    while (high > 0 && above[high - 1] <= tail) high--;
    guide[cell] = low;
    guideAbove[cell] = high;
  }
  return { guide, guideAbove };
}

function fillCounts(uniforms: Float64Array, out: Float64Array, counts: Counts): void {
  const { first, upTo, above, guide, guideAbove } = counts;
  const cells = guide.length - 1;
  const last = upTo.length - 1;
  for (let n = 0; n < uniforms.length; n++) {
    const p = uniforms[n];
    let i: number;
    if (p <= 0.5) {
      i = guide[Math.floor(2 * p * cells)];
      while (i < last && p > upTo[i]) i++;
    } else {
      const tail = 1 - p;
      i = guideAbove[Math.floor(2 * tail * cells)];
      while (i > 0 && above[i - 1] <= tail) i--;
    }
    out[n] = first + i;
  }
}
