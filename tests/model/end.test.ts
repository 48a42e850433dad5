import { describe, expect, it } from "vitest";
import { type End, endText, type Place, parseEnd } from "../../src/model/index.ts";

const place = (id: string, otherCountry?: string): Place => ({
  ...{ id, name: id, kind: otherCountry === undefined ? "city" : "borderCrossing", country: "AA" },
  ...{ latitude: 0, longitude: 0, ...(otherCountry === undefined ? {} : { otherCountry }) },
});
const places = new Map([place("alma"), place("barda", "BB")].map((p) => [p.id, p]));

describe("parseEnd", () => {
  it.each([
    ["alma", { place: "alma" }],
    ["alma@AA", { place: "alma" }],
    ["barda@AA", { place: "barda", side: "AA" }],
    ["barda@BB", { place: "barda", side: "BB" }],
  ])("reads %s", (text, end) => {
    expect(parseEnd(text, places)).toEqual(end);
  });

  it.each([
    ["barda", "the side of the crossing", "write barda@AA or barda@BB"],
    ["barda@CC", "the side of the crossing", "write barda@AA or barda@BB"],
    ["alma@BB", "no side", "write alma"],
    ["alam", "the id of a place", 'did you mean "alma"?'],
    ["barda@AA@BB", "the id of a place", 'did you mean "barda"?'],
    ["", "the id of a place", "known are alma, barda"],
    ["__proto__", "the id of a place", "known are"],
  ])("refuses %s", (got, expected, hint) => {
    const [what, how] = [expect.stringContaining(expected), expect.stringContaining(hint)];
    expect(parseEnd(got, places)).toEqual({ expected: what, got, hint: how });
  });

  it("reads back what endText writes", () => {
    for (const end of [{ place: "alma" }, { place: "barda", side: "BB" }]) {
      expect(parseEnd(endText(end), places) as End).toEqual(end);
    }
  });
});
