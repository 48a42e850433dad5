import { describe, expect, it } from "vitest";
import type { LinkColumns, LinkTable } from "../../../src/base/index.ts";
import {
  Dijkstra,
  indexNetwork,
  type LinkPath,
  leastPaths,
  type NetworkIndex,
} from "../../../src/paths/index.ts";
import {
  generator,
  latticeGraph,
  ngraphCosts,
  randomGraph,
  randomWeights,
  toNgraph,
  type WeightedGraph,
  type WeightKind,
  weightKinds,
} from "../search/graphs.ts";
import { columnsOf, linkId, nodeId, shuffled, shuffledList, tableOf } from "./networks.ts";

/** Weights as a table may hold them: what is closed there is missing here. */
function open(graph: WeightedGraph): WeightedGraph {
  return {
    ...graph,
    weights: graph.weights.map((weight) => (weight === Number.POSITIVE_INFINITY ? 99 : weight)),
  };
}

/** A lattice just large enough for a hierarchy. */
const large = (kind: WeightKind, seed: number): WeightedGraph =>
  open(latticeGraph(33, kind, generator(seed)));

function pairs(nodeCount: number, count: number, seed: number): [number, number][] {
  const random = generator(seed);
  const node = () => Math.floor(random() * nodeCount);
  return Array.from({ length: count }, () => [node(), node()]);
}

/** The answer of the plain kernel, by name. */
function expected({ topology, weights }: WeightedGraph, from: number, to: number): LinkPath | undefined {
  const path = new Dijkstra(topology).path(weights, from, to);
  if (path === undefined) return undefined;
  const arcs = Array.from(path.arcs);
  const nodes = [from, ...arcs.map((arc) => topology.head[arc] as number)];
  return { cost: path.cost, links: arcs.map(linkId), nodes: nodes.map(nodeId) };
}

const line: LinkTable = {
  nodes: ["a", "b", "c"],
  links: [
    { id: "a-b", from: "a", to: "b", cost: 2 },
    { id: "b-c", from: "b", to: "c", cost: 3 },
    { id: "ferry", from: "a", to: "c", cost: 6 },
  ],
};

describe("indexNetwork", () => {
  it("answers with costs, links and nodes by id", () => {
    const index = indexNetwork(line);
    expect(index.find("a", "c")).toEqual({ cost: 5, links: ["a-b", "b-c"], nodes: ["a", "b", "c"] });
    expect(index.cost("a", "c")).toBe(5);
    expect(index.find("c", "a")).toBeUndefined();
    expect(index.cost("c", "a")).toBeUndefined();
    expect(index.matrix(["a", "c"], ["b", "c"])).toEqual([
      [2, 5],
      [undefined, 0],
    ]);
    expect(index.alternatives("a", "c", 5).map(({ cost }) => cost)).toEqual([5, 6]);
  });

  it("stays where it is from a node to itself, whatever circles there are", () => {
    const circle = { nodes: ["a"], links: [{ id: "round", from: "a", to: "a", cost: 0 }] };
    const stay = { cost: 0, links: [], nodes: ["a"] };
    expect(indexNetwork(circle).find("a", "a")).toEqual(stay);
    expect(indexNetwork(circle).alternatives("a", "a", 3)).toEqual([stay]);
    expect(indexNetwork(circle).matrix(["a"], ["a"])).toEqual([[0]]);
  });

  it("takes ids that are names of JavaScript's own", () => {
    const nodes = ["__proto__", "constructor"];
    const links = [{ id: "toString", from: "__proto__", to: "constructor", cost: 1 }];
    expect(indexNetwork({ nodes, links }).find("__proto__", "constructor")?.links).toEqual(["toString"]);
    expect(() => indexNetwork({ nodes, links }).find("hasOwnProperty", "constructor")).toThrow(
      "the id of a node",
    );
  });

  it("says how it finds its answers", () => {
    const network = columnsOf(large("ties", 1));
    expect(indexNetwork(line).method).toEqual({ type: "search", because: "few nodes" });
    expect(indexNetwork(network).method).toMatchObject({ type: "hierarchy" });
    expect(indexNetwork(network, { questions: 10 }).method).toEqual({
      type: "search",
      because: "few questions",
    });
    const dense = columnsOf(randomGraph(3000, 12_000, "ties", generator(2)));
    expect(indexNetwork(dense).method).toEqual({ type: "search", because: "no small separators" });
    const clique = Array.from({ length: 1200 ** 2 }, (_, i) => [Math.floor(i / 1200), i % 1200] as const);
    const complete: LinkColumns = {
      nodeCount: 1200,
      from: Uint32Array.from(clique, ([a]) => a),
      to: Uint32Array.from(clique, ([, b]) => b),
      cost: new Float64Array(clique.length).fill(1),
    };
    expect(indexNetwork(complete).method).toMatchObject({ because: "no small separators" });
  });

  it("keeps the network it is given as it is", () => {
    const table = tableOf(large("ties", 3));
    const before = structuredClone(table);
    for (const link of table.links) Object.freeze(link);
    indexNetwork({ nodes: Object.freeze(table.nodes), links: Object.freeze(table.links) }).find(
      nodeId(0),
      nodeId(9),
    );
    expect(table).toEqual(before);
  });
});

