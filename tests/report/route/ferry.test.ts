// A ferry is named as one, with the border it passes on board.
import { describe, expect, it } from "vitest";
import { itineraryText, routesText, routeText } from "../../../src/report/plain.ts";
import { alternatives, earliestArrival, route } from "../../../src/routing/index.ts";
import { toy } from "../../toy.ts";

const study = toy({
  places: [
    { id: "a" },
    { id: "h", kind: "port" },
    { id: "p", kind: "port", country: "BB" },
    { id: "b", country: "BB" },
  ],
  links: [
    { id: "ah", from: "a", to: "h", mode: "rail", length_km: 3.7, gauge_mm: 1435 },
    { id: "hp", from: "h", to: "p", mode: "ferry", length_km: 21.3, gauge_mm: 1435 },
    { id: "pb", from: "p", to: "b", mode: "rail", length_km: 5.9, gauge_mm: 1435, country: "BB" },
  ],
  crossings: [{ id: "on-board", at: "hp", mode: "ferry" }],
  questions: [{ id: "q", between: ["a"], and: ["b"] }],
});
const query = { from: "a", to: "b", commodity: "goods" };

describe("a train on a ferry", () => {
  it("is not printed as a train alone", () => {
    const found = route(study, "base", query);
    if (found.type === "noRoute") throw new Error(found.reason);
    expect(found.steps.filter(({ carrier }) => carrier !== undefined)).toMatchObject([
      { id: "hp", carrier: "ferry", fromCountry: "AA", intoCountry: "BB", vehicle: { mode: "rail" } },
    ]);
    expect(routeText(study, found)).toMatch(/ferry, border AA > BB/);
  });

  it("is named in lists of routes and in dated journeys", () => {
    const found = alternatives(study, "base", { ...query, count: 2 });
    if ("type" in found) throw new Error(found.reason);
    expect(routesText(study, found)).toContain("rail, rail on ferry, rail");
    const dated = earliestArrival(study, "base", { ...query, depart: "2026-02-20T08:00:00Z" });
    if (dated.type === "noRoute") throw new Error(dated.reason);
    expect(itineraryText(study, dated)).toContain("ferry, border into BB");
  });
});
