/** Reads and writes dates of the Gregorian calendar, and ranges of them. */
import type { Fault } from "../../base/index.ts";
import type { DateRange, Weekday } from "./calendar.ts";

/** Milliseconds of a day of 24 hours. */
export const dayMs = 86_400_000;

/** Years in which dates of studies lie; years of other eras fall outside. */
const years = { first: 1900, last: 2200 };

const form = "a date such as 2026-11-25: year, month, day";

/** A date of the Gregorian calendar as days since 1970-01-01, or what is wrong with the text. */
export function readDate(text: string): number | Fault {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return { expected: form, got: text, hint: otherForm(text) };
  }
  if (year < years.first || year > years.last) {
    const solar = year >= 1300 && year <= 1500 ? `; ${year} looks like a year of the solar calendar` : "";
    const hint = `dates are Gregorian, of ${years.first} to ${years.last}${solar}`;
    return { expected: `${form} in the Gregorian calendar`, got: text, hint };
  }
  return dayOf(year, month, day) ?? noSuchDate(text, year, month);
}

function otherForm(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return "write digits as yyyy-mm-dd";
  if (dayOf(year, month, day) !== undefined) return `did you mean ${iso(year, month, day)}?`;
  return `the year comes first; and ${lengthOf(year, month)}`;
}

function noSuchDate(got: string, year: number, month: number): Fault {
  return { expected: "a date that exists, as yyyy-mm-dd", got, hint: lengthOf(year, month) };
}

function lengthOf(year: number, month: number): string {
  if (month < 1 || month > 12) return "months are 01 to 12";
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${iso(year, month, 1).slice(0, 7)} has ${last} days`;
}

function iso(year: number, month: number, day: number): string {
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

function dayOf(year: number, month: number, day: number): number | undefined {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.getTime() / dayMs : undefined;
}

/** A day, counted from 1970-01-01, as people write it. */
export function dateText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of the week of a day counted from 1970-01-01, which was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Reads `2026-08-01`, `2026-08-01..2026-08-25`, or the same every year: `--03-21`, `--12-25..--01-02`. */
export function readDateRange(text: string): DateRange | Fault {
  const [from = "", to = from, ...more] = text.split("..");
  if (more.length > 0) {
    return { expected: "a date, or two joined by ..", got: text, hint: "e.g. 2026-08-01..2026-08-25" };
  }
  const yearly = [from, to].map((end) => end.startsWith("--"));
  if (yearly[0] !== yearly[1]) {
    const hint = "write the year at both ends, or at neither: --08-01..--08-25";
    return { expected: "two dates of one form", got: text, hint };
  }
  for (const end of [from, to]) {
    // Of a leap year, so that --02-29 is a date.
    const read = readDate(end.startsWith("--") ? `2000${end.slice(1)}` : end);
    if (typeof read !== "number") return { ...read, got: text };
  }
  if (yearly[0] !== true && from > to) {
    return { expected: "the earlier date first", got: text, hint: `did you mean ${to}..${from}?` };
  }
  return { from, to };
}

/** Whether a day, counted from 1970-01-01, is one of a range. Yearly ranges may lead over the end of a year. */
export function inRange(day: number, { from, to }: DateRange): boolean {
  const date = dateText(day);
  if (!from.startsWith("--")) return from <= date && date <= to;
  const own = `-${date.slice(4)}`;
  return from <= to ? from <= own && own <= to : own >= from || own <= to;
}
