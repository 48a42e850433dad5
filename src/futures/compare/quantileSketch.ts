/** Finds quantiles of a stream of numbers in bounded memory. */
import { quantilesOf } from "../../math/index.ts";
import type { ColumnAddress, LaneStatistics } from "../../paths/index.ts";

/** Numbers kept exactly: one batch. Then bins over twice the range that the first batches span. */
const binCount = 512;

/** Where numbers are kept, and counted in bins. */
interface Room {
  readonly kept: ColumnAddress;
  readonly bins: ColumnAddress;
}

/** Equal bins: where the first begins, and how wide each is. */
interface Bins {
  readonly from: number;
  readonly width: number;
}

/**
 * Quantiles of a stream of numbers in bounded memory: exact for one batch, then counts in equal bins over the range of the
 * numbers so far, widened by half on either side. A quantile is then off by at most a bin's width. As long as all numbers
 * are equal they are only counted.
 */
export class QuantileSketch {
  readonly #statistics: LaneStatistics;
  readonly #batch: number;
  #count = 0;
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;
  #room: Room | undefined;
  #bins: Bins | undefined;

  /** @param batch - Numbers added at a time, at most. */
  constructor(statistics: LaneStatistics, batch: number) {
    this.#statistics = statistics;
    this.#batch = batch;
  }

  /** A sketch that continues from what this one holds. */
  copy(): QuantileSketch {
    const copy = new QuantileSketch(this.#statistics, this.#batch);
    copy.#count = this.#count;
    copy.#low = this.#low;
    copy.#high = this.#high;
    copy.#bins = this.#bins;
    if (this.#room === undefined) return copy;
    const statistics = this.#statistics;
    const { kept, bins } = copy.#takeRoom();
    statistics.numbers(kept, this.#batch).set(statistics.numbers(this.#room.kept, this.#batch));
    statistics.counts(bins, binCount).set(statistics.counts(this.#room.bins, binCount));
    return copy;
  }

  /**
   * Adds a batch.
   *
   * @param range - The least and the greatest of its numbers.
   */
  add(
    column: ColumnAddress,
    count: number,
    { low, high }: { readonly low: number; readonly high: number },
  ): void {
    const before = this.#count;
    const only = this.#low;
    this.#low = Math.min(this.#low, low);
    this.#high = Math.max(this.#high, high);
    this.#count += count;
    if (this.#low === this.#high) return;
    const isFirst = this.#room === undefined;
    const room = this.#room ?? this.#takeRoom();
    if (this.#count <= this.#batch) {
      const numbers = this.#statistics.numbers(room.kept, this.#count);
      if (isFirst) numbers.fill(only, 0, before);
      numbers.set(this.#statistics.numbers(column, count), before);
      return;
    }
    if (this.#bins === undefined) {
      // What was equal over more than a batch is taken to differ rarely: it has a bin of no width.
      const spread = before > this.#batch ? 0 : this.#high - this.#low;
      const low = before > this.#batch ? only : this.#low;
      this.#bins = { from: low - spread / 2, width: (2 * spread) / binCount };
      if (isFirst) this.#tallyEqual(only, before, room, this.#bins);
      else this.#tally(room.kept, before, room, this.#bins);
    }
    this.#tally(column, count, room, this.#bins);
  }

  /** Quantiles of all numbers added, at least one. */
  quantiles(probabilities: readonly number[]): number[] {
    if (this.#room === undefined) return probabilities.map(() => this.#low);
    if (this.#bins === undefined)
      return quantilesOf(this.#statistics.numbers(this.#room.kept, this.#count), probabilities);
    const counts = this.#statistics.counts(this.#room.bins, binCount);
    const { from, width } = this.#bins;
    return probabilities.map((p) => this.#quantile(p, counts, from, width));
  }

  #takeRoom(): Room {
    const [kept] = this.#statistics.columns(1) as [ColumnAddress];
    this.#room = { kept, bins: this.#statistics.bins(binCount) };
    return this.#room;
  }

  #tally(column: ColumnAddress, count: number, { bins }: Room, { from, width }: Bins): void {
    this.#statistics.tally(column, count, { bins, size: binCount, from, width });
  }

  /** Counts a number that was met so many times. */
  #tallyEqual(number: number, count: number, { kept, bins }: Room, { from, width }: Bins): void {
    for (let remaining = count; remaining > 0; remaining -= this.#batch) {
      const some = Math.min(remaining, this.#batch);
      this.#statistics.numbers(kept, some).fill(number);
      this.#tally(kept, some, { kept, bins }, { from, width });
    }
  }

  #quantile(p: number, counts: Uint32Array, from: number, width: number): number {
    const target = p * this.#count;
    let before = 0;
    for (let b = 0; b < counts.length; b++) {
      const here = counts[b] as number;
      if (here > 0 && before + here >= target) {
        const value = from + width * (b + (target - before) / here);
        return Math.max(this.#low, Math.min(this.#high, value));
      }
      before += here;
    }
    return this.#high;
  }
}
