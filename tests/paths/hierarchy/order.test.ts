import { describe, expect, it } from "vitest";
import { farSide, nearSide, separating } from "../../../src/paths/hierarchy/minimumCut.ts";
import { separate } from "../../../src/paths/hierarchy/separator.ts";
import { simpleGraph } from "../../../src/paths/hierarchy/simpleGraph.ts";
import {
  boundedOrder,
  buildHierarchy,
  buildTopology,
  contractionOrder,
  type Topology,
  triangleCount,
} from "../../../src/paths/index.ts";
import { generator, latticeGraph, randomGraph } from "../search/graphs.ts";

/** A topology with one arc for each pair. */
function fromPairs(nodeCount: number, pairs: readonly (readonly [number, number])[]): Topology {
  return buildTopology(
    nodeCount,
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  );
}

const chain = (n: number) =>
  fromPairs(
    n,
    Array.from({ length: n - 1 }, (_, v) => [v, v + 1] as const),
  );

describe("contractionOrder", () => {
  const random = generator(51);
  const graphs = [
    { name: "no node", topology: buildTopology(0, [], []) },
    { name: "one node", topology: buildTopology(1, [0], [0]) },
    { name: "nodes without arcs", topology: buildTopology(2000, [], []) },
    { name: "a small random graph", topology: randomGraph(300, 900, "ties", random).topology },
    { name: "a chain", topology: chain(5000) },
    { name: "a lattice", topology: latticeGraph(60, "ties", random).topology },
    {
      name: "a random graph, which has no small separators",
      topology: randomGraph(2000, 5000, "ties", random).topology,
    },
    {
      name: "a hub with 20,000 leaves, each beside the next",
      topology: fromPairs(
        20_001,
        Array.from({ length: 20_000 }, (_, v) => [
          [v, 20_000] as const,
          [v, (v + 1) % 20_000] as const,
        ]).flat(),
      ),
    },
    {
      name: "many separate parts",
      topology: fromPairs(
        6000,
        Array.from({ length: 6000 }, (_, v) => [v, v % 60 === 59 ? v : v + 1] as const),
      ),
    },
  ];

  it.each(graphs)("names each node once: $name", ({ topology }) => {
    const order = contractionOrder(topology);
    expect(Uint32Array.from(order).sort()).toEqual(
      Uint32Array.from({ length: topology.nodeCount }, (_, v) => v),
    );
  });

  it("is the same every time", () => {
    const { topology } = latticeGraph(60, "ties", generator(52));
    expect(contractionOrder(topology)).toEqual(contractionOrder(topology));
  });

  it("makes a low tree of a long chain, with two edges a node", () => {
    for (const n of [1000, 5000]) {
      const hierarchy = buildHierarchy(chain(n), contractionOrder(chain(n)));
      expect(Math.max(...hierarchy.depth)).toBeLessThan(16);
      expect(hierarchy.edgeCount).toBeLessThan(2 * n);
    }
  });

  // A tenth above what is reached: a worse order would make no answer wrong, only slow.
  it.each([true, false])("keeps lattices sparse (with coordinates: %s)", (given) => {
    const side = 100;
    const { topology } = latticeGraph(side, "ties", generator(53));
    const x = Float64Array.from({ length: side * side }, (_, v) => v % side);
    const y = Float64Array.from({ length: side * side }, (_, v) => Math.floor(v / side));
    const hierarchy = buildHierarchy(topology, contractionOrder(topology, given ? { x, y } : undefined));
    expect(hierarchy.edgeCount / topology.nodeCount).toBeLessThan(8);
    expect(triangleCount(hierarchy) / topology.nodeCount).toBeLessThan(74);
    expect(Math.max(...hierarchy.depth)).toBeLessThan(200);
  });
});

describe("boundedOrder", () => {
  it("is the order of contractionOrder where few nodes part every part", () => {
    const { topology } = latticeGraph(60, "ties", generator(55));
    expect(boundedOrder(topology, undefined, 100)).toEqual(contractionOrder(topology));
  });

  it("is given up where it takes many, at the top or further down", () => {
    const random = generator(56);
    const dense = randomGraph(2000, 6000, "ties", random).topology;
    expect(boundedOrder(dense, undefined, 100)).toBeUndefined();
    // Two such graphs joined by one arc: parted at once, but not further.
    const twice = (nodes: Uint32Array) => [...nodes, ...nodes.map((v) => v + 2000)];
    const joined = buildTopology(4000, [...twice(dense.tail), 0], [...twice(dense.head), 2000]);
    expect(boundedOrder(joined, undefined, 100)).toBeUndefined();
  });
});

describe("separate", () => {
  it("parts a connected graph so that no arc joins the sides", () => {
    const random = generator(54);
    for (let round = 0; round < 60; round++) {
      const graph = simpleGraph(latticeGraph(4 + (round % 12), "ties", random).topology);
      const side = separate(graph) as Uint8Array;
      for (let v = 0; v < graph.nodeCount; v++) {
        for (const u of graph.neighbour.subarray(graph.first[v], graph.first[v + 1])) {
          expect([side[v], side[u]]).not.toEqual([nearSide, farSide]);
        }
      }
    }
  });

  it("cuts a lattice about in the middle, along one row or column", () => {
    const full = Array.from({ length: 400 }, (_, v) => [
      ...(v % 20 < 19 ? [[v, v + 1] as const] : []),
      ...(v < 380 ? [[v, v + 20] as const] : []),
    ]).flat();
    const side = separate(simpleGraph(fromPairs(400, full))) as Uint8Array;
    expect(side.filter((s) => s === separating).length).toBe(20);
    expect(side.filter((s) => s === nearSide).length).toBeGreaterThan(120);
    expect(side.filter((s) => s === farSide).length).toBeGreaterThan(120);
  });

  it("takes all but one node of a graph in which every node is beside every other", () => {
    const all = Array.from({ length: 70 }, (_, a) =>
      Array.from({ length: a }, (_, b) => [a, b] as const),
    ).flat();
    const side = separate(simpleGraph(fromPairs(70, all))) as Uint8Array;
    expect(side.filter((s) => s === separating).length).toBe(69);
  });
});
