import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Calendar,
  type Evidence,
  isOpen,
  nextOpening,
  openings,
  openTime,
  readDateRange,
  readHours,
  readWeekdays,
  workTime,
} from "../../../src/model/index.ts";

const hour = 3_600_000;
const evidence: Evidence = { kind: "assumed" };

/** A calendar of texts as tables have them: `mon-fri 08:00-18:00`. */
function calendar(zone: string, windows: readonly string[], more: Partial<Calendar> = {}): Calendar {
  return {
    id: "test",
    zone,
    windows: windows.map((text) => {
      const [hours = "", ...days] = text.split(" ").reverse();
      const [read, weekdays] = [readHours(hours), readWeekdays(days.join(" "))];
      if ("expected" in read || "expected" in weekdays) throw new Error(text);
      return { text, ...read, days: weekdays, ...evidence };
    }),
    closed: [],
    special: [],
    ...more,
  };
}

function range(text: string): { from: string; to: string; text: string } & Evidence {
  const read = readDateRange(text);
  if ("expected" in read) throw new Error(text);
  return { text, ...read, ...evidence };
}

/** The openings between two dates as people read them, in UTC. */
function told(of: Calendar, from: string, to: string): string[] {
  const list = openings(of, Date.parse(from), Date.parse(to));
  const texts = Array.from(list, (at) => new Date(at).toISOString().slice(5, 16));
  return texts.flatMap((open, i) => (i % 2 === 0 ? [`${open} - ${texts[i + 1]}`] : []));
}

describe("openings", () => {
  // 2026-11-25 is a Wednesday; Tehran is 3.5 h ahead of UTC all year since 2023.
  it("turns hours of a week into instants", () => {
    const tehran = calendar("Asia/Tehran", ["sat-wed 08:00-16:00", "thu 08:00-12:00"]);
    expect(told(tehran, "2026-11-25T00:00Z", "2026-11-28T12:00Z")).toEqual([
      "11-25T04:30 - 11-25T12:30",
      "11-26T04:30 - 11-26T08:30",
      "11-28T04:30 - 11-28T12:00",
    ]);
  });

  it("leads hours over midnight, also those begun before", () => {
    const night = calendar("+03:00", ["wed 18:00-08:00+1"]);
    expect(told(night, "2026-11-25T20:00Z", "2026-12-01T00:00Z")).toEqual(["11-25T20:00 - 11-26T05:00"]);
    expect(told(night, "2026-11-26T00:00Z", "2026-12-01T00:00Z")).toEqual(["11-26T00:00 - 11-26T05:00"]);
  });

  it("joins windows that touch: all day on all days is one", () => {
    const always = calendar("Asia/Baghdad", ["00:00-24:00"]);
    expect(told(always, "2026-01-01T00:00Z", "2026-12-31T00:00Z")).toEqual(["01-01T00:00 - 12-31T00:00"]);
    const shifts = calendar("Asia/Baghdad", ["wed 06:00-14:00", "wed 13:00-22:00", "wed 22:00-24:00"]);
    expect(told(shifts, "2026-11-25T00:00Z", "2026-11-26T00:00Z")).toEqual(["11-25T03:00 - 11-25T21:00"]);
  });

  it("shuts on closed days from midnight to midnight, and keeps the hours of special days", () => {
    const closed = calendar("+00:00", ["20:00-04:00+1"], {
      closed: [range("2026-11-26"), range("--11-28..--11-29")],
      special: [{ ...range("2026-11-28"), openFrom: 540, openUntil: 780 }],
    });
    expect(told(closed, "2026-11-25T12:00Z", "2026-11-30T12:00Z")).toEqual([
      "11-25T20:00 - 11-26T00:00",
      "11-27T20:00 - 11-28T00:00",
      "11-28T09:00 - 11-28T13:00",
    ]);
  });

  it("keeps the hours of a special day in place of those of the week, which are longer", () => {
    const shorter = calendar("+00:00", ["06:10-21:40"], {
      special: [{ ...range("2026-11-26"), openFrom: 567, openUntil: 791 }],
    });
    expect(told(shorter, "2026-11-25T00:00Z", "2026-11-28T00:00Z")).toEqual([
      "11-25T06:10 - 11-25T21:40",
      "11-26T09:27 - 11-26T13:11",
      "11-27T06:10 - 11-27T21:40",
    ]);
  });

  it("takes yearly days over the end of a year", () => {
    const holidays = calendar("+00:00", ["10:00-11:00"], { closed: [range("--12-30..--01-02")] });
    expect(told(holidays, "2026-12-29T00:00Z", "2027-01-04T00:00Z")).toEqual([
      "12-29T10:00 - 12-29T11:00",
      "01-03T10:00 - 01-03T11:00",
    ]);
    const leap = calendar("+00:00", ["10:00-11:00"], { closed: [range("--02-29")] });
    expect(openings(leap, Date.UTC(2028, 1, 28), Date.UTC(2028, 2, 2))).toHaveLength(4);
    expect(openings(leap, Date.UTC(2027, 1, 28), Date.UTC(2027, 2, 2))).toHaveLength(4);
  });

  // Lebanon: 2026-03-29 00:00 is skipped, clocks go to 01:00; on 2026-10-25 00:00 they go back to 23:00.
  it("opens at the moment of the jump where clocks skip the opening", () => {
    const beirut = calendar("Asia/Beirut", ["00:00-06:00"]);
    expect(told(beirut, "2026-03-28T12:00Z", "2026-03-29T12:00Z")).toEqual(["03-28T22:00 - 03-29T03:00"]);
    expect(openTime(openings(beirut, 0, 3e12), Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 29, 12))).toBe(
      5 * hour,
    );
  });

  it("opens at the first of two equal readings where clocks go back", () => {
    const beirut = calendar("Asia/Beirut", ["sat 23:30-06:00+1"]);
    expect(told(beirut, "2026-10-24T12:00Z", "2026-10-25T12:00Z")).toEqual(["10-24T20:30 - 10-25T04:00"]);
  });

  // Turkey: summer time to 2015-11-08 04:00 (two weeks longer than the EU), and for good from September 2016.
  it.each([
    ["Europe/Istanbul", "2015-11-07", 6],
    ["Europe/Istanbul", "2015-11-09", 7],
    ["Europe/Istanbul", "2026-01-15", 6],
    ["Asia/Tehran", "2021-07-01", 4.5],
    ["Asia/Tehran", "2026-07-01", 5.5],
    ["Asia/Baghdad", "2007-07-01", 5],
    ["Asia/Baghdad", "2026-07-01", 6],
    ["+03:30", "2026-07-01", 5.5],
    ["-03:30", "2026-07-01", 12.5],
  ])("opens at nine in %s on %s at %d h UTC", (zone, date, utc) => {
    const day = Date.parse(date);
    const [open] = openings(calendar(zone, ["09:00-10:00"]), day, day + 24 * hour);
    expect(open).toBe(day + utc * hour);
  });

  it("gives the same answer for a part as for the whole", () => {
    const odd = calendar("Asia/Beirut", ["mon-thu 07:30-12:00", "18:00-02:00+1", "sun 00:00-24:00"], {
      closed: [range("2026-03-30..2026-04-02"), range("--10-25")],
    });
    const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];
    const whole = openings(odd, from, to);
    const instant = fc.integer({ min: from / 60_000, max: to / 60_000 }).map((minute) => minute * 60_000);
    fc.assert(
      fc.property(instant, instant, instant, (a, b, at) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const part = openings(odd, first, last);
        expect(openTime(part, first, last)).toBe(openTime(whole, first, last));
        if (at >= first && at < last) expect(isOpen(part, at)).toBe(isOpen(whole, at));
      }),
      { numRuns: 100 },
    );
  });
});

