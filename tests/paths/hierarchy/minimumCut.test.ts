import { describe, expect, it } from "vitest";
import { farSide, minimumCuts, nearSide, separating } from "../../../src/paths/hierarchy/minimumCut.ts";
import { type SimpleGraph, simpleGraph } from "../../../src/paths/hierarchy/simpleGraph.ts";
import { generator, randomGraph } from "../search/graphs.ts";

/** Whether a side for each node is a separation. */
function separates(graph: SimpleGraph, side: Uint8Array): boolean {
  for (let v = 0; v < graph.nodeCount; v++) {
    for (const u of graph.neighbour.subarray(graph.first[v], graph.first[v + 1])) {
      if (side[v] === nearSide && side[u] === farSide) return false;
    }
  }
  return true;
}

/** Size of the smallest set of middle nodes that parts the ends, by trying all sets. */
function smallestCut(graph: SimpleGraph, nodes: Uint32Array, ends: number): number | undefined {
  const middle = nodes.slice(ends, nodes.length - ends);
  let best: number | undefined;
  for (let set = 0; set < 2 ** middle.length; set++) {
    const side = new Uint8Array(graph.nodeCount).fill(farSide);
    const open = Array.from(nodes.slice(0, ends));
    for (const v of open) side[v] = nearSide;
    let size = 0;
    for (const [i, v] of middle.entries()) {
      if (((set >> i) & 1) === 0) continue;
      side[v] = separating;
      size++;
    }
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      for (const u of graph.neighbour.subarray(graph.first[v], graph.first[v + 1])) {
        if (side[u] !== farSide) continue;
        side[u] = nearSide;
        open.push(u);
      }
    }
    const parted = nodes.slice(nodes.length - ends).every((v) => side[v] === farSide);
    if (parted && size < (best ?? Number.POSITIVE_INFINITY)) best = size;
  }
  return best;
}

const count = (side: Uint8Array, kind: number) => side.filter((s) => s === kind).length;

describe("minimumCuts", () => {
  it("finds as few nodes as trying all sets does, and they part the ends", () => {
    const random = generator(41);
    for (let round = 0; round < 300; round++) {
      const n = 8 + Math.floor(random() * 5);
      const graph = simpleGraph(
        randomGraph(n, Math.floor(n * (1 + random() * 1.5)), "ties", random).topology,
      );
      const nodes = Uint32Array.from({ length: n }, (_, v) => v);
      const cuts = minimumCuts(graph, { nodes, near: 2, far: 2 }, n);
      const expected = smallestCut(graph, nodes, 2);
      expect(cuts.length > 0).toBe(expected !== undefined);
      for (const side of cuts) {
        expect(count(side, separating)).toBe(expected);
        expect(separates(graph, side)).toBe(true);
        expect([...side.slice(0, 2), ...side.slice(-2)]).toEqual([nearSide, nearSide, farSide, farSide]);
      }
    }
  });

  it("gives the nearest and the farthest of several smallest cuts", () => {
    const nodes = Uint32Array.of(0, 1, 2, 3, 4, 5);
    const [near, far] = minimumCuts(chain(6), { nodes, near: 1, far: 1 }, 6);
    expect([...(near ?? [])]).toEqual([nearSide, separating, farSide, farSide, farSide, farSide]);
    expect([...(far ?? [])]).toEqual([nearSide, nearSide, nearSide, nearSide, separating, farSide]);
  });

  it("gives up when more nodes are needed than allowed", () => {
    const graph = simpleGraph(randomGraph(40, 120, "ties", generator(42)).topology);
    const nodes = Uint32Array.from({ length: 40 }, (_, v) => v);
    const [cut] = minimumCuts(graph, { nodes, near: 1, far: 1 }, 40);
    if (cut === undefined) throw new Error("the ends touch");
    const size = count(cut, separating);
    expect(minimumCuts(graph, { nodes, near: 1, far: 1 }, size)).toHaveLength(2);
    expect(minimumCuts(graph, { nodes, near: 1, far: 1 }, size - 1)).toEqual([]);
  });
});

/** A chain of nodes. */
function chain(length: number): SimpleGraph {
  const neighbours = Array.from({ length }, (_, v) => [v - 1, v + 1].filter((u) => u >= 0 && u < length));
  const first = new Uint32Array(length + 1);
  for (const [v, list] of neighbours.entries()) first[v + 1] = (first[v] as number) + list.length;
  return { nodeCount: length, first, neighbour: Uint32Array.from(neighbours.flat()) };
}
