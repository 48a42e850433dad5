/** What a calendar is: opening hours of the week, closed days and special days. */
import type { FigureKind } from "../figures/figure.ts";

/** A day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** How something is known, and where from. */
export interface Evidence {
  /** How it is known. */
  readonly kind: FigureKind;
  /** Id of the source; always there when `kind` is `sourced`. */
  readonly source?: string;
  readonly note?: string;
}

/** Hours in which something is open on some days of every week, in the calendar's own time zone. */
export interface OpeningWindow extends Evidence {
  /** As written, e.g. `mon-fri 08:00-18:00`. */
  readonly text: string;
  /** Days on which it begins. At least one. */
  readonly days: readonly Weekday[];
  /** Minutes after midnight at which it opens, 0 to 1439. */
  readonly from: number;
  /** Minutes after the same midnight at which it shuts: above `from`, at most a day later; above 1440 on the day after. */
  readonly until: number;
}

/** Days in a row. Both ends belong to it: `2026-08-01` and `2026-08-25`, or the same every year, `--03-20` and `--04-02`. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** Days on which something is shut all day long, from midnight to midnight. */
export interface ClosedDays extends DateRange, Evidence {
  /** As written. */
  readonly text: string;
}

/** Days on which something is open at other hours than its week has, even when they are closed days. */
export interface SpecialDays extends DateRange, Evidence {
  /** As written. */
  readonly text: string;
  /** Minutes after midnight at which it opens. */
  readonly openFrom: number;
  /** Minutes after the same midnight at which it shuts. */
  readonly openUntil: number;
}

/**
 * When something is open: hours of the week, less closed days, plus special days. On a closed day
 * nothing opens, and what opened on the evening before shuts at midnight; the hours of a special day hold in place of all
 * others of that day.
 */
export interface Calendar {
  /** Unique, kebab-case. */
  readonly id: string;
  /** Time zone of its hours: an IANA name such as `Asia/Tehran`, or an offset such as `+03:30`. */
  readonly zone: string;
  /** At least one. */
  readonly windows: readonly OpeningWindow[];
  readonly closed: readonly ClosedDays[];
  readonly special: readonly SpecialDays[];
  /**
   * Whether what is begun must be finished before it shuts, and else waits for a window long enough. When absent, work
   * stops at closing time and goes on at the next opening.
   */
  readonly unbroken?: true;
}
