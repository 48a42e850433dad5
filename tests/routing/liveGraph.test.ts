import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liveGraph, type RouteResult, route } from "../../src/routing/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";
import { problemsOf, type Row, toy, toyTables } from "../toy.ts";
import { ends, plans, studyOf } from "./randomStudy.ts";

const places: Row[] = ["a", "b", "c"].map((id) => ({ id }));
/** Two parallel roads a - b, and a detour by c. */
const links: Row[] = [
  { id: "near", from: "a", to: "b", length_km: 64 },
  { id: "far", from: "a", to: "b", length_km: 128 },
  { id: "ac", from: "a", to: "c", length_km: 128 },
  { id: "cb", from: "c", to: "b", length_km: 128 },
];
const study = toy({ places, links });

function linksOf(found: RouteResult): readonly string[] | undefined {
  return found.type === "route" ? found.links : undefined;
}

describe("liveGraph", () => {
  it("finds what route finds, and says which of two parallel links is taken", () => {
    const live = liveGraph(study, "base", "goods");
    expect(live.find("a", "b")).toEqual(route(study, "base", { from: "a", to: "b", commodity: "goods" }));
    expect(linksOf(live.find("a", "b"))).toEqual(["near"]);
    expect(live.graph.getLinksCount()).toBe(live.graph.getNodesCount() > 0 ? 17 : 0);
  });

  it("closes and opens rows, or one direction of them", () => {
    const live = liveGraph(study, "base", "goods");
    live.close("near");
    expect(linksOf(live.find("a", "b"))).toEqual(["far"]);
    expect(linksOf(live.find("b", "a"))).toEqual(["far~back"]);
    live.close("far~back");
    expect(linksOf(live.find("a", "b"))).toEqual(["far"]);
    expect(linksOf(live.find("b", "a"))).toEqual(["cb~back", "ac~back"]);
    live.open("near");
    live.open("far");
    expect(live.find("b", "a")).toEqual(route(study, "base", { from: "b", to: "a", commodity: "goods" }));
  });

  it("says what changes, typed, until the listener is taken off", () => {
    const live = liveGraph(study, "base", "goods");
    const seen: string[] = [];
    const listener: Parameters<typeof live.graph.on>[1] = (changes) => {
      for (const { changeType, link } of changes) seen.push(`${changeType} ${link?.data.id}`);
    };
    live.graph.on("changed", listener);
    live.close("near~back");
    live.open("near");
    live.graph.off("changed", listener);
    live.close("near");
    expect(seen).toEqual(["remove near~back", "add near~back"]);
  });

  it("takes closing what is closed, and opening what is open, for done", () => {
    const live = liveGraph(study, "base", "goods");
    const count = live.graph.getLinksCount();
    live.open("near");
    expect(live.graph.getLinksCount()).toBe(count);
    live.close("near");
    live.close("near");
    live.open("near");
    expect(live.graph.getLinksCount()).toBe(count);
  });

  it("follows links that are taken out of the graph itself", () => {
    const live = liveGraph(study, "base", "goods");
    live.graph.forEachLink((link) => {
      if (link.data.id === "near") live.graph.removeLink(link);
    });
    expect(linksOf(live.find("a", "b"))).toEqual(["far"]);
    live.open("near");
    expect(linksOf(live.find("a", "b"))).toEqual(["near"]);
  });

  it("says why there is no way left", () => {
    const live = liveGraph(study, "base", "goods");
    for (const link of ["near", "far", "cb"]) live.close(link);
    const found = live.find("a", "b");
    expect(found.type === "noRoute" && found.reason).toBe(
      "2 places can be reached from a, b can be reached from 1, and nothing open joins them; " +
        "links across the gap that do not serve: cb (closed), far (closed), near (closed)",
    );
  });

  it("knows that a journey is no day trip once its short road is closed", () => {
    // 448 km are 7 h; 1024 km are 16 h, more than a day of 8 h, so drivers rest 32 h.
    const timings = toyTables.timings.map((row) =>
      row.id === "road" ? { ...row, driving_hours: "8 * hour" } : row,
    );
    const roads = [
      { id: "short", from: "a", to: "b", length_km: 448 },
      { id: "long", from: "a", to: "b", length_km: 1024 },
    ];
    const live = liveGraph(toy({ places, links: roads, timings }), "base", "goods");
    const time = (): unknown => {
      const found = live.find("a", "b");
      return found.type === "route" && found.totals.time.parts;
    };
    expect(time()).toEqual({ running: 7, rest: 0 });
    live.close("short");
    expect(time()).toEqual({ running: 16, rest: 32 });
    live.open("short");
    expect(time()).toEqual({ running: 7, rest: 0 });
  });

  it("tells unknown names with the nearest ones", () => {
    const live = liveGraph(study, "base", "goods");
    expect(problemsOf(() => live.close("nera"))).toMatchObject([
      { path: "link", hint: 'did you mean "near"?' },
    ]);
    expect(problemsOf(() => live.find("a", "bb", "cost" as "money")).map(({ path }) => path)).toEqual([
      "to",
      "least",
    ]);
    expect(problemsOf(() => liveGraph(study, "base", "good"))).toMatchObject([{ path: "commodity" }]);
  });

  it("answers as the scenario does that closes the same links", () => {
    fc.assert(
      fc.property(
        plans(14),
        fc.tuple(fc.constantFrom(...ends), fc.constantFrom(...ends)),
        fc.nat(),
        (plan, [from, to], bits) => {
          const random = studyOf(plan);
          const closed = plan.links
            .filter(({ open }, i) => open && ((bits >> (i % 30)) & 1) === 1)
            .map(({ id }) => id);
          fc.pre(closed.length > 0);
          const live = liveGraph(random, "base", "goods");
          const before = live.find(from, to);
          for (const id of closed) live.close(id);
          const edits: Scenario["edits"] = [{ type: "closeLink", link: closed }];
          const scenario: Scenario = { version: 1, id: "closed", title: "Closed", extends: "base", edits };
          const [here, there] = [
            live.find(from, to),
            route(random, scenario, { from, to, commodity: "goods" }),
          ];
          expect(here.type).toBe(there.type);
          if (here.type === "route" && there.type === "route") {
            expect(here.totals.generalisedCost).toBe(there.totals.generalisedCost);
          }
          for (const id of closed) live.open(id);
          const after = live.find(from, to);
          expect(after.type).toBe(before.type);
          if (after.type === "route" && before.type === "route") {
            expect(after.totals.generalisedCost).toBe(before.totals.generalisedCost);
          }
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });
});
