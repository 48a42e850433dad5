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

/** Reads a moment with its offset from UTC: `2026-11-25T08:00+03:00`, or `Z` for UTC. */
export function readInstant(text: string): Instant | Fault {
  const form = "a moment such as 2026-11-25T08:00+03:00";
  const [date = "", rest] = text.split(/[T ]/);
  const day = readDate(date);
  if (typeof day !== "number") return { ...day, got: text };
  const [, clock, zone] = /^([^Z+-]*)(Z|[+-].*)?$/.exec(rest ?? "") ?? [];
  if (clock === undefined || clock === "")
    return { expected: form, got: text, hint: `which hour? ${date}T08:00+03:00` };
  const minutes = readClockTime(clock);
  if (typeof minutes !== "number") return { ...minutes, got: text };
  const offset = zone === "Z" ? 0 : fixedOffset(zone ?? "");
  if (offset === undefined) {
    const hint =
      zone === undefined
        ? `by whose clock? e.g. ${date}T${clock}+03:00`
        : "minutes are 00 to 59, hours at most 14";
    return { expected: `${form}, with its offset from UTC`, got: text, hint };
  }
  return { time: day * dayMs + minutes * 60_000 - offset, offset };
}

/** A moment as people write it, to the minute: `2026-11-25T08:00+03:00`. */
export function instantText({ time, offset }: Instant): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number): string => String(n).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${new Date(Math.round((time + offset) / 60_000) * 60_000).toISOString().slice(0, 16)}${zone}`;
}