describe.each([
  {
    name: "with a hierarchy",
    options: {},
    graphs: weightKinds.map((kind, i) => ({ kind, graph: large(kind, 10 + i) })),
  },
  {
    name: "by search",
    options: { questions: 1 },
    graphs: weightKinds.map((kind, i) => ({ kind, graph: large(kind, 10 + i) })),
  },
  {
    name: "on small graphs of every awkward form",
    options: {},
    graphs: Array.from({ length: 200 }, (_, i) => {
      const kind = weightKinds[i % 5] as WeightKind;
      const random = generator(100 + i);
      return { kind, graph: open(randomGraph(2 + (i % 30), Math.floor(90 * random()), kind, random)) };
    }),
  },
])("NetworkIndex $name", ({ options, graphs }) => {
  it.each(graphs)("finds the path of the plain search, ties included: $kind", ({ kind, graph }) => {
    const index = indexNetwork(tableOf(graph), options);
    for (const [from, to] of pairs(graph.topology.nodeCount, graphs.length > 9 ? 10 : 150, 20)) {
      const found = index.find(nodeId(from), nodeId(to));
      const right = expected(graph, from, to);
      // Where sums are rounded, two-sided search may take another of paths that differ by rounding only.
      if (kind === "doubles") expect(found?.cost ?? -1).toBeCloseTo(right?.cost ?? -1, 12);
      else expect(found).toEqual(right);
    }
  });

  it("costs what ngraph.path finds, one by one and in a matrix", () => {
    for (const { kind, graph } of graphs) {
      const cost = ngraphCosts(toNgraph(graph));
      const index = indexNetwork(tableOf(graph), options);
      const asked = pairs(graph.topology.nodeCount, 8, 21);
      const [origins, destinations] = [asked.map(([from]) => from), asked.map(([, to]) => to)];
      const matrix = index.matrix(origins.map(nodeId), destinations.map(nodeId));
      for (const [i, from] of origins.entries()) {
        for (const [j, to] of destinations.entries()) {
          const right = cost(from, to) ?? -1;
          for (const found of [matrix[i]?.[j] ?? -1, index.cost(nodeId(from), nodeId(to)) ?? -1]) {
            if (kind === "doubles") expect(found).toBeCloseTo(right, 12);
            else expect(found).toBe(right);
          }
        }
      }
    }
  });

  it("does not depend on the order of nodes and links", () => {
    for (const { kind, graph } of graphs.filter(({ kind }) => kind !== "doubles")) {
      const table = tableOf(graph);
      const index = indexNetwork(table, options);
      const other = indexNetwork(shuffled(table, generator(22)), options);
      for (const [from, to] of pairs(graph.topology.nodeCount, 20, 23)) {
        expect(other.find(nodeId(from), nodeId(to)), kind).toEqual(index.find(nodeId(from), nodeId(to)));
      }
    }
  });

  it("finds the same nodes where links have no ids, whatever their order", () => {
    for (const { kind, graph } of graphs.filter(({ kind }) => kind !== "doubles")) {
      const { from, to, cost, nodeCount } = columnsOf(graph);
      const order = Uint32Array.from(shuffledList([...from.keys()], generator(24)));
      const index = indexNetwork({ nodeCount, from, to, cost }, options);
      const other = indexNetwork(
        {
          nodeCount,
          from: order.map((l) => from[l] as number),
          to: order.map((l) => to[l] as number),
          cost: Float64Array.from(order, (l) => cost[l] as number),
        },
        options,
      );
      for (const [a, b] of pairs(nodeCount, 20, 25)) {
        const [one, two] = [index, other].map((each) => each.find(String(a + 1), String(b + 1)));
        expect(two?.nodes, kind).toEqual(one?.nodes);
        // Link 7 of the shuffled network is link `order[6]` of the given one.
        const same = two?.links.map((link) => cost[order[Number(link) - 1] as number]);
        expect(same, kind).toEqual(one?.links.map((link) => cost[Number(link) - 1]));
      }
    }
  });

  it("takes other costs, and closed links, without forgetting the first ones", () => {
    for (const { kind, graph } of graphs.filter(({ kind }) => kind !== "doubles")) {
      const { topology } = graph;
      const index = indexNetwork(tableOf(graph), options);
      const weights = randomWeights(topology.arcCount, kind, generator(26)).map((weight, arc) =>
        arc % 7 === 0 ? Number.POSITIVE_INFINITY : weight,
      );
      const changed = index.withCosts(weights);
      expect(changed.method).toEqual(index.method);
      for (const [from, to] of pairs(topology.nodeCount, 20, 27)) {
        expect(changed.find(nodeId(from), nodeId(to))).toEqual(expected({ topology, weights }, from, to));
        expect(index.find(nodeId(from), nodeId(to))).toEqual(expected(graph, from, to));
      }
    }
  });

  it("begins its alternatives with the path it finds, then none cheaper, and none twice", () => {
    for (const { kind, graph } of graphs.filter(({ kind }) => kind !== "doubles")) {
      const index = indexNetwork(tableOf(graph), options);
      for (const [from, to] of pairs(graph.topology.nodeCount, 3, 28)) {
        const [a, b] = [nodeId(from), nodeId(to)];
        const paths = index.alternatives(a, b, 4);
        expect(paths[0], kind).toEqual(index.find(a, b));
        const costs = paths.map(({ cost }) => cost);
        expect(costs, kind).toEqual([...costs].sort((x, y) => x - y));
        expect(new Set(paths.map(({ links }) => links.join())).size).toBe(paths.length);
        expect(leastPaths(tableOf(graph), { from: a, to: b, count: 4 })).toEqual(paths);
      }
    }
  });
});

