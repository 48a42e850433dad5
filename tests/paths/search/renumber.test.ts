import { describe, expect, it } from "vitest";
import {
  buildTopology,
  Dijkstra,
  priceArcs,
  renumberDepthFirst,
  renumberedWeights,
} from "../../../src/paths/index.ts";
import { generator, latticeGraph, randomGraph, weightKinds } from "./graphs.ts";

describe("renumberDepthFirst", () => {
  // 0 -> 3 -> 1, 0 -> 2; node 4 leads to 0 only, so it is met last.
  it("numbers nodes as a depth-first walk meets them, and arcs by their tails", () => {
    const { oldNode, oldArc } = renumberDepthFirst(buildTopology(5, [4, 0, 3, 0], [0, 3, 1, 2]));
    expect([...oldNode]).toEqual([0, 3, 1, 2, 4]);
    expect([...oldArc]).toEqual([1, 3, 2, 0]);
  });

  it("changes no cost, and its arcs lead back to arcs of the old numbers", () => {
    const random = generator(71);
    for (let round = 0; round < 200; round++) {
      const kind = weightKinds[round % 4] ?? "ties";
      const { topology, weights } =
        round % 2 === 0 ? randomGraph(30, 70, kind, random) : latticeGraph(6, kind, random);
      const renumbered = renumberDepthFirst(topology);
      const moved = renumberedWeights(renumbered, weights);
      const from = Math.floor(random() * topology.nodeCount);
      const to = Math.floor(random() * topology.nodeCount);
      const path = new Dijkstra(renumbered.topology).path(
        moved,
        renumbered.newNode[from] as number,
        renumbered.newNode[to] as number,
      );
      expect(path?.cost).toBe(new Dijkstra(topology).path(weights, from, to)?.cost);
      if (!path) continue;
      const arcs = path.arcs.map((arc) => renumbered.oldArc[arc] as number);
      expect(priceArcs(topology, weights, { from, to, arcs })).toBe(path.cost);
    }
  });
});
