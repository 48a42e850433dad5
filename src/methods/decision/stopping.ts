/** How many samples a mean of given precision needs. */

import { expectArguments, expectFraction, expectPositive, expectWhole } from "../../base/index.ts";
import { type MeanInterval, type Moments, meanInterval, mergeMoments, noMoments } from "../../math/index.ts";
import { decideStoppingArguments } from "../given.ts";

/** The precision a mean must have, and the largest sample. */
export interface StoppingOptions {
  /** Wanted half-width of the interval, above 0, in the unit of the samples. */
  readonly halfWidth: number;
  /** Samples at which to give up, at least 2. */
  readonly most: number;
  /** Samples before which not to trust the spread, at least 2; by default 2,048. */
  readonly least?: number;
  /** Share of intervals that hold the true mean, above 0 and below 1; by default 0.95. */
  readonly level?: number;
}

/** Whether to draw more. */
export type StoppingDecision =
  | {
      /** `reached`: narrow enough. `capped`: the samples are used up before it was. */
      readonly status: "reached" | "capped";
      /** How many blocks the decision rests on; later ones are left out. */
      readonly blocks: number;
      readonly interval: MeanInterval;
    }
  | {
      readonly status: "goOn";
      /** Estimated number of samples needed in all, from the spread so far; never above the cap. */
      readonly expected: number;
    };

/**
 * Decides whether samples drawn in blocks are enough for the mean to be as sure as wanted: the first block after
 * which Student's interval is narrow enough ends the run (Y. S. Chow, H. Robbins, Ann. Math. Statist. 36, 1965).
 * Looking after each block and stopping at a lucky one makes intervals cover a little less than they say; a least
 * number of samples keeps that small.
 *
 * The decision depends on the blocks in their order alone. Workers may have finished more of them: blocks after
 * the decisive one do not count, so that the result is the same however the work was split.
 *
 * @param blocks - Moments of the blocks so far, in order from the first.
 * @throws InputError
 * @example
 * ```ts
 * import { decideStopping } from "karvan/methods";
 * const blocks = [1.9, 2.1, 2.05].map((mean) => ({ count: 1024, mean, squares: 9.5 * 1024 }));
 * const decision = decideStopping(blocks, { halfWidth: 0.1, most: 100_000 });
 * if (decision.status === "goOn") console.log(`about ${decision.expected} samples`); // about 3657 samples
 * ```
 */
export function decideStopping(blocks: readonly Moments[], options: StoppingOptions): StoppingDecision {
  expectArguments(decideStoppingArguments, [blocks, options]);
  const { halfWidth, most, least = 2048, level = 0.95 } = options;
  expectPositive(halfWidth, "options.halfWidth");
  expectWhole(most, "options.most", [2, Number.MAX_SAFE_INTEGER]);
  expectWhole(least, "options.least", [2, Number.MAX_SAFE_INTEGER]);
  expectFraction(level, "options.level");
  let total = noMoments;
  let interval: MeanInterval | undefined;
  for (const [i, block] of blocks.entries()) {
    total = mergeMoments(total, block);
    if (total.count < Math.min(least, most)) continue;
    interval = meanInterval(total, level);
    if (interval === undefined) continue;
    const reached = total.count >= least && interval.halfWidth <= halfWidth;
    if (reached) return { status: "reached", blocks: i + 1, interval };
    if (total.count >= most) return { status: "capped", blocks: i + 1, interval };
  }
  if (interval === undefined) return { status: "goOn", expected: Math.min(least, most) };
  const ratio = interval.halfWidth / halfWidth;
  // Half the width takes four times the samples.
  const expected = Math.ceil(total.count * ratio * ratio);
  return { status: "goOn", expected: Math.min(most, Math.max(total.count + 1, expected)) };
}
