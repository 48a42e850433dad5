import type { Tile } from "./arcRows.ts";
import { EXACT_LIMIT } from "./kernel.ts";
import type { LaneColumns } from "./laneBlock.ts";
import { NO_ROUTE, type RouteBook } from "./routeBook.ts";
import type { Solver } from "./solver.ts";

/** A solver, and the writing of what it finds into columns. */
export class Pipe {
  private readonly solver: Solver;
  private readonly book: RouteBook | undefined;
  /** Pair -> 1 if the patch at hand changed its answers. */
  private readonly touched: Uint8Array;
  private exact = true;

  /** @param book - Where routes are entered; none if routes are off. */
  constructor(solver: Solver, book: RouteBook | undefined, pairs: number) {
    this.solver = solver;
    this.book = book;
    this.touched = new Uint8Array(pairs);
  }

  /** Solves the weights in the rows; false if the costs may not be exact, and are then not to be used. */
  solve(tile: Tile, columns: LaneColumns): boolean {
    this.exact = true;
    this.solver.solve((pair) => this.write(pair, tile, columns));
    columns.changed.fill(1);
    return this.exact;
  }

  /** Solves a patch of the tile solved last, whose columns are `base`; false as in {@link solve}. */
  solvePatch(rows: Uint32Array, tile: Tile, base: LaneColumns, columns: LaneColumns): boolean {
    this.exact = true;
    this.touched.fill(0);
    this.solver.solvePatch(rows, (pair) => {
      this.write(pair, tile, columns);
      this.touched[pair] = isSame(base, columns, pair * tile.of + tile.first, tile.lanes) ? 0 : 1;
    });
    if (this.exact) this.merge(tile, base, columns);
    return this.exact;
  }

  /** A pair that differs in some tiles only takes its other tiles from the base. */
  private merge(tile: Tile, base: LaneColumns, columns: LaneColumns): void {
    const { touched } = this;
    const { changed } = columns;
    for (let pair = 0; pair < touched.length; pair++) {
      if (touched[pair] === changed[pair]) continue;
      const [first, here] = [pair * tile.of, pair * tile.of + tile.first];
      if (changed[pair] === 0) copy(base, columns, first, here);
      else copy(base, columns, here, here + tile.lanes);
      changed[pair] = 1;
    }
  }

  private write(pair: number, { lanes, first, of }: Tile, columns: LaneColumns): void {
    const { solver, book } = this;
    const { f64 } = solver.arena.memory;
    const from = solver.costAt(pair) >>> 3;
    const at = pair * of + first;
    const { cost } = columns;
    const limit = solver.addsInOrder ? Number.POSITIVE_INFINITY : EXACT_LIMIT;
    for (let lane = 0; lane < lanes; lane++) {
      const least = f64[from + lane] as number;
      cost[at + lane] = least;
      if (least >= limit && least < Number.POSITIVE_INFINITY) this.exact = false;
    }
    if (book !== undefined && this.exact) this.writeRoutes(pair, lanes, at, book, columns);
  }

  private writeRoutes(
    pair: number,
    lanes: number,
    at: number,
    book: RouteBook,
    { cost, route, carry }: LaneColumns,
  ): void {
    const { solver } = this;
    const { f64 } = solver.arena.memory;
    const keys = solver.keyAt(pair) >>> 3;
    const carries = solver.carryAt(pair) >>> 3;
    let [lastKey, lastRoute] = [-1, NO_ROUTE];
    for (let lane = 0; lane < lanes; lane++) {
      if ((cost[at + lane] as number) === Number.POSITIVE_INFINITY) {
        route[at + lane] = NO_ROUTE;
        if (carry.length > 0) carry[at + lane] = 0;
        continue;
      }
      const key = f64[keys + lane] as number;
      if (key !== lastKey) {
        lastRoute = book.find(pair, key);
        if (lastRoute === NO_ROUTE) lastRoute = book.add(pair, key, solver.arcsOf(pair, lane));
        lastKey = key;
      }
      route[at + lane] = lastRoute;
      if (carry.length > 0) carry[at + lane] = f64[carries + lane] as number;
    }
  }
}

/** Whether some entries of all columns are alike. */
function isSame(base: LaneColumns, columns: LaneColumns, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) {
    if (columns.cost[i] !== base.cost[i] || columns.route[i] !== base.route[i]) return false;
    if (columns.carry[i] !== base.carry[i]) return false;
  }
  return true;
}

/** Takes over entries `from` to `to` of all columns. */
function copy(base: LaneColumns, columns: LaneColumns, from: number, to: number): void {
  columns.cost.set(base.cost.subarray(from, to), from);
  if (columns.route.length > 0) columns.route.set(base.route.subarray(from, to), from);
  if (columns.carry.length > 0) columns.carry.set(base.carry.subarray(from, to), from);
}
