// Searches against slow and plain answers on random small studies.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Commodity, parseEnd, type Study } from "../../src/model/index.ts";
import {
  alternatives,
  frontier,
  liveGraph,
  modelOf,
  type Objective,
  objectives,
  type PricedGraph,
  type ReadySearch,
  type Route,
  type RouteResult,
  route,
  scenarioModel,
  skim,
} from "../../src/routing/index.ts";
import { ends, leastCost, plans, studyOf } from "./randomStudy.ts";

const commodity = "goods";
const pair = fc.tuple(fc.constantFrom(...ends), fc.constantFrom(...ends));
const options = (numRuns: number): fc.Parameters<unknown> => ({ seed: 20_261_123, numRuns });

/** Every loopless path between the two ends of a search, by plain enumeration; gives up when there are too many. */
function allPaths({ priced, origin, destination }: ReadySearch): number[][] {
  const { arcs, states } = priced.graph;
  const leaving = states.map((_, state) => arcs.flatMap((arc, a) => (arc.from === state ? [a] : [])));
  const paths: number[][] = [];
  const visited = new Set<number>();
  const walk = (state: number, path: readonly number[]): void => {
    fc.pre(paths.length < 5000);
    if (state === destination) paths.push([...path]);
    if (state === destination) return;
    visited.add(state);
    for (const a of leaving[state] as number[]) {
      const next = arcs[a]?.to as number;
      if (!visited.has(next)) walk(next, [...path, a]);
    }
    visited.delete(state);
  };
  walk(origin, []);
  return paths;
}

function sum(weights: Float64Array, path: readonly number[]): number {
  return path.reduce((total, arc) => total + (weights[arc] as number), 0);
}

/** Paths in the order of answers: by cost, by number of moves, by ids of moves from the end back. */
function ranked(paths: readonly number[][], weights: Float64Array): number[][] {
  const last = (a: readonly number[], b: readonly number[]): number => {
    for (let i = 1; i <= a.length; i++) {
      if (a.at(-i) !== b.at(-i)) return (a.at(-i) as number) - (b.at(-i) as number);
    }
    return 0;
  };
  return [...paths].sort((a, b) => sum(weights, a) - sum(weights, b) || a.length - b.length || last(a, b));
}

function search(study: Study, from: string, to: string): ReadySearch | undefined {
  const places = new Map(study.network.places.map((place) => [place.id, place]));
  const [start, end] = [parseEnd(from, places), parseEnd(to, places)];
  if (!("place" in start && "place" in end)) throw new Error("unknown end");
  const router = scenarioModel(study, "base").router(study.commodities[0] as Commodity);
  const ready = router.prepare(start, end);
  return ready.type === "search" ? ready : undefined;
}

const idsOf = ({ graph }: PricedGraph, path: readonly number[]): (string | undefined)[] =>
  path.map((arc) => graph.arcs[arc]?.link?.id ?? graph.arcs[arc]?.id);
const linksOf = ({ graph }: PricedGraph, path: readonly number[]): string =>
  path.flatMap((arc) => graph.arcs[arc]?.link?.id ?? []).join(" ");
const costOf = (found: RouteResult): number | undefined =>
  found.type === "route" ? found.totals.generalisedCost : undefined;

describe("route", () => {
  it("costs what relaxing all moves of the plan gives, worked out without a state graph", () => {
    const count = { found: 0, none: 0 };
    fc.assert(
      fc.property(plans(14), (plan) => {
        const model = modelOf(studyOf(plan));
        for (const [from, to] of ends.flatMap((from) => ends.map((to) => [from, to] as const))) {
          const cost = costOf(route(model, "base", { from, to, commodity }));
          expect(cost, `${from} to ${to}`).toBe(leastCost(plan, from, to));
          count[cost === undefined ? "none" : "found"]++;
        }
      }),
      options(100),
    );
    // Both happen often: the test would be hollow otherwise.
    expect(Math.min(count.found, count.none)).toBeGreaterThan(1000);
  });

  it("is the first of all loopless paths, for every objective", () => {
    fc.assert(
      fc.property(plans(13), pair, fc.constantFrom(...objectives), (plan, [from, to], least: Objective) => {
        const study = studyOf(plan);
        const answer = route(study, "base", { from, to, commodity, least });
        const ready = search(study, from, to);
        if (ready === undefined) return;
        const [best] = ranked(allPaths(ready), ready.priced.weights[least]);
        if (best === undefined)
          expect(answer).toMatchObject({ type: "noRoute", reason: expect.stringMatching(/./) });
        else
          expect(answer.type === "route" && answer.steps.map(({ id }) => id)).toEqual(
            idsOf(ready.priced, best),
          );
      }),
      options(150),
    );
  });

  it("costs what ngraph.path finds on the live graph, to the last bit", () => {
    fc.assert(
      fc.property(plans(14), pair, fc.constantFrom(...objectives), (plan, [from, to], least: Objective) => {
        const study = studyOf(plan);
        const answer = route(study, "base", { from, to, commodity, least });
        const other = liveGraph(study, "base", commodity).find(from, to, least);
        expect(other.type).toBe(answer.type);
        const made = (found: RouteResult): number | undefined =>
          found.type !== "route"
            ? undefined
            : least === "generalisedCost"
              ? costOf(found)
              : found.totals[least].total;
        expect(made(other)).toBe(made(answer));
        if (answer.type === "noRoute") expect(other).toEqual(answer);
      }),
      options(150),
    );
  });
});