describe("NetworkIndex", () => {
  it("gives the same answers after hundreds of questions as at first", () => {
    const graph = large("fractions", 30);
    const index = indexNetwork(tableOf(graph));
    const asked = pairs(graph.topology.nodeCount, 700, 31);
    const answers = () => asked.map(([from, to]) => index.find(nodeId(from), nodeId(to)));
    expect(index.method.type).toBe("hierarchy");
    expect(answers()).toEqual(answers());
    for (const [from, to] of asked) {
      expect(index.cost(nodeId(from), nodeId(to))).toBe(index.find(nodeId(from), nodeId(to))?.cost);
    }
  });

  it("finds the same with and without coordinates", () => {
    const side = 45;
    const graph = latticeGraph(side, "ties", generator(32));
    const columns = columnsOf(graph);
    const nodes = Float64Array.from({ length: side * side }, (_, v) => v);
    const coordinates = { x: nodes.map((v) => v % side), y: nodes.map((v) => Math.floor(v / side)) };
    const [index, placed] = [indexNetwork(columns), indexNetwork({ ...columns, coordinates })];
    for (const [from, to] of pairs(side * side, 50, 33)) {
      const [a, b] = [String(from + 1), String(to + 1)];
      expect(placed.find(a, b)).toEqual(index.find(a, b));
    }
  });

  // 1 -> 2 -> 3 costs 2, 1 -> 3 costs 5; node 2 is a zone.
  it("does not pass nodes where paths may only begin or end", () => {
    const columns: LinkColumns = {
      nodeCount: 3,
      from: Uint32Array.of(0, 1, 0, 2),
      to: Uint32Array.of(1, 2, 2, 0),
      cost: Float64Array.of(1, 1, 5, 1),
      noThrough: Uint32Array.of(1),
    };
    const index = indexNetwork(columns);
    expect(index.find("1", "3")).toEqual({ cost: 5, links: ["3"], nodes: ["1", "3"] });
    expect(index.find("1", "2")?.links).toEqual(["1"]);
    expect(index.find("2", "1")?.nodes).toEqual(["2", "3", "1"]);
    expect(index.alternatives("1", "3", 5).map(({ cost }) => cost)).toEqual([5]);
    expect(index.matrix(["1", "2"], ["2", "3"])).toEqual([
      [1, 5],
      [0, 1],
    ]);
    // Not the round trip of cost 3.
    expect(index.find("2", "2")?.cost).toBe(0);
    expect(index.cost("2", "2")).toBe(0);
  });

  it.each(["hierarchy", "search"])("does so in large networks: by %s", (type) => {
    const graph = large("integers", 34);
    const { topology, weights } = graph;
    const zones = pairs(topology.nodeCount, 100, 35).map(([zone]) => zone);
    const isZone = (v: number) => zones.includes(v);
    const columns = { ...columnsOf(graph), noThrough: Uint32Array.from(zones) };
    const index = indexNetwork(columns, type === "search" ? { questions: 1 } : {});
    expect(index.method.type).toBe(type);
    for (const [to, from] of [...pairs(topology.nodeCount, 60, 36), ...pairs(topology.nodeCount, 60, 35)]) {
      // What leaves another zone than the origin is closed.
      const allowed = weights.map((weight, arc) => {
        const tail = topology.tail[arc] as number;
        return isZone(tail) && tail !== from ? Number.POSITIVE_INFINITY : weight;
      });
      const right = new Dijkstra(topology).path(allowed, from, to);
      const found = index.find(String(from + 1), String(to + 1));
      expect(found?.cost).toBe(right?.cost);
      expect(found?.nodes.slice(1, -1).some((id) => isZone(Number(id) - 1)) ?? false).toBe(false);
    }
  });
});

