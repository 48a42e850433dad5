import { describe, expect, it } from "vitest";
import {
  buildTopology,
  comparePaths,
  Dijkstra,
  type Path,
  priceArcs,
  treePath,
} from "../../../src/paths/index.ts";
import {
  allPaths,
  generator,
  latticeGraph,
  ngraphCosts,
  randomGraph,
  renumberNodes,
  toNgraph,
  weightKinds,
} from "./graphs.ts";

const plain = (path: Path | undefined) => path && { cost: path.cost, arcs: [...path.arcs] };

describe("Dijkstra.path", () => {
  it("takes the cheaper of two parallel arcs and names it", () => {
    const topology = buildTopology(2, [0, 0, 0], [1, 1, 1]);
    expect(plain(new Dijkstra(topology).path(Float64Array.of(5, 3, 4), 0, 1))).toEqual({
      cost: 3,
      arcs: [1],
    });
  });

  it("is free and without arcs from a node to itself, whatever circles there are", () => {
    const topology = buildTopology(2, [0, 0, 1], [0, 1, 0]);
    expect(plain(new Dijkstra(topology).path(Float64Array.of(0, 0, 0), 0, 0))).toEqual({ cost: 0, arcs: [] });
  });

  it("finds nothing against the direction of arcs or through closed ones", () => {
    const topology = buildTopology(3, [0, 1], [1, 2]);
    const search = new Dijkstra(topology);
    const weights = Float64Array.of(1, Number.POSITIVE_INFINITY);
    expect(search.path(weights, 1, 0)).toBeUndefined();
    expect(search.path(weights, 0, 2)).toBeUndefined();
    expect(search.path(weights, 0, 1)?.cost).toBe(1);
  });

  // 0 -> 1 -> 2 -> 4 by arcs 0, 1, 2 and 0 -> 3 -> 4 by arcs 3, 4 both cost 2; 1 -> 0 is free.
  it("prefers fewer arcs among least-cost paths", () => {
    const topology = buildTopology(5, [0, 1, 2, 0, 3, 1], [1, 2, 4, 3, 4, 0]);
    const weights = Float64Array.of(1, 0, 1, 1, 1, 0);
    expect(plain(new Dijkstra(topology).path(weights, 0, 4))).toEqual({ cost: 2, arcs: [3, 4] });
  });

  // Two ways of two arcs each: over 1 by arcs 0 and 3, over 2 by arcs 1 and 2. The last arc decides.
  it("then prefers the smallest arc id, read from the destination back", () => {
    const topology = buildTopology(4, [0, 0, 2, 1], [1, 2, 3, 3]);
    expect(plain(new Dijkstra(topology).path(Float64Array.of(1, 1, 1, 1), 0, 3))).toEqual({
      cost: 2,
      arcs: [1, 2],
    });
  });

  it("is the first of all loopless paths in the order of answers", () => {
    const random = generator(1);
    for (let round = 0; round < 1500; round++) {
      const kind = weightKinds[round % 5] ?? "ties";
      const graph = randomGraph(2 + Math.floor(random() * 6), Math.floor(random() * 16), kind, random);
      const search = new Dijkstra(graph.topology);
      for (let to = 0; to < graph.topology.nodeCount; to++) {
        const [first] = allPaths(graph, 0, to).sort(comparePaths);
        expect(plain(search.path(graph.weights, 0, to))).toEqual(plain(first));
      }
    }
  });

  it("costs what ngraph.path finds, and its arcs cost what it says", () => {
    const random = generator(2);
    for (let round = 0; round < 300; round++) {
      const kind = weightKinds[round % 5] ?? "ties";
      const graph =
        round % 2 === 0
          ? randomGraph(40, 100, kind, random)
          : latticeGraph(4 + Math.floor(random() * 5), kind, random);
      const { topology, weights } = graph;
      const search = new Dijkstra(topology);
      const peer = ngraphCosts(toNgraph(graph));
      for (let pair = 0; pair < 8; pair++) {
        const from = Math.floor(random() * topology.nodeCount);
        const to = Math.floor(random() * topology.nodeCount);
        const path = search.path(weights, from, to);
        const expected = peer(from, to);
        if (kind !== "doubles" || path === undefined) expect(path?.cost).toBe(expected);
        else expect(path.cost).toBeCloseTo(expected as number, 9);
        if (path) expect(priceArcs(topology, weights, { from, to, arcs: path.arcs })).toBe(path.cost);
      }
    }
  });

  it("does not depend on how nodes are numbered or in which order arcs are seen", () => {
    const random = generator(3);
    for (let round = 0; round < 300; round++) {
      const kind = weightKinds[round % 4] ?? "ties";
      const graph = latticeGraph(3 + Math.floor(random() * 6), kind, random);
      const other = renumberNodes(graph, random);
      const to = graph.topology.nodeCount - 1;
      const path = new Dijkstra(graph.topology).path(graph.weights, 0, to);
      const same = new Dijkstra(other.topology).path(
        other.weights,
        other.to[0] as number,
        other.to[to] as number,
      );
      expect(plain(same)).toEqual(plain(path));
    }
  });

  it("answers question after question with one set of arrays", () => {
    const random = generator(4);
    const graph = latticeGraph(12, "ties", random);
    const search = new Dijkstra(graph.topology);
    for (let round = 0; round < 200; round++) {
      const from = Math.floor(random() * 144);
      const to = Math.floor(random() * 144);
      expect(plain(search.path(graph.weights, from, to))).toEqual(
        plain(new Dijkstra(graph.topology).path(graph.weights, from, to)),
      );
    }
  });
});

