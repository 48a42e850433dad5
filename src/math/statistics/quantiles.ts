/** Exact quantiles of a long column without sorting it. */

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
    const x = column[i];
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (!(high > low)) return probabilities.map(() => low);
  const bucketOf = (x: number): number =>
    Math.min(buckets - 1, Math.floor(((x - low) / (high - low)) * buckets));
  const counts = new Uint32Array(buckets);
  for (let i = 0; i < n; i++) {
    const b = bucketOf(column[i]);
    counts[b] = counts[b] + 1;
  }
  const ranks = probabilities.flatMap((p) => {
    const k = Math.floor((n - 1) * p);
    return [k, Math.min(k + 1, n - 1)];
  });
  const found = orderStatistics(column, ranks, counts, bucketOf);
  return probabilities.map((p, i) => {
    const share = (n - 1) * p - Math.floor((n - 1) * p);
    const a = found[2 * i];
    const b = found[2 * i + 1];
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
    while (before + counts[bucket] <= rank) before += counts[bucket++];
    return { bucket, within: rank - before };
  });
  const wanted = new Map(places.map(({ bucket }) => [bucket, [] as number[]]));
  for (let i = 0; i < column.length; i++) {
    const x = column[i];
    wanted.get(bucketOf(x))?.push(x);
  }
  for (const values of wanted.values()) values.sort((a, b) => a - b);
  return places.map(({ bucket, within }) => (wanted.get(bucket) as number[])[within]);
}
