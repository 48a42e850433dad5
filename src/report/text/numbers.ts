/** A number without the noise of its last bits: rounded to a millionth, never -0. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

/** A number with so many decimals, a decimal point in every language, and no grouping. */
export function fixed(value: number, decimals: number): string {
  const text = rounded(value).toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/** A number of things: `1 day`, `2 days`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** A change with its sign; `0` when there is none, `+0.0` when it is too small to show. */
export function signed(change: number, decimals: number): string {
  const exact = rounded(change);
  if (exact === 0) return "0";
  return `${exact < 0 ? "-" : "+"}${Math.abs(exact).toFixed(decimals)}`;
}

/** The ends of an interval of mean hours. No time is below 0, though an interval by Student's t may be: it then begins at 0. */
export function hoursWithin({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): [number, number] {
  return [Math.max(0, low), Math.max(0, high)];
}

/** A share as a percentage, with a decimal below 10 %. */
export function percent(share: number): string {
  const value = share * 100;
  return `${fixed(value, Math.abs(rounded(value)) < 10 && rounded(value) !== 0 ? 1 : 0)} %`;
}

/** A value as it was given, at most six digits of it. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Decimals that tables show of each measure. */
export const decimalsOf = { distanceKm: 0, money: 2, time: 1, co2e: 1, generalisedCost: 2 } as const;

/**
 * A value with no more digits than its error leaves: down to the place of the error's first digit, so that 19.184 with a
 * standard error of 0.63 is `19.2`, and with one of 12 is `20`.
 *
 * @param error - At least 0; without error the value has all its decimals.
 * @param most - Decimals at most.
 */
export function withError(value: number, error: number, most = 2): string {
  const decimals = placeOf(error, most);
  if (decimals >= 0) return fixed(value, decimals);
  const step = Number(`1e${-decimals}`);
  return fixed(Math.round(value / step) * step, 0);
}

/** The same with its sign; `0` when there is none, `+0.0` when it is too small to show. */
export function signedWithError(change: number, error: number, most = 2): string {
  if (rounded(change) === 0) return "0";
  return `${change < 0 ? "-" : "+"}${withError(Math.abs(change), error, most)}`;
}

/** Decimals that an error leaves; below 0 for tens, hundreds and so on. */
function placeOf(error: number, most: number): number {
  if (rounded(error) === 0) return most;
  const [, exponent] = error.toExponential().split("e");
  return Math.min(most, -Number(exponent));
}

/** A share of futures as a percentage: `less than 1 %` and `more than 99 %` are neither none nor all. */
export function percentOfFutures(share: number): string {
  if (share > 0 && share < 0.01) return "less than 1 %";
  if (share > 0.99 && share < 1) return "more than 99 %";
  return `${fixed(share * 100, 0)} %`;
}

/** An interval, from its low to its high end. */
export function intervalText([low, high]: readonly [number, number], error: number, most = 2): string {
  return `${signedWithError(low, error, most)} to ${signedWithError(high, error, most)}`;
}
