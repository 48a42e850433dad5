import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { explain, type Waterfall } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { endText, type Study } from "../../src/model/index.ts";
import { alternatives, type Route, route } from "../../src/routing/index.ts";

function routeOf(study: Study, scenario: string, from: string, to: string, commodity = "container"): Route {
  const found = route(study, scenario, { from, to, commodity });
  if (found.type === "noRoute") throw new Error(found.reason);
  return found;
}

describe("explain in the first corridor", () => {
  let winner: Route;
  let rival: Route;
  beforeAll(async () => {
    const study = await loadStudy("examples/first-corridor");
    winner = routeOf(study, "rail-joined", "alma", "gora");
    rival = routeOf(study, "status-quo", "alma", "gora");
  });

  it("goes from the truck's cost to the train's, by place and component", () => {
    // The two routes are worked out by hand in tests/routing/firstCorridor.test.ts; an hour is worth 1 USD.
    const { bars, ...ends } = explain(winner, rival);
    expect([ends.winner, ends.rival].map((cost) => Math.round(cost * 1e6) / 1e6)).toEqual([49.6, 55.4]);
    const told = bars.map(({ where, measure, component, difference }) => [
      `${where}: ${measure} ${component}`,
      Math.round(difference * 1e6) / 1e6,
    ]);
    expect(Object.fromEntries(told)).toEqual({
      // Carriage: 160 and 150 km by rail at 0.02 USD, 170 and 160 km by road at 0.06 USD.
      "AA by rail-1435: money lineHaul": 3.2,
      "BB by rail-1435: money lineHaul": 3,
      "AA by road: money lineHaul": -10.2,
      "BB by road: money lineHaul": -9.6,
      // 160 / 50 and 150 / 60 h, with stops 160 / 25 and 150 / 25 h; by road 170 / 50 and 160 / 50 h.
      "AA by rail-1435: time running": 3.2,
      "BB by rail-1435: time running": 2.5,
      "AA by rail-1435: time stops": 3.2,
      "BB by rail-1435: time stops": 3.5,
      "AA by road: time running": -3.4,
      "BB by road: time running": -3.2,
      // The border: 12 h for a train, 24 h for a truck; the fee is the same for both.
      "barda: time queue": -6,
      "barda: time documents": -2.4,
      "barda: time inspection": -2.4,
      "barda: time release": -1.2,
      // Terminals at both ends.
      "alma: money handling": 1,
      "gora: money handling": 1,
      "alma: time handling": 6,
      "gora: time handling": 6,
    });
    expect(told).toHaveLength(18);
  });

  it("tells the largest bars first, in USD of generalised cost and in the unit of the measure", () => {
    const { bars } = explain(winner, rival);
    const sizes = bars.map(({ difference }) => Math.abs(difference));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(bars[0]).toMatchObject({ where: "AA by road", component: "lineHaul" });
    const queue = bars.find(({ component }) => component === "queue");
    expect(queue).toMatchObject({ difference: expect.closeTo(-6, 6), amount: expect.closeTo(-6, 6) });
  });

  it("turns all its signs when the routes change places", () => {
    const there = explain(winner, rival);
    const back = explain(rival, winner);
    expect([back.winner, back.rival]).toEqual([there.rival, there.winner]);
    const turned = there.bars.map((bar) => ({ ...bar, difference: -bar.difference, amount: -bar.amount }));
    expect(back.bars).toEqual(turned);
  });

  it("has no bars between a route and itself", () => {
    expect(explain(winner, winner).bars).toEqual([]);
  });

  it("refuses routes of two commodities", () => {
    expect(() => explain(winner, { ...rival, commodity: "coal" })).toThrow("routes of one commodity compare");
  });
});

describe("explain in the Iran-Iraq study", () => {
  let study: Study;
  let routes: Route[];
  beforeAll(async () => {
    study = await loadStudy("scenarios/iran-iraq");
    routes = study.questions.flatMap(({ pairs, commodities }) =>
      pairs
        .filter((_, i) => i % 23 === 0)
        .flatMap(({ from, to }) =>
          commodities.flatMap((commodity) => {
            const query = { from: endText(from), to: endText(to), commodity, count: 4 };
            const found = alternatives(study, "planned-link", query);
            return "type" in found ? [] : found;
          }),
        ),
    );
  });

  /** The rival's cost and all bars, added in the order given. */
  function added({ rival, bars }: Waterfall, order: readonly number[]): number {
    return order.reduce((sum, i) => sum + (bars[i]?.difference as number), rival);
  }

  it("sums exactly, in any order, for any two routes of one commodity", () => {
    expect(routes.length).toBeGreaterThan(100);
    const twoRoutes = fc
      .tuple(fc.nat(), fc.nat())
      .map(([i, j]) => [routes[i % routes.length], routes[j % routes.length]] as [Route, Route])
      .filter(([a, b]) => a.commodity === b.commodity);
    fc.assert(
      fc.property(
        twoRoutes,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ([a, b], stream) => {
          const waterfall = explain(a, b);
          const inOrder = waterfall.bars.map((_, i) => i);
          const shuffled = inOrder
            .map((i) => [stream.next().value as number, i] as const)
            .sort(([x], [y]) => x - y)
            .map(([, i]) => i);
          for (const order of [inOrder, inOrder.toReversed(), shuffled]) {
            expect(added(waterfall, order)).toBe(a.totals.generalisedCost);
          }
          expect(waterfall.winner).toBe(a.totals.generalisedCost);
          for (const { difference, amount } of waterfall.bars)
            expect(difference !== 0 || amount !== 0).toBe(true);
        },
      ),
      { seed: 20_261_125, numRuns: 400 },
    );
  });
});
