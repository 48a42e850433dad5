/** Reads `calendars.csv`: opening hours, several rows to a calendar. */

import { canonicalJson, compact, type Fault } from "../../base/index.ts";
import {
  type Calendar,
  type ClosedDays,
  calendarTable,
  type Evidence,
  type OpeningWindow,
  readDateRange,
  readHours,
  readWeekdays,
  readZone,
  type SpecialDays,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { readRow } from "./readRow.ts";

/** Reads `calendars.csv`: one row per opening hours, those of one id together. */
export function readCalendars(open: OpenTables): Calendar[] {
  const groups = new Map<string, RowReader[]>();
  for (const row of rowsOf(open, calendarTable)) {
    const id = row.raw("id");
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()].map(readCalendar);
}

function readCalendar(rows: readonly RowReader[]): Calendar {
  const first = rows[0] as RowReader;
  const parts = rows.map((row) => {
    const { id, unbroken, ...evidence } = readRow(row, calendarTable);
    return {
      id,
      unbroken,
      windows: readWindows(row, evidence),
      closed: readClosed(row, evidence),
      special: readSpecial(row, evidence),
    };
  });
  checkAgreement(rows, "unbroken");
  const zoned = checkAgreement(rows, "zone");
  const zone = read(zoned, "zone", zoned.raw("zone"), readZone) ?? "+00:00";
  const windows = parts.flatMap((part) => part.windows);
  if (windows.length === 0 && rows.every((row) => row.isValid("hours", "days"))) {
    const hint = "write a link that never opens as closed";
    first.refuse("hours", { expected: "opening hours such as 08:00-18:00", got: "", hint });
  }
  return compact<Calendar>({
    id: first.raw("id"),
    zone,
    windows: sortByContent(windows),
    closed: sortByContent(parts.flatMap((part) => part.closed)),
    special: sortByContent(parts.flatMap((part) => part.special)),
    unbroken: parts.find((part) => part.unbroken !== undefined)?.unbroken === true ? true : undefined,
  });
}

/** The first row that fills a column which is for the whole calendar; other rows that fill it must say the same. */
function checkAgreement(rows: readonly RowReader[], column: string): RowReader {
  const [first, ...more] = rows.filter((row) => row.has(column));
  if (first === undefined) return rows[0] as RowReader;
  const stated = first.raw(column);
  const { file, line } = first.where(column);
  for (const row of more) {
    const got = row.raw(column);
    const hint = `${file}:${line} is of the same calendar`;
    if (got !== stated) row.refuse(column, { expected: `${stated}, as in its other rows`, got, hint });
  }
  return first;
}

/** Parts in an order of their own, so that no result depends on the order of a table. */
function sortByContent<Part extends object>(parts: readonly Part[]): Part[] {
  const keyed = parts.map((part) => ({ part, key: canonicalJson(part) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ part }) => part);
}

/** The meaning of a text, or `undefined` after noting a fault with its cell. */
function read<Value>(
  row: RowReader,
  column: string,
  text: string,
  meaning: (text: string) => Value | Fault,
): Value | undefined {
  const value = meaning(text);
  if (typeof value !== "object" || value === null || !("expected" in value)) return value as Value;
  row.refuse(column, value);
  return undefined;
}

function readWindows(row: RowReader, evidence: Evidence): OpeningWindow[] {
  const days = read(row, "days", row.raw("days"), readWeekdays);
  return row.words("hours").flatMap((text) => {
    const hours = read(row, "hours", text, readHours);
    if (hours === undefined || days === undefined) return [];
    return [{ text: [row.raw("days"), text].join(" ").trim(), days, ...hours, ...evidence }];
  });
}

function readClosed(row: RowReader, evidence: Evidence): ClosedDays[] {
  return row.words("closed").flatMap((text) => {
    const range = read(row, "closed", text, readDateRange);
    return range === undefined ? [] : [{ text, ...range, ...evidence }];
  });
}

/** Reads `2026-03-22 09:00-13:00; 2026-04-04 00:00-24:00`. */
function readSpecial(row: RowReader, evidence: Evidence): SpecialDays[] {
  const items = row
    .raw("special")
    .split(";")
    .map((item) => item.trim());
  return items
    .filter((item) => item !== "")
    .flatMap((text) => {
      const [dates = "", ...times] = text.split(/\s+/);
      const range = read(row, "special", dates, readDateRange);
      if (times.length === 0) {
        const hint = "e.g. 2026-03-22 09:00-13:00; others after a semicolon";
        row.refuse("special", { expected: "a date and its opening hours", got: text, hint });
      }
      return times.flatMap((time) => {
        const hours = read(row, "special", time, readHours);
        if (range === undefined || hours === undefined) return [];
        return [
          { text: `${dates} ${time}`, ...range, openFrom: hours.from, openUntil: hours.until, ...evidence },
        ];
      });
    });
}