const node = { nodes: ["a", "b"] };
const link = { id: "x", from: "a", to: "b", cost: 1 };
const columns: LinkColumns = {
  nodeCount: 2,
  from: Uint32Array.of(0),
  to: Uint32Array.of(1),
  cost: Float64Array.of(1),
};

describe("bad networks", () => {
  const costs = [Number.NaN, -1, Number.POSITIVE_INFINITY, "1", null, undefined];
  it.each(costs)("are refused for a cost of %s, the link named", (cost) => {
    const table = { ...node, links: [{ ...link, cost }] } as unknown as LinkTable;
    expect(() => indexNetwork(table)).toThrow("links[x].cost: expected");
    expect(() => leastPaths(table, { from: "a", to: "b" })).toThrow("links[x].cost: expected");
  });

  it("tell what to do instead of a negative cost", () => {
    expect(() => indexNetwork({ ...node, links: [{ ...link, cost: -5 }] })).toThrow(
      "links[x].cost: expected a number of at least 0, got -5; no search can use less; a cheaper way back is a link of its own",
    );
  });

  it.each([
    {
      why: "an end that is no node",
      network: { ...node, links: [{ ...link, to: "bb" }] },
      message: "known are a, b",
    },
    {
      why: "two links of one id",
      network: { ...node, links: [link, link] },
      message: "links[x].id: expected an id used once",
    },
    { why: "two nodes of one id", network: { nodes: ["a", "b", "a"], links: [] }, message: "nodes[a].id" },
    {
      why: "ids that are numbers",
      network: { nodes: [1], links: [] },
      message: 'an id that is a text, got 1; write "1"',
    },
    {
      why: "costs that overflow",
      network: {
        ...node,
        links: [
          { ...link, cost: 1.7e308 },
          { ...link, id: "y", cost: 1.7e308 },
        ],
      },
      message: "links[y].cost: expected costs that add up",
    },
    {
      why: "columns of different length",
      network: { ...columns, to: Uint32Array.of(0, 1) },
      message: "to: expected 1 entries",
    },
    { why: "too few ids", network: { ...columns, nodeIds: ["a"] }, message: "nodeIds: expected 2 entries" },
    {
      why: "a place beyond the nodes",
      network: { ...columns, to: Uint32Array.of(2) },
      message: "links[1].to: expected the place of a node, below 2, got 2",
    },
    {
      why: "a zone beyond the nodes",
      network: { ...columns, noThrough: Uint32Array.of(7) },
      message: "noThrough[0]",
    },
    {
      why: "too few coordinates",
      network: { ...columns, coordinates: { x: Float64Array.of(1), y: Float64Array.of(1, 2) } },
      message: "x: expected 2 entries",
    },
  ])("are refused for $why", ({ network, message }) => {
    expect(() => indexNetwork(network as unknown as LinkTable)).toThrow(message);
  });

  it("have all their faults told at once", () => {
    const links = [
      { ...link, cost: -1 },
      { ...link, id: "y", from: "z", cost: Number.NaN },
    ];
    expect(() => indexNetwork({ ...node, links })).toThrow(/3 problems/);
  });
});

describe("bad questions", () => {
  const index: NetworkIndex = indexNetwork(columns);
  it.each(["0", "3", "01", "1.0", "1e0", " 1", "", "x", "99999999999"])("are refused for node %j", (id) => {
    expect(() => index.find(id, "1")).toThrow(
      /from: expected the id of a node, got .*; nodes are "1" to "2"/,
    );
  });

  it("are refused for a number in place of a text", () => {
    expect(() => index.find(1 as unknown as string, "2")).toThrow(
      "from: expected the id of a node, got 1; ids are texts",
    );
  });

  it("name every wrong id of a matrix", () => {
    expect(() => index.matrix(["1", "5"], ["6"])).toThrow(/origins\[1\][\s\S]*destinations\[0\]/);
  });

  it("are refused for other numbers of paths than 1 to 1,000", () => {
    expect(() => index.alternatives("1", "2", 0)).toThrow(RangeError);
    expect(() => leastPaths(columns, { from: "1", to: "2", count: 1.5 })).toThrow(RangeError);
  });

  it("are refused for costs that do not fit the links", () => {
    expect(() => index.withCosts([1, 2])).toThrow("costs: expected 1 costs, one for each link, got 2");
    expect(() => index.withCosts([Number.NaN])).toThrow(
      "links[1].cost: expected a number of at least 0, got NaN",
    );
    expect(index.withCosts([Number.POSITIVE_INFINITY]).find("1", "2")).toBeUndefined();
  });
});
