// Warnings of what is valid and absurd.
import { describe, expect, it } from "vitest";
import { validate } from "../../src/routing/index.ts";
import { type Row, toy, toyTables } from "../toy.ts";

const warnings = (study: Parameters<typeof validate>[0]): string[] =>
  validate(study).map(({ path, expected, got, hint, severity }) => {
    expect(severity).toBe("warning");
    return `${path}: ${expected}, ${got}; ${hint}`;
  });

const places: Row[] = ["a", "b", "c"].map((id) => ({ id }));
const questions = [{ id: "q", between: ["a"], and: ["b", "c"], bothWays: true }];

describe("validate", () => {
  it("is silent where every journey has a plain route", () => {
    const links = [
      { id: "ab", from: "a", to: "b", length_km: 3.3 },
      { id: "bc", from: "b", to: "c", length_km: 0.7 },
    ];
    expect(warnings(toy({ places, links, questions }))).toEqual([]);
  });

  it("names journeys without a route, and where the gap is", () => {
    const links = [
      { id: "ab", from: "a", to: "b", length_km: 3.3 },
      { id: "bc", from: "b", to: "c", mode: "rail", length_km: 0.7 },
    ];
    const operations = toyTables.operations.filter(({ operation }) => operation !== "transship");
    const found = warnings(toy({ places, links, questions, operations }));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(
      /^questions\[0\]: a route for every journey of goods, "none for 2 of 4: a to c, c to a"; a to c: .*no row transship from road to rail for goods there/,
    );
    expect(found[1]).toMatch(/^operations: an operation between rail and road where they meet, "none at b"/);
  });

  it("names places that a route visits twice", () => {
    // No truck is loaded on the ship where the road begins: the least way goes to the port and back.
    const links = [
      { id: "ab", from: "a", to: "b", mode: "rail", length_km: 1.9 },
      { id: "bd", from: "b", to: "d", mode: "rail", length_km: 0.3 },
      { id: "bc", from: "b", to: "c", length_km: 0.7 },
    ];
    const operations = [
      ...toyTables.operations.filter(({ operation }) => operation !== "transship"),
      { id: "swap", operation: "transship", places: "d", from: "rail", to: "road" },
      { id: "swap-back", operation: "transship", places: "d", from: "road", to: "rail" },
    ];
    const more = [...links, { id: "db", from: "d", to: "b", length_km: 0.4 }];
    const study = toy({ places: [...places, { id: "d" }], links: more, questions, operations });
    expect(warnings(study)).toEqual([
      expect.stringMatching(
        /^questions\[0\]: ways of goods that do not come back, "b twice"; 2 journey\(s\): a to c, c to a/,
      ),
    ]);
  });

  it("names countries that a route leaves and enters again", () => {
    const crossings = ["x", "y"].map((at) => ({ id: at, at, commodities: "freight" }));
    const far = [
      { id: "a" },
      { id: "b" },
      { id: "c" },
      { id: "x", other_country: "BB" },
      { id: "y", other_country: "BB" },
    ];
    const links = [
      { id: "ax", from: "a", to: "x", length_km: 1.1 },
      { id: "xy", from: "x", to: "y", length_km: 1.3, country: "BB" },
      { id: "yb", from: "y", to: "b", length_km: 1.7 },
      { id: "bc", from: "b", to: "c", length_km: 0.1 },
    ];
    expect(warnings(toy({ places: far, links, questions, crossings }))).toEqual([
      expect.stringMatching(/"AA, which it has left"; 4 journey\(s\): a to b/),
    ]);
  });
});
