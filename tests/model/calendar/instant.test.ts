import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantText, readInstant } from "../../../src/model/index.ts";

describe("readInstant", () => {
  it.each([
    ["2026-11-25T08:00+03:00", "2026-11-25T05:00Z"],
    ["2026-11-25 08:00+03:30", "2026-11-25T04:30Z"],
    ["2026-11-25T24:00Z", "2026-11-26T00:00Z"],
    ["2026-11-25T00:00-10:00", "2026-11-25T10:00Z"],
  ])("reads %s", (text, utc) => {
    const read = readInstant(text);
    expect(read).toMatchObject({ time: Date.parse(utc) });
    if ("time" in read && !text.includes("24:00"))
      expect(instantText(read)).toBe(text.replace(" ", "T").replace("Z", "+00:00"));
  });

  it.each([
    // RFC 3339, and what Python, PostgreSQL, R and JavaScript write.
    ["2026-02-20T08:00:00+03:00", "2026-02-20T05:00:00Z"],
    ["2026-02-20t08:00:07z", "2026-02-20T08:00:07Z"],
    ["2026-02-20 08:00:07.125+03", "2026-02-20T05:00:07.125Z"],
    ["2026-02-20T08:00:59,5-0330", "2026-02-20T11:30:59.5Z"],
    ["2026-02-20T08:00:00.000Z", "2026-02-20T08:00Z"],
    ["2026-02-20T08:00:00.123456789-00:00", "2026-02-20T08:00:00.123Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"],
  ])("reads %s as other programs write it", (text, utc) => {
    expect(readInstant(text)).toMatchObject({ time: Date.parse(utc) });
  });

  it("reads every moment that JavaScript writes", () => {
    const moments = fc.date({
      min: new Date("1901-01-01"),
      max: new Date("2199-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: -839, max: 839 }), (date, minutes) => {
        const shifted = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const two = (n: number): string => String(n).padStart(2, "0");
        const size = Math.abs(minutes);
        const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(readInstant(shifted + offset)).toEqual({ time: date.getTime(), offset: minutes * 60_000 });
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    ["2026-11-25T08:00:61Z", "e.g. 08:00:00"],
    ["2026-11-25T24:00:01Z", "write 00:00 of the next day"],
    ["2026-11-25T08:00:00", "by whose clock?"],
    ["2026-02-30T08:00+03:00", "2026-02 has 28 days"],
    ["31/04/2026", "the year comes first; and 2026-04 has 30 days"],
    ["1405-08-32T08:00+03:30", "1405 looks like a year of the solar calendar"],
    ["2026-11-25", "which hour?"],
    ["2026-11-25T08:00", "by whose clock?"],
    ["2026-11-25T25:00Z", "over midnight"],
    ["2026-11-25T8.30Z", "did you mean 08:30?"],
    ["2026-11-25T08:00+03:70", "minutes are 00 to 59"],
    ["tomorrow", "yyyy-mm-dd"],
  ])("refuses %s", (text, hint) => {
    expect(readInstant(text)).toMatchObject({ got: text, hint: expect.stringContaining(hint) });
  });
});
