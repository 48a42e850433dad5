import { describe, expect, it } from "vitest";
import type { Calendar } from "../../src/model/index.ts";
import { uncountedDays, uncountedSeason } from "../../src/operation/build/uncounted.ts";
import { defaultWarmUpDays } from "../../src/operation/operate.ts";
import { uncountedTexts } from "../../src/report/operation/uncountedText.ts";

const evidence = { kind: "assumed" } as const;
const closed = (from: string, to = from) => ({ ...evidence, text: `${from}..${to}`, from, to });
const calendar = (more: Partial<Calendar>): Calendar => ({
  ...{ id: "gate", zone: "+03:30", windows: [], closed: [], special: [] },
  ...more,
});
const day = 86_400_000;
const run = (from: string, days: number, warmUp: number) => {
  const start = Date.parse(from);
  return { start, counted: start + warmUp * day, end: start + days * day };
};

describe("the default warm-up", () => {
  it("has no cliff, and leaves ten times as much to count", () => {
    expect(defaultWarmUpDays(1)).toBe(0);
    for (let days = 2; days <= 3660; days++) {
      const [before, now] = [defaultWarmUpDays(days - 1), defaultWarmUpDays(days)];
      expect(now - before === 0 || now - before === 1).toBe(true);
      expect(days - now).toBeGreaterThanOrEqual(10 * now);
    }
    expect([55, 56, 63, 365].map(defaultWarmUpDays)).toEqual([5, 5, 5, 28]);
  });
});

describe("what the warm-up hides", () => {
  const closure = calendar({ closed: [closed("2026-07-16", "2026-08-09")] });
  const ofClosure = {
    ...{ type: "closedDays", of: ["a", "b"], first: "2026-07-16", last: "2026-08-09" },
    days: 25,
  };

  it.each([
    // Noon of the 16th is at 08:30 UTC, 15.354 days after the start.
    { warmUp: 0, hidden: 0 },
    { warmUp: 15.35, hidden: 0 },
    { warmUp: 15.36, hidden: 1 },
    { warmUp: 28, hidden: 13 },
    { warmUp: 62, hidden: 25 },
  ])("is $hidden days of a closure with a warm-up of $warmUp days", ({ warmUp, hidden }) => {
    const found = uncountedDays(closure, ["a", "b"], run("2026-07-01", 63, warmUp));
    expect(found).toEqual(hidden === 0 ? [] : [{ ...ofClosure, uncountedDays: hidden }]);
  });

  it("is each return of a yearly holiday, and special hours", () => {
    const own = calendar({
      zone: "UTC",
      closed: [closed("--12-31", "--01-02")],
      special: [{ ...closed("2026-01-05"), openFrom: 60, openUntil: 120 }],
    });
    expect(uncountedDays(own, ["a"], run("2025-12-30", 400, 28))).toMatchObject([
      { type: "closedDays", first: "2025-12-31", last: "2026-01-02", days: 3, uncountedDays: 3 },
      { type: "specialHours", first: "2026-01-05", last: "2026-01-05", days: 1, uncountedDays: 1 },
    ]);
  });

  it("is nothing of what holds in the whole run", () => {
    const year = { first: "2026-01-01", last: "2026-12-31" };
    const always = calendar({ closed: [closed(year.first, year.last)] });
    expect(uncountedDays(always, ["a"], run("2026-03-01", 30, 9))).toEqual([]);
    expect(uncountedSeason("f", year, run("2026-03-01", 30, 9))).toEqual([]);
  });

  it("is part of a season", () => {
    const season = { first: "2026-07-20", last: "2026-08-10" };
    expect(uncountedSeason("f", season, run("2026-07-01", 63, 19))).toEqual([]);
    expect(uncountedSeason("f", season, run("2026-07-01", 63, 21.6))).toEqual([
      { type: "season", of: ["f"], ...season, days: 22, uncountedDays: 3 },
    ]);
  });

  it("is said in words", () => {
    const uncounted = uncountedDays(closure, ["gate-a"], run("2026-07-01", 63, 28));
    expect(uncountedTexts({ uncounted })).toEqual([
      "Warm-up hides an event: closed days of gate-a, 2026-07-16 to 2026-08-09: 13 of 25 days are not counted. Start earlier or shorten the warm-up.",
    ]);
  });
});
