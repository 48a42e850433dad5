import { describe, expect, it } from "vitest";
import {
  AStar,
  buildHierarchy,
  buildTopology,
  Customiser,
  contractionOrder,
  costMatrix,
  Dijkstra,
  HierarchyBound,
  HierarchySearch,
  noArc,
  noNode,
  type Path,
  priceArcs,
  triangleCount,
  triangles,
} from "../../../src/paths/index.ts";
import {
  generator,
  latticeGraph,
  randomGraph,
  randomWeights,
  type WeightedGraph,
  weightKinds,
} from "../search/graphs.ts";

const plain = (path: Path | undefined) => path && { cost: path.cost, arcs: [...path.arcs] };

/** Graphs of all kinds, some of them with several sets of weights. */
function* graphs(
  rounds: number,
  seed: number,
): Generator<WeightedGraph & { exact: boolean; random: () => number }> {
  const random = generator(seed);
  for (let round = 0; round < rounds; round++) {
    const kind = weightKinds[round % 5] ?? "ties";
    const n = 1 + Math.floor(random() * 40);
    const graph =
      round % 2 === 0
        ? randomGraph(n, Math.floor(n * 3 * random()), kind, random)
        : latticeGraph(1 + Math.floor(random() * 9), kind, random);
    yield { ...graph, exact: kind !== "doubles", random };
  }
}

