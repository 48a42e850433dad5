import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contour, type ValueGrid } from "../../../src/methods/decision/contour.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

function gridOf(x: number[], y: number[], value: (x: number, y: number) => number): ValueGrid {
  return { x, y, values: Float64Array.from(y.flatMap((b) => x.map((a) => value(a, b)))) };
}
const steps = (n: number, low = 0, high = 1): number[] =>
  Array.from({ length: n + 1 }, (_, i) => low + ((high - low) * i) / n);

describe("contour", () => {
  it("is exact for a plane: one straight line from edge to edge", () => {
    // Break-even of tariff and volume: 3 x + 2 y = 2.4, above it to the left of the way from the x axis up.
    const lines = contour(
      gridOf([0, 0.3, 1], [0, 0.5, 0.9, 1], (x, y) => 3 * x + 2 * y),
      2.4,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.closed).toBe(false);
    for (const [x, y] of lines[0]?.points ?? []) expect(3 * x + 2 * y).toBeCloseTo(2.4, 12);
    const ends = [lines[0]?.points.at(0), lines[0]?.points.at(-1)];
    expect(ends[0]?.[1]).toBe(1);
    expect(ends[1]?.[1]).toBe(0);
    expect(ends[1]?.[0]).toBeCloseTo(0.8, 12);
    expect(JSON.parse(JSON.stringify(lines))).toEqual(lines);
  });

  it("closes round a summit, against the clock, and nears its circle", () => {
    const lines = contour(gridOf(steps(60, -1), steps(60, -1), (x, y) => 0.5 - x * x - y * y));
    expect(lines).toHaveLength(1);
    const [{ points, closed } = { points: [], closed: false }] = lines;
    expect(closed).toBe(true);
    expect(points[0]).toEqual(points.at(-1));
    let area = 0;
    for (const [i, [x, y]] of points.entries()) {
      const [u, v] = points[i + 1] ?? [x, y];
      area += 0.5 * (x * v - u * y);
      expect(Math.hypot(x, y)).toBeCloseTo(Math.SQRT1_2, 2);
    }
    expect(area).toBeCloseTo(0.5 * Math.PI, 2);
  });

  it("separates the corners of a saddle by the value in its middle", () => {
    // Both diagonals: 1 at lower left and upper right, -3 or -1/2 at the others; saddle (1 - 9) / 8 and (1 - 1/4) / 3.
    const at = (low: number): ValueGrid => ({
      x: [0, 1],
      y: [0, 1],
      values: Float64Array.of(1, low, low, 1),
    });
    const around = (low: number): string[] =>
      contour(at(low)).map(({ points }) => {
        const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = points;
        return `${Math.round((a + c) / 2)}${Math.round((b + d) / 2)}`;
      });
    expect(around(-3)).toEqual(["00", "11"]);
    expect(around(-0.5)).toEqual(["10", "01"]);
  });

  it("takes a value at the level for above it, and draws nothing of no extent", () => {
    expect(contour({ x: [0, 1], y: [0, 1], values: new Float64Array(4) })).toEqual([]);
    const summit = gridOf([0, 1, 2], [0, 1, 2], (x, y) => (x === 1 && y === 1 ? 0 : -1));
    expect(contour(summit)).toEqual([]);
  });

  it("draws all of the border between above and below, each piece once, with above on its left", () => {
    const value = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 30, maxLength: 30 }), (values) => {
        const grid: ValueGrid = {
          x: [0, 1, 2, 3, 4, 5],
          y: [0, 1, 2, 3, 4],
          values: Float64Array.from(values),
        };
        const met = new Set<string>();
        for (const { points, closed } of contour(grid)) {
          for (const [x, y] of points) met.add(`${x} ${y}`);
          for (const end of closed ? [] : [points[0], points.at(-1)]) {
            const [x, y] = end as readonly [number, number];
            expect(x === 0 || x === 5 || y === 0 || y === 4).toBe(true);
          }
        }
        // Every edge whose ends lie strictly on different sides has its point on a line.
        for (let j = 0; j < 5; j++) {
          for (let i = 0; i < 5; i++) {
            const [a = 0, b = 0] = values.slice(6 * j + i, 6 * j + i + 2);
            if (a * b < 0) expect(met).toContain(`${i + 1 * (a / (a - b))} ${j}`);
          }
        }
      }),
    );
  });

  it("turns its lines round when values change sign, and else keeps them", () => {
    // Without values at the level, which count as above.
    const odd = fc.integer({ min: -4, max: 4 }).map((v) => v + 0.5);
    fc.assert(
      fc.property(fc.array(odd, { minLength: 20, maxLength: 20 }), (values) => {
        const grid = { x: [0, 1, 2, 3, 4], y: [0, 1, 2, 3] };
        const pieces = (sign: 1 | -1): string[] =>
          contour({ ...grid, values: Float64Array.from(values, (v) => sign * v) }).flatMap(({ points }) =>
            points.slice(1).map((p, i) => {
              const pair = [points[i] as typeof p, p].map(([x, y]) => `${x.toFixed(9)} ${y.toFixed(9)}`);
              return (sign === 1 ? pair : pair.reverse()).join(" to ");
            }),
          );
        // A saddle at the very level may go either way.
        const saddles = values.some((a, k) => {
          const [b = 0, d = 0, c = 0] = [values[k + 1], values[k + 5], values[k + 6]];
          return a * c === b * d;
        });
        if (!saddles) expect(pieces(-1).sort()).toEqual(pieces(1).sort());
      }),
    );
  });

  it.each([
    [{ x: [0, 0], y: [0, 1], values: new Float64Array(4) }, "grid.x[1]"],
    [{ x: [0], y: [0, 1], values: new Float64Array(2) }, "grid.x"],
    [{ x: [0, 1], y: [0, 1], values: new Float64Array(3) }, "grid.values"],
    [{ x: [0, 1], y: [0, 1], values: Float64Array.of(1, 2, Number.NaN, 0) }, "grid.values[2]"],
  ])("refuses %j", (grid, message) => {
    expect(() => contour(grid)).toThrow(message);
  });
});