describe("Dijkstra.tree", () => {
  it("holds, forward, the path to every node", () => {
    const random = generator(5);
    for (let round = 0; round < 200; round++) {
      const kind = weightKinds[round % 5] ?? "ties";
      const { topology, weights } = randomGraph(30, 70, kind, random);
      const search = new Dijkstra(topology);
      const tree = search.tree(weights, 0);
      for (let v = 0; v < topology.nodeCount; v++) {
        expect(plain(treePath(topology, tree, v))).toEqual(plain(search.path(weights, 0, v)));
      }
    }
  });

  it("holds, in reverse, a path from every node with the costs of forward search", () => {
    const random = generator(6);
    for (let round = 0; round < 200; round++) {
      const kind = weightKinds[round % 4] ?? "ties";
      const { topology, weights } = randomGraph(30, 70, kind, random);
      const search = new Dijkstra(topology);
      const tree = search.tree(weights, 0, { direction: "reverse" });
      for (let v = 0; v < topology.nodeCount; v++) {
        const path = treePath(topology, tree, v);
        const forward = search.path(weights, v, 0);
        expect(path?.cost).toBe(forward?.cost);
        expect(path?.arcs.length).toBe(forward?.arcs.length);
        if (path) expect(priceArcs(topology, weights, { from: v, to: 0, arcs: path.arcs })).toBe(path.cost);
      }
    }
  });

  it("holds, up to a limit, all that costs no more", () => {
    const { topology, weights } = latticeGraph(6, "ties", generator(8));
    const search = new Dijkstra(topology);
    const whole = search.tree(weights, 0).cost;
    const limit = [...whole].sort((a, b) => a - b)[12] as number;
    const near = search.tree(weights, 0, { limit }).cost;
    for (const [v, cost] of whole.entries()) if (cost <= limit) expect(near[v]).toBe(cost);
    expect(near.filter((cost) => cost < Number.POSITIVE_INFINITY).length).toBeLessThan(whole.length);
  });

  it("can be written over an earlier tree", () => {
    const { topology, weights } = latticeGraph(6, "ties", generator(7));
    const search = new Dijkstra(topology);
    const first = search.tree(weights, 0);
    const second = search.tree(weights, 35, { direction: "reverse", into: first });
    expect(second.cost).toBe(first.cost);
    expect(second).toEqual(search.tree(weights, 35, { direction: "reverse" }));
  });
});

describe("Dijkstra.repair", () => {
  it("is the tree searched anew, ties included, whatever weights changed", () => {
    const random = generator(7);
    for (let round = 0; round < 300; round++) {
      const n = 2 + Math.floor(random() * 12);
      const m = Math.floor(random() * 40);
      const end = (): number => Math.floor(random() * n);
      const tails = Array.from({ length: m }, end);
      const topology = buildTopology(n, tails, Array.from({ length: m }, end));
      // Few values, so that many paths tie; some arcs are closed.
      const weight = (): number =>
        [0, 1, 1, 2, 3, Number.POSITIVE_INFINITY][Math.floor(random() * 6)] as number;
      const before = Float64Array.from(tails, weight);
      const share = random();
      const after = before.map((known) => (random() < share ? weight() : known));
      const arcs = [...before.keys()];
      const raised = arcs.filter((a) => (after[a] as number) > (before[a] as number));
      const lowered = arcs.filter((a) => (after[a] as number) < (before[a] as number));
      const search = new Dijkstra(topology);
      for (const direction of ["forward", "reverse"] as const) {
        for (let root = 0; root < n; root++) {
          const earlier = search.tree(before, root, { direction });
          const anew = new Dijkstra(topology).tree(after, root, { direction });
          expect(search.repair(after, earlier, { raised, lowered })).toEqual(anew);
        }
      }
    }
  });
});
