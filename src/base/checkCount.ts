/** The check on how many routes a caller asks for. */

const most = 1000;

/**
 * Checks how many routes are asked for.
 *
 * @throws RangeError unless it is a whole number from 1 to 1,000.
 */
export function checkCount(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  throw new RangeError(`count: expected a whole number from 1 to ${most}, got ${count}`);
}
