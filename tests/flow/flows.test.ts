// Flows of a small study: choice sets, shares by hand, and prices equal to those of routes and comparisons.
import { describe, expect, it } from "vitest";
import { flows } from "../../src/flow/index.ts";
import { compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { alternatives, compile } from "../../src/routing/index.ts";
import type { Edit } from "../../src/scenario/index.ts";

const study = await loadStudy("examples/first-corridor");
const fixed = (id: string, value: number, unit: string): Edit => ({
  type: "set",
  at: id,
  to: { value, unit, kind: "assumed" },
});
const certain = compile(study, ["status-quo", "rail-joined"]).with([
  fixed("trade.out", 1000.7, "tonne/year"),
  fixed("trade.back", 0, "tonne/year"),
]);
const totalOf = (found: Awaited<ReturnType<typeof flows>>, key: string) =>
  found.totals.find(
    ({ of, id, measure, commodity }) => `${of} ${id} ${measure} ${commodity}` === `${key} freight`,
  );

describe("flows at single values", () => {
  it("are shared out as the costs of the routes say", async () => {
    const found = await flows(study, ["status-quo", "rail-joined"]);
    const flow = found.flows.find(({ id }) => id === "out-alma-gora");
    const query = { from: "alma", to: "gora", commodity: "container", count: 2 };
    const routes = alternatives(study, "rail-joined", query);
    if ("reason" in routes) throw new Error(routes.reason);
    const [rail, road] = routes.map(({ totals }) => totals.generalisedCost) as [number, number];
    // Two nests of one route each: a logit of spread 8, of which a fifth keeps to the road.
    const free = 1 / (1 + Math.exp((rail - road) / 8));
    const shareOf = (chain: string) => flow?.routes.find((route) => route.chain === chain)?.shares;
    expect(shareOf("rail")?.[0]).toBe(0);
    expect(shareOf("rail")?.[1]).toBeCloseTo(0.8 * free, 9);
    expect(shareOf("road")?.[1]).toBeCloseTo(1 - 0.8 * free, 9);
    expect(totalOf(found, "all all amount")?.values[1]?.value).toBeCloseTo(1_140_000, 4);
    expect(totalOf(found, "gate barda amount")?.values[0]?.value).toBeCloseTo(900_000, 2);
  });

  it("count tonne-kilometres by mode and country that add up to the whole", async () => {
    const { totals } = await flows(study, ["rail-joined"]);
    const kilometres = totals.filter(
      ({ measure, commodity }) => measure === "amountKm" && commodity === "freight",
    );
    const sum = (of: string): number =>
      kilometres
        .filter((each) => each.of === of)
        .reduce((all, { values }) => all + (values[0]?.value ?? 0), 0);
    expect(sum("mode")).toBeCloseTo(sum("all"), 3);
    expect(sum("country")).toBeCloseTo(sum("all"), 3);
  });
});

describe("flows over futures", () => {
  it("price a route in each future as a comparison does", async () => {
    const asked = { futures: 700, seed: "7", routes: 1 };
    const found = await flows(certain, ["status-quo"], asked);
    const compared = await compare(certain, "status-quo", "rail-joined", { futures: 700, seed: "7" });
    const meanOf = (from: string): number =>
      compared.rows.find(({ from: end, to }) => end.place === from && to.place === "gora")?.futures?.money
        .base.mean as number;
    // Of one route each flow has the cheapest.
    const wanted = 1000.7 * (0.7 * meanOf("alma") + 0.3 * meanOf("dalan"));
    expect(totalOf(found, "all all money")?.values[0]?.futures?.mean).toBeCloseTo(wanted, 6);
  });

  it("are the same for one scenario as in company, and for fewer futures of the same draws", async () => {
    const together = await flows(study, ["status-quo", "rail-joined"], { futures: 640 });
    const alone = await flows(study, ["rail-joined"], { futures: 640 });
    const spreadOf = (found: typeof alone, s: number) =>
      totalOf(found, "mode rail amount")?.values[s]?.futures;
    expect(spreadOf(alone, 0)).toEqual(spreadOf(together, 1));
  });

  it("refuse what is no number of futures, and a study without flows", async () => {
    await expect(flows(study, ["status-quo"], { futures: 100_001 })).rejects.toThrow("2 to 100000");
    const without = { ...study, flows: [] };
    await expect(flows(without, ["status-quo"])).rejects.toThrow("expected flows");
    await expect(flows({ ...study, choice: [] }, ["status-quo"])).rejects.toThrow("a spread for container");
  });
});
