/** The grid of times: whole ticks of ten microseconds, written in hours. */

/**
 * Ticks in an hour. Seconds, minutes, thirds of hours and hours of up to seven decimals are whole ticks, so that 0.1 h twice is
 * 0.2 h, and whatever ends just at a bound meets it. A grid of halves, such as 2^-32 h, has none of these.
 */
const ticksPerHour = 3.6e8;

// Adding and taking 1.5 x 2^52 leaves a double no digits after the point, so its own rounding does the work.
const magnet = 6755399441055744;

/** Hours a run may last at most: 2^19, almost 60 years. Their ticks and the sum of two of them are far below 2^52. */
export const longestHours = 524288;

/**
 * The grid time nearest to some hours: the double nearest to a whole number of ticks, always the same one for the same number,
 * so that grid times are compared as they are. Sums and differences of grid times have to be put on the grid again.
 */
export function onGrid(hours: number): number {
  return (hours * ticksPerHour + magnet - magnet) / ticksPerHour;
}

/** Hours as a whole number of ticks: sums of these are exact below 2^53, 25 million hours. */
export function ticksOf(hours: number): number {
  return hours * ticksPerHour + magnet - magnet;
}

/** Ticks, or sums of them, as hours. */
export function hoursOf(ticks: number): number {
  return ticks / ticksPerHour;
}
