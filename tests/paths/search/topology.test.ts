import { describe, expect, it } from "vitest";
import { buildTopology, checkWeights, closed } from "../../../src/paths/index.ts";

// 0 -> 1 twice, 1 -> 1, 2 -> 0; node 3 alone.
const tails = [0, 2, 1, 0];
const heads = [1, 0, 1, 1];

describe("buildTopology", () => {
  it("lists leaving arcs by node, in the order of their ids", () => {
    const { firstOut, outArc } = buildTopology(4, tails, heads);
    expect([...firstOut]).toEqual([0, 2, 3, 4, 4]);
    expect([...outArc]).toEqual([0, 3, 2, 1]);
  });

  it("lists entering arcs by node, in the order of their ids", () => {
    const { firstIn, inArc } = buildTopology(4, tails, heads);
    expect([...firstIn]).toEqual([0, 1, 4, 4, 4]);
    expect([...inArc]).toEqual([1, 0, 2, 3]);
  });

  it("takes a graph without arcs, and one without nodes", () => {
    expect([...buildTopology(2, [], []).firstOut]).toEqual([0, 0, 0]);
    expect([...buildTopology(0, [], []).firstOut]).toEqual([0]);
  });

  it("survives being sent to another thread", () => {
    const copy = structuredClone(buildTopology(4, tails, heads));
    expect([...copy.inArc]).toEqual([1, 0, 2, 3]);
  });

  it.each([
    { fault: "lists of different lengths", t: [0], h: [], message: "1 tails but 0 heads" },
    {
      fault: "a node that does not exist",
      t: [0, 0],
      h: [1, 2],
      message: "arc 1: head 2 is not a node of 0..1",
    },
    { fault: "a negative node", t: [-1], h: [0], message: "arc 0: tail -1 is not a node of 0..1" },
    { fault: "half a node", t: [0.5], h: [0], message: "arc 0: tail 0.5 is not a node of 0..1" },
    { fault: "no number", t: [Number.NaN], h: [0], message: "arc 0: tail NaN is not a node of 0..1" },
  ])("refuses $fault", ({ t, h, message }) => {
    expect(() => buildTopology(2, t, h)).toThrow(new RangeError(message));
  });
});

describe("checkWeights", () => {
  const topology = buildTopology(4, tails, heads);

  it("accepts zero, finite and closed arcs", () => {
    expect(checkWeights(topology, Float64Array.of(0, 1.5, closed, 1e300))).toEqual([]);
  });

  it("names each arc whose weight is negative or not a number", () => {
    const expected = "a number of at least 0, or Infinity for a closed arc";
    expect(checkWeights(topology, Float64Array.of(-1, Number.NaN, 0, Number.NEGATIVE_INFINITY))).toEqual([
      { arc: 0, got: -1, expected },
      { arc: 1, got: Number.NaN, expected },
      { arc: 3, got: Number.NEGATIVE_INFINITY, expected },
    ]);
  });

  it("wants one weight for each arc", () => {
    expect(checkWeights(topology, Float64Array.of(1))).toEqual([
      { arc: undefined, got: 1, expected: "4 weights, one for each arc" },
    ]);
  });
});
