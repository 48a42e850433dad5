/** Splits the opening hours of a station into a daily rhythm and closures. */

/** Gaps between openings longer than this, hours, are closures: no rhythm of days or weeks has them. */
const closureHours = 72;

/** How a station is open over a run. */
export interface Opening {
  /** Hours of opening and closing in turn; always open when absent. */
  readonly hours?: Float64Array;
  /** Share of the run that it is open. */
  readonly openShare: number;
  /** Hours of each time in which it does not open for more than three days. */
  readonly closures: readonly number[];
}

/**
 * Describes opening hours.
 *
 * @param hours - Hours of opening and closing in turn, rising.
 * @param horizon - Hours of the run.
 */
export function openingOf(hours: Float64Array, horizon: number): Opening {
  let open = 0;
  let shut = 0;
  const closures: number[] = [];
  const addGap = (gap: number): void => {
    if (gap > closureHours) closures.push(gap);
  };
  for (let i = 0; i < hours.length; i += 2) {
    const opens = hours[i] as number;
    const closes = hours[i + 1] as number;
    addGap(opens - shut);
    open += closes - opens;
    shut = closes;
  }
  addGap(horizon - shut);
  return { hours, openShare: open / horizon, closures };
}
