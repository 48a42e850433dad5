import type { Tile } from "./arcRows.ts";
import { EXACT_LIMIT } from "./kernel.ts";
import { NO_ROUTE, type RouteBook } from "./routes.ts";
import type { LaneColumns } from "./search.ts";
import type { Solver } from "./solver.ts";

/** A solver, and the writing of what it finds into columns. */
export class Pipe {
  private readonly solver: Solver;
  private readonly book: RouteBook | undefined;
  /** Pair -> 1 if the patch at hand visited it. */
  private readonly visited: Uint8Array;
  private exact = true;

  /** @param book - Where routes are entered; none if routes are off. */
  constructor(solver: Solver, book: RouteBook | undefined, pairs: number) {
    this.solver = solver;
    this.book = book;
    this.visited = new Uint8Array(pairs);
  }

  /** Solves a tile of full weights; false if the costs may not be exact, and are then not to be used. */
  solve(weights: Tile, carries: Tile | undefined, columns: LaneColumns): boolean {
    const { rows, addsInOrder } = this.solver;
    const onGrid = rows.fill(weights);
    if (!onGrid && !addsInOrder) return false;
    if (carries !== undefined) rows.fillCarries(carries);
    this.exact = true;
    this.solver.solve((pair) => this.write(pair, weights, columns));
    columns.changed.fill(1);
    return this.exact;
  }

  /** Solves a patch of the tile solved last, whose columns are `base`; false as in {@link solve}. */
  solvePatch(
    arcs: Uint32Array,
    weights: Tile,
    carries: Tile | undefined,
    base: LaneColumns,
    columns: LaneColumns,
  ): boolean {
    const { solver, visited } = this;
    const places = Uint32Array.from(arcs.keys()).filter(
      (i) => solver.rows.row(arcs[i] as number) !== undefined,
    );
    const rows = places.map((i) => solver.rows.row(arcs[i] as number) as number);
    const onGrid = solver.rows.fillSlots(weights, places, arcs);
    if (!onGrid && !solver.addsInOrder) return false;
    if (carries !== undefined) solver.rows.overlayCarries(carries, places, rows);
    this.exact = true;
    visited.fill(0);
    solver.solvePatch(rows, (pair) => {
      visited[pair] = 1;
      this.write(pair, weights, columns);
    });
    if (this.exact) this.merge(weights, base, columns);
    return this.exact;
  }

  /** A pair that differs in some tiles only takes its other tiles from the base. */
  private merge(tile: Tile, base: LaneColumns, columns: LaneColumns): void {
    const { visited } = this;
    const { changed } = columns;
    for (let pair = 0; pair < visited.length; pair++) {
      if (visited[pair] === changed[pair]) continue;
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

/** Takes over entries `from` to `to` of all columns. */
function copy(base: LaneColumns, columns: LaneColumns, from: number, to: number): void {
  columns.cost.set(base.cost.subarray(from, to), from);
  if (columns.route.length > 0) columns.route.set(base.route.subarray(from, to), from);
  if (columns.carry.length > 0) columns.carry.set(base.carry.subarray(from, to), from);
}