describe("nextOpening", () => {
  const windows = Float64Array.of(2, 4, 6, 9);
  it.each([
    [0, 2],
    [2, 2],
    [3, 3],
    [4, 6],
    [8.5, 8.5],
    [9, undefined],
  ])("of %d is %s", (at, next) => {
    expect(nextOpening(windows, at)).toBe(next);
    expect(isOpen(windows, at)).toBe(next === at);
  });
});

describe("workTime", () => {
  const windows = Float64Array.of(2, 4, 6, 9);
  it.each([
    { at: 0, work: 1, start: 2, end: 3 },
    { at: 3, work: 1, start: 3, end: 4 },
    { at: 3, work: 3, start: 3, end: 8 },
    { at: 0, work: 5, start: 2, end: 9 },
    { at: 4, work: 0, start: 6, end: 6 },
  ])("stops at closing time and goes on later: $work from $at", ({ at, work, start, end }) => {
    expect(workTime(windows, at, work)).toEqual({ start, end });
  });

  it.each([
    { at: 3, work: 1, start: 3, end: 4 },
    { at: 3, work: 2, start: 6, end: 8 },
    { at: 0, work: 3, start: 6, end: 9 },
  ])(
    "waits for a window long enough where it must not be broken: $work from $at",
    ({ at, work, start, end }) => {
      expect(workTime(windows, at, work, { unbroken: true })).toEqual({ start, end });
    },
  );

  it("is undefined when the windows end before", () => {
    expect(workTime(windows, 3, 5)).toBeUndefined();
    expect(workTime(windows, 0, 4, { unbroken: true })).toBeUndefined();
    expect(workTime(windows, 9, 0)).toBeUndefined();
    expect(workTime(new Float64Array(), 0, 1)).toBeUndefined();
  });

  it("never ends earlier for what comes later, and takes just the open time between", () => {
    const spans = fc
      .array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 20 })
      .map((steps) => steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step, 0)))
      .map((bounds) => Float64Array.from(bounds.slice(0, bounds.length & ~1)));
    const time = fc.nat(80).map((n) => n / 2);
    fc.assert(
      fc.property(spans, time, time, fc.nat(20), fc.boolean(), (list, a, b, work, unbroken) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((at) =>
          workTime(list, at, work, { unbroken }),
        );
        if (second !== undefined) expect(first?.end).toBeLessThanOrEqual(second.end);
        if (first === undefined) return;
        const { start, end } = first;
        expect(start).toBeGreaterThanOrEqual(Math.min(a, b));
        expect(isOpen(list, start)).toBe(true);
        expect(openTime(list, start, end)).toBe(work);
        if (!unbroken) expect(start).toBe(nextOpening(list, Math.min(a, b)));
      }),
    );
  });
});
