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
