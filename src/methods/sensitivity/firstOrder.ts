/** First-order variance shares from a sample split into classes. */
import type { Classes } from "./classes.ts";

/**
 * The share of the output's variance that lies between classes, less what classes without any effect would
 * show (the epsilon squared of T. L. Kelley, Proc. Natl. Acad. Sci. 21, 1935). So many small classes are as
 * right on average as few large ones, and blur less of what the input does inside them.
 *
 * @param times - How often each row counts.
 */
export function shareBetween(output: Float64Array, classes: Classes, times: Float64Array): number {
  const { classOf, count } = classes;
  const weights = new Float64Array(count);
  const sums = new Float64Array(count);
  // Squares of large numbers that differ little would lose what they differ by.
  const origin = output[0];
  let rows = 0;
  let total = 0;
  let squares = 0;
  for (let i = 0; i < times.length; i++) {
    const weight = times[i];
    const c = classOf[i];
    const y = output[i] - origin;
    weights[c] = weights[c] + weight;
    sums[c] = sums[c] + weight * y;
    rows += weight;
    total += weight * y;
    squares += weight * y * y;
  }
  let between = 0;
  let used = 0;
  for (let c = 0; c < count; c++) {
    const weight = weights[c];
    if (weight === 0) continue;
    used++;
    between += (sums[c] * sums[c]) / weight;
  }
  const all = squares - (total * total) / rows;
  const within = Math.max(0, squares - between) / (rows - used);
  return all <= 0 ? 0 : 1 - (within * (rows - 1)) / all;
}
