import { canonicalJson, compact, type Fault } from "../../base/index.ts";
import {
  type Calendar,
  type ClosedDays,
  type Evidence,
  type FigureKind,
  kinds,
  type OpeningWindow,
  readDateRange,
  readHours,
  readWeekdays,
  readZone,
  type SpecialDays,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
import { readSource } from "./figures.ts";
import { type Reading, rowsOf } from "./reading.ts";

/** Columns of `calendars.csv`. A calendar may have several rows. */
export const calendarColumns: Columns = {
  table: "calendars",
  required: ["id", "hours", "kind"],
  optional: ["zone", "days", "closed", "special", "unbroken", "source", "note"],
  idsRepeat: true,
};

/** Reads `calendars.csv`: one row per opening hours, those of one id together. */
export function readCalendars(reading: Reading, sources: ReadonlySet<string>): Calendar[] {
  const groups = new Map<string, RowReader[]>();
  for (const row of rowsOf(reading, calendarColumns)) {
    const id = row.id();
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups].map(([id, rows]) => readCalendar(id, rows, sources));
}

function readCalendar(id: string, rows: readonly RowReader[], sources: ReadonlySet<string>): Calendar {
  const first = rows[0] as RowReader;
  const [zoned, marked] = ["zone", "unbroken"].map((column) => agreed(rows, column)) as [
    RowReader,
    RowReader,
  ];
  const parts = rows.map((row) => {
    const known = compact<Evidence>({
      kind: row.choice("kind", kinds) as FigureKind,
      source: readSource(row, "source", sources, row.raw("kind") === "sourced"),
      note: row.optional("note"),
    });
    return {
      windows: readWindows(row, known),
      closed: readClosed(row, known),
      special: readSpecial(row, known),
    };
  });
  const zone = read(zoned, "zone", zoned.raw("zone"), readZone) ?? "+00:00";
  const windows = parts.flatMap((part) => part.windows);
  if (windows.length === 0 && rows.every((row) => row.isRight("hours", "days"))) {
    const hint = "what never opens is a link that is closed";
    first.refuse("hours", { expected: "opening hours such as 08:00-18:00", got: "", hint });
  }
  return compact<Calendar>({
    id,
    zone,
    windows: inOrder(windows),
    closed: inOrder(parts.flatMap((part) => part.closed)),
    special: inOrder(parts.flatMap((part) => part.special)),
    unbroken: marked.has("unbroken") && marked.flag("unbroken") ? true : undefined,
  });
}

/** The row that says what holds for the whole calendar: one of its rows, or several alike. */
function agreed(rows: readonly RowReader[], column: string): RowReader {
  const [first, ...more] = rows.filter((row) => row.has(column));
  if (first === undefined) return rows[0] as RowReader;
  const said = first.raw(column);
  const { file, line } = first.where(column);
  for (const row of more) {
    const got = row.raw(column);
    const hint = `${file}:${line} is of the same calendar`;
    if (got !== said) row.refuse(column, { expected: `${said}, as in its other rows`, got, hint });
  }
  return first;
}

/** In an order of their own, so that no result depends on the order of a table. */
function inOrder<Part extends object>(parts: readonly Part[]): Part[] {
  const keyed = parts.map((part) => ({ part, key: canonicalJson(part) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ part }) => part);
}

/** What a text means; a fault is noted with its cell. */
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

function readWindows(row: RowReader, known: Evidence): OpeningWindow[] {
  const days = read(row, "days", row.raw("days"), readWeekdays);
  return row.list("hours").flatMap((text) => {
    const hours = read(row, "hours", text, readHours);
    if (hours === undefined || days === undefined) return [];
    return [{ text: [row.raw("days"), text].join(" ").trim(), days, ...hours, ...known }];
  });
}

function readClosed(row: RowReader, known: Evidence): ClosedDays[] {
  return row.list("closed").flatMap((text) => {
    const range = read(row, "closed", text, readDateRange);
    return range === undefined ? [] : [{ text, ...range, ...known }];
  });
}

/** Reads `2026-03-22 09:00-13:00; 2026-04-04 00:00-24:00`. */
function readSpecial(row: RowReader, known: Evidence): SpecialDays[] {
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
          { text: `${dates} ${time}`, ...range, openFrom: hours.from, openUntil: hours.until, ...known },
        ];
      });
    });
}
