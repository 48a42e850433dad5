/** Boxes in the space of inputs and how well they cover the futures of interest. */
import { betaShapes, lowerBeta } from "../../math/index.ts";

/** The futures to search for a box, columns by input. */
export interface Futures {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  /** 1 for a future of interest, 0 for another. */
  readonly interest: Uint8Array;
  /** How many futures are of interest. */
  readonly cases: number;
}

/** Ends of a box by input, both inclusive; infinite where it is not restricted. */
export interface BoxBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The range a box leaves to one input. */
export interface Restriction {
  readonly input: string;
  /** Least value inside. Absent when the box is open below. */
  readonly low?: number;
  /** Greatest value inside. Absent when the box is open above. */
  readonly high?: number;
  /**
   * Chance to find so many futures of interest, or more, if this restriction did nothing (B. P. Bryant, R. J.
   * Lempert, 2010). Only roughly a p-value, since the box was chosen on the same futures; above 0.05 the
   * restriction had better be dropped.
   */
  readonly quasiP: number;
}

/** A region of futures, and how well it stands for those of interest. */
export interface InputBox {
  /** In the order of the inputs; other inputs may have any value. */
  readonly restrictions: readonly Restriction[];
  /** Share of all futures of interest that lie inside. */
  readonly coverage: number;
  /** Share of the futures inside that are of interest. */
  readonly density: number;
  /** Share of all futures that lie inside. */
  readonly mass: number;
  /** How many futures lie inside. */
  readonly futures: number;
}

/** Tells a box in words of its futures. */
export function describeBox(all: Futures, bounds: BoxBounds): InputBox {
  const { names, columns, interest, cases } = all;
  const restricted = names
    .map((_, k) => k)
    .filter((k) => bounds.low[k] !== Number.NEGATIVE_INFINITY || bounds.high[k] !== Number.POSITIVE_INFINITY);
  // Futures that only one input keeps out, and how many of them are of interest.
  const kept = { futures: new Float64Array(names.length), cases: new Float64Array(names.length) };
  let inside = 0;
  let hits = 0;
  for (let i = 0; i < interest.length; i++) {
    let outside = 0;
    let culprit = -1;
    for (const k of restricted) {
      if (isWithin(columns[k]?.[i], bounds, k)) continue;
      outside++;
      culprit = k;
    }
    const hit = interest[i];
    if (outside === 0) [inside, hits] = [inside + 1, hits + hit];
    if (outside !== 1) continue;
    kept.futures[culprit] = kept.futures[culprit] + 1;
    kept.cases[culprit] = kept.cases[culprit] + hit;
  }
  const restrictions = restricted.map((k): Restriction => {
    const low = bounds.low[k];
    const high = bounds.high[k];
    const without = (hits + kept.cases[k]) / (inside + kept.futures[k]);
    return {
      input: names[k],
      ...(low === Number.NEGATIVE_INFINITY ? {} : { low }),
      ...(high === Number.POSITIVE_INFINITY ? {} : { high }),
      quasiP: chanceOfAtLeast(hits, inside, without),
    };
  });
  const mass = inside / interest.length;
  return { restrictions, coverage: hits / cases, density: hits / inside, mass, futures: inside };
}

/** Whether a value of input k is inside. */
export function isWithin(value: number, { low, high }: BoxBounds, k: number): boolean {
  return value >= low[k] && value <= high[k];
}

/** The upper tail of the binomial law, by the incomplete beta function (DLMF 8.17.5). */
function chanceOfAtLeast(hits: number, trials: number, share: number): number {
  return hits === 0 ? 1 : lowerBeta(betaShapes(hits, trials - hits + 1), share, 1 - share);
}
