import { describe, expect, it } from "vitest";
import type { Study } from "../../src/model/index.ts";
import { problemsOf, type Row, toy, toyTables, wayOf } from "../toy.ts";

/** Loads at `a` by the given rows, travels to `b` for nothing, and says what the loading cost. */
function loading(rows: readonly Row[]): number {
  const load = rows.map((row) => ({ operation: "load", to: "road", ...row }));
  const study = toy({
    places: [{ id: "a", kind: "city" }, { id: "b" }],
    links: [{ id: "ab", from: "a", to: "b", length_km: 64 }],
    operations: [...load, ...toyTables.operations.filter(({ operation }) => operation !== "load")],
  });
  const [step] = wayOf(study, "a", "b").steps;
  return step?.charges[0]?.amount ?? 0;
}

describe("the row of an operation", () => {
  // Each row is dearer than those it comes before.
  const rows: Row[] = [
    { id: "any", handling: "one" },
    { id: "traffic", handling: "2 * one", commodities: "freight" },
    { id: "handling", handling: "4 * one", commodities: "general" },
    { id: "commodity", handling: "8 * one", commodities: "goods" },
    { id: "country", handling: "16 * one", countries: "AA" },
    { id: "place", handling: "32 * one", places: "a" },
    { id: "all", handling: "64 * one", places: "a", countries: "AA", commodities: "goods" },
  ];

  it("is the one for the place before the country before the commodity before its handling before its traffic", () => {
    for (let most = 0; most < rows.length; most++) {
      expect(loading(rows.slice(0, most + 1)), String(rows[most]?.id)).toBe(2 ** most);
    }
  });

  it("may be only for kinds of places, which makes it no more specific", () => {
    const city = { id: "city", place_kinds: "city port", handling: "4 * one" };
    expect(loading([city])).toBe(4);
    expect(problemsOf(() => loading([city, { id: "any", handling: "one" }]))).toEqual([
      {
        path: "operations[load road at a in AA for goods]",
        expected: "one most specific row",
        got: '"any and city"',
        hint: "name the place, the country or the commodity in one of them",
        severity: "error",
      },
    ]);
  });

  it("is refused when two are equally specific", () => {
    const twice = ["one", "two"].map((id) => ({ id, places: "a", handling: "one" }));
    expect(problemsOf(() => loading([...rows.slice(0, 5), ...twice])).map(({ got }) => got)).toEqual([
      '"one and two"',
    ]);
  });
});

describe("the row of a crossing", () => {
  function crossing(rows: readonly Row[]): Study {
    return toy({
      places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
      links: [
        { id: "ax", from: "a", to: "x", length_km: 64 },
        { id: "xb", from: "x", to: "b", length_km: 64, country: "BB" },
      ],
      crossings: rows.map((row) => ({ at: "x", ...row })),
    });
  }

  function fees(rows: readonly Row[]): (number | undefined)[] {
    const study = crossing(rows);
    return [wayOf(study, "a", "b"), wayOf(study, "b", "a")].map(({ totals }) => totals.money.parts.borderFee);
  }

  it("is the one for the direction before the commodity before its handling before its traffic", () => {
    const rows: Row[] = [
      { id: "any", fee: "one" },
      { id: "traffic", fee: "2 * one", commodities: "freight" },
      { id: "handling", fee: "4 * one", commodities: "general" },
      { id: "commodity", fee: "8 * one", commodities: "goods" },
      { id: "direction", fee: "16 * one", from: "AA", to: "BB" },
      { id: "direction-commodity", fee: "32 * one", from: "AA", to: "BB", commodities: "goods" },
    ];
    for (let most = 0; most < rows.length; most++) {
      expect(fees(rows.slice(0, most + 1)), String(rows[most]?.id)).toEqual([
        2 ** most,
        Math.min(8, 2 ** most),
      ]);
    }
  });

  it("may be for several crossings at once", () => {
    const study = toy({
      places: [
        { id: "a" },
        { id: "x", other_country: "BB" },
        { id: "y", other_country: "BB" },
        { id: "b", country: "BB" },
      ],
      links: ["x", "y"].flatMap((id) => [
        { id: `a${id}`, from: "a", to: id, length_km: id === "x" ? 64 : 128 },
        { id: `${id}b`, from: id, to: "b", length_km: 64, country: "BB" },
      ]),
      crossings: [
        { id: "both", at: "x y" },
        { id: "x-dear", at: "x", from: "AA", to: "BB", fee: "999 * one" },
      ],
    });
    expect(wayOf(study, "a", "b").links).toEqual(["ay", "yb"]);
    expect(wayOf(study, "b", "a").links).toEqual(["xb~back", "ax~back"]);
  });

  it("is refused when two are equally specific, in either direction", () => {
    expect(problemsOf(() => fees([{ id: "one" }, { id: "two" }]))).toEqual(
      ["AA > BB", "BB > AA"].map((direction) => ({
        path: `crossings[x by road, ${direction}, goods]`,
        expected: "one most specific row",
        got: '"one and two"',
        hint: "name the direction or the commodity in one of them",
        severity: "error",
      })),
    );
  });

  it("that is missing is refused: no crossing is free", () => {
    expect(problemsOf(() => fees([{ id: "train", mode: "rail" }])).map(({ path }) => path)).toEqual([
      ...["crossings[x by road, AA > BB, goods]", "crossings[x by road, BB > AA, goods]"],
    ]);
  });
});
