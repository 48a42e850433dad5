import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latinHypercubeColumn } from "../../../src/random/designs/latinHypercube.ts";
import { stream } from "../../../src/random/streams/stream.ts";

fc.configureGlobal({ seed: 2026, numRuns: 300 });

function cells(name: string, points: number): number[] {
  const out = new Float64Array(points);
  latinHypercubeColumn(stream("hypercube", name, "uncertainty"), points).fill(0, out);
  return [...out].map((u) => Math.floor(u * points));
}

describe("Latin hypercube", () => {
  it("puts one point into each cell", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5 }), fc.integer({ min: 1, max: 3000 }), (name, points) => {
        expect(cells(name, points).sort((a, b) => a - b)).toEqual(
          Array.from({ length: points }, (_, i) => i),
        );
      }),
    );
  });

  it.each([
    [2, 2],
    [3, 6],
    [4, 24],
    [5, 120],
  ])("of %i cells has every one of its %i orders as often", (points, orders) => {
    const drawn = 500 * orders;
    const counts = new Map<string, number>();
    for (let i = 0; i < drawn; i++) {
      const order = cells(`q${i}`, points).join(" ");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(orders);
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 500) ** 2 / 500, 0);
    // Mean orders - 1, deviation sqrt(2 (orders - 1)); the tail of few degrees of freedom is longer than the normal one.
    expect(chiSquare).toBeLessThan(orders - 1 + 4 * Math.sqrt(2 * (orders - 1)));
  });

  // Each place of an order is any cell, and neighbours are not drawn to each other: correlation of successive cells is
  // -1/(n - 1) with deviation about 1/sqrt(n).
  it.each([7, 100, 1000, 1025])("leaves no trend from point to point of %i", (points) => {
    const middle = (points - 1) / 2;
    const spread = (points * points - 1) / 12;
    const repeats = Math.ceil(20000 / points);
    let [lagged, start] = [0, 0];
    for (let r = 0; r < repeats; r++) {
      const order = cells(`trend ${points} ${r}`, points);
      for (let i = 1; i < points; i++) {
        lagged += (((order[i] as number) - middle) * ((order[i - 1] as number) - middle)) / spread;
      }
      start += (order[0] as number) - middle;
    }
    const pairs = repeats * (points - 1);
    expect(Math.abs(lagged / pairs + 1 / (points - 1))).toBeLessThan(3.3 / Math.sqrt(pairs));
    expect(Math.abs(start / repeats)).toBeLessThan(3.3 * Math.sqrt(spread / repeats));
  });

  it("stays below 1 and in its cells for the largest number of points", () => {
    const column = latinHypercubeColumn(stream("hypercube", "large", "uncertainty"), 1e9);
    const out = new Float64Array(4096);
    column.fill(1e9 - 4096, out);
    expect(new Set([...out].map((u) => Math.floor(u * 1e9))).size).toBe(4096);
    expect(Math.max(...out)).toBeLessThan(1);
  });
});
