/** Weekly timetables: reading them, their departures and their mean wait. */
import type { Fault } from "../../base/index.ts";
import { timetableWait } from "../../math/index.ts";
import {
  type Calendar,
  dayMinutes,
  dayMs,
  instantAt,
  isOpen,
  localDay,
  openings,
  readClockTime,
  readWeekdays,
  type Weekday,
  weekdayOf,
} from "../calendar/index.ts";

/** One departure a week. */
export interface Departure {
  readonly day: Weekday;
  /** Minutes after midnight, 0 to 1439. */
  readonly minute: number;
}

/** Departures that are the same every week. */
export interface Timetable {
  /** As written, e.g. `mon 06:00; thu 18:00`. */
  readonly text: string;
  /** Time zone of its hours: an IANA name, or an offset such as `+03:30`. */
  readonly zone: string;
  /** In the order of the week, each once. At least one. */
  readonly departures: readonly Departure[];
}

/** Reads departures, `mon 06:00; thu 18:00`: days, then times; without days on every day. */
export function readDepartures(text: string): Departure[] | Fault {
  const found = new Map<number, Departure>();
  for (const item of text.split(";").map((part) => part.trim())) {
    if (item === "") continue;
    const parts = item.split(/\s+/);
    const first = parts.findIndex((part) => /^\d/.test(part));
    const days = readWeekdays(parts.slice(0, first === -1 ? undefined : first).join(" "));
    if (!Array.isArray(days)) return days;
    if (first === -1)
      return {
        expected: "days and times such as mon 06:00",
        got: item,
        hint: "which time does it leave at?",
      };
    for (const time of parts.slice(first)) {
      const minute = readClockTime(time);
      if (typeof minute !== "number") return minute;
      if (minute === dayMinutes)
        return { expected: "a time before 24:00", got: time, hint: "write 00:00 of the next day" };
      for (const day of days) found.set(day * dayMinutes + minute, { day, minute });
    }
  }
  if (found.size === 0)
    return { expected: "departures such as mon 06:00; thu 18:00", got: text, hint: "or give a headway" };
  return [...found].sort(([a], [b]) => a - b).map(([, departure]) => departure);
}

/**
 * The mean wait, in hours, for the next departure after an arrival at a random time of the week. A random arrival is likelier
 * to fall into a long gap than into a short one: the wait is the sum of the squared gaps over twice the week, never less
 * than half the mean gap. Changes of the clock are ignored.
 */
export function meanWaitHours({ departures }: Timetable): number {
  return timetableWait({ departuresHours: departures.map(({ day, minute }) => 24 * (day - 1) + minute / 60) })
    .meanWaitHours;
}

/**
 * The departures between two instants.
 *
 * @param from - Unix time in ms.
 * @param to - Unix time in ms; a departure at `to` itself is none of them.
 * @param calendar - What would depart while it is shut does not run.
 * @returns Unix times in ms, rising.
 */
export function departuresBetween(
  { zone, departures }: Timetable,
  from: number,
  to: number,
  calendar?: Calendar,
): Float64Array {
  const open = calendar && openings(calendar, from, to);
  const found = new Set<number>();
  const last = localDay(zone, to);
  for (let day = localDay(zone, from); day <= last; day++) {
    for (const departure of departures) {
      if (departure.day !== weekdayOf(day)) continue;
      const at = instantAt(zone, day * dayMs + departure.minute * 60_000);
      if (at >= from && at < to && (open === undefined || isOpen(open, at))) found.add(at);
    }
  }
  return Float64Array.from(found).sort();
}
