import { afterEach, describe, expect, it, vi } from "vitest";
import { type LaneColumns, type LaneOptions, LaneSearch } from "../../../src/paths/index.ts";
import { draw, lane, random, WEIGHTS } from "./oracle.ts";

const methods = ["contraction", "labels"] as const;

/** A column as its bits, so that 0 and -0 differ. */
function bits(columns: readonly LaneColumns[]): unknown {
  return columns.map(({ cost, route, changed }) => [new BigUint64Array(cost.buffer), route, changed]);
}

/** Costs of a block, and the arcs of every route: what must not depend on how the block is cut or ordered. */
function answers(search: LaneSearch, columns: LaneColumns, lanes: number, which: number): unknown[] {
  return Array.from({ length: columns.cost.length / lanes }, (_, p) => {
    const route = columns.route[p * lanes + which] as number;
    return [columns.cost[p * lanes + which], route < 0 ? undefined : search.routes.arcs(route).join()];
  });
}

describe("the kernels of LaneSearch", () => {
  it("is WebAssembly where there is SIMD", () => {
    const { network, pairs } = draw(1, { nodes: 4, arcs: 9, pairs: 4, lanes: 1, weight: (u) => u });
    const search = new LaneSearch(network, pairs);
    expect([search.kernel, search.kernelReason]).toEqual(["webassembly", undefined]);
  });

  it.each(Object.entries(WEIGHTS))("give the same bits: %s", (_, weight) => {
    for (let seed = 0; seed < 60; seed++) {
      const lanes = 1 + (seed % 70);
      const shape = { nodes: 5 + (seed % 30), arcs: 12 + 3 * (seed % 30), pairs: 8, lanes, weight };
      const { network, pairs, weights } = draw(seed, shape);
      const next = random(seed);
      const arcs = Uint32Array.from(network.tail.keys()).filter(() => next() < 0.1);
      const drawn = (): Float64Array =>
        Float64Array.from({ length: arcs.length * lanes }, () => weight(next()));
      const patches = [{ arcs, weights: drawn() }];
      for (const method of methods) {
        const solve = (kernel: NonNullable<LaneOptions["kernel"]>): readonly LaneColumns[] =>
          new LaneSearch(network, pairs, { kernel, method }).solve({ lanes, weights, patches });
        expect(bits(solve("typescript"))).toEqual(bits(solve("auto")));
      }
    }
  });
});

describe("a lane's answer", () => {
  const lanes = 128;
  const shape = { nodes: 30, arcs: 110, pairs: 12, lanes, weight: (u: number) => Math.floor(u * 12) };

  it.each(methods)("is the same in blocks of 1 to 128 lanes (%s)", (method) => {
    const { network, pairs, weights } = draw(5, shape);
    const whole = new LaneSearch(network, pairs, { method });
    const [columns] = whole.solve({ lanes, weights });
    const parts = new LaneSearch(network, pairs, { method });
    for (let width = 1; width <= lanes; width += width < 40 ? 1 : 11) {
      const first = (7 * width) % (lanes - width + 1);
      const cut = weights.filter((_, i) => i % lanes >= first && i % lanes < first + width);
      const [part] = parts.solve({ lanes: width, weights: cut });
      for (let b = 0; b < width; b++) {
        expect(answers(parts, part as LaneColumns, width, b)).toEqual(
          answers(whole, columns as LaneColumns, lanes, first + b),
        );
      }
    }
  });

  it.each(methods)("does not depend on the other lanes or their order (%s)", (method) => {
    const { network, pairs, weights } = draw(6, shape);
    const backwards = weights.map((_, i) => {
      const arc = Math.floor(i / lanes);
      return weights[arc * lanes + (lanes - 1 - (i % lanes))] as number;
    });
    const one = new LaneSearch(network, pairs, { method });
    const other = new LaneSearch(network, pairs, { method });
    const [forth] = one.solve({ lanes, weights });
    const [back] = other.solve({ lanes, weights: backwards });
    for (let b = 0; b < lanes; b++) {
      const expected = answers(one, forth as LaneColumns, lanes, b);
      expect(answers(other, back as LaneColumns, lanes, lanes - 1 - b)).toEqual(expected);
      const alone = new LaneSearch(network, pairs, { method });
      const [single] = alone.solve({ lanes: 1, weights: lane(weights, lanes, b) });
      expect(answers(alone, single as LaneColumns, 1, 0)).toEqual(expected);
    }
  });
});

describe("where WebAssembly is not to be had, LaneSearch", () => {
  afterEach(() => vi.unstubAllGlobals());
  const { network, pairs, weights } = draw(3, { nodes: 6, arcs: 20, pairs: 5, lanes: 3, weight: (u) => u });
  const expected = new LaneSearch(network, pairs).solve({ lanes: 3, weights });

  it.each([
    {
      case: "a content policy refuses it",
      stub: {
        ...{ validate: (): boolean => true, Memory: WebAssembly.Memory, Instance: WebAssembly.Instance },
        Module: class {
          constructor() {
            throw new Error("blocked by content policy");
          }
        },
      },
      reason: /blocked by content policy/,
    },
    { case: "it has no SIMD", stub: { validate: (): boolean => false }, reason: /no SIMD/ },
    { case: "there is none at all", stub: undefined, reason: /refused/ },
  ])("runs in TypeScript and says why: $case", ({ stub, reason }) => {
    vi.stubGlobal("WebAssembly", stub);
    const search = new LaneSearch(network, pairs);
    expect(search.kernel).toBe("typescript");
    expect(search.kernelReason).toMatch(reason);
    expect(search.solve({ lanes: 3, weights })).toEqual(expected);
  });
});
