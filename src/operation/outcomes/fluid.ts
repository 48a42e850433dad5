/** The queue of a station as a fluid: arrivals less service, hour by hour. */

/** Arrivals that are even from an hour until another. */
export interface Inflow {
  readonly perHour: number;
  readonly fromHours: number;
  readonly toHours: number;
}

/** A station as a fluid queue over a run. */
export interface FluidQueue {
  readonly inflows: readonly Inflow[];
  /** What it serves in an hour while it is open. */
  readonly capacityPerHour: number;
  /** Hours of opening and closing in turn; always open when absent. */
  readonly openings: ArrayLike<number> | undefined;
  /** Hours that are counted, from the first to the last. */
  readonly counted: readonly [from: number, to: number];
}

/** What a fluid queue comes to. */
export interface FluidWait {
  /** Who comes while it is counted. */
  readonly arrivals: number;
  /** Arrivals over the number that can be served in the counted time; `Infinity` when it is never open. */
  readonly load: number;
  /** Mean wait: the queue summed over time, over arrivals (Little's law). 0 without arrivals. */
  readonly meanWaitHours: number;
}

/**
 * The fluid queue of a station over a run: stock of arrivals less service, computed piece by piece between hours at which
 * it opens, closes, or its arrivals change. So any calendar is taken as it is: nights, days off, closures, seasons.
 *
 * G. F. Newell, Applications of Queueing Theory, 2nd ed., Chapman and Hall 1982, ch. 2; J. D. C. Little, Operations Research
 * 9 (1961).
 */
export function fluidWait({ inflows, capacityPerHour, openings, counted }: FluidQueue): FluidWait {
  const from = counted[0];
  const hours = breakpoints(inflows, openings, counted);
  const isOpenAt = openingAt(openings);
  let queue = 0;
  let area = 0;
  let arrivals = 0;
  let capacity = 0;
  for (let i = 0; i + 1 < hours.length; i++) {
    const begin = hours[i] as number;
    const length = (hours[i + 1] as number) - begin;
    const isOpen = isOpenAt(begin);
    const rate = rateAt(inflows, begin);
    const growth = rate - (isOpen ? capacityPerHour : 0);
    // Once it is empty the rest of the piece has no queue.
    const filled = growth < 0 ? Math.min(length, queue / -growth) : length;
    const after = Math.max(0, queue + growth * filled);
    if (begin >= from) {
      area += ((queue + after) / 2) * filled;
      arrivals += rate * length;
      if (isOpen) capacity += capacityPerHour * length;
    }
    queue = filled < length ? 0 : after;
  }
  const load = arrivals === 0 ? 0 : arrivals / capacity;
  return { arrivals, load, meanWaitHours: arrivals === 0 ? 0 : area / arrivals };
}

/** Arrivals per hour from an hour on. */
function rateAt(inflows: readonly Inflow[], hour: number): number {
  let rate = 0;
  for (const { perHour, fromHours, toHours } of inflows) {
    if (fromHours <= hour && hour < toHours) rate += perHour;
  }
  return rate;
}

/** Whether hours are within openings, for hours that rise from call to call; always when there are none. */
function openingAt(openings: ArrayLike<number> | undefined): (hour: number) => boolean {
  if (openings === undefined) return () => true;
  let span = 0;
  return (hour) => {
    while (span < openings.length && (openings[span + 1] as number) <= hour) span += 2;
    return span < openings.length && (openings[span] as number) <= hour;
  };
}

/** All hours of a run at which something changes, rising. */
function breakpoints(
  inflows: readonly Inflow[],
  openings: ArrayLike<number> | undefined,
  [from, to]: readonly [from: number, to: number],
): number[] {
  const all = [0, from, to, ...inflows.flatMap(({ fromHours, toHours }) => [fromHours, toHours])];
  const hours = [...all, ...Array.from(openings ?? [])].filter((hour) => hour >= 0 && hour <= to);
  return [...new Set(hours)].sort((a, b) => a - b);
}
