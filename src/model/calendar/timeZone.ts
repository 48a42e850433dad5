/** Time zones: their names, and the offset from UTC at a moment. */
import { append, type Fault, nearest } from "../../base/index.ts";
import { dayMs } from "./civilDate.ts";

/** The largest offset from UTC that any place keeps, in minutes. */
const largestOffset = 14 * 60;

/** The offset of a text such as `+03:30` in ms; `undefined` when it is none. */
export function fixedOffset(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const total = Number(hours) * 60 + Number(minutes);
  return total > largestOffset ? undefined : (sign === "-" ? -total : total) * 60_000;
}

/** A time zone by its IANA name, or an offset such as `+03:30`; or what is wrong with the text. */
export function readZone(text: string): string | Fault {
  if (/^[+-]|^(GMT|UTC)[+-]/.test(text)) {
    if (fixedOffset(text) !== undefined) return text;
    const hint = "minutes are 00 to 59, hours at most 14";
    return { expected: "an offset such as +03:30", got: text, hint };
  }
  if (text !== "" && formatOf(text) !== undefined) return text;
  return {
    expected: "a time zone such as Asia/Tehran, or an offset such as +03:30",
    got: text,
    hint: nearestZones(text),
  };
}

/** Cities that begin alike are likelier meant than those that differ in as few letters. */
function nearestZones(text: string): string {
  const zones = Intl.supportedValuesOf("timeZone");
  const begin = /^\w+\/\w{2}/.exec(text)?.[0].toLowerCase();
  const alike = begin === undefined ? [] : zones.filter((zone) => zone.toLowerCase().startsWith(begin));
  const best = nearest(text, alike);
  const named = [...new Set([...best, ...alike])].slice(0, 3);
  if (named.length === 0) append(named, nearest(text, zones, 3));
  if (named.length === 0) return "names are of a continent and a city: Asia/Baghdad, Europe/Istanbul";
  return `did you mean ${named.map((zone) => JSON.stringify(zone)).join(" or ")}?`;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** The clock of a zone, made once: making one takes a thousand times as long as reading it. */
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone);
  let format: Intl.DateTimeFormat | undefined;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  formats.set(zone, format);
  return format;
}

/**
 * How far clocks of a zone are ahead of UTC at an instant, in ms. Past and future rules are those of the machine's own
 * table of time zones.
 *
 * @param instant - Unix time in ms.
 * @throws RangeError when there is no such zone; see `readZone`.
 */
export function zoneOffset(zone: string, instant: number): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const format = formatOf(zone);
  if (format === undefined) throw new RangeError(`no time zone ${JSON.stringify(zone)}`);
  const whole = Math.floor(instant / 1000) * 1000;
  const parts = new Map(format.formatToParts(whole).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) as number;
  const date = Date.UTC(part("year"), part("month") - 1, part("day"));
  const time = part("hour") * 3_600_000 + part("minute") * 60_000 + part("second") * 1000;
  return date + time - whole;
}

/**
 * The instant at which clocks of a zone show a date and time. Of a time that comes twice, when clocks go back, the
 * first; for one that is skipped, the moment of the jump. So a later reading never gives an earlier instant.
 *
 * @param local - The date and time as if it were UTC, in ms.
 * @returns Unix time in ms.
 */
export function instantAt(zone: string, local: number): number {
  const before = zoneOffset(zone, local - dayMs);
  const after = zoneOffset(zone, local + dayMs);
  if (before === after) return local - before;
  const early = local - before;
  const late = local - after;
  if (zoneOffset(zone, early) === before) return early;
  if (zoneOffset(zone, late) === after) return late;
  let low = late;
  let high = early;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** The day, counted from 1970-01-01, that calendars of a zone show at an instant. */
export function localDay(zone: string, instant: number): number {
  return Math.floor((instant + zoneOffset(zone, instant)) / dayMs);
}
