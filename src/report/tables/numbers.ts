/** A number without the noise of its last bits: rounded to a millionth, never -0. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

/** A number with so many decimals, a decimal point in every language, and no grouping. */
export function fixed(value: number, decimals: number): string {
  const text = rounded(value).toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/** A change with its sign; `0` when there is none, `+0.0` when it is too small to show. */
export function signed(change: number, decimals: number): string {
  const exact = rounded(change);
  if (exact === 0) return "0";
  return `${exact < 0 ? "-" : "+"}${Math.abs(exact).toFixed(decimals)}`;
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
