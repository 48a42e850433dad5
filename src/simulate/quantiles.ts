import type { LaneSpreads, Place } from "../graph/index.ts";

/** Buckets of a column: fine enough that those a quantile falls into hold few numbers. */
const buckets = 1024;

/**
 * Quantiles of a column of numbers: linear between order statistics (R's type 7). Exact. Numbers are counted in buckets
 * first, and only those in the buckets that matter are sorted, so a column of ten thousand takes microseconds.
 *
 * @param column - Finite numbers, at least one; left as it is.
 * @param probabilities - From 0 to 1.
 */
export function quantilesOf(column: Float64Array, probabilities: readonly number[]): number[] {
  const n = column.length;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    const x = column[i] as number;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (!(high > low)) return probabilities.map(() => low);
  const bucketOf = (x: number): number =>
    Math.min(buckets - 1, Math.floor(((x - low) / (high - low)) * buckets));
  const counts = new Uint32Array(buckets);
  for (let i = 0; i < n; i++) {
    const b = bucketOf(column[i] as number);
    counts[b] = (counts[b] as number) + 1;
  }
  const ranks = probabilities.flatMap((p) => {
    const k = Math.floor((n - 1) * p);
    return [k, Math.min(k + 1, n - 1)];
  });
  const found = orderStatistics(column, ranks, counts, bucketOf);
  return probabilities.map((p, i) => {
    const share = (n - 1) * p - Math.floor((n - 1) * p);
    const [a, b] = [found[2 * i] as number, found[2 * i + 1] as number];
    return a + (b - a) * share;
  });
}

function orderStatistics(
  column: Float64Array,
  ranks: readonly number[],
  counts: Uint32Array,
  bucketOf: (x: number) => number,
): number[] {
  const places = ranks.map((rank) => {
    let before = 0;
    let bucket = 0;
    while (before + (counts[bucket] as number) <= rank) before += counts[bucket++] as number;
    return { bucket, within: rank - before };
  });
  const wanted = new Map(places.map(({ bucket }) => [bucket, [] as number[]]));
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    wanted.get(bucketOf(x))?.push(x);
  }
  for (const values of wanted.values()) values.sort((a, b) => a - b);
  return places.map(({ bucket, within }) => (wanted.get(bucket) as number[])[within] as number);
}

/** Numbers kept exactly: one batch. Then bins over twice the range that the first two batches span. */
const binCount = 512;

/**
 * Quantiles of a stream of numbers in bounded memory: exact for one batch, then counts in equal bins over the range that the
 * first two span, widened by half on either side. A quantile is then off by at most a bin's width.
 */
export class QuantileSketch {
  readonly #spreads: LaneSpreads;
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
  constructor(spreads: LaneSpreads, batch: number) {
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
