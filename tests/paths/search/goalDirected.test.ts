import { describe, expect, it } from "vitest";
import {
  AStar,
  Bidirectional,
  type Bound,
  buildTopology,
  Dijkstra,
  type Path,
} from "../../../src/paths/index.ts";
import { generator, latticeGraph, randomGraph, type WeightedGraph, weightKinds } from "./graphs.ts";

const plain = (path: Path | undefined) => path && { cost: path.cost, arcs: [...path.arcs] };

/** Graphs of all kinds with a few pairs each; costs are exact in four kinds of five. */
function* questions(
  rounds: number,
  seed: number,
): Generator<WeightedGraph & { exact: boolean; pairs: number[][] }> {
  const random = generator(seed);
  for (let round = 0; round < rounds; round++) {
    const kind = weightKinds[round % 5] ?? "ties";
    const n = 2 + Math.floor(random() * 40);
    const graph =
      round % 2 === 0
        ? randomGraph(n, Math.floor(n * (0.5 + 3 * random())), kind, random)
        : latticeGraph(2 + Math.floor(random() * 8), kind, random);
    const node = () => Math.floor(random() * graph.topology.nodeCount);
    const pairs = Array.from({ length: 6 }, () => [node(), node()]);
    yield { ...graph, exact: kind !== "doubles", pairs };
  }
}

describe.each([
  {
    name: "AStar with exact bounds",
    make: ({ topology, weights }: WeightedGraph) => {
      const search = new AStar(topology);
      const trees = new Dijkstra(topology);
      return (from: number, to: number) =>
        search.path(weights, from, to, trees.tree(weights, to, { direction: "reverse" }).cost);
    },
  },
  {
    // Bounds that are no metric: a node may look near until its neighbours are seen.
    name: "AStar with inconsistent bounds",
    make: ({ topology, weights }: WeightedGraph) => {
      const search = new AStar(topology);
      const trees = new Dijkstra(topology);
      return (from: number, to: number) => {
        const exact = trees.tree(weights, to, { direction: "reverse" }).cost;
        const bound: Bound = (v) => (v % 3 === 0 ? 0 : ((exact[v] as number) * (1 + (v % 5))) / 8);
        return search.path(weights, from, to, bound);
      };
    },
  },
  {
    name: "AStar without bounds",
    make: ({ topology, weights }: WeightedGraph) => {
      const search = new AStar(topology);
      return (from: number, to: number) => search.path(weights, from, to, () => 0);
    },
  },
  {
    name: "Bidirectional",
    make: ({ topology, weights }: WeightedGraph) => {
      const search = new Bidirectional(topology);
      return (from: number, to: number) => search.path(weights, from, to);
    },
  },
])("$name", ({ make }) => {
  it("gives the path Dijkstra gives, ties included", () => {
    for (const graph of questions(1000, 21)) {
      const search = make(graph);
      const dijkstra = new Dijkstra(graph.topology);
      for (const [from = 0, to = 0] of graph.pairs) {
        const path = search(from, to);
        const expected = dijkstra.path(graph.weights, from, to);
        if (graph.exact || !expected || !path) expect(plain(path)).toEqual(plain(expected));
        else expect(path.cost).toBeCloseTo(expected.cost, 12);
      }
    }
  });

  it("is free and without arcs from a node to itself", () => {
    const graph = { topology: buildTopology(2, [0, 0, 1], [0, 1, 0]), weights: Float64Array.of(0, 0, 0) };
    expect(plain(make(graph)(0, 0))).toEqual({ cost: 0, arcs: [] });
  });
});

describe("AStar", () => {
  it("asks for the bound of a node once, and only where it looks", () => {
    const { topology, weights } = latticeGraph(20, "integers", generator(22));
    const exact = new Dijkstra(topology).tree(weights, 399, { direction: "reverse" }).cost;
    const asked: number[] = [];
    new AStar(topology).path(weights, 0, 399, (v) => {
      asked.push(v);
      return exact[v] as number;
    });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThan(150);
  });

  it("takes an infinite bound as no way on", () => {
    const topology = buildTopology(3, [0, 1], [1, 2]);
    const bound = Float64Array.of(0, Number.POSITIVE_INFINITY, 0);
    expect(new AStar(topology).path(Float64Array.of(1, 1), 0, 2, bound)).toBeUndefined();
  });
});
