import { describe, expect, it } from "vitest";
import { type AlternativesQuery, alternatives, frontier, type Route } from "../../src/routing/index.ts";
import { type Row, toy, toyTables } from "../toy.ts";

/** a - b by road, rail and sea: 64 km each for 128, 64 and 16 USD, in 1, 2 and 4 h; an hour is worth 0.5 USD. */
const places: Row[] = ["a", "b", "island"].map((id) => ({ id, kind: "port" }));
const links: Row[] = ["road", "rail", "sea"].map((mode) => ({
  id: mode,
  from: "a",
  to: "b",
  mode,
  length_km: 64,
}));
const study = toy({ places, links });

function ways(query: Partial<AlternativesQuery> = {}): readonly Route[] {
  const found = alternatives(study, "base", { from: "a", to: "b", commodity: "goods", count: 9, ...query });
  if ("type" in found) throw new Error(found.reason);
  return found;
}

const linksOf = (routes: readonly Route[]): string[] => routes.map((way) => way.links.join(" "));

describe("alternatives", () => {
  it("are the best ways, best first, with their totals", () => {
    expect(linksOf(ways())).toEqual(["sea", "rail", "road"]);
    expect(ways().map(({ totals }) => totals.generalisedCost)).toEqual([16 + 2, 64 + 1, 128 + 0.5]);
    expect(ways()[0]?.totals.money).toEqual({ total: 16, parts: { lineHaul: 16 } });
    expect(linksOf(ways({ least: "time" }))).toEqual(["road", "rail", "sea"]);
  });

  it("are fewer when fewer are asked for: the first of the longer list", () => {
    expect(ways({ count: 2 })).toEqual(ways().slice(0, 2));
  });

  it("count ways by the same links once: loading a truck and changing to the train at once is no other way", () => {
    // Every way could begin with another vehicle and transship on the spot, for 8 USD and 4 h more.
    expect(ways({ count: 1000 })).toHaveLength(3);
  });

  it("do not go past a place and back to it, where it is better not to", () => {
    // By ship to b, back by truck and again by train would be loopless too: its vehicles differ.
    expect(linksOf(ways({ count: 1000 }))).toEqual(["sea", "rail", "road"]);
  });

  it("go past a place and back where that is the better way, or the only one", () => {
    // Trains are loaded at t alone, which lies on the other side of a.
    const onlyThere = toyTables.operations.map((row) => (row.to === "rail" ? { ...row, places: "t" } : row));
    const study = toy({
      places: ["a", "b", "t"].map((id) => ({ id })),
      links: [
        { id: "truck", from: "a", to: "t", length_km: 16 },
        { id: "train", from: "t", to: "a", mode: "rail", length_km: 16 },
        { id: "on", from: "a", to: "b", mode: "rail", length_km: 64 },
        { id: "slow", from: "a", to: "b", length_km: 128 },
      ],
      operations: onlyThere,
    });
    const found = alternatives(study, "base", { from: "a", to: "b", commodity: "goods", count: 9 });
    // 32 + 8 + 16 + 64 USD and 0.25 + 4 + 0.5 + 2 h against 256 USD and 2 h.
    expect(linksOf(found as readonly Route[])).toEqual(["truck train on", "slow"]);
  });

  it("are found even when paths by other links come after many by the same links", () => {
    // Changing on the spot costs nothing here, so each way has many variants of equal cost.
    const operations = toyTables.operations.map((row) => ({ ...row, handling: "", handling_time: "" }));
    const free = toy({ places, links, operations });
    const found = alternatives(free, "base", { from: "a", to: "b", commodity: "goods", count: 3 });
    expect(linksOf(found as readonly Route[])).toEqual(["sea", "rail", "road"]);
  });

  it("are no twins: a road that is also a chain of two roads counts once", () => {
    const study = toy({
      places: ["a", "m", "b"].map((id) => ({ id })),
      links: [
        { id: "whole", from: "a", to: "b", length_km: 64 },
        { id: "first", from: "a", to: "m", length_km: 31.01 },
        { id: "second", from: "m", to: "b", length_km: 33.01 },
        { id: "longer", from: "a", to: "b", length_km: 64.2 },
        { id: "train", from: "a", to: "b", mode: "rail", length_km: 64 },
      ],
    });
    const found = alternatives(study, "base", { from: "a", to: "b", commodity: "goods", count: 9 });
    // 64.02 km in two pieces is the 64 km road again; 64.2 km, 0.3 % more, is another road; the train is another mode.
    expect(linksOf(found as readonly Route[]).toSorted()).toEqual(["longer", "train", "whole"]);
  });

  it("from a place to itself are one, without links", () => {
    expect(ways({ to: "a" })).toMatchObject([{ links: [], totals: { generalisedCost: 0 } }]);
  });

  it("are none where there is no way, and say why", () => {
    expect(
      alternatives(study, "base", { from: "a", to: "island", commodity: "goods", count: 2 }),
    ).toMatchObject({
      type: "noRoute",
      reason: "goods cannot be unloaded at island: no open link for freight ends there",
    });
  });

  it.each([0, -1, 2.5, Number.NaN, 1001])("are refused when %d are asked for", (count) => {
    expect(() => ways({ count })).toThrow(RangeError);
  });
});

describe("frontier", () => {
  const ends = { from: "a", to: "b", commodity: "goods" };

  it("holds the ways that are cheapest for their time, by rising money", () => {
    const found = frontier(study, "base", ends);
    expect(found.type === "frontier" && [found.complete, ...linksOf(found.routes)]).toEqual([
      ...[true, "sea", "rail", "road"],
    ]);
  });

  it("leaves out a way that another beats in money and time", () => {
    const slow = toy({
      places,
      links,
      timings: toyTables.timings.map((row) => (row.id === "rail" ? { ...row, running: "8 * kmh" } : row)),
    });
    const found = frontier(slow, "base", ends);
    expect(found.type === "frontier" && linksOf(found.routes)).toEqual(["sea", "road"]);
  });

  it("from a place to itself is one point, and no route is told as such", () => {
    expect(frontier(study, "base", { ...ends, to: "a" })).toMatchObject({
      routes: [{ links: [] }],
      complete: true,
    });
    expect(frontier(study, "base", { ...ends, to: "island" })).toMatchObject({ type: "noRoute" });
  });
});
