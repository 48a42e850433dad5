// Formats numbers for readers: decimals, signs, percentages, and no more digits than the error allows.

/** Rounds a number to a millionth, which drops the noise of its last bits; never -0. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

/** A number with a fixed count of decimals, a decimal point in every locale, and no thousands separator. */
export function fixed(value: number, decimals: number): string {
  const text = rounded(value).toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/** A count with its noun: `1 day`, `2 days`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** A change with its sign; `0` for no change, `+0.0` when it is too small to show. */
export function signed(change: number, decimals: number): string {
  const exact = rounded(change);
  if (exact === 0) return "0";
  return `${exact < 0 ? "-" : "+"}${Math.abs(exact).toFixed(decimals)}`;
}

/** The ends of an interval of mean hours, cut at 0: an interval from Student's t can reach below 0, a time cannot. */
export function hoursWithin({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): [number, number] {
  return [Math.max(0, low), Math.max(0, high)];
}

/** A share as a percentage, with one decimal below 10 %. */
export function percent(share: number): string {
  const value = share * 100;
  return `${fixed(value, Math.abs(rounded(value)) < 10 && rounded(value) !== 0 ? 1 : 0)} %`;
}

/** A value as given, with at most six digits. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Decimals that tables show for each measure. */
export const decimalsOf = { distanceKm: 0, money: 2, time: 1, co2e: 1, generalisedCost: 2 } as const;

/**
 * A value with no more digits than its error allows, down to the place of the error's first digit: 19.184 with a standard
 * error of 0.63 is `19.2`, with one of 12 it is `20`.
 *
 * @param error - At least 0; at 0 the value keeps all its decimals.
 * @param most - Largest number of decimals.
 */
export function withError(value: number, error: number, most = 2): string {
  const decimals = placeOf(error, most);
  if (decimals >= 0) return fixed(value, decimals);
  const step = Number(`1e${-decimals}`);
  return fixed(Math.round(value / step) * step, 0);
}

/** The same for a change, with its sign; `0` for no change, `+0.0` when it is too small to show. */
export function signedWithError(change: number, error: number, most = 2): string {
  if (rounded(change) === 0) return "0";
  return `${change < 0 ? "-" : "+"}${withError(Math.abs(change), error, most)}`;
}

/** Decimals that an error allows; negative for tens, hundreds and so on. */
function placeOf(error: number, most: number): number {
  if (rounded(error) === 0) return most;
  const [, exponent] = error.toExponential().split("e");
  return Math.min(most, -Number(exponent));
}

/** A share of futures as a percentage; shares near none and all read `less than 1 %` and `more than 99 %`. */
export function percentOfFutures(share: number): string {
  if (share > 0 && share < 0.01) return "less than 1 %";
  if (share > 0.99 && share < 1) return "more than 99 %";
  return `${fixed(share * 100, 0)} %`;
}

/** An interval as text: `-2.10 to +0.35`. */
export function intervalText([low, high]: readonly [number, number], error: number, most = 2): string {
  return `${signedWithError(low, error, most)} to ${signedWithError(high, error, most)}`;
}

/** A number with three digits that count, and thousands apart: `1,370,000`, `0.858`. */
export function threeDigits(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumSignificantDigits: 3 });
}
