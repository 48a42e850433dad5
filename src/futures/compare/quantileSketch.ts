import { quantilesOf } from "../../math/index.ts";
import type { LaneStatistics, Place } from "../../paths/index.ts";

/** Numbers kept exactly: one batch. Then bins over twice the range that the first two batches span. */
const binCount = 512;

/**
 * Quantiles of a stream of numbers in bounded memory: exact for one batch, then counts in equal bins over the range that the
 * first two span, widened by half on either side. A quantile is then off by at most a bin's width.
 */
export class QuantileSketch {
  readonly #spreads: LaneStatistics;
  readonly #batch: number;
  readonly #kept: Place;
  readonly #bins: Place;
  #count = 0;
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;
  #poured = false;
  #from = 0;
  #width = 0;

  /** @param batch - Numbers added at a time, at most. */
  constructor(spreads: LaneStatistics, batch: number) {
    this.#spreads = spreads;
    this.#batch = batch;
    this.#kept = spreads.columns(1)[0] as Place;
    this.#bins = spreads.bins(binCount);
  }

  /** A sketch that goes on from what this one has met. */
  copy(): QuantileSketch {
    const spreads = this.#spreads;
    const copy = new QuantileSketch(spreads, this.#batch);
    spreads.numbers(copy.#kept, this.#batch).set(spreads.numbers(this.#kept, this.#batch));
    spreads.counts(copy.#bins, binCount).set(spreads.counts(this.#bins, binCount));
    [copy.#count, copy.#poured] = [this.#count, this.#poured];
    [copy.#low, copy.#high, copy.#from, copy.#width] = [this.#low, this.#high, this.#from, this.#width];
    return copy;
  }

  /**
   * Adds a batch.
   *
   * @param range - The least and the greatest of its numbers.
   */
  add(column: Place, count: number, { low, high }: { readonly low: number; readonly high: number }): void {
    this.#low = Math.min(this.#low, low);
    this.#high = Math.max(this.#high, high);
    const kept = this.#count;
    this.#count += count;
    if (this.#count <= this.#batch) {
      const spreads = this.#spreads;
      spreads.numbers(this.#kept, this.#count).set(spreads.numbers(column, count), kept);
      return;
    }
    if (!this.#poured) this.#pour(kept);
    this.#tally(column, count);
  }

  /** Quantiles of all numbers added, at least one. */
  quantiles(probabilities: readonly number[]): number[] {
    if (!this.#poured) return quantilesOf(this.#spreads.numbers(this.#kept, this.#count), probabilities);
    const counts = this.#spreads.counts(this.#bins, binCount);
    return probabilities.map((p) => this.#quantile(p, counts));
  }

  /** Goes over to bins. */
  #pour(kept: number): void {
    const spread = this.#high - this.#low;
    this.#from = this.#low - spread / 2;
    this.#width = (2 * spread) / binCount;
    this.#poured = true;
    this.#tally(this.#kept, kept);
  }

  #tally(column: Place, count: number): void {
    const [bins, from, width] = [this.#bins, this.#from, this.#width];
    this.#spreads.tally(column, count, { bins, size: binCount, from, width });
  }

  #quantile(p: number, counts: Uint32Array): number {
    const target = p * this.#count;
    let before = 0;
    for (let b = 0; b < counts.length; b++) {
      const here = counts[b] as number;
      if (here > 0 && before + here >= target) {
        const value = this.#from + this.#width * (b + (target - before) / here);
        return Math.max(this.#low, Math.min(this.#high, value));
      }
      before += here;
    }
    return this.#high;
  }
}
