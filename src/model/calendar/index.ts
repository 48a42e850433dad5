export type {
  Calendar,
  ClosedDays,
  DateRange,
  Evidence,
  OpeningWindow,
  SpecialDays,
  Weekday,
} from "./calendar.ts";
export { dayMs, readDate, readDateRange, weekdayOf } from "./civilDate.ts";
export {
  dayMinutes,
  type Hours,
  readClockTime,
  readHours,
  readWeekdays,
} from "./clockTime.ts";
export { type Instant, instantText, readInstant } from "./instant.ts";
export { openings } from "./openings.ts";
export { isOpen, nextOpening, openTime, type WorkTime, workTime } from "./spans.ts";
export { instantAt, localDay, readZone } from "./zone.ts";
