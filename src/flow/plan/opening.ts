/** How a station is open over a run. */
export interface Opening {
  /** Share of the time that it is open, closures left out. */
  readonly openShare: number;
  /** Hours between an opening and the next, mean. */
  readonly periodHours: number;
  /** Each gap that is far longer than the usual one: days on which it does not open at all. */
  readonly closures: readonly Closure[];
}

/** A time in which a station does not open as it usually would. */
export interface Closure {
  /** Hour of the run at which it begins. */
  readonly fromHours: number;
  /** How long it is, less a usual gap. */
  readonly hours: number;
}

/** A gap this many times as long as the usual one is a closure. */
const unusual = 1.5;

/**
 * Tells the usual rhythm of opening hours from closures.
 *
 * @param openings - Hours of opening and closing in turn, rising.
 * @param horizon - Hours of the run.
 */
export function openingOf(openings: ArrayLike<number>, horizon: number): Opening {
  if (openings.length === 0)
    return { openShare: 0, periodHours: horizon, closures: [{ fromHours: 0, hours: horizon }] };
  const spans = openings.length / 2;
  let open = 0;
  for (let i = 0; i < spans; i++) open += at(openings, 2 * i + 1) - at(openings, 2 * i);
  const gaps: Closure[] = [];
  for (let i = 1; i < spans; i++) {
    const fromHours = at(openings, 2 * i - 1);
    gaps.push({ fromHours, hours: at(openings, 2 * i) - fromHours });
  }
  if (gaps.length === 0) return { openShare: open / horizon, periodHours: horizon, closures: [] };
  const usual = gaps.map(({ hours }) => hours).sort((a, b) => a - b)[Math.floor(gaps.length / 2)] as number;
  const closures = gaps
    .filter(({ hours }) => hours > unusual * usual)
    .map(({ fromHours, hours }) => ({ fromHours, hours: hours - usual }));
  const closed = closures.reduce((sum, { hours }) => sum + hours, 0);
  const time = horizon - closed;
  return { openShare: open / time, periodHours: time / spans, closures };
}

function at(numbers: ArrayLike<number>, i: number): number {
  return numbers[i] as number;
}
