/** The end of the warm-up by the rule MSER-5. */

/** Values averaged before the rule is applied. */
const batch = 5;

/**
 * How much of the start of a series to leave out for the best estimate of its steady mean, by the rule MSER-5: means
 * of five are taken, and the cut is where the variance of what is left over the square of its length is least (K. P.
 * White, Simulation 69, 1997; K. P. White, M. J. Cobb, S. C. Spratt, Winter Simulation Conference 2000).
 *
 * @param series - In order; what is beyond the last full five is not looked at.
 * @returns How many values to leave out, a multiple of five, at most half of them; and whether a steady state was found:
 *   not when the least is at that limit, for then the series is too short.
 */
export function truncationOf(series: Float64Array): { readonly count: number; readonly steady: boolean } {
  const means = new Float64Array(Math.floor(series.length / batch));
  for (let i = 0; i < means.length; i++) {
    let sum = 0;
    for (let j = 0; j < batch; j++) sum += series[batch * i + j];
    means[i] = sum / batch;
  }
  // From the end, so that each cut adds one to the sums of what it leaves; about the last mean, to lose no digits.
  const origin = means.at(-1) ?? 0;
  const limit = Math.floor(means.length / 2);
  let sum = 0;
  let squares = 0;
  let least = Number.POSITIVE_INFINITY;
  let cut = 0;
  for (let first = means.length - 1; first >= 0; first--) {
    const difference = means[first] - origin;
    sum += difference;
    squares += difference * difference;
    const left = means.length - first;
    const error = Math.max(0, squares - (sum / left) * sum) / (left * left);
    // Of equal ones the earliest cut: nothing is left out in vain.
    if (first <= limit && error <= least) {
      least = error;
      cut = first;
    }
  }
  return { count: batch * cut, steady: cut < limit || means.length < 2 };
}