/** Every way to take a detour out of a sequence of links: a stretch from a place back to it. */
function shortcuts({ graph }: PricedGraph, path: readonly number[]): string[] {
  const links = path.flatMap((arc) => graph.arcs[arc]?.link ?? []);
  const found: string[] = [];
  for (let i = 0; i < links.length; i++) {
    for (let j = i; j < links.length; j++) {
      if (links[i]?.from !== links[j]?.to) continue;
      found.push([...links.slice(0, i), ...links.slice(j + 1)].map(({ id }) => id).join(" "));
    }
  }
  return found;
}

describe("alternatives", () => {
  it("are the best of all loopless paths, each by other links, without detours that make them dearer", () => {
    fc.assert(
      fc.property(plans(13), pair, fc.integer({ min: 1, max: 8 }), (plan, [from, to], count) => {
        const study = studyOf(plan);
        const answer = alternatives(study, "base", { from, to, commodity, count });
        const ready = search(study, from, to);
        if (ready === undefined) return;
        const paths = allPaths(ready);
        // With more paths the search may rightly give up before it has found all ways.
        fc.pre(paths.length <= 128 * count);
        const best = new Map<string, readonly number[]>();
        for (const path of ranked(paths, ready.priced.weights.generalisedCost)) {
          const links = linksOf(ready.priced, path);
          if (!best.has(links)) best.set(links, path);
        }
        const names = [...best.keys()];
        const kept = [...best].filter(
          ([, path], rank) =>
            !shortcuts(ready.priced, path).some((name) => names.slice(0, rank).includes(name)),
        );
        if (best.size === 0) expect(answer).toMatchObject({ type: "noRoute" });
        else {
          const steps = (answer as readonly Route[]).map((way) => way.steps.map(({ id }) => id));
          expect(steps).toEqual(kept.slice(0, count).map(([, path]) => idsOf(ready.priced, path)));
        }
      }),
      options(200),
    );
  });
});

describe("frontier", () => {
  it("holds every pair of money and time that no other path beats", () => {
    fc.assert(
      fc.property(plans(13), pair, (plan, [from, to]) => {
        const study = studyOf(plan);
        const answer = frontier(study, "base", { from, to, commodity });
        const ready = search(study, from, to);
        if (ready === undefined) return;
        const { money, time } = ready.priced.weights;
        const points = allPaths(ready).map((path) => [sum(money, path), sum(time, path)] as const);
        const best = points.filter(
          ([m, t]) => !points.some(([n, u]) => n <= m && u <= t && (n < m || u < t)),
        );
        const distinct = [...new Map(best.map((point) => [point.join(), point])).values()].sort(
          ([a], [b]) => a - b,
        );
        if (answer.type === "noRoute") expect(distinct).toEqual([]);
        else {
          expect(answer.complete).toBe(true);
          expect(answer.routes.map(({ totals }) => [totals.money.total, totals.time.total])).toEqual(
            distinct,
          );
        }
      }),
      options(150),
    );
  });

  it("begins with the least money and ends with the least time", () => {
    fc.assert(
      fc.property(plans(14), pair, (plan, [from, to]) => {
        const study = studyOf(plan);
        const answer = frontier(study, "base", { from, to, commodity });
        const [cheap, fast] = (["money", "time"] as const).map((least) =>
          route(study, "base", { from, to, commodity, least }),
        );
        if (answer.type === "noRoute") expect([cheap, fast]).toEqual([answer, answer]);
        else {
          expect(answer.routes[0]?.totals.money.total).toBe(
            cheap?.type === "route" && cheap.totals.money.total,
          );
          expect(answer.routes.at(-1)?.totals.time.total).toBe(
            fast?.type === "route" && fast.totals.time.total,
          );
        }
      }),
      options(100),
    );
  });
});

describe("skim", () => {
  it("gives the totals of single routes", () => {
    fc.assert(
      fc.property(plans(14), fc.constantFrom(...objectives), (plan, least) => {
        const study = modelOf(studyOf(plan));
        const { values } = skim(study, "base", { origins: ends, destinations: ends, commodity, least });
        for (const [i, from] of ends.entries()) {
          const single = ends.map((to) => route(study, "base", { from, to, commodity, least }));
          expect(values.generalisedCost[i]).toEqual(single.map(costOf));
          expect(values.distanceKm[i]).toEqual(
            single.map((found) => (found.type === "route" ? found.totals.distanceKm : undefined)),
          );
        }
      }),
      options(40),
    );
  });
});
