/** Finds what is dated and falls into the days of a run that are not counted. */
import { type Calendar, dateText, inRange, instantAt, localDay } from "../../model/index.ts";

/** Closed days, days of special hours, or a season, some days of which are warm-up and so not counted. */
export interface UncountedEvent {
  readonly type: "closedDays" | "specialHours" | "season";
  /** Ids of the stations that keep the calendar; that of the flow for a season. */
  readonly of: readonly string[];
  /** First day of it in the run, e.g. `2026-07-16`. */
  readonly first: string;
  /** Last day of it in the run. */
  readonly last: string;
  /** Days of it in the run. */
  readonly days: number;
  /** How many of these days are not counted: their noon is in the warm-up. */
  readonly uncountedDays: number;
}

/** The days of a run. */
export interface RunDays {
  /** Unix time of the start, ms. */
  readonly start: number;
  /** Unix time at which counting begins, ms. */
  readonly counted: number;
  /** Unix time of the end, ms. */
  readonly end: number;
}

/**
 * The dated days of a calendar that fall into the warm-up, in the order of the calendar. What holds in the whole run is none: no
 * part of it is missed.
 *
 * @param stations - Ids of the stations that keep the calendar.
 */
export function uncountedDays(
  calendar: Calendar,
  stations: readonly string[],
  run: RunDays,
): UncountedEvent[] {
  const { zone, closed, special } = calendar;
  const rules = [
    ...closed.map((range) => ({ type: "closedDays", range }) as const),
    ...special.map((range) => ({ type: "specialHours", range }) as const),
  ];
  const days = Array.from(
    { length: localDay(zone, run.end - 1) - localDay(zone, run.start) + 1 },
    (_, i) => localDay(zone, run.start) + i,
  );
  const noon = (day: number): number => instantAt(zone, (day + 0.5) * 86_400_000);
  return rules.flatMap(({ type, range }) =>
    stretches(days.filter((day) => inRange(day, range))).flatMap((stretch) =>
      eventOf(type, stations, stretch, days.length, (day) => noon(day) < run.counted),
    ),
  );
}

/** The days of a flow's season that fall into the warm-up. */
export function uncountedSeason(
  id: string,
  season: { readonly first: string; readonly last: string },
  run: RunDays,
): UncountedEvent[] {
  const days = Array.from({ length: Math.round((run.end - run.start) / 86_400_000) }, (_, i) => i);
  const dayOf = (i: number): number => run.start / 86_400_000 + i;
  const own = days.map(dayOf).filter((day) => inRange(day, { from: season.first, to: season.last }));
  return eventOf("season", [id], own, days.length, (day) => (day + 0.5) * 86_400_000 < run.counted);
}

function eventOf(
  type: UncountedEvent["type"],
  of: readonly string[],
  days: readonly number[],
  runDays: number,
  isUncounted: (day: number) => boolean,
): UncountedEvent[] {
  const [first] = days;
  const last = days.at(-1);
  const missed = days.filter(isUncounted).length;
  if (first === undefined || last === undefined || missed === 0 || days.length === runDays) return [];
  const span = { first: dateText(first), last: dateText(last) };
  return [{ type, of, ...span, days: days.length, uncountedDays: missed }];
}

/** Days in a row. */
function stretches(days: readonly number[]): number[][] {
  const found: number[][] = [];
  for (const day of days) {
    const open = found.at(-1);
    if (open !== undefined && open.at(-1) === day - 1) open.push(day);
    else found.push([day]);
  }
  return found;
}
