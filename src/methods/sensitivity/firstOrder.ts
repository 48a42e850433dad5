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
  const origin = output[0] as number;
  let [rows, total, squares] = [0, 0, 0];
  for (let i = 0; i < times.length; i++) {
    const weight = times[i] as number;
    const c = classOf[i] as number;
    const y = (output[i] as number) - origin;
    weights[c] = (weights[c] as number) + weight;
    sums[c] = (sums[c] as number) + weight * y;
    rows += weight;
    total += weight * y;
    squares += weight * y * y;
  }
  let [between, used] = [0, 0];
  for (let c = 0; c < count; c++) {
    const weight = weights[c] as number;
    if (weight === 0) continue;
    used++;
    between += ((sums[c] as number) * (sums[c] as number)) / weight;
  }
  const all = squares - (total * total) / rows;
  const within = Math.max(0, squares - between) / (rows - used);
  return all <= 0 ? 0 : 1 - (within * (rows - 1)) / all;
}
