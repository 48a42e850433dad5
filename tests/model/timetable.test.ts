import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { departuresBetween, meanWaitHours, readDepartures, type Timetable } from "../../src/model/index.ts";

function timetable(text: string, zone = "+00:00"): Timetable {
  const departures = readDepartures(text);
  if (!Array.isArray(departures)) throw new Error(departures.expected);
  return { text, zone, departures };
}

describe("readDepartures", () => {
  it("reads days and times in the order of the week, each once", () => {
    expect(readDepartures("thu 18:00; mon 06:00 18:00; sat-mon 06:00")).toEqual([
      { day: 1, minute: 360 },
      { day: 1, minute: 1080 },
      { day: 4, minute: 1080 },
      { day: 6, minute: 360 },
      { day: 7, minute: 360 },
    ]);
    expect(readDepartures("07:30")).toHaveLength(7);
  });
});

describe("meanWaitHours", () => {
  // By hand: one a week: 168 / 2. Gaps of 84 h: 42. Gaps of 24 and 144 h: (24^2 + 144^2) / (2 * 168) = 21312 / 336.
  it.each([
    ["mon 06:00", 84],
    ["mon 00:00; thu 12:00", 42],
    ["mon 06:00; tue 06:00", 21312 / 336],
    ["06:00", 12],
    ["00:00 06:00 12:00 18:00", 3],
  ])("of %s is %d h", (text, hours) => {
    expect(meanWaitHours(timetable(text))).toBeCloseTo(hours, 12);
  });

  it("is the mean over the week of the wait for the next departure", () => {
    const minute = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.nat(1439));
    fc.assert(
      fc.property(
        fc.uniqueArray(minute, { minLength: 1, maxLength: 6, selector: ([d, m]) => d * 1440 + m }),
        (list) => {
          const departures = list
            .map(([day, at]) => ({ day: day as 1, minute: at }))
            .sort((a, b) => a.day - b.day || a.minute - b.minute);
          const all = departuresBetween({ text: "", zone: "+00:00", departures }, 0, 15 * 86_400_000);
          // The wait falls by a minute a minute: between full minutes its mean is half a minute less than at the first.
          let sum = 0;
          for (let at = 0; at < 7 * 1440; at++) {
            const next = all.find((departure) => departure > at * 60_000) as number;
            sum += next / 60_000 - at - 0.5;
          }
          expect(meanWaitHours({ text: "", zone: "+00:00", departures })).toBeCloseTo(
            sum / (7 * 1440) / 60,
            9,
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("departuresBetween", () => {
  it("follows the clocks of the zone", () => {
    const told = (zone: string): string[] =>
      Array.from(
        departuresBetween(timetable("sun 08:00", zone), Date.UTC(2026, 2, 20), Date.UTC(2026, 3, 6)),
        (at) => new Date(at).toISOString().slice(5, 16),
      );
    expect(told("Asia/Beirut")).toEqual(["03-22T06:00", "03-29T05:00", "04-05T05:00"]);
    expect(told("Asia/Tehran")).toEqual(["03-22T04:30", "03-29T04:30", "04-05T04:30"]);
  });

  it("leaves out what would run while a calendar is shut", () => {
    const calendar = {
      ...{ id: "c", zone: "+00:00", special: [] },
      windows: [{ text: "", days: [1, 2] as const, from: 0, until: 1440, kind: "assumed" as const }],
      closed: [{ text: "", from: "2026-11-24", to: "2026-11-24", kind: "assumed" as const }],
    };
    const found = departuresBetween(
      timetable("08:00"),
      Date.UTC(2026, 10, 23),
      Date.UTC(2026, 11, 2),
      calendar,
    );
    expect(Array.from(found, (at) => new Date(at).toISOString().slice(0, 10))).toEqual([
      "2026-11-23",
      "2026-11-30",
      "2026-12-01",
    ]);
  });
});
