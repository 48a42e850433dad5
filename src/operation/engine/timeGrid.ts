/** The grid of times on which sums are exact. */

/** Hours run on a grid of 2^-32 h: up to `longestHours`, sums and differences of grid times are exact. */
const magnet = 1572864;

/** Hours a run may last at most: 2^19, almost 60 years. */
export const longestHours = 524288;

/**
 * The grid time nearest to some hours. Adding 1.5 x 2^20 leaves a double no digits below 2^-32, so its own rounding
 * does the work.
 */
export function onGrid(hours: number): number {
  return hours + magnet - magnet;
}
