import { describe, expect, it } from "vitest";
import { type Basis, basisOf, type PricedRoute } from "../../src/futures/index.ts";
import type { Commodity, Study } from "../../src/model/index.ts";
import { scenarioModel } from "../../src/routing/index.ts";
import { type Row, type ToyTables, toy, wayOf } from "../toy.ts";

// a - 64 km of road - x | x - 64 km of road - b, a border in between.
const tables: Pick<ToyTables, "places" | "links" | "crossings"> = {
  places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
  links: [
    { id: "ax", from: "a", to: "x", length_km: 64 },
    { id: "xb", from: "x", to: "b", length_km: 64, country: "BB" },
  ],
  crossings: [{ id: "x", at: "x" }],
};

function study(edits: readonly object[], more: Partial<ToyTables> = {}): Study {
  return toy({ ...tables, ...more, scenarios: { changed: edits } });
}

function priced(made: Study, scenario: string): PricedRoute {
  return { route: wayOf(made, "a", "b", { scenario }), figures: scenarioModel(made, scenario).figures };
}

function basis(edits: readonly object[], more?: Partial<ToyTables>): Basis | undefined {
  const made = study(edits, more);
  return basisOf(priced(made, "base"), priced(made, "changed"), made.commodities[0] as Commodity);
}

const sourced = { kind: "sourced", source: "invented" };

describe("basisOf", () => {
  it("is absent where nothing differs", () => {
    expect(basis([])).toBeUndefined();
  });

  it("adds up what differs without its sign, so that gains and losses do not cancel", () => {
    // The fee rises by 2 USD; the queue falls by an hour, worth 0.5 USD.
    const found = basis([{ type: "setCrossing", at: "x", mode: "road", fee: "4 * one", queue: "hour" }]);
    expect(found?.gross).toBe(2.5);
    expect(found?.figures).toEqual([
      { id: "one", kind: "assumed", share: 0.8 },
      { id: "hour", kind: "assumed", share: 0.2 },
      { id: "vot", kind: "assumed", share: 0.2 },
    ]);
  });

  it("counts the change alone where another row prices the same step", () => {
    // One direction and one commodity: the edit adds a narrower row beside the old one, with the same steps but the fee.
    const edit = { type: "setCrossing", at: "x", mode: "road", from: "AA", to: "BB", fee: "3 * one" };
    const made = study([edit]);
    const rules = (scenario: string): Set<string> =>
      new Set(wayOf(made, "a", "b", { scenario }).steps[2]?.charges.map(({ rule }) => rule));
    expect(rules("changed")).not.toEqual(rules("base"));
    expect(basis([edit])?.gross).toBe(1);
  });

  it("shares the gross difference by the weakest figure behind each charge", () => {
    // The new fee and the new queue are sourced; the old ones, and the value of an hour, are assumed.
    const found = basis([
      {
        ...{ type: "setCrossing", at: "x", mode: "road" },
        fee: { value: 8, unit: "USD/tonne", ...sourced },
        queue: { value: 6, unit: "hour", ...sourced },
      },
    ]);
    // The fee differs by 6 USD, resting on the assumed `one` before; the queue by 4 h or 2 USD.
    expect(found?.gross).toBe(8);
    expect(found?.shares).toEqual({ sourced: 0, derived: 0, assumed: 1 });
    expect(found?.figures.map(({ id, kind, share }) => [id, kind, share])).toEqual([
      ["one", "assumed", 0.75],
      ["scenarios.changed.edits[0].fee", "sourced", 0.75],
      ["hour", "assumed", 0.25],
      ["scenarios.changed.edits[0].queue", "sourced", 0.25],
      ["vot", "assumed", 0.25],
    ]);
  });

  it("takes a figure for what it is on its weaker side", () => {
    // The same figure, assumed in the base, is sourced in the scenario: the difference rests on both values.
    const found = basis([{ type: "set", at: "one", to: { value: 2, unit: "USD/tonne", ...sourced } }]);
    expect(found?.shares).toEqual({ sourced: 0, derived: 0, assumed: 1 });
    expect(found?.figures).toEqual([{ id: "one", kind: "assumed", share: 1 }]);
  });

  it("is sourced where every figure behind the difference is", () => {
    const crossings: Row[] = [{ id: "x", at: "x", fee: 0 }];
    const figure = { value: 8, unit: "USD/tonne", ...sourced };
    const found = basis([{ type: "setCrossing", at: "x", mode: "road", fee: figure }], { crossings });
    expect(found).toEqual({
      gross: 8,
      shares: { sourced: 1, derived: 0, assumed: 0 },
      figures: [{ id: "scenarios.changed.edits[0].fee", kind: "sourced", share: 1 }],
    });
  });

  it("leaves emissions out: they are no part of generalised cost", () => {
    expect(
      basis([{ type: "scale", at: "co2", by: { value: 2, unit: "1", kind: "assumed" } }]),
    ).toBeUndefined();
  });
});
