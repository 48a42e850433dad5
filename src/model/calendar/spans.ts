// Spans of time as [begin, end, begin, end ...]: rising, none empty, none touching, ends outside. Functions take them in
// any unit; times and results are in the same unit.

/** Sorts spans and joins those that touch. */
import { refuse } from "../../base/index.ts";
export function merged(spans: readonly (readonly [number, number])[]): Float64Array {
  const sorted = spans.filter(([begin, end]) => begin < end).sort((a, b) => a[0] - b[0]);
  const flat: number[] = [];
  for (const [begin, end] of sorted) {
    const last = flat.length - 1;
    if (last > 0 && begin <= (flat[last] as number)) flat[last] = Math.max(flat[last] as number, end);
    else flat.push(begin, end);
  }
  return Float64Array.from(flat);
}

/** The parts of some spans that lie outside of others. */
export function without(spans: Float64Array, cut: Float64Array): Float64Array {
  const kept: [number, number][] = [];
  for (let i = 0; i < spans.length; i += 2) {
    let begin = spans[i] as number;
    const end = spans[i + 1] as number;
    for (let j = after(cut, begin) & ~1; j < cut.length && (cut[j] as number) < end; j += 2) {
      if ((cut[j] as number) > begin) kept.push([begin, cut[j] as number]);
      begin = Math.max(begin, cut[j + 1] as number);
    }
    if (begin < end) kept.push([begin, end]);
  }
  return merged(kept);
}

/** How many of the bounds lie at or before a time: odd when the time is within a span. */
function after(spans: Float64Array, time: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether it is open at a time: at the opening itself yes, at closing time no.
 *
 * @example
 * ```ts
 * import { isOpen } from "karvan/operation";
 * const windows = Float64Array.of(8, 16, 32, 40); // hours: open from 8 to 16, and on the next day
 * console.log(isOpen(windows, 8), isOpen(windows, 16)); // true false
 * ```
 */
export function isOpen(windows: Float64Array, time: number): boolean {
  expectWindows(windows);
  return (after(windows, time) & 1) === 1;
}

/** Inner loops ask these questions: what they are asked of is checked by hand. */
function expectWindows(windows: unknown): void {
  if (!(windows instanceof Float64Array))
    refuse("windows", "a Float64Array of openings and closings", windows);
}

/**
 * The first time from a time on at which it is open; `undefined` when it does not open any more.
 *
 * @example
 * ```ts
 * import { nextOpening } from "karvan/operation";
 * const windows = Float64Array.of(8, 16, 32, 40); // hours: open from 8 to 16, and on the next day
 * console.log(nextOpening(windows, 9.5), nextOpening(windows, 17), nextOpening(windows, 41)); // 9.5 32 undefined
 * ```
 */
export function nextOpening(windows: Float64Array, time: number): number | undefined {
  expectWindows(windows);
  const at = after(windows, time);
  return (at & 1) === 1 ? time : windows[at];
}

/**
 * How long it is open between two times.
 *
 * @example
 * ```ts
 * import { openTime } from "karvan/operation";
 * const windows = Float64Array.of(8, 16, 32, 40); // hours: open from 8 to 16, and on the next day
 * console.log(openTime(windows, 14, 33.5)); // 3.5
 * ```
 */
export function openTime(windows: Float64Array, from: number, to: number): number {
  expectWindows(windows);
  let sum = 0;
  for (let i = after(windows, from) & ~1; i < windows.length && (windows[i] as number) < to; i += 2) {
    sum += Math.min(to, windows[i + 1] as number) - Math.max(from, windows[i] as number);
  }
  return sum;
}

/** How {@link workTime} works. */
export interface WorkRules {
  /** Whether work must be done in one window; it is then begun in the first that is long enough. False when absent. */
  readonly unbroken?: boolean;
  /**
   * How far times may be off by rounding, in their unit: work that ends so little after closing time is done in time, and
   * so little before closing time none begins. 0 when absent.
   */
  readonly tolerance?: number;
}

/** When work was begun and when it was done. */
export interface WorkTime {
  readonly start: number;
  readonly end: number;
}

/**
 * When work that arrives at a time is begun and done. Work is done in open time only: it begins as soon as it is open, stops
 * at closing time and continues at the next opening. Work that arrives later is never done earlier.
 *
 * @param work - Open time it takes, at least 0.
 * @returns `undefined` when the windows end before.
 * @example
 * ```ts
 * import { workTime } from "karvan/operation";
 * const windows = Float64Array.of(8, 16, 32, 40); // hours: open from 8 to 16, and on the next day
 * const work = workTime(windows, 14.5, 3); // a truck arrives at 14:30 and takes three hours to clear
 * console.log(work?.start, work?.end); // 14.5 33.5
 * ```
 */
export function workTime(
  windows: Float64Array,
  time: number,
  work: number,
  rules: WorkRules = {},
): WorkTime | undefined {
  expectWindows(windows);
  if (rules === null || typeof rules !== "object")
    refuse("rules", "an object such as { unbroken: true }", rules);
  const { unbroken = false, tolerance = 0 } = rules;
  let start: number | undefined;
  let remaining = work;
  for (let i = after(windows, time) & ~1; i < windows.length; i += 2) {
    const begin = Math.max(time, windows[i] as number);
    const open = (windows[i + 1] as number) - begin;
    if (open <= tolerance) continue;
    if (unbroken) remaining = work;
    if (start === undefined || unbroken) start = begin;
    if (remaining <= open + tolerance) return { start, end: begin + remaining };
    remaining -= open;
  }
  return undefined;
}
