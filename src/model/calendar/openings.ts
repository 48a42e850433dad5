/** When a calendar is open between two moments. */

import { expectArguments } from "../../base/index.ts";
import { openingsArguments } from "../given.ts";
import type { Calendar } from "./calendar.ts";
import { dayMs, inRange, weekdayOf } from "./civilDate.ts";
import { merged, without } from "./spans.ts";
import { instantAt, localDay } from "./timeZone.ts";

type Span = readonly [number, number];

/**
 * When a calendar is open between two instants: `[open, shut, open, shut ...]`, rising, windows that touch joined.
 * `isOpen`, `nextOpening`, `openTime` and `workTime` answer on it by binary search.
 *
 * @param from - Unix time in ms.
 * @param to - Unix time in ms; openings after it are left out.
 * @returns Unix times in ms.
 * @example
 * ```ts
 * import { openings } from "karvan/operation";
 * const hours = { text: "mon-fri 08:00-16:00", days: [1, 2, 3, 4, 5], from: 8 * 60, until: 16 * 60, kind: "assumed" } as const;
 * const calendar = { id: "day", zone: "Asia/Tehran", windows: [hours], closed: [], special: [] };
 * const week = openings(calendar, Date.parse("2026-11-23T00:00+03:30"), Date.parse("2026-11-30T00:00+03:30"));
 * console.log(week.length / 2, new Date(week[0]).toISOString()); // 5 2026-11-23T04:30:00.000Z
 * ```
 */
export function openings(calendar: Calendar, from: number, to: number): Float64Array {
  expectArguments(openingsArguments, [calendar, from, to]);
  const { zone, windows, closed, special } = calendar;
  const weekly: Span[] = [];
  const shut: Span[] = [[Number.NEGATIVE_INFINITY, from]];
  const other: Span[] = [];
  const span = (day: number, begin: number, end: number): Span => [
    instantAt(zone, day * dayMs + begin * 60_000),
    instantAt(zone, day * dayMs + end * 60_000),
  ];
  // Hours over midnight may have begun on the day before.
  const last = localDay(zone, to);
  for (let day = localDay(zone, from) - 1; day <= last; day++) {
    const weekday = weekdayOf(day);
    const own = special.filter((days) => inRange(day, days));
    for (const { openFrom, openUntil } of own) other.push(span(day, openFrom, openUntil));
    if (own.length > 0 || closed.some((days) => inRange(day, days))) {
      shut.push(span(day, 0, 24 * 60));
      continue;
    }
    for (const window of windows) {
      if (window.days.includes(weekday)) weekly.push(span(day, window.from, window.until));
    }
  }
  const open = without(merged(weekly), merged(shut));
  const all: Span[] = other.map(([begin, end]) => [Math.max(begin, from), end]);
  for (let i = 0; i < open.length; i += 2) all.push([open[i] as number, open[i + 1] as number]);
  return merged(all.map(([begin, end]) => [begin, Math.min(end, to)]));
}
