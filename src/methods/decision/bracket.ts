/** Narrowing the bracket of one switch of a function. */

/** On which side of its target a function is; at it counts as above. */
export type Side = "below" | "above";

export function sideOf(excess: number): Side {
  return excess >= 0 ? "above" : "below";
}

/** Two places at which a function is on different sides of 0, and its values there. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
}

/**
 * Narrows a bracket by the ITP method (I. F. D. Oliveira, R. H. C. Takahashi, ACM Trans. Math. Softw. 47(1),
 * 2021): interpolates like the false position, truncates that towards the middle so that both ends move, and
 * projects it to where halving would not be beaten by more than three steps. The function need not be continuous.
 *
 * @param excess - The function.
 * @param tolerance - The bracket ends up this narrow, or as narrow as its numbers can be distinguished.
 */
export async function narrow(
  excess: (place: number) => Promise<number>,
  start: Bracket,
  tolerance: number,
): Promise<Bracket> {
  let { low, high, atLow, atHigh } = start;
  const width = high - low;
  // How far from the middle a step may go: what halving would have left, three steps later. With one step, as the
  // authors have it, a cubic takes as long as by halving; with three a third of that. A bit less than four, or rounding may leave the last bracket just too wide.
  let reach = 3.99 * tolerance;
  while (reach < 4 * width) reach *= 2;
  while (high - low > tolerance) {
    const half = 0.5 * (high - low);
    const middle = low + half;
    const secant = low + (high - low) * (atLow / (atLow - atHigh));
    const inwards = secant < middle ? 1 : -1;
    const shift = (0.2 * (high - low) * (high - low)) / width;
    const truncated = shift <= Math.abs(middle - secant) ? secant + inwards * shift : middle;
    const slack = Math.max(0, reach - half);
    const next = Math.abs(truncated - middle) <= slack ? truncated : middle - inwards * slack;
    if (!(next > low && next < high)) break;
    const value = await excess(next);
    if (sideOf(value) === sideOf(atLow)) [low, atLow] = [next, value];
    else [high, atHigh] = [next, value];
    reach *= 0.5;
  }
  return { low, high, atLow, atHigh };
}
