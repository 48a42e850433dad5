/** Runs the straight-line program of a contracted network. */

import type { ArcRows } from "./arcRows.ts";
import type { Arena } from "./arena.ts";
import type { StraightPlan } from "./contract.ts";
import { marks, planWords, ROW_BYTES } from "./kernel.ts";
import { bucket } from "./laneNetwork.ts";
import type { Solver, Visit } from "./solver.ts";

const SWAPPED = marks.suspect | marks.overlaid;

/**
 * Runs a straight plan: every cell once, in order, all lanes at a time. A patch computes only those cells again
 * downstream of changed rows, and stops where a row comes out the same.
 *
 * Routes are found backwards, from the costs of the pairs to those of the arcs they are made of, through the terms that
 * attain each minimum; then keys are added up along these. That is a fraction of the work of the costs.
 *
 * Sums are grouped by elimination, not from left to right. That makes no difference where all weights are multiples of
 * 2^-30 and all sums are below `EXACT_LIMIT`.
 */
export class StraightSolver implements Solver {
  readonly arena: Arena;
  readonly rows: ArcRows;
  readonly addsInOrder = false;
  readonly #pairRow: Uint32Array;
  readonly #withRoutes: boolean;
  readonly #firstCell: number;
  readonly #cells: number;
  readonly #program: number;
  readonly #marks: number;
  readonly #table: number;
  readonly #plan: number;

  /**
   * @param rows - Rows of the plan's arcs, and one more for each of its cells.
   * @param withRoutes - Whether routes are found; costs alone are cheaper.
   */
  constructor(rows: ArcRows, plan: StraightPlan, withRoutes: boolean) {
    const { arena } = rows;
    this.arena = arena;
    this.rows = rows;
    this.#withRoutes = withRoutes;
    this.#pairRow = plan.pairRow;
    this.#cells = plan.start.length - 1;
    this.#firstCell = 2 + plan.arcs.length;
    const { program, table, userStart, users } = this.#layOut(plan);
    this.#program = program;
    this.#table = table;
    this.#marks = arena.take(rows.count + 16);
    const bits = arena.words([0, 0, 0, 0, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1]);
    const room = 4 + 8 * this.#cells + 12 * plan.x.length;
    const words: Record<(typeof planWords)[number], number> = {
      table,
      count: this.#cells,
      rows: rows.costs,
      first: this.#firstCell,
      marks: this.#marks,
      userStart,
      users,
      log: rows.log,
      logged: rows.logged,
      keys: rows.keys,
      overlay: rows.overlay,
      baseTrace: withRoutes ? arena.take(room) : 0,
      patchTrace: withRoutes ? arena.take(room) : 0,
      bits,
    };
    this.#plan = arena.words(planWords.map((word) => words[word]));
  }

