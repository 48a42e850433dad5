// Procedures at borders, such as sealed trucks with a lane of their own: another way beside the ordinary one, worked out by hand.
// An hour is worth half a dollar a tonne; a truck is 64 km an hour at two dollars a km.

import { describe, expect, it } from "vitest";
import type { Study } from "../../src/model/index.ts";
import { earliestArrival, type Route } from "../../src/routing/index.ts";
import { problemsOf, type Row, type ToyTables, toy, wayOf } from "../toy.ts";

const none: Row = { documents: 0, inspection_share: 0, inspection: 0, release: 0, queue: 0 };
const plain: Row = { ...none, id: "plain", at: "b", mode: "road", queue: "hour * 7.3", fee: "one * 1.1" };
const tir: Row = {
  ...none,
  id: "tir",
  at: "b",
  mode: "road",
  procedure: "tir",
  documents: "hour * 1.7",
  fee: "one * 3.9",
};

/** a and c, in two countries, with a border at b. */
function study(crossings: readonly Row[], more: Partial<ToyTables> = {}): Study {
  return toy({
    places: [{ id: "a" }, { id: "b", other_country: "BB" }, { id: "c", country: "BB" }],
    links: [
      { id: "ab", from: "a", to: "b", length_km: 64 },
      { id: "bc", from: "b", to: "c", length_km: 64, country: "BB" },
    ],
    ...more,
    crossings,
  });
}

function border({ steps }: Route): Route["steps"][number] | undefined {
  return steps.find(({ type }) => type === "crossing");
}

describe("a procedure at a border", () => {
  it("is taken where it costs less than the ordinary way, time and money together", () => {
    const found = wayOf(study([plain, tir]), "a", "c");
    // 7.3 h and 1.1 USD, 4.75 in all, against 1.7 h and 3.9 USD, which are 4.75 too: make it dearer or cheaper by a bit.
    expect(0.5 * 7.3 + 1.1).toBeCloseTo(0.5 * 1.7 + 3.9, 9);
    expect(found.totals.generalisedCost).toBeCloseTo(128 * 2 + 0.5 * 2 + 16 + 4.75, 6);
    const dearer = wayOf(study([plain, { ...tir, fee: "one * 3.95" }]), "a", "c");
    expect(border(dearer)).not.toHaveProperty("procedure");
    const cheaper = wayOf(study([plain, { ...tir, fee: "one * 3.85" }]), "a", "c");
    expect(border(cheaper)).toMatchObject({ procedure: "tir", from: "b" });
    expect(cheaper.totals.money.parts.borderFee).toBeCloseTo(3.85, 6);
    expect(cheaper.totals.time.parts).toMatchObject({ documents: expect.closeTo(1.7, 6) });
    expect(cheaper.totals.time.parts.queue ?? 0).toBe(0);
  });

  it("is chosen by what is least: hours by one, money by the other", () => {
    const both = study([plain, tir]);
    expect(border(wayOf(both, "a", "c", { least: "time" }))?.procedure).toBe("tir");
    expect(border(wayOf(both, "a", "c", { least: "money" }))?.procedure).toBeUndefined();
  });

  it("may be for one direction and some goods, and leaves the rest as it is", () => {
    const cheap = { ...tir, fee: "one", from: "AA", to: "BB", commodities: "general" };
    expect(border(wayOf(study([plain, cheap]), "a", "c"))?.procedure).toBe("tir");
    expect(border(wayOf(study([plain, cheap]), "c", "a"))?.procedure).toBeUndefined();
  });

  it("stands beside the ordinary way, which a crossing must have", () => {
    const [problem] = problemsOf(() => wayOf(study([tir]), "a", "c"));
    expect(problem).toMatchObject({ path: "crossings[b by road, AA > BB, goods]" });
    const twins = problemsOf(() => wayOf(study([plain, tir, { ...tir, id: "green" }]), "a", "c"));
    expect(twins[0]).toMatchObject({
      path: "crossings[b by road, tir, AA > BB, goods]",
      got: '"green and tir"',
    });
  });

  it("comes with a scenario, and leaves with another", () => {
    const add = { type: "add", table: "crossings", row: { ...tir, fee: "one" } };
    const slow = { type: "setCrossing", at: "b", mode: "road", queue: "hour * 9.1" };
    const scenarios = { procedure: [add], slow: [add, slow] };
    const of = study([plain], { scenarios });
    expect(border(wayOf(of, "a", "c"))?.procedure).toBeUndefined();
    expect(border(wayOf(of, "a", "c", { scenario: "procedure" }))?.procedure).toBe("tir");
    // An edit of the crossing is one of the ordinary way.
    const still = wayOf(of, "a", "c", { scenario: "slow" });
    expect(still.totals.time.total).toBeCloseTo(2 + 1.7, 6);
  });

  it("keeps hours of its own on a dated journey", () => {
    const calendars = [{ id: "days", days: "mon-sun", hours: "08:00-10:00" }];
    const closed = study([{ ...plain, calendar: "days" }, tir], { calendars });
    const found = earliestArrival(closed, "base", {
      ...{ from: "a", to: "c", commodity: "goods" },
      depart: "2026-11-23T12:00Z",
    });
    expect(found).toMatchObject({ type: "itinerary" });
    if (found.type !== "itinerary") return;
    expect(found.hours).toBeCloseTo(1 + 1.7 + 1, 6);
    expect(found.steps.find(({ type }) => type === "crossing")).toMatchObject({ procedure: "tir" });
  });
});
