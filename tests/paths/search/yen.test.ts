import { describe, expect, it } from "vitest";
import {
  buildTopology,
  comparePaths,
  Dijkstra,
  type Path,
  priceArcs,
  Yen,
} from "../../../src/paths/index.ts";
import { allPaths, generator, latticeGraph, randomGraph, renumberNodes, weightKinds } from "./graphs.ts";

const plain = (paths: readonly Path[]) => paths.map(({ cost, arcs }) => ({ cost, arcs: [...arcs] }));

describe("Yen.paths", () => {
  // The example of J. Y. Yen's method in common use: C, D, E, F, G, H are 0..5, distances on the arcs.
  // C-E-F-H costs 5, C-E-G-H 7, and C-D-F-H, C-E-D-F-H, C-E-F-G-H 8 each.
  it("gives the three shortest paths of the textbook example", () => {
    const topology = buildTopology(6, [0, 0, 1, 2, 2, 2, 3, 3, 4], [1, 2, 3, 1, 3, 4, 4, 5, 5]);
    const weights = Float64Array.of(3, 2, 4, 1, 2, 3, 2, 1, 2);
    const paths = new Yen(topology).paths(weights, 0, 5, { count: 3 });
    expect(plain(paths).map((path) => path.cost)).toEqual([5, 7, 8]);
    expect(plain(paths)[2]?.arcs).toEqual([0, 2, 7]);
  });

  it("counts parallel arcs as different paths", () => {
    const topology = buildTopology(3, [0, 0, 1, 1], [1, 1, 2, 2]);
    const paths = new Yen(topology).paths(Float64Array.of(1, 2, 1, 4), 0, 2, { count: 9 });
    expect(plain(paths)).toEqual([
      { cost: 2, arcs: [0, 2] },
      { cost: 3, arcs: [1, 2] },
      { cost: 5, arcs: [0, 3] },
      { cost: 6, arcs: [1, 3] },
    ]);
  });

  it("knows one path from a node to itself and none to where no arc leads", () => {
    const topology = buildTopology(3, [0, 1, 1], [1, 0, 1]);
    const yen = new Yen(topology);
    expect(plain(yen.paths(Float64Array.of(0, 0, 0), 0, 0, { count: 5 }))).toEqual([{ cost: 0, arcs: [] }]);
    expect(yen.paths(Float64Array.of(0, 0, 0), 0, 2, { count: 5 })).toEqual([]);
  });

  it("gives exactly the first loopless paths of plain enumeration, ties included", () => {
    const random = generator(11);
    for (let round = 0; round < 2000; round++) {
      const kind = weightKinds[round % 4] ?? "ties";
      const graph = randomGraph(2 + Math.floor(random() * 6), Math.floor(random() * 18), kind, random);
      const yen = new Yen(graph.topology);
      const to = graph.topology.nodeCount - 1;
      const all = allPaths(graph, 0, to).sort(comparePaths);
      const count = 1 + Math.floor(random() * 12);
      expect(plain(yen.paths(graph.weights, 0, to, { count }))).toEqual(plain(all.slice(0, count)));
    }
  });

  it("does so on lattices, where hundreds of paths tie", () => {
    const random = generator(12);
    for (let round = 0; round < 150; round++) {
      const graph = latticeGraph(3 + (round % 2), weightKinds[round % 3] ?? "ties", random);
      const to = graph.topology.nodeCount - 1;
      const all = allPaths(graph, 0, to).sort(comparePaths);
      const paths = new Yen(graph.topology).paths(graph.weights, 0, to, { count: 40 });
      expect(plain(paths)).toEqual(plain(all.slice(0, 40)));
    }
  });

  it("is right up to rounding when sums are not exact", () => {
    const random = generator(13);
    for (let round = 0; round < 500; round++) {
      const graph = randomGraph(7, 20, "doubles", random);
      const all = allPaths(graph, 0, 6).sort(comparePaths);
      const paths = new Yen(graph.topology).paths(graph.weights, 0, 6, { count: 15 });
      expect(paths.length).toBe(Math.min(15, all.length));
      for (const [i, path] of paths.entries()) {
        expect(path.cost).toBeCloseTo((all[i] as Path).cost, 12);
        expect(priceArcs(graph.topology, graph.weights, { from: 0, to: 6, arcs: path.arcs })).toBe(path.cost);
      }
    }
  });

  it("begins with the path Dijkstra gives, and with the answer for fewer paths", () => {
    const random = generator(14);
    for (let round = 0; round < 100; round++) {
      const { topology, weights } = latticeGraph(12, weightKinds[round % 4] ?? "ties", random);
      const yen = new Yen(topology);
      const paths = plain(yen.paths(weights, 0, 143, { count: 12 }));
      const best = new Dijkstra(topology).path(weights, 0, 143);
      expect(paths.slice(0, 1)).toEqual(best ? plain([best]) : []);
      expect(plain(yen.paths(weights, 0, 143, { count: 5 }))).toEqual(paths.slice(0, 5));
    }
  });

  it("does not depend on how nodes are numbered", () => {
    const random = generator(15);
    for (let round = 0; round < 100; round++) {
      const graph = latticeGraph(7, weightKinds[round % 4] ?? "ties", random);
      const other = renumberNodes(graph, random);
      const [from, to] = [other.to[0] as number, other.to[48] as number];
      expect(plain(new Yen(other.topology).paths(other.weights, from, to, { count: 20 }))).toEqual(
        plain(new Yen(graph.topology).paths(graph.weights, 0, 48, { count: 20 })),
      );
    }
  });
});
