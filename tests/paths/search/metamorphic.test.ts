// What must stay the same, or change in a known way, when a network is changed. Weights are multiples of a quarter,
// so that all sums are exact.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Bidirectional,
  buildHierarchy,
  buildTopology,
  Customiser,
  contractionOrder,
  Dijkstra,
  FrontierSearch,
  HierarchySearch,
  type Path,
  Yen,
} from "../../../src/paths/index.ts";

interface Arc {
  readonly tail: number;
  readonly head: number;
  readonly weight: number;
}

const nodeCount = 9;
const node = fc.integer({ min: 0, max: nodeCount - 1 });
const weight = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 12 }).map((quarters) => quarters / 4), weight: 9 },
  { arbitrary: fc.constant(Number.POSITIVE_INFINITY), weight: 1 },
);
const arcs = fc.array(fc.record<Arc>({ tail: node, head: node, weight }), { minLength: 1, maxLength: 30 });

const topologyOf = (list: readonly Arc[]) =>
  buildTopology(
    nodeCount,
    list.map(({ tail }) => tail),
    list.map(({ head }) => head),
  );
const weightsOf = (list: readonly Arc[]) => Float64Array.from(list, (arc) => arc.weight);
const plain = (path: Path | undefined) => path && { cost: path.cost, arcs: [...path.arcs] };

/** Least costs by every method; they must agree, and the paths of the first two as well. */
function ask(list: readonly Arc[], from: number, to: number): { cost: number; arcs: number[] } | undefined {
  const topology = topologyOf(list);
  const weights = weightsOf(list);
  const path = plain(new Dijkstra(topology).path(weights, from, to));
  expect(plain(new Bidirectional(topology).path(weights, from, to))).toEqual(path);
  const [first] = new Yen(topology).paths(weights, from, to, { count: 1 });
  expect(plain(first)).toEqual(path);
  const metric = new Customiser(buildHierarchy(topology, contractionOrder(topology))).customise(weights);
  expect(new HierarchySearch(metric).cost(from, to)).toBe(path?.cost);
  return path;
}

const holds = (check: (list: Arc[], from: number, to: number) => void) =>
  fc.assert(fc.property(arcs, node, node, check), { numRuns: 300, seed: 20260101 });

describe("a least-cost path", () => {
  it("keeps its arcs and doubles its cost when all weights double", () => {
    holds((list, from, to) => {
      const path = ask(list, from, to);
      const doubled = ask(
        list.map((arc) => ({ ...arc, weight: 2 * arc.weight })),
        from,
        to,
      );
      expect(doubled).toEqual(path && { cost: 2 * path.cost, arcs: path.arcs });
    });
  });

  it("costs the same the other way round when all arcs are reversed", () => {
    holds((list, from, to) => {
      const reversed = list.map(({ tail, head, weight: w }) => ({ tail: head, head: tail, weight: w }));
      expect(ask(reversed, to, from)?.cost).toBe(ask(list, from, to)?.cost);
    });
  });

  it("does not notice a later arc between the same nodes that is no cheaper", () => {
    holds((list, from, to) => {
      const copies = list.map((arc, i) => ({ ...arc, weight: arc.weight + (i % 2) }));
      expect(ask([...list, ...copies], from, to)).toEqual(ask(list, from, to));
    });
  });

  it("does not notice the closing of arcs it does not use", () => {
    holds((list, from, to) => {
      const path = ask(list, from, to);
      const used = new Set(path?.arcs);
      const closed = list.map((arc, i) => (used.has(i) ? arc : { ...arc, weight: Number.POSITIVE_INFINITY }));
      expect(ask(closed, from, to)).toEqual(path);
    });
  });

  it("never costs more when an arc becomes cheaper or is added", () => {
    holds((list, from, to) => {
      const cost = ask(list, from, to)?.cost ?? Number.POSITIVE_INFINITY;
      const cheaper = list.map((arc, i) => (i === 0 ? { ...arc, weight: 0 } : arc));
      expect(ask(cheaper, from, to)?.cost ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(cost);
      const more = [...list, { tail: from, head: 0, weight: 0.25 }];
      expect(ask(more, from, to)?.cost ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(cost);
    });
  });

  it("is at most as dear as a detour over any third node", () => {
    holds((list, from, to) => {
      const direct = ask(list, from, to)?.cost ?? Number.POSITIVE_INFINITY;
      for (let over = 0; over < nodeCount; over++) {
        const first = ask(list, from, over)?.cost ?? Number.POSITIVE_INFINITY;
        const second = ask(list, over, to)?.cost ?? Number.POSITIVE_INFINITY;
        expect(direct).toBeLessThanOrEqual(first + second);
      }
    });
  });

  it("costs the same when an arc is cut in two by a new node", () => {
    holds((list, from, to) => {
      const [cut, ...others] = list;
      if (cut === undefined) return;
      const halves = [
        { tail: cut.tail, head: nodeCount, weight: cut.weight / 2 },
        { tail: nodeCount, head: cut.head, weight: cut.weight / 2 },
      ];
      const all = [...others, ...halves];
      const topology = buildTopology(
        nodeCount + 1,
        all.map(({ tail }) => tail),
        all.map(({ head }) => head),
      );
      expect(new Dijkstra(topology).path(weightsOf(all), from, to)?.cost).toBe(ask(list, from, to)?.cost);
    });
  });
});

describe("the frontier", () => {
  it("is mirrored when the two costs change places", () => {
    holds((list, from, to) => {
      const topology = topologyOf(list);
      const a = weightsOf(list);
      const b = a.map((value, i) => (value === Number.POSITIVE_INFINITY ? value : (7 * i) % 5));
      const frontier = new FrontierSearch(topology);
      const costs = (weightsA: Float64Array, weightsB: Float64Array) =>
        frontier.points({ weightsA, weightsB, from, to }).points.map(({ costA, costB }) => [costA, costB]);
      const mirrored = costs(b, a).map(([costB, costA]) => [costA, costB]);
      expect(costs(a, b)).toEqual(mirrored.reverse());
    });
  });

  it("is one point, the least-cost path's, when both costs are the same", () => {
    holds((list, from, to) => {
      const weights = weightsOf(list);
      const { points } = new FrontierSearch(topologyOf(list)).points({
        weightsA: weights,
        weightsB: weights,
        from,
        to,
      });
      const path = ask(list, from, to);
      expect(points.map(({ costA }) => costA)).toEqual(path ? [path.cost] : []);
    });
  });
});
