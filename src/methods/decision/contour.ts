/** The line where a function of two figures meets its target. */

import { expectArguments, expectColumn, refuse } from "../../base/index.ts";
import { contourArguments } from "../given.ts";

/** Values on a grid of two figures. */
export interface ValueGrid {
  /** Values of the first figure, rising; at least two. */
  readonly x: readonly number[];
  /** Values of the second figure, rising; at least two. */
  readonly y: readonly number[];
  /** A value for each pair, all x of the first y first: `values[j * x.length + i]`. */
  readonly values: Float64Array;
}

/** A line along which the values are at the level. */
export interface ContourLine {
  /** From end to end; values above the level lie to the left. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Whether the last point meets the first. A line that is not closed ends at the edges of the grid. */
  readonly closed: boolean;
}

/**
 * The lines of a level on a grid, e.g. where a link just breaks even for two figures: marching squares, straight
 * between the points where the level is met on the edges of a cell by linear interpolation. Where all four edges
 * are met, the value of the bilinear surface at its saddle decides which ends belong together (G. M. Nielson, B.
 * Hamann, Proc. IEEE Visualization '91). A value at the level counts as above it.
 *
 * @returns Lines in a fixed order: those from edge to edge first, then closed ones; none when all values are on
 * one side.
 * @throws InputError
 * @example
 * ```ts
 * import { contour } from "karvan/methods";
 * const [dwells, tariffs] = [[0, 50, 100], [0.02, 0.06]];
 * const values = Float64Array.from(tariffs.flatMap((tariff) => dwells.map((dwell) => 0.2 * dwell - 300 * tariff)));
 * const [line] = contour({ x: dwells, y: tariffs, values });
 * console.log(line.points.map(([dwell, tariff]) => `${dwell.toFixed(0)} h at ${tariff.toFixed(3)}`).join(", "));
 * // 90 h at 0.060, 50 h at 0.033, 30 h at 0.020
 * ```
 */
export function contour(grid: ValueGrid, level = 0): ContourLine[] {
  expectArguments(contourArguments, [grid, level]);
  checkGrid(grid, level);
  const next = segmentsOf(grid, level);
  const ends = new Set(next.values());
  const lines: ContourLine[] = [];
  const follow = (start: number, closed: boolean): void => {
    const edges = [start];
    for (let edge = next.get(start); edge !== undefined; edge = next.get(edge)) {
      next.delete(edges.at(-1) as number);
      edges.push(edge);
      if (edge === start) break;
    }
    lines.push({ points: withoutRepeats(edges.map((edge) => pointOn(grid, edge, level))), closed });
  };
  for (const start of [...next.keys()].sort((a, b) => a - b)) if (!ends.has(start)) follow(start, false);
  for (const start of [...next.keys()].sort((a, b) => a - b)) if (next.has(start)) follow(start, true);
  return lines.filter(({ points }) => points.length > 1);
}

// Edges are numbered by their lower left corner: twice its place for the one to the right, one more for the one
// up. A segment leads from an edge to an edge; as all have the upper side on their left, each edge is left once.

/** For each edge where a segment begins, the edge where it ends. */
function segmentsOf(grid: ValueGrid, level: number): Map<number, number> {
  const columns = grid.x.length;
  const next = new Map<number, number>();
  for (let j = 0; j + 1 < grid.y.length; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const corner = j * columns + i;
      const bottom = 2 * corner;
      const right = 2 * corner + 3;
      const top = 2 * (corner + columns);
      const left = 2 * corner + 1;
      const values = [corner, corner + 1, corner + columns + 1, corner + columns].map(
        (at) => grid.values[at] - level,
      );
      const around = [bottom, right, top, left];
      // Going round against the clock: an edge where values rise above the level ends a segment, one where
      // they fall below begins one.
      const rises = around.filter((_, k) => below(values, k) && !below(values, k + 1));
      const falls = around.filter((_, k) => !below(values, k) && below(values, k + 1));
      if (rises.length === 1) next.set(falls[0], rises[0]);
      if (rises.length === 2) joinSaddle(next, around, values);
    }
  }
  return next;
}

function below(values: readonly number[], corner: number): boolean {
  return values[corner % 4] < 0;
}

/** Two segments: round the two corners above the level, or round the two below it when the saddle is above. */
function joinSaddle(next: Map<number, number>, around: readonly number[], values: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0] = values;
  const saddle = (a * c - b * d) / (a + c - b - d);
  for (const k of [0, 1, 2, 3]) {
    if (below(values, k) || !below(values, k + 1)) continue;
    // The edge where the values fall follows a corner above: leads back round that corner, or on round the next.
    const to = saddle >= 0 ? (k + 1) % 4 : (k + 3) % 4;
    next.set(around[k], around[to]);
  }
}

function pointOn({ x, y, values }: ValueGrid, edge: number, level: number): [number, number] {
  const columns = x.length;
  const corner = Math.floor(edge / 2);
  const i = corner % columns;
  const j = Math.floor(corner / columns);
  const from = values[corner];
  const up = edge % 2 === 1;
  const to = values[up ? corner + columns : corner + 1];
  const share = (level - from) / (to - from);
  // At a share of 1 the sum may miss the corner by a last bit.
  const between = (list: readonly number[], k: number): number =>
    share === 1 ? list[k + 1] : list[k] + (list[k + 1] - list[k]) * share;
  return up ? [x[i], between(y, j)] : [between(x, i), y[j]];
}

/** A line that passes through a corner of the grid meets it on two edges. */
function withoutRepeats(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return points.filter(([x, y], i) => i === 0 || x !== points[i - 1]?.[0] || y !== points[i - 1]?.[1]);
}

function checkGrid({ x, y, values }: ValueGrid, level: number): void {
  for (const [name, list] of Object.entries({ x, y })) {
    expectColumn(Float64Array.from(list), `grid.${name}`);
    if (list.length < 2) refuse(`grid.${name}`, "at least two values", list);
    const wrong = list.findIndex((value, i) => i > 0 && value <= list[i - 1]);
    if (wrong > 0) refuse(`grid.${name}[${wrong}]`, `a value above ${list[wrong - 1]}`, list[wrong]);
  }
  expectColumn(values, "grid.values", x.length * y.length);
  if (!Number.isFinite(level)) refuse("level", "a finite number", level);
}