  /** Writes the cells into memory, and which cells use which row. */
  #layOut(plan: StraightPlan): { program: number; table: number; userStart: number; users: number } {
    const firstCell = this.#firstCell;
    const cells = this.#cells;
    const { arena, rows } = this;
    const words = new Uint32Array(2 * cells + 2 * plan.x.length);
    const begin = new Uint32Array(cells);
    const cellOf = new Uint32Array(2 * plan.x.length);
    const used = new Uint32Array(2 * plan.x.length);
    let at = 0;
    for (let cell = 0; cell < cells; cell++) {
      const first = plan.start[cell];
      const end = plan.start[cell + 1];
      begin[cell] = at;
      words[at++] = rows.cost(firstCell + cell);
      words[at++] = end - first;
      for (let item = first; item < end; item++) {
        const x = plan.x[item];
        const y = plan.y[item];
        words[at++] = rows.cost(x);
        words[at++] = rows.cost(y);
        used[2 * item] = x;
        used[2 * item + 1] = y;
        cellOf[2 * item] = cellOf[2 * item + 1] = firstCell + cell;
      }
    }
    const program = arena.words(words);
    const byRow = bucket(rows.count, used);
    return {
      program,
      table: arena.words(begin.map((word) => program + 4 * word)),
      userStart: arena.words(byRow.start),
      users: arena.words(byRow.item.map((use) => cellOf[use])),
    };
  }

  solve(visit: Visit): void {
    const { kernel } = this.arena.machine;
    kernel.evaluate(this.#program, this.#cells);
    kernel.forget(this.#plan, 0);
    if (this.#withRoutes) {
      for (let pair = 0; pair < this.#pairRow.length; pair++) this.#mark(pair, marks.needed);
      kernel.trace(this.#plan, false);
    }
    for (let pair = 0; pair < this.#pairRow.length; pair++) visit(pair);
  }

  solvePatch(patched: Uint32Array, visit: Visit): void {
    const pairRow = this.#pairRow;
    const { arena, rows } = this;
    const { kernel } = arena.machine;
    rows.swap(patched);
    const { u8 } = arena.memory;
    for (const row of patched) u8[this.#marks + row] = u8[this.#marks + row] | SWAPPED;
    const slots = kernel.reevaluate(this.#plan, patched.length);
    let changed: number = marks.suspect | marks.changed;
    if (this.#withRoutes) {
      kernel.suspect(this.#plan);
      changed = marks.suspect;
      for (let pair = 0; pair < pairRow.length; pair++)
        if (this.#isMarked(pair, changed)) this.#mark(pair, marks.overlaid);
      kernel.trace(this.#plan, true);
    }
    for (let pair = 0; pair < pairRow.length; pair++) if (this.#isMarked(pair, changed)) visit(pair);
    rows.putBack(slots);
    kernel.forget(this.#plan, marks.needed);
  }

  #mark(pair: number, mark: number): void {
    const at = this.#marks + this.#pairRow[pair];
    const { u8 } = this.arena.memory;
    u8[at] = u8[at] | mark;
  }

  #isMarked(pair: number, mark: number): boolean {
    const at = this.#marks + this.#pairRow[pair];
    return (this.arena.memory.u8[at] & mark) !== 0;
  }

  costAt(pair: number): number {
    return this.rows.cost(this.#pairRow[pair]);
  }

  keyAt(pair: number): number {
    return this.#keyOf(this.#pairRow[pair]);
  }

  #keyOf(row: number): number {
    const isOverlaid = (this.arena.memory.u8[this.#marks + row] & marks.overlaid) !== 0;
    return this.rows.key(row) + (isOverlaid ? this.rows.overlay : 0);
  }

  arcsOf(pair: number, lane: number): Uint32Array {
    const arcs: number[] = [];
    this.#follow(this.#pairRow[pair], lane, arcs);
    return Uint32Array.from(arcs);
  }

  /** Appends the arcs that a row is made of in a lane, in the order of the way. */
  #follow(row: number, lane: number, arcs: number[]): void {
    const firstCell = this.#firstCell;
    const { rows } = this;
    if (row < firstCell) {
      const arc = rows.arc(row);
      if (arc !== undefined) arcs.push(arc);
      return;
    }
    const { u32 } = this.arena.memory;
    const cell = u32[(this.#table >>> 2) + row - firstCell] >>> 2;
    const end = cell + 2 + 2 * u32[cell + 1];
    for (let item = cell + 2; item < end; item += 2) {
      const x = (u32[item] - rows.costs) / ROW_BYTES;
      const y = (u32[item + 1] - rows.costs) / ROW_BYTES;
      if (!this.#attains(row, x, y, lane)) continue;
      this.#follow(x, lane, arcs);
      this.#follow(y, lane, arcs);
      return;
    }
  }

  /** Whether cost and key of a row are the sums of those of two others in a lane. */
  #attains(row: number, x: number, y: number, lane: number): boolean {
    if (this.#costIn(x, lane) + this.#costIn(y, lane) !== this.#costIn(row, lane)) return false;
    return this.#keyIn(x, lane) + this.#keyIn(y, lane) === this.#keyIn(row, lane);
  }

  #costIn(row: number, lane: number): number {
    return this.arena.memory.f64[(this.rows.cost(row) >>> 3) + lane];
  }

  #keyIn(row: number, lane: number): number {
    return this.arena.memory.f64[(this.#keyOf(row) >>> 3) + lane];
  }
}
