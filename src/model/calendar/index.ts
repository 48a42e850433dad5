/** Calendars: opening hours, closed days and time zones. */
export type {
  Calendar,
  ClosedDays,
  DateRange,
  Evidence,
  OpeningWindow,
  SpecialDays,
  Weekday,
} from "./calendar.ts";
export { dayMs, weekdayOf } from "./civilDate.ts";
export { dayMinutes, type Hours, readClockTime, readWeekdays } from "./clockTime.ts";
export type { Instant } from "./instant.ts";
export { openings } from "./openings.ts";
export { isOpen, type WorkTime } from "./spans.ts";
export { instantAt, localDay } from "./timeZone.ts";
