import { describe, expect, it } from "vitest";
import { type LaneProgram, LaneSearch, type LaneSum, NO_ROUTE } from "../../../src/paths/index.ts";
import { contract } from "../../../src/paths/lanes/contract.ts";
import { bucket, usefulNodes } from "../../../src/paths/lanes/laneNetwork.ts";
import { arcKeys, fractionOf, numberedNames, RouteBook } from "../../../src/paths/lanes/routeBook.ts";
import { nearestFirst } from "../../../src/paths/lanes/sweepOrder.ts";

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

  it("writes over columns it is given", () => {
    const search = new LaneSearch(square, across);
    const first = search.solve({ lanes: 1, weights: Float64Array.of(1, 2, 3, 4, 9) });
    const again = search.solve({ lanes: 1, weights: Float64Array.of(9, 2, 3, 4, 9) }, first);
    expect(again).toBe(first);
    expect(again[0]?.cost[0]).toBe(6);
  });

  it("adds up amounts along the routes, and says which pairs a patch leaves alone", () => {
    const constant = (value: number): LaneSum => ({ constant: value, terms: [] });
    const program: LaneProgram = {
      inputs: 0,
      steps: [],
      measures: 2,
      weights: [1, 2, 3, 4, 9].map(constant),
      amounts: [
        [1, 16],
        [1, 16],
        [2, 32],
        [4, 64],
        [8, 128],
      ].map((amounts) => amounts.map(constant)),
      patches: [
        { arcs: Uint32Array.of(3), weights: [constant(5)], amounts: [[constant(5), constant(0)]] },
        { arcs: Uint32Array.of(0), weights: [constant(1)], amounts: [[constant(0.5), constant(16)]] },
      ],
    };
    const columns = new LaneSearch(square, across).prepare(program, 1, []).solve(1);
    expect(columns.map(({ changed }) => [...changed])).toEqual([
      [1, 1, 1],
      // The dearer arc is on no least-cost route.
      [0, 0, 0],
      [1, 0, 0],
    ]);
    // From 0 to 3 over 1; from 3 to 0 there is no route; from 0 to 0 there is nothing to add.
    expect(columns[0]?.amounts.map((column) => [...column])).toEqual([
      [3, 0, 0],
      [48, 0, 0],
    ]);
    expect(columns[2]?.amounts.map((column) => column[0])).toEqual([2.5, 48]);
    expect(columns[2]?.cost[0]).toBe(4);
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

describe("RouteBook", () => {
  it("knows each route of a pair once, by its key", () => {
    const book = new RouteBook();
    expect(book.find(0, 7)).toBe(NO_ROUTE);
    expect(book.add(0, 7, Uint32Array.of(1, 2))).toBe(0);
    expect(book.find(1, 7)).toBe(NO_ROUTE);
    expect(book.add(1, 7, Uint32Array.of(12))).toBe(1);
    expect([book.find(0, 7), book.find(1, 7), book.size]).toEqual([0, 1, 2]);
    expect([...book.arcs(1)]).toEqual([12]);
    expect(() => book.arcs(2)).toThrow(new RangeError("route: expected an id below 2, got 2"));
  });

  it("keeps thousands of routes apart", () => {
    const book = new RouteBook();
    const keys = Array.from({ length: 5000 }, (_, i) => (i % 50) * 2 ** 40 + i);
    const ids = keys.map((key, i) => book.add(i % 9, key, Uint32Array.of(i)));
    expect(keys.map((key, i) => book.find(i % 9, key))).toEqual(ids);
  });
});

describe("keys of arcs", () => {
  it("are different whole numbers whose sums over a thousand arcs are exact", () => {
    const keys = arcKeys(numberedNames(3000), 1024);
    expect(new Set(keys).size).toBe(3000);
    for (const key of keys)
      expect([Number.isInteger(key), key >= 2 ** 42, key < 2 ** 43]).toEqual([true, true, true]);
    expect(1024 * 2 ** 43).toBeLessThanOrEqual(2 ** 53);
  });

  it("come from names alone, of any script", () => {
    const names = Array.from({ length: 2000 }, (_, i) => `\u0634\u0644\u0645\u0686\u0647-${i}`);
    expect(new Set(names.map(fractionOf)).size).toBe(2000);
    for (const name of names) expect(fractionOf(name)).toBeGreaterThanOrEqual(0);
    for (const name of names) expect(fractionOf(name)).toBeLessThan(1);
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