function shuffled(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

describe("buildHierarchy", () => {
  it("numbers subtrees consecutively, with parents above", () => {
    for (const { topology, random } of graphs(100, 61)) {
      const { nodeCount, parent, depth, rank, node } = buildHierarchy(
        topology,
        shuffled(topology.nodeCount, random),
      );
      const smallest = Uint32Array.from({ length: nodeCount }, (_, r) => r);
      const size = new Uint32Array(nodeCount).fill(1);
      for (let r = 0; r < nodeCount; r++) {
        expect(rank[node[r] as number]).toBe(r);
        expect(r - (smallest[r] as number) + 1).toBe(size[r]);
        const above = parent[r] as number;
        if (above === noNode) {
          expect(depth[r]).toBe(1);
          continue;
        }
        expect(above).toBeGreaterThan(r);
        expect(depth[r]).toBe((depth[above] as number) + 1);
        smallest[above] = Math.min(smallest[above] as number, smallest[r] as number);
        size[above] = (size[above] as number) + (size[r] as number);
      }
    }
  });

  it("joins the upper ends of any two edges up from one rank", () => {
    for (const { topology, random } of graphs(100, 62)) {
      const hierarchy = buildHierarchy(topology, shuffled(topology.nodeCount, random));
      const list = triangles(hierarchy);
      expect(list.length).toBe(3 * triangleCount(hierarchy));
      const { upper } = hierarchy;
      for (let i = 0; i < list.length; i += 3) {
        const [va, vb, ab] = [list[i] as number, list[i + 1] as number, list[i + 2] as number];
        expect(upper[ab]).toBe(upper[vb]);
        expect(ab).toBeGreaterThanOrEqual(hierarchy.firstUp[upper[va] as number] as number);
        expect(ab).toBeLessThan(hierarchy.firstUp[(upper[va] as number) + 1] as number);
      }
    }
  });

  it("knows the edge and direction of each arc, and none for a self-loop", () => {
    const topology = buildTopology(2, [0, 1, 0], [1, 0, 0]);
    const { edgeOfArc } = buildHierarchy(topology, Uint32Array.of(0, 1));
    expect([...edgeOfArc]).toEqual([0, 1, noArc]);
  });
});

describe("HierarchySearch", () => {
  it("costs what Dijkstra does under one set of weights after another, and its paths cost what it says", () => {
    for (const { topology, exact, random } of graphs(400, 63)) {
      const order = random() < 0.5 ? contractionOrder(topology) : shuffled(topology.nodeCount, random);
      const customiser = new Customiser(buildHierarchy(topology, order));
      const dijkstra = new Dijkstra(topology);
      let metric = customiser.customise(new Float64Array(topology.arcCount));
      const search = new HierarchySearch(metric);
      for (let change = 0; change < 3; change++) {
        const kind = exact ? (weightKinds[change] ?? "ties") : "doubles";
        const weights = randomWeights(topology.arcCount, kind, random);
        metric = customiser.customise(weights, metric);
        const pruned = customiser.prune(metric);
        for (let pair = 0; pair < 6; pair++) {
          const from = Math.floor(random() * topology.nodeCount);
          const to = Math.floor(random() * topology.nodeCount);
          const expected = dijkstra.path(weights, from, to);
          for (const used of [metric, pruned]) {
            search.use(used);
            const cost = search.cost(from, to);
            const path = search.path(from, to);
            if (exact || !expected) expect([cost, path?.cost]).toEqual([expected?.cost, expected?.cost]);
            else expect(cost).toBeCloseTo(expected.cost, 12);
            if (path) expect(priceArcs(topology, weights, { from, to, arcs: path.arcs })).toBe(path.cost);
          }
        }
      }
    }
  });

  it("is free and without arcs from a node to itself", () => {
    const topology = buildTopology(2, [0, 0, 1], [0, 1, 0]);
    const metric = new Customiser(buildHierarchy(topology, Uint32Array.of(0, 1))).customise(
      Float64Array.of(0, 0, 0),
    );
    expect(plain(new HierarchySearch(metric).path(0, 0))).toEqual({ cost: 0, arcs: [] });
    expect(plain(new HierarchySearch(metric).path(1, 1))).toEqual({ cost: 0, arcs: [] });
  });

  it("agrees with Dijkstra on a network large enough to be dissected", () => {
    const random = generator(64);
    const { topology, weights } = latticeGraph(60, "fractions", random);
    const metric = new Customiser(buildHierarchy(topology, contractionOrder(topology))).customise(weights);
    const search = new HierarchySearch(metric);
    const dijkstra = new Dijkstra(topology);
    for (let pair = 0; pair < 100; pair++) {
      const from = Math.floor(random() * 3600);
      const to = Math.floor(random() * 3600);
      expect(search.path(from, to)?.cost).toBe(dijkstra.path(weights, from, to)?.cost);
    }
  });
});

describe("Customiser.prune", () => {
  it("leaves out edges that another way beats, and only those", () => {
    const random = generator(65);
    const { topology, weights } = latticeGraph(15, "integers", random);
    const customiser = new Customiser(buildHierarchy(topology, contractionOrder(topology)));
    const metric = customiser.customise(weights);
    const { ascent } = customiser.prune(metric);
    const { node, upper, firstUp, edgeCount, nodeCount } = metric.hierarchy;
    const dijkstra = new Dijkstra(topology);
    const kept = new Set(ascent.edge);
    for (let r = 0; r < nodeCount; r++) {
      const { cost } = dijkstra.tree(weights, node[r] as number);
      for (let edge = firstUp[r] as number; edge < (firstUp[r + 1] as number); edge++) {
        const least = cost[node[upper[edge] as number] as number];
        expect(kept.has(edge)).toBe(metric.up[edge] === least && least !== Number.POSITIVE_INFINITY);
      }
    }
    expect(kept.size).toBeLessThan(0.9 * edgeCount);
  });
});

describe("costMatrix", () => {
  it("holds the costs of trees, for repeated and shared nodes too", () => {
    for (const { topology, weights, exact, random } of graphs(200, 66)) {
      const customiser = new Customiser(buildHierarchy(topology, contractionOrder(topology)));
      const metric = customiser.customise(weights);
      const node = () => Math.floor(random() * topology.nodeCount);
      const origins = Array.from({ length: 1 + Math.floor(random() * 8) }, node);
      const destinations = Array.from({ length: 1 + Math.floor(random() * 8) }, node).concat(origins[0] ?? 0);
      const dijkstra = new Dijkstra(topology);
      for (const used of [metric, customiser.prune(metric)]) {
        const matrix = costMatrix(used, origins, destinations);
        for (const [i, from] of origins.entries()) {
          const { cost } = dijkstra.tree(weights, from);
          for (const [j, to] of destinations.entries()) {
            const found = matrix[i * destinations.length + j] as number;
            if (exact || cost[to] === Number.POSITIVE_INFINITY) expect(found).toBe(cost[to]);
            else expect(found).toBeCloseTo(cost[to] as number, 12);
          }
        }
      }
    }
  });

  it("is empty when there is nowhere to go", () => {
    const topology = buildTopology(2, [0], [1]);
    const metric = new Customiser(buildHierarchy(topology, Uint32Array.of(0, 1))).customise(
      Float64Array.of(1),
    );
    expect(costMatrix(metric, [0, 1], []).length).toBe(0);
    expect(costMatrix(metric, [], [0]).length).toBe(0);
  });
});

describe("HierarchyBound", () => {
  it("is the cost from any node to the destination, and leads A* to the path Dijkstra gives", () => {
    for (const { topology, weights, exact, random } of graphs(300, 67)) {
      const customiser = new Customiser(buildHierarchy(topology, contractionOrder(topology)));
      const metric = customiser.customise(weights);
      const dijkstra = new Dijkstra(topology);
      const aStar = new AStar(topology);
      for (const bound of [new HierarchyBound(metric), new HierarchyBound(customiser.prune(metric))]) {
        for (let question = 0; question < 3; question++) {
          const to = Math.floor(random() * topology.nodeCount);
          bound.aim(to);
          const { cost } = dijkstra.tree(weights, to, { direction: "reverse" });
          for (let v = topology.nodeCount - 1; v >= 0; v--) {
            if (exact || cost[v] === Number.POSITIVE_INFINITY) expect(bound.cost(v)).toBe(cost[v]);
            else expect(bound.cost(v)).toBeCloseTo(cost[v] as number, 12);
          }
          const from = Math.floor(random() * topology.nodeCount);
          const path = aStar.path(weights, from, to, (v) => bound.cost(v));
          const expected = dijkstra.path(weights, from, to);
          if (exact || !expected || !path) expect(plain(path)).toEqual(plain(expected));
          else expect(path.cost).toBeCloseTo(expected.cost, 12);
        }
      }
    }
  });
});

describe("triangles", () => {
  it("customise many sets of weights side by side, to the same costs", () => {
    const random = generator(68);
    const { topology } = latticeGraph(8, "ties", random);
    const hierarchy = buildHierarchy(topology, contractionOrder(topology));
    const lanes = 3;
    const weights = Array.from({ length: lanes }, () =>
      randomWeights(topology.arcCount, "fractions", random),
    );
    const up = new Float64Array(hierarchy.edgeCount * lanes).fill(Number.POSITIVE_INFINITY);
    const down = up.slice();
    for (let arc = 0; arc < topology.arcCount; arc++) {
      const code = hierarchy.edgeOfArc[arc] as number;
      if (code === noArc) continue;
      for (let lane = 0; lane < lanes; lane++) {
        const cost = (code & 1) === 0 ? up : down;
        const slot = (code >>> 1) * lanes + lane;
        cost[slot] = Math.min(cost[slot] as number, weights[lane]?.[arc] as number);
      }
    }
    const list = triangles(hierarchy);
    for (let t = 0; t < list.length; t += 3) {
      for (let lane = 0; lane < lanes; lane++) {
        const [va, vb, ab] = [0, 1, 2].map((i) => (list[t + i] as number) * lanes + lane) as [
          number,
          number,
          number,
        ];
        up[ab] = Math.min(up[ab] as number, (down[va] as number) + (up[vb] as number));
        down[ab] = Math.min(down[ab] as number, (down[vb] as number) + (up[va] as number));
      }
    }
    for (const [lane, w] of weights.entries()) {
      const metric = new Customiser(hierarchy).customise(w);
      expect(up.filter((_, slot) => slot % lanes === lane)).toEqual(metric.up);
      expect(down.filter((_, slot) => slot % lanes === lane)).toEqual(metric.down);
    }
  });
});
