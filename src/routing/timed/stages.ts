/** How long a step takes from a given moment: fixed times, calendars, departures. */

import { workTime } from "../../model/index.ts";

/**
 * Hours by which a time may pass a bound and still meet it: closing time, a cut-off, a departure, the end of the horizon. The
 * hours of a journey are rounded up to 2^-30 h part by part, so what ends just at a bound is computed to end after it; this is
 * the sum of 256 such steps, 0.86 ms. Who is late by a figure of a study is late by more.
 */
const tolerance = 2 ** -22;

/** Something that takes the same time whenever it is begun. */
interface Fixed {
  readonly type: "fixed";
  readonly hours: number;
  /** Whether these are hours of waiting. */
  readonly isWait?: true;
}

/** Something that proceeds only while a calendar is open. */
interface Opened {
  readonly type: "opened";
  readonly hours: number;
  readonly isWait?: true;
  readonly calendar: string;
  /** Hours at which it opens and shuts. */
  readonly windows: Float64Array;
  readonly unbroken: boolean;
}

/** The next departure that a consignment is in time for. */
interface Departing {
  readonly type: "departing";
  readonly service: string;
  /** Hours, rising. */
  readonly departures: Float64Array;
  /** Hours before departure by which a consignment must be there. */
  readonly cutOff: number;
}

/**
 * A part of what is done on an arc. Whichever it is, who comes later is never through earlier: arcs made of stages are
 * first in, first out, and labels may be set for good in the order of their times.
 */
export type Stage = Fixed | Opened | Departing;

/** How an arc was passed; wait, work and pause sum to the time from arrival to end. */
export interface Passing {
  /** When the last wait before the first work ended. */
  readonly start: number;
  readonly end: number;
  /** Hours waited for an opening or a departure. */
  readonly wait: number;
  /** Hours in which something was done. */
  readonly work: number;
  /** Hours in which what was begun lay still, since it was shut. */
  readonly pause: number;
}

/** Passes stages one after another from a time on; `undefined` when one of them has no time for it in the horizon. */
export function pass(stages: readonly Stage[], time: number): Passing | undefined {
  let end = time;
  let wait = 0;
  let work = 0;
  let pause = 0;
  let start: number | undefined;
  for (const stage of stages) {
    if (stage.type === "departing") {
      const departure = firstFrom(stage.departures, end + stage.cutOff - tolerance);
      if (departure === undefined) return undefined;
      const leaves = Math.max(end, departure);
      wait += leaves - end;
      end = leaves;
      continue;
    }
    const done =
      stage.type === "fixed"
        ? { start: end, end: end + stage.hours }
        : workTime(stage.windows, end, stage.hours, { unbroken: stage.unbroken, tolerance });
    if (done === undefined) return undefined;
    wait += done.start - end;
    if (stage.isWait === true) wait += done.end - done.start;
    else {
      start ??= done.start;
      work += stage.hours;
      pause += done.end - done.start - stage.hours;
    }
    end = done.end;
  }
  return { start: start ?? end, end, wait, work, pause };
}

/** The stage at which a passage from a time on finds no end. */
export function blockedAt(stages: readonly Stage[], time: number): Stage | undefined {
  return stages.find((_, i) => pass(stages.slice(0, i + 1), time) === undefined);
}

/** The least of some rising times that is not before a time. */
function firstFrom(times: Float64Array, time: number): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return times[low];
}
