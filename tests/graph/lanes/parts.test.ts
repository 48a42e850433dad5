import { describe, expect, it } from "vitest";
import { contract } from "../../../src/graph/lanes/contract.ts";
import { FragmentTable, NONE } from "../../../src/graph/lanes/fragments.ts";
import { LaneSearch, NO_ROUTE } from "../../../src/graph/lanes/index.ts";
import { bucket, usefulNodes } from "../../../src/graph/lanes/network.ts";
import { nearestFirst } from "../../../src/graph/lanes/order.ts";
import { preferredRoute, RouteBook } from "../../../src/graph/lanes/routes.ts";

const INFINITY = Number.POSITIVE_INFINITY;

/** A square with two ways round, and a node 4 that leads nowhere: 0 -> 1 -> 3, 0 -> 2 -> 3, 3 -> 4. */
const square = {
  nodes: 5,
  tail: Uint32Array.of(0, 0, 1, 2, 3),
  head: Uint32Array.of(1, 2, 3, 3, 4),
};
const across = { from: Uint32Array.of(0, 3, 0), to: Uint32Array.of(3, 0, 0) };

describe("LaneSearch on a square", () => {
  it("gives each lane its own way round", () => {
    const search = new LaneSearch(square, across);
    // Three lanes: over 1; over 2; both ways closed.
    const weights = Float64Array.of(1, 5, INFINITY, 2, 1, INFINITY, 3, 5, 1, 4, 1, 1, 9, 9, 9);
    const [{ cost, route } = { cost: [], route: [] }] = search.solve({ lanes: 3, weights });
    expect([...cost]).toEqual([4, 2, INFINITY, INFINITY, INFINITY, INFINITY, 0, 0, 0]);
    const arcs = [...route].map((id) => (id === NO_ROUTE ? undefined : [...search.routes.arcs(id)]));
    const none = undefined;
    expect(arcs).toEqual([[0, 2], [1, 3], none, none, none, none, [], [], []]);
  });

  it("solves a closure beside the block it starts from", () => {
    const search = new LaneSearch(square, across);
    const weights = Float64Array.of(1, 2, 3, 4, 9);
    const closed = { arcs: Uint32Array.of(2), weights: Float64Array.of(INFINITY) };
    const opened = { arcs: Uint32Array.of(1, 3), weights: Float64Array.of(1, 1) };
    const columns = search.solve({ lanes: 1, weights, patches: [closed, opened] });
    expect(columns.map(({ cost }) => cost[0])).toEqual([4, 6, 2]);
    expect(columns.map(({ route }) => [...search.routes.arcs(route[0] as number)])).toEqual([
      [0, 2],
      [1, 3],
      [1, 3],
    ]);
  });

  it("takes weights written into its own memory", () => {
    const search = new LaneSearch(square, across);
    const weights = search.input(2);
    weights.set([1, 5, 2, 1, 3, 5, 4, 1, 9, 9]);
    expect([...(search.solve({ lanes: 2, weights })[0]?.cost.subarray(0, 2) ?? [])]).toEqual([4, 2]);
  });

  it("tells how often weights were off the grid", () => {
    const search = new LaneSearch(square, across);
    const [odd, even] = [Float64Array.of(0.1, 2, 3, 4, 9), Float64Array.of(0.5, 2, 3, 4, 9)];
    search.solve({ lanes: 1, weights: even });
    expect(search.fallbacks).toBe(0);
    const [columns] = search.solve({ lanes: 1, weights: odd });
    expect([search.fallbacks, columns?.cost[0]]).toEqual([1, 0.1 + 3]);
    search.solve({
      lanes: 1,
      weights: even,
      patches: [{ arcs: Uint32Array.of(0), weights: Float64Array.of(0.1) }],
    });
    expect(search.fallbacks).toBe(2);
  });

  it("finds costs alone when routes are off", () => {
    const search = new LaneSearch(square, across, { routes: false });
    const [columns] = search.solve({ lanes: 1, weights: Float64Array.of(1, 2, 3, 4, 9) });
    expect([...(columns?.cost ?? [])]).toEqual([4, INFINITY, 0]);
    expect([columns?.route.length, search.routes.size]).toEqual([0, 0]);
  });

  it.each([
    ["a negative weight", [1, 2, -3, 4, 9]],
    ["a weight that is no number", [1, 2, Number.NaN, 4, 9]],
  ])("rejects %s", (_, weights) => {
    for (const kernel of ["auto", "typescript"] as const) {
      const search = new LaneSearch(square, across, { kernel });
      expect(() => search.solve({ lanes: 1, weights: Float64Array.from(weights) })).toThrow(
        /^weights of arc 2, lane 0: expected a number of at least 0, or \+Infinity, got (-3|NaN)$/,
      );
    }
  });

  it.each([
    ["lanes: expected at least 1, got 0", { lanes: 0, weights: new Float64Array(0) }],
    ["weights: expected 5 x 2 numbers, got 5", { lanes: 2, weights: new Float64Array(5) }],
    [
      "patches[0]: expected different arcs below 5, with 1 weights each",
      {
        lanes: 1,
        weights: new Float64Array(5),
        patches: [{ arcs: Uint32Array.of(1, 1), weights: new Float64Array(2) }],
      },
    ],
  ])("rejects a block that does not fit: %s", (message, block) => {
    expect(() => new LaneSearch(square, across).solve(block)).toThrow(new RangeError(message));
  });

  it.each([
    ["tail[0]: expected a node below 1, got 1", { nodes: 1, tail: [1], head: [0] }],
    ["tail and head differ in length", { nodes: 2, tail: [1], head: [] }],
  ])("rejects a network that is none: %s", (message, { nodes, tail, head }) => {
    const network = { nodes, tail: Uint32Array.from(tail), head: Uint32Array.from(head) };
    const none = { from: new Uint32Array(0), to: new Uint32Array(0) };
    expect(() => new LaneSearch(network, none)).toThrow(new RangeError(message));
  });
});

