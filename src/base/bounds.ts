/** Bounds of a number: checking them and writing them in words. */

/** Bounds of a number. */
export interface Bounds {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/** Whether a number keeps its bounds; `NaN` and infinities never do. */
export function within(value: number, { least, above, most, whole }: Bounds): boolean {
  if (!Number.isFinite(value)) return false;
  if (least !== undefined && value < least) return false;
  if (above !== undefined && value <= above) return false;
  if (most !== undefined && value > most) return false;
  return whole !== true || Number.isInteger(value);
}

/** The bounds in words, e.g. `a whole number of at least 1`. */
export function boundsText({ least, above, most, whole }: Bounds): string {
  const low = least === undefined ? (above === undefined ? "" : `above ${above}`) : `of at least ${least}`;
  const high = most === undefined ? "" : `${low === "" ? "of" : "and"} at most ${most}`;
  return [whole === true ? "a whole number" : "a finite number", low, high]
    .filter((part) => part !== "")
    .join(" ");
}
