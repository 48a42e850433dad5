import { ArcRows } from "./arcRows.ts";
import type { Arena } from "./arena.ts";
import type { StraightPlan } from "./contract.ts";
import { bucket } from "./network.ts";
import {
  exactCosts,
  type Meaning,
  type Minimum,
  type Solver,
  type Term,
  type Tile,
  type Visit,
} from "./solver.ts";

/**
 * Runs a straight plan: every cell once, in order, all lanes at a time. A patch computes anew only cells
 * downstream of changed rows, and stops where a row comes out the same. Minima are the cells, by number.
 *
 * Sums are grouped by elimination, not from left to right. They are handed out only where that cannot be
 * seen: all weights multiples of `EXACT_GRID`, all finite costs below `EXACT_LIMIT`.
 */
export class StraightSolver implements Solver {
  readonly arena: Arena;
  readonly acyclic = true;
  private readonly plan: StraightPlan;
  private readonly rows: ArcRows;
  private readonly firstCell: number;
  private readonly cells: number;
  private readonly program: number;
  private readonly table: number;
  private readonly dirty: number;
  private readonly userStart: number;
  private readonly users: number;
  private readonly pairs: readonly number[];

  constructor(arena: Arena, plan: StraightPlan) {
    this.arena = arena;
    this.plan = plan;
    this.cells = plan.start.length - 1;
    this.firstCell = 2 + plan.arcs.length;
    this.rows = new ArcRows(arena, plan.arcs, this.cells);
    const { rows, firstCell } = this;
    const words = new Uint32Array(2 * this.cells + 2 * plan.x.length);
    const begin = new Uint32Array(this.cells);
    const cellOf = new Uint32Array(2 * plan.x.length);
    const used = new Uint32Array(2 * plan.x.length);
    let at = 0;
    for (let cell = 0; cell < this.cells; cell++) {
      const first = plan.start[cell] as number;
      const end = plan.start[cell + 1] as number;
      begin[cell] = at;
      words[at++] = rows.address(firstCell + cell);
      words[at++] = end - first;
      for (let item = first; item < end; item++) {
        for (const [half, column] of [plan.x, plan.y].entries()) {
          const row = column[item] as number;
          words[at++] = rows.address(row);
          cellOf[2 * item + half] = cell;
          used[2 * item + half] = row;
        }
      }
    }
    this.program = arena.words(words);
    this.table = arena.words(begin.map((word) => this.program + 4 * word));
    this.dirty = arena.take(this.cells);
    const byRow = bucket(rows.count, used);
    this.userStart = arena.words(byRow.start);
    this.users = arena.words(byRow.item.map((use) => cellOf[use] as number));
    this.pairs = [...plan.pairRow.keys()];
  }

  solve(tile: Tile, visit: Visit): boolean {
    if (!this.rows.fill(tile)) return false;
    this.arena.machine.kernel.evaluate(this.program, this.cells);
    if (!this.exact(tile.lanes)) return false;
    visit(this.pairs);
    return true;
  }

  solvePatch(arcs: Uint32Array, tile: Tile, visit: Visit): boolean {
    const { arena, rows, dirty } = this;
    const { slots, onGrid } = rows.swapIn(arcs, tile);
    if (!onGrid) {
      rows.putBack(slots);
      return false;
    }
    arena.memory.u8.fill(0, dirty, dirty + this.cells);
    const changed = arena.machine.kernel.reevaluate(
      this.table,
      this.cells,
      dirty,
      rows.first,
      this.userStart,
      this.users,
      rows.log,
      rows.logged,
      slots,
    );
    const exact = this.exact(tile.lanes);
    if (exact) visit(this.pairs);
    rows.putBack(changed);
    return exact;
  }

  recomputed(cell: Minimum): boolean {
    return this.arena.memory.u8[this.dirty + cell] !== 0;
  }

  costAt(pair: number): number {
    return this.rows.address(this.plan.pairRow[pair] as number);
  }

  cost(pair: number): Meaning {
    return this.meaning([this.plan.pairRow[pair] as number]);
  }

  address(cell: Minimum): number {
    return this.rows.address(this.firstCell + cell);
  }

  termCount(cell: Minimum): number {
    return (this.plan.start[cell + 1] as number) - (this.plan.start[cell] as number);
  }

  terms(cell: Minimum): Term[] {
    const { start, x, y } = this.plan;
    return Array.from(x.subarray(start[cell], start[cell + 1]), (left, i) => {
      const right = y[(start[cell] as number) + i] as number;
      return { x: this.rows.address(left), y: this.rows.address(right), ...this.meaning([left, right]) };
    });
  }

  private meaning(rows: readonly number[]): Meaning {
    const parts: number[] = [];
    for (const row of rows) {
      const arc = this.rows.arc(row);
      if (arc !== undefined) parts.push(~arc);
      else if (row >= this.firstCell) parts.push(row - this.firstCell);
    }
    return { parts };
  }

  private exact(lanes: number): boolean {
    return this.pairs.every((pair) => exactCosts(this.arena, this.costAt(pair), lanes));
  }
}
