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

/**
 * Quantiles of a stream of numbers in bounded memory: exact while few, then counts in equal bins over the range that the
 * first numbers span, widened by half on either side. A quantile is then off by at most a bin's width.
 */
export class QuantileSketch {
  readonly #exact: Float64Array;
  readonly #bins: Uint32Array;
  #count = 0;
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;
  #poured = false;
  #from = 0;
  #width = 0;

  /**
   * @param options.exact - How many numbers are kept as they are.
   * @param options.bins - How many bins hold them when there are more.
   */
  constructor(options: { readonly exact: number; readonly bins: number }) {
    this.#exact = new Float64Array(options.exact);
    this.#bins = new Uint32Array(options.bins);
  }

  /** A sketch that goes on from what this one has met. */
  copy(): QuantileSketch {
    const copy = new QuantileSketch({ exact: this.#exact.length, bins: this.#bins.length });
    copy.#exact.set(this.#exact);
    copy.#bins.set(this.#bins);
    [copy.#count, copy.#poured] = [this.#count, this.#poured];
    [copy.#low, copy.#high, copy.#from, copy.#width] = [this.#low, this.#high, this.#from, this.#width];
    return copy;
  }

  /** Adds `count` numbers of a column, from a place on. */
  addAll(column: Float64Array, from: number, count: number): void {
    let low = this.#low;
    let high = this.#high;
    for (let i = from; i < from + count; i++) {
      const value = column[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    [this.#low, this.#high] = [low, high];
    const kept = this.#count;
    this.#count += count;
    if (this.#count <= this.#exact.length) {
      this.#exact.set(column.subarray(from, from + count), kept);
      return;
    }
    if (!this.#poured) this.#pour(kept);
    this.#tally(column, from, count);
  }

  /** Adds a number of zeros. */
  addZeros(count: number): void {
    const zeros = new Float64Array(Math.min(count, this.#exact.length));
    for (let left = count; left > 0; left -= zeros.length)
      this.addAll(zeros, 0, Math.min(left, zeros.length));
  }

  /** Quantiles of all numbers added, at least one. */
  quantiles(probabilities: readonly number[]): number[] {
    if (!this.#poured) return quantilesOf(this.#exact.subarray(0, this.#count), probabilities);
    return probabilities.map((p) => this.#quantile(p));
  }

  /** How far a quantile may be off; 0 while all numbers are kept. */
  get precision(): number {
    return this.#width;
  }

  /** Goes over to bins: from those kept, or from the first numbers where they are too many to be kept. */
  #pour(kept: number): void {
    const spread = this.#high - this.#low;
    this.#from = this.#low - spread / 2;
    this.#width = (2 * spread) / this.#bins.length;
    this.#poured = true;
    this.#tally(this.#exact, 0, kept);
  }

  #tally(column: Float64Array, from: number, count: number): void {
    const bins = this.#bins;
    const last = bins.length - 1;
    const start = this.#from;
    const scale = this.#width === 0 ? 0 : 1 / this.#width;
    for (let i = from; i < from + count; i++) {
      const place = ((column[i] as number) - start) * scale;
      const bin = place > 0 ? (place < last ? place | 0 : last) : 0;
      bins[bin] = (bins[bin] as number) + 1;
    }
  }

  #quantile(p: number): number {
    const target = p * this.#count;
    let before = 0;
    for (let b = 0; b < this.#bins.length; b++) {
      const here = this.#bins[b] as number;
      if (here > 0 && before + here >= target) {
        const value = this.#from + this.#width * (b + (target - before) / here);
        return Math.max(this.#low, Math.min(this.#high, value));
      }
      before += here;
    }
    return this.#high;
  }
}