describe("contract", () => {
  it("turns a square into the smaller of its two ways round", () => {
    // Rows 2 to 5 hold the useful arcs. Whichever node goes first, four joins lead to the answer at most: the
    // way over 1, the way over 2, and the two as rivals.
    const plan = contract(square, { from: Uint32Array.of(0), to: Uint32Array.of(3) }, 99);
    expect([...(plan?.arcs ?? [])]).toEqual([0, 1, 2, 3]);
    expect(plan?.pairRow[0]).toBeGreaterThan(5);
    expect(plan?.x.length).toBeLessThanOrEqual(4);
  });

  it("gives up beyond its limit", () => {
    expect(contract(square, across, 1)).toBeUndefined();
  });

  it("keeps the line of a long chain as long as the chain", () => {
    const nodes = 1000;
    const chain = {
      nodes,
      tail: Uint32Array.from({ length: nodes - 1 }, (_, i) => i),
      head: Uint32Array.from({ length: nodes - 1 }, (_, i) => i + 1),
    };
    const plan = contract(chain, { from: Uint32Array.of(0), to: Uint32Array.of(nodes - 1) }, nodes);
    expect(plan?.x.length).toBe(nodes - 2);
  });
});

describe("preferredRoute", () => {
  // Two arcs 0 -> 1, then 1 -> 3; and 0 -> 2 -> 1 as a detour of the same cost.
  const network = { nodes: 4, tail: Uint32Array.of(0, 1, 0, 0, 2), head: Uint32Array.of(1, 3, 1, 2, 1) };

  it("takes the fewest arcs, then the smallest id at each step from the end", () => {
    expect([...preferredRoute(network, [4, 3, 2, 1, 0], 0, 3)]).toEqual([0, 1]);
    expect([...preferredRoute(network, [4, 3, 2, 1], 0, 3)]).toEqual([2, 1]);
    expect([...preferredRoute(network, [4, 3, 1], 0, 3)]).toEqual([3, 4, 1]);
  });

  it("is empty from a node to itself", () => {
    expect(preferredRoute(network, [], 2, 2).length).toBe(0);
  });
});

describe("RouteBook", () => {
  it("knows each route once", () => {
    const book = new RouteBook();
    const ids = [[1, 2], [12], [1, 2], []].map((arcs) => book.intern(Uint32Array.from(arcs)));
    expect(ids).toEqual([0, 1, 0, 2]);
    expect([...book.arcs(1)]).toEqual([12]);
    expect(() => book.arcs(3)).toThrow(new RangeError("route: expected an id below 3, got 3"));
  });
});

describe("FragmentTable", () => {
  it("gives equal triples one id, however many there are", () => {
    const table = new FragmentTable();
    const triple = (i: number): [number, number, number] => [i % 7, Math.floor(i / 7) % 100, (i % 11) - 1];
    const first = Array.from({ length: 10_000 }, (_, i) => table.intern(...triple(i)));
    const again = Array.from({ length: 10_000 }, (_, i) => table.intern(...triple(i)));
    expect(again).toEqual(first);
    expect(new Set(first).size).toBe(table.size);
    expect(first.map((id) => [table.fact(id), table.first(id), table.second(id)])).toEqual(
      Array.from({ length: 10_000 }, (_, i) => triple(i)),
    );
    expect(table.route(5)).toBe(NONE);
    table.setRoute(5, 17);
    expect(table.route(5)).toBe(17);
    table.clear();
    expect([table.size, table.intern(...triple(9)), table.route(0)]).toEqual([0, 0, NONE]);
  });
});

describe("usefulNodes", () => {
  it("leaves out what no route passes", () => {
    expect([...usefulNodes(square, { from: Uint32Array.of(0), to: Uint32Array.of(3) })]).toEqual([
      1, 1, 1, 1, 0,
    ]);
  });
});

describe("nearestFirst", () => {
  it("ranks nodes by distance, the unreached last", () => {
    const { nodes, tail, head } = square;
    const linked = { nodes, tail, head, out: bucket(nodes, tail), into: bucket(nodes, head) };
    const weight = Float64Array.of(5, 1, 1, 1, INFINITY);
    expect([...nearestFirst(linked, 0, weight)]).toEqual([0, 3, 1, 2, 4]);
  });
});
