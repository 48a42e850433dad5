/** Reads times of day, opening hours and days of the week. */
import { didYouMean, type Fault } from "../../base/index.ts";
import type { Weekday } from "./calendar.ts";

/** Minutes of a day of 24 hours. */
export const dayMinutes = 1440;

const form = "a time such as 08:00, hours and minutes";

/** Minutes after midnight, 0 to 1440, or what is wrong with the text. */
export function readClockTime(text: string): number | Fault {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (hours === undefined || minutes === undefined) {
    return { expected: form, got: text, hint: otherForm(text) };
  }
  const total = hours * 60 + minutes;
  if (minutes > 59) return { expected: "minutes from 00 to 59", got: text, hint: `${form} of the day` };
  if (total > dayMinutes) {
    const hint = "over midnight is written with +1: 18:00-08:00+1";
    return { expected: "a time from 00:00 to 24:00", got: text, hint };
  }
  return total;
}

function otherForm(text: string): string {
  const [, hours, minutes] = /^(\d{1,2})[:.h](\d{1,2})(?::\d{2})?$/.exec(text)?.map(Number) ?? [];
  if (hours !== undefined && minutes !== undefined && hours <= 24 && minutes <= 59) {
    return `did you mean ${clockText(hours * 60 + minutes)}?`;
  }
  const seconds = /^\d{4,5}$/.test(text) ? Number(text) : undefined;
  if (seconds !== undefined && seconds % 60 === 0 && seconds <= dayMinutes * 60) {
    return `a program may have turned ${clockText(seconds / 60)} into seconds: put the time in quotes`;
  }
  return "two digits, a colon, two digits";
}

/** Minutes after midnight as people write them. */
export function clockText(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after the midnight of one day from which and until which something is open. */
export interface Hours {
  readonly from: number;
  readonly until: number;
}

/**
 * Reads opening hours: `08:00-18:00`, `00:00-24:00`, over midnight `18:00-08:00+1` and in no other form, so that two
 * swapped times are reported and not taken for a night.
 */
export function readHours(text: string): Hours | Fault {
  const [, first, second, next] = /^([^-+]+)-([^-+]+)(\+1)?$/.exec(text) ?? [];
  if (first === undefined || second === undefined) {
    return { expected: "opening hours such as 08:00-18:00", got: text, hint: "over midnight: 18:00-08:00+1" };
  }
  const from = readClockTime(first);
  const end = readClockTime(second);
  if (typeof from !== "number") return { ...from, got: text };
  if (typeof end !== "number") return { ...end, got: text };
  if (from === dayMinutes)
    return { expected: "an opening before 24:00", got: text, hint: "write 00:00 of the next day" };
  if (next !== undefined) {
    if (end <= from) return { from, until: end + dayMinutes };
    return {
      expected: "at most 24 hours",
      got: text,
      hint: `without +1 it shuts on the same day: ${first}-${second}`,
    };
  }
  if (end > from) return { from, until: end };
  const hint =
    end === from
      ? "all day is 00:00-24:00"
      : `over midnight is written ${first}-${second}+1; else swap the two`;
  return { expected: "a closing time after the opening time", got: text, hint };
}

const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Reads a day of the week, `mon` to `sun`. */
export function readWeekday(text: string): Weekday | Fault {
  const at = (dayNames as readonly string[]).indexOf(text);
  if (at >= 0) return (at + 1) as Weekday;
  const short = text.toLowerCase().slice(0, 3);
  const near = (dayNames as readonly string[]).includes(short)
    ? `did you mean ${JSON.stringify(short)}?`
    : undefined;
  return { expected: `one of ${dayNames.join(", ")}`, got: text, hint: near ?? didYouMean(text, dayNames) };
}

/** Reads days of the week separated by blanks, `mon-wed sat`; a range may lead over Sunday, `sat-wed`. Empty means all. */
export function readWeekdays(text: string): Weekday[] | Fault {
  const days = new Set<Weekday>();
  for (const part of text.split(/\s+/).filter((item) => item !== "")) {
    const [first = "", last = first, ...more] = part.split("-");
    const from = readWeekday(first);
    const to = readWeekday(last);
    if (typeof from !== "number") return { ...from, got: part };
    if (typeof to !== "number") return { ...to, got: part };
    if (more.length > 0)
      return { expected: "a day, or two joined by -", got: part, hint: "e.g. mon-fri sat" };
    for (let day = from as number; ; day = (day % 7) + 1) {
      days.add(day as Weekday);
      if (day === to) break;
    }
  }
  return days.size === 0 ? [1, 2, 3, 4, 5, 6, 7] : [...days].sort((a, b) => a - b);
}
