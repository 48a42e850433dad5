import { describe, expect, it } from "vitest";
import { buildTopology, Dijkstra, FrontierSearch, priceArcs } from "../../../src/paths/index.ts";
import { allPaths, generator, latticeGraph, randomGraph, randomWeights, weightKinds } from "./graphs.ts";

/** Undominated pairs of all pairs, by rising first cost. */
function undominated(costs: readonly (readonly [number, number])[]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [a, b] of [...costs].sort((p, q) => p[0] - q[0] || p[1] - q[1])) {
    if (b < (kept.at(-1)?.[1] ?? Number.POSITIVE_INFINITY)) kept.push([a, b]);
  }
  return kept;
}

describe("Frontier.points", () => {
  // Three ways: cheap and slow, dear and fast, and one worse than the cheap one in both.
  it("keeps the cheap and the fast way and drops what is worse in both", () => {
    const topology = buildTopology(2, [0, 0, 0], [1, 1, 1]);
    const weightsA = Float64Array.of(1, 9, 2);
    const weightsB = Float64Array.of(8, 3, 8);
    const { points, complete } = new FrontierSearch(topology).points({ weightsA, weightsB, from: 0, to: 1 });
    expect(complete).toBe(true);
    expect(points).toEqual([
      { costA: 1, costB: 8, arcs: Uint32Array.of(0) },
      { costA: 9, costB: 3, arcs: Uint32Array.of(1) },
    ]);
  });

  it("has one free point from a node to itself and none where no arc leads", () => {
    const topology = buildTopology(2, [0, 0], [0, 0]);
    const weights = { weightsA: Float64Array.of(0, 0), weightsB: Float64Array.of(0, 0) };
    const frontier = new FrontierSearch(topology);
    expect(frontier.points({ ...weights, from: 0, to: 0 }).points).toEqual([
      { costA: 0, costB: 0, arcs: new Uint32Array(0) },
    ]);
    expect(frontier.points({ ...weights, from: 0, to: 1 }).points).toEqual([]);
  });

  it("does not use an arc that is closed in one of the weights", () => {
    const topology = buildTopology(2, [0, 0], [1, 1]);
    const weightsA = Float64Array.of(1, 5);
    const weightsB = Float64Array.of(Number.POSITIVE_INFINITY, 5);
    const { points } = new FrontierSearch(topology).points({ weightsA, weightsB, from: 0, to: 1 });
    expect(points.map((point) => [...point.arcs])).toEqual([[1]]);
  });

  it("equals the undominated costs of all loopless paths, and its arcs cost what it says", () => {
    const random = generator(31);
    let most = 0;
    for (let round = 0; round < 2000; round++) {
      const kind = weightKinds[round % 4] ?? "ties";
      const { topology, weights: weightsA } =
        round % 3 === 0
          ? latticeGraph(3, kind, random)
          : randomGraph(2 + Math.floor(random() * 6), 16, kind, random);
      const weightsB = randomWeights(topology.arcCount, kind, random);
      const to = topology.nodeCount - 1;
      const price = (weights: Float64Array, arcs: Uint32Array) =>
        priceArcs(topology, weights, { from: 0, to, arcs }) as number;
      const all = allPaths({ topology, weights: weightsA }, 0, to);
      const expected = undominated(all.map(({ cost, arcs }) => [cost, price(weightsB, arcs)]));
      const { points, complete } = new FrontierSearch(topology).points({ weightsA, weightsB, from: 0, to });
      expect(complete).toBe(true);
      expect(points.map(({ costA, costB }) => [costA, costB])).toEqual(expected);
      for (const { costA, costB, arcs } of points) {
        expect([price(weightsA, arcs), price(weightsB, arcs)]).toEqual([costA, costB]);
      }
      most = Math.max(most, points.length);
    }
    expect(most).toBeGreaterThan(5);
  });

  it("takes the fewest arcs among paths of equal costs", () => {
    const random = generator(32);
    for (let round = 0; round < 300; round++) {
      const { topology, weights: weightsA } = randomGraph(6, 14, "zeros", random);
      const weightsB = randomWeights(topology.arcCount, "zeros", random);
      const all = allPaths({ topology, weights: weightsA }, 0, 5).map(({ cost, arcs }) => ({
        a: cost,
        b: priceArcs(topology, weightsB, { from: 0, to: 5, arcs }),
        length: arcs.length,
      }));
      for (const { costA, costB, arcs } of new FrontierSearch(topology).points({
        weightsA,
        weightsB,
        from: 0,
        to: 5,
      }).points) {
        const equals = all.filter(({ a, b }) => a === costA && b === costB);
        expect(arcs.length).toBe(Math.min(...equals.map(({ length }) => length)));
      }
    }
  });

  it("reaches from the least first to the least second cost", () => {
    const random = generator(33);
    const { topology, weights: weightsA } = latticeGraph(25, "integers", random);
    const weightsB = randomWeights(topology.arcCount, "integers", random);
    const { points } = new FrontierSearch(topology).points({ weightsA, weightsB, from: 0, to: 624 });
    const dijkstra = new Dijkstra(topology);
    expect(points[0]?.costA).toBe(dijkstra.path(weightsA, 0, 624)?.cost);
    expect(points.at(-1)?.costB).toBe(dijkstra.path(weightsB, 0, 624)?.cost);
    expect(points.length).toBeGreaterThan(10);
  });

  it("says when it stopped at the limit, and then gives the first points only", () => {
    const random = generator(34);
    const { topology, weights: weightsA } = latticeGraph(25, "integers", random);
    const weightsB = randomWeights(topology.arcCount, "integers", random);
    const frontier = new FrontierSearch(topology);
    const question = { weightsA, weightsB, from: 0, to: 624 };
    const whole = frontier.points(question);
    const part = frontier.points({ ...question, maxLabels: Math.floor(whole.labels / 2) });
    expect(part.complete).toBe(false);
    expect(part.labels).toBeLessThan(whole.labels);
    expect(part.points.length).toBeGreaterThan(0);
    expect(part.points).toEqual(whole.points.slice(0, part.points.length));
  });
});
