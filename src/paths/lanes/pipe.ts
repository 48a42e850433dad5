/** Takes what a solver finds, pair by pair, into columns of costs, routes and amounts. */
import type { Tile } from "./arcRows.ts";
import { EXACT_LIMIT, LANES } from "./kernel.ts";
import type { LaneColumns } from "./laneBlock.ts";
import type { RouteAmounts } from "./routeAmounts.ts";
import { NO_ROUTE, type RouteBook } from "./routeBook.ts";
import type { Solver } from "./solver.ts";

/** What is being solved: some lanes of the base or of a patch, and where the answers go. */
export interface Task {
  readonly tile: Tile;
  readonly columns: LaneColumns;
  /** 0 for the base, then the patches. */
  readonly variant: number;
  /** What adds up amounts; absent where none are asked for. */
  readonly amounts: RouteAmounts | undefined;
}

/** A solver, and the writing of what it finds into columns. */
export class Pipe {
  readonly #solver: Solver;
  readonly #book: RouteBook | undefined;
  /** Pair -> 1 if the patch at hand changed its answers. */
  readonly #touched: Uint8Array;
  #exact = true;

  /** @param book - Where routes are entered; none if routes are off. */
  constructor(solver: Solver, book: RouteBook | undefined, pairs: number) {
    this.#solver = solver;
    this.#book = book;
    this.#touched = new Uint8Array(pairs);
  }

  /** Solves the weights in the rows; false if the costs may not be exact, and are then not to be used. */
  solve(task: Task): boolean {
    this.#exact = true;
    this.#solver.solve((pair) => this.#write(pair, task));
    task.columns.changed.fill(1);
    return this.#exact;
  }

  /** Solves a patch of the tile solved last, whose columns are `base`; false as in {@link solve}. */
  solvePatch(rows: Uint32Array, task: Task, base: LaneColumns): boolean {
    this.#exact = true;
    this.#touched.fill(0);
    this.#solver.solvePatch(rows, (pair) => {
      this.#write(pair, task);
      this.#touched[pair] = isSame(base, task.columns, pair * task.tile.of + task.tile.first, task.tile.lanes)
        ? 0
        : 1;
    });
    if (this.#exact) this.#merge(task, base);
    return this.#exact;
  }

  /** A pair that differs in some tiles only takes its other tiles from the base. */
  #merge({ tile, columns }: Task, base: LaneColumns): void {
    const { changed } = columns;
    for (let pair = 0; pair < this.#touched.length; pair++) {
      if (this.#touched[pair] === changed[pair]) continue;
      const first = pair * tile.of;
      const here = first + tile.first;
      if (changed[pair] === 0) copy(base, columns, first, here);
      else copy(base, columns, here, here + tile.lanes);
      changed[pair] = 1;
    }
  }

  #write(pair: number, task: Task): void {
    const { tile, columns } = task;
    const { f64 } = this.#solver.arena.memory;
    const from = this.#solver.costAt(pair) >>> 3;
    const at = pair * tile.of + tile.first;
    const { cost } = columns;
    const limit = this.#solver.addsInOrder ? Number.POSITIVE_INFINITY : EXACT_LIMIT;
    for (let lane = 0; lane < tile.lanes; lane++) {
      const least = f64[from + lane];
      cost[at + lane] = least;
      if (least >= limit && least < Number.POSITIVE_INFINITY) this.#exact = false;
    }
    if (this.#book === undefined || !this.#exact) return;
    this.#writeRoutes(pair, tile.lanes, at, this.#book, columns);
    if (task.amounts !== undefined) this.#writeAmounts(at, this.#book, task, task.amounts);
  }

  #writeRoutes(pair: number, lanes: number, at: number, book: RouteBook, { cost, route }: LaneColumns): void {
    const { f64 } = this.#solver.arena.memory;
    const keys = this.#solver.keyAt(pair) >>> 3;
    let lastKey = -1;
    let lastRoute = NO_ROUTE;
    for (let lane = 0; lane < lanes; lane++) {
      if (cost[at + lane] === Number.POSITIVE_INFINITY) {
        route[at + lane] = NO_ROUTE;
        continue;
      }
      const key = f64[keys + lane];
      if (key !== lastKey) {
        lastRoute = book.find(pair, key);
        if (lastRoute === NO_ROUTE) lastRoute = book.add(pair, key, this.#solver.arcsOf(pair, lane));
        lastKey = key;
      }
      route[at + lane] = lastRoute;
    }
  }

  /** Adds up the amounts of each route of a pair, all lanes at a time, and takes from them where it is the lanes' route. */
  #writeAmounts(at: number, book: RouteBook, task: Task, amounts: RouteAmounts): void {
    const { tile, columns, variant } = task;
    const { route } = columns;
    const past = at + tile.lanes;
    let end = at;
    for (let first = at; first < past; first = end) {
      const id = route[first];
      while (end < past && route[end] === id) end++;
      let from = (amounts.total(variant, id, book) >>> 3) - at;
      const { f64 } = this.#solver.arena.memory;
      for (let k = 0; k < amounts.measures; k++) {
        const column = columns.amounts[k];
        for (let i = first; i < end; i++) column[i] = f64[from + i];
        from += LANES;
      }
    }
  }
}

/** Whether answers from a place on are those of the base. */
function isSame(base: LaneColumns, columns: LaneColumns, from: number, count: number): boolean {
  const end = from + count;
  for (let i = from; i < end; i++)
    if (columns.cost[i] !== base.cost[i] || columns.route[i] !== base.route[i]) return false;
  for (const [k, own] of columns.amounts.entries()) {
    const other = base.amounts[k];
    for (let i = from; i < end; i++) if (own[i] !== other[i]) return false;
  }
  return true;
}

/** Takes over answers from one place up to another. */
function copy(base: LaneColumns, columns: LaneColumns, from: number, to: number): void {
  columns.cost.set(base.cost.subarray(from, to), from);
  if (columns.route.length > 0) columns.route.set(base.route.subarray(from, to), from);
  for (const [k, own] of columns.amounts.entries()) own.set(base.amounts[k].subarray(from, to), from);
}
