/** Bulk service solved by a series of positive terms. */
import { gammaShape, gammaTerm } from "../special/incompleteGamma.ts";

/**
 * The mean number left behind by a bulk service, as a sum of positive terms: the sum over n of E[max(0, N - n C)] / n, with
 * N the arrivals of n headways; see `bulkQueue`. It takes few terms where capacity seldom binds.
 */
export function leftBehindBySeries(load: number, capacity: number): number {
  let sum = 0;
  let before = 0;
  for (let n = 1; ; n++) {
    const term = excess(load, n * capacity) / n;
    sum += term;
    // Terms fall by nearly constant steps: what is left is about a geometric series of the last one.
    if (term === 0 || (n > 1 && term < before && term * term <= 1e-17 * sum * (before - term))) return sum;
    before = term;
  }
}

/** E[max(0, N - capacity)] for a Poisson N of mean load times capacity. */
function excess(load: number, capacity: number): number {
  const mean = load * capacity;
  let probability = gammaTerm(gammaShape(capacity), mean);
  let sum = 0;
  for (let over = 1; ; over++) {
    probability *= mean / (capacity + over);
    const term = over * probability;
    sum += term;
    if (term <= 1e-18 * sum * (1 - load)) return sum;
  }
}
