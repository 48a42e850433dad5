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
  #from = 0;
  #width = 0;

  /**
   * @param options.exact - How many numbers are kept as they are.
   * @param options.bins - How many bins hold the rest.
   */
  constructor(options: { readonly exact: number; readonly bins: number }) {
    this.#exact = new Float64Array(options.exact);
    this.#bins = new Uint32Array(options.bins);
  }

  /** Adds the first `count` numbers of a column. */
  addAll(column: Float64Array, count: number): void {
    for (let i = 0; i < count; i++) this.#add(column[i] as number);
  }

  /** Adds a number of zeros. */
  addZeros(count: number): void {
    if (count === 0) return;
    this.#low = Math.min(this.#low, 0);
    this.#high = Math.max(this.#high, 0);
    let left = count;
    for (; left > 0 && this.#count <= this.#exact.length; left--) this.#add(0);
    if (left > 0) this.#tally(0, left);
    this.#count += left;
  }

  #add(value: number): void {
    if (value < this.#low) this.#low = value;
    if (value > this.#high) this.#high = value;
    if (this.#count < this.#exact.length) this.#exact[this.#count] = value;
    else {
      if (this.#count === this.#exact.length) this.#pour();
      this.#tally(value, 1);
    }
    this.#count++;
  }

  /** Quantiles of all numbers added, at least one. */
  quantiles(probabilities: readonly number[]): number[] {
    if (this.#count <= this.#exact.length)
      return quantilesOf(this.#exact.subarray(0, this.#count), probabilities);
    return probabilities.map((p) => this.#quantile(p));
  }

  /** How far a quantile may be off; 0 while all numbers are kept. */
  get precision(): number {
    return this.#count <= this.#exact.length ? 0 : this.#width;
  }

  #pour(): void {
    const spread = this.#high - this.#low;
    this.#from = this.#low - spread / 2;
    this.#width = (2 * spread) / this.#bins.length;
    for (const value of this.#exact) this.#tally(value, 1);
  }

  #tally(value: number, times: number): void {
    const last = this.#bins.length - 1;
    const bin = this.#width === 0 ? 0 : Math.floor((value - this.#from) / this.#width);
    const b = Math.max(0, Math.min(last, bin));
    this.#bins[b] = (this.#bins[b] as number) + times;
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
