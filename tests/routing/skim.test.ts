import { describe, expect, it } from "vitest";
import { type Objective, objectives, type SkimAttribute, skim } from "../../src/routing/index.ts";
import { problemsOf, type Row, toy, toyTables, wayOf } from "../toy.ts";

// a - b - c by road and rail, c - x | x - d over a border; e stands apart. Drivers rest after 8 h.
const places: Row[] = [
  ...["a", "b", "c", "e"].map((id) => ({ id })),
  ...[
    { id: "x", other_country: "BB" },
    { id: "d", country: "BB" },
  ],
];
const links: Row[] = [
  { id: "ab", from: "a", to: "b", length_km: 300 },
  { id: "bc", from: "b", to: "c", length_km: 400 },
  { id: "rail", from: "a", to: "c", mode: "rail", length_km: 900 },
  { id: "cx", from: "c", to: "x", length_km: 100 },
  { id: "xd", from: "x", to: "d", length_km: 100, country: "BB" },
  { id: "e", from: "d", to: "e", mode: "sea", length_km: 1, country: "XZ", status: "planned" },
];
const timings = toyTables.timings.map((row) =>
  row.id === "road" ? { ...row, driving_hours: "8 * hour" } : row,
);
const study = toy({
  places,
  links,
  timings,
  crossings: [{ id: "x", at: "x" }],
  scenarios: { opened: [{ type: "openLink", link: "e" }] },
});
const ends = ["a", "b", "c", "x@AA", "x@BB", "d", "e"];

describe("skim", () => {
  it.each(objectives)("gives what single routes give, least %s", (least: Objective) => {
    for (const scenario of ["base", "opened"]) {
      const { values, origins, destinations } = skim(study, scenario, {
        origins: ends,
        destinations: ends,
        commodity: "goods",
        least,
      });
      expect([origins, destinations]).toEqual([ends, ends]);
      for (const [i, from] of ends.entries()) {
        for (const [j, to] of ends.entries()) {
          const cell = (attribute: SkimAttribute): number | undefined => values[attribute][i]?.[j];
          if (scenario === "base" && (from === "e") !== (to === "e")) {
            expect(cell("generalisedCost")).toBeUndefined();
            continue;
          }
          const { totals } = wayOf(study, from, to, { scenario, least });
          expect(cell("distanceKm")).toBe(totals.distanceKm);
          expect(cell("money")).toBe(totals.money.total);
          expect(cell("time")).toBe(totals.time.total);
          expect(cell("co2e")).toBe(totals.co2e.total);
          expect(cell("generalisedCost")).toBe(totals.generalisedCost);
        }
      }
    }
  });

  it("costs nothing from a place to itself", () => {
    const { values } = skim(study, "base", { origins: ["a"], destinations: ["a"], commodity: "goods" });
    expect(Object.values(values)).toEqual([[[0]], [[0]], [[0]], [[0]], [[0]]]);
  });

  it("knows the places a scenario adds", () => {
    const figure = { value: 64, unit: "km", kind: "assumed" };
    const added = toy({
      ...{ places, links, timings, crossings: [{ id: "x", at: "x" }] },
      scenarios: {
        wider: [
          {
            type: "addPlace",
            place: { id: "new", name: "New", kind: "city", country: "AA", latitude: 0, longitude: 0 },
          },
          {
            type: "addLink",
            link: {
              id: "way",
              from: "a",
              to: "new",
              twoWay: true,
              mode: "road",
              country: "AA",
              length: figure,
              carries: ["freight"],
            },
          },
        ],
      },
    });
    const { values } = skim(added, "wider", { origins: ["a"], destinations: ["new"], commodity: "goods" });
    expect(values.money).toEqual([[128]]);
  });

  it("tells all unknown names at once", () => {
    const query = {
      origins: ["a", "aa"],
      destinations: ["x", "b"],
      commodity: "coal",
      least: "cost" as Objective,
    };
    expect(problemsOf(() => skim(study, "base", query)).map(({ path }) => path)).toEqual([
      ...["origins[1]", "destinations[0]", "commodity", "least"],
    ]);
  });
});
