/** Reads and writes moments with their offset from UTC. */
import type { Fault } from "../../base/index.ts";
import { dayMs, readDate } from "./civilDate.ts";
import { readClockTime } from "./clockTime.ts";
import { fixedOffset } from "./timeZone.ts";

/** A moment, and how far the clocks it is read from are ahead of UTC. */
export interface Instant {
  /** Unix time in ms. */
  readonly time: number;
  /** Ms. */
  readonly offset: number;
}

/**
 * Reads a moment with its offset from UTC, as RFC 3339 writes it and as common programs do: `2026-11-25T08:00+03:00`, with
 * seconds and parts of them (`08:00:00.250`), a blank or a small `t` for the `T`, `Z` for UTC, offsets as `+0300` or `+03`.
 */
export function readInstant(text: string): Instant | Fault {
  const form = "a moment such as 2026-11-25T08:00+03:00";
  const [, date = "", rest] = /^([^Tt ]*)(?:[Tt ](.*))?$/s.exec(text) ?? [];
  const day = readDate(date);
  if (typeof day !== "number") return { ...day, got: text };
  const [, clock, zone] = /^([^Zz+-]*)([Zz]|[+-].*)?$/.exec(rest ?? "") ?? [];
  if (clock === undefined || clock === "")
    return { expected: form, got: text, hint: `which hour? ${date}T08:00+03:00` };
  const ms = readTimeOfDay(clock);
  if (typeof ms !== "number") return { ...ms, got: text };
  const offset = /^[Zz]$/.test(zone ?? "") ? 0 : fixedOffset(withColon(zone ?? ""));
  if (offset === undefined) {
    const hint =
      zone === undefined
        ? `by whose clock? e.g. ${date}T${clock}+03:00`
        : "minutes are 00 to 59, hours at most 14";
    return { expected: `${form}, with its offset from UTC`, got: text, hint };
  }
  return { time: day * dayMs + ms - offset, offset };
}

/** Ms after midnight of `08:00`, `08:00:00` or `08:00:00.250`; a leap second is the first one of the next minute. */
function readTimeOfDay(text: string): number | Fault {
  const [, clock = text, whole = "0", part = ""] =
    /^(\d{2}:\d{2}):(\d{2})(?:[.,](\d{1,9}))?$/.exec(text) ?? [];
  const minutes = readClockTime(clock);
  if (typeof minutes !== "number") return minutes;
  const seconds = Number(whole);
  if (seconds > 60) return { expected: "seconds from 00 to 59", got: text, hint: `e.g. ${clock}:00` };
  const ms = minutes * 60_000 + seconds * 1000 + Math.round(Number(`0.${part || 0}`) * 1000);
  if (ms <= dayMs) return ms;
  return { expected: "a time from 00:00 to 24:00", got: text, hint: "write 00:00 of the next day" };
}

/** An offset as RFC 3339 has it, of one without colon or minutes: `+0300`, `+03`. */
function withColon(offset: string): string {
  return offset.replace(/^([+-]\d{2})(\d{2})?$/, (_, hours, minutes = "00") => `${hours}:${minutes}`);
}

/** A moment as people write it, to the minute: `2026-11-25T08:00+03:00`. */
export function instantText({ time, offset }: Instant): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number): string => String(n).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${new Date(Math.round((time + offset) / 60_000) * 60_000).toISOString().slice(0, 16)}${zone}`;
}
