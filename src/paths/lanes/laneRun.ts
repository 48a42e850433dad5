/** Runs a lane program on a network: fills weights where the search reads them, and answers all pairs. */
import { finish, type Steps } from "../../base/index.ts";
import type { ArcRows, Tile } from "./arcRows.ts";
import { LANES } from "./kernel.ts";
import type { LaneColumns } from "./laneBlock.ts";
import type { LaneProgram } from "./laneProgram.ts";
import { LaneValues } from "./laneValues.ts";
import { RouteAmounts } from "./routeAmounts.ts";
import type { RowSource } from "./rowSource.ts";
import { StepList } from "./stepList.ts";

/** Rows that a patch changes, and the steps that fill them. */
interface Variant {
  readonly rows: Uint32Array;
  readonly steps: StepList;
}

/** A program that fills the rows of arcs where they are: no number is copied on the way. */
export class ProgramSource implements RowSource {
  readonly patches: number;
  readonly values: LaneValues;
  readonly amounts: RouteAmounts;
  readonly #rows: ArcRows;
  readonly #base: StepList;
  readonly #variants: readonly Variant[];

  /** @param lanes - Lanes of a run, at most. */
  constructor(rows: ArcRows, program: LaneProgram, lanes: number) {
    const { arena } = rows;
    this.#rows = rows;
    this.patches = program.patches.length;
    this.values = new LaneValues(arena, program.steps, { inputs: program.inputs, lanes });
    this.amounts = new RouteAmounts(this.values, program);
    this.#base = new StepList(arena, rows.arcs.length);
    for (const [i, arc] of rows.arcs.entries()) {
      const sum = program.weights[arc];
      const out = rows.cost(2 + i);
      // What does not vary is filled in once; patches put it back.
      if (sum.terms.length > 0) this.values.addSum(this.#base, sum, out);
      else arena.memory.f64.fill(sum.constant, out >>> 3, (out >>> 3) + LANES);
    }
    this.#variants = program.patches.map(({ arcs, weights }) => {
      const places = Uint32Array.from(arcs.keys()).filter((i) => rows.row(arcs[i]) !== undefined);
      const changed = places.map((i) => rows.row(arcs[i]) as number);
      const steps = new StepList(arena, places.length);
      for (const [slot, i] of places.entries()) this.values.addSum(steps, weights[i], rows.slot(slot));
      return { rows: changed, steps };
    });
  }

  fill(tile: Tile): boolean {
    this.#base.run();
    this.amounts.fill();
    const { arcs } = this.#rows;
    return this.#onGrid(this.#rows.cost(2), arcs.length, tile, (i) => arcs[i]);
  }

  fillPatch(index: number, tile: Tile): boolean {
    const { steps, rows } = this.#variants[index];
    steps.run();
    this.amounts.startPatch();
    const arcOf = (i: number): number => this.#rows.arc(rows[i]) as number;
    return this.#onGrid(this.#rows.slot(0), rows.length, tile, arcOf);
  }

  patchRows(index: number): Uint32Array {
    return this.#variants[index].rows;
  }

  #onGrid(rows: number, count: number, { first }: Tile, nameOf: (i: number) => number): boolean {
    if (!this.#rows.arena.machine.kernel.inspect(rows, count)) return true;
    return this.#rows.check(rows, count, first, nameOf);
  }
}

/** A program on a network, ready to be run. */
export class LaneRun {
  readonly #inputs: readonly Float64Array[];
  readonly #source: ProgramSource;
  readonly #lanes: number;
  readonly #columns: readonly LaneColumns[];
  readonly #solveTile: (source: RowSource, tile: Tile, columns: readonly LaneColumns[]) => void;

  constructor(
    source: ProgramSource,
    room: {
      readonly inputs: readonly Float64Array[];
      readonly columns: readonly LaneColumns[];
      readonly lanes: number;
    },
    solveTile: (source: RowSource, tile: Tile, columns: readonly LaneColumns[]) => void,
  ) {
    this.#source = source;
    this.#lanes = room.lanes;
    this.#columns = room.columns;
    this.#inputs = room.inputs;
    this.#solveTile = solveTile;
  }

  /**
   * Computes weights and amounts from the inputs, and answers all pairs.
   *
   * @param count - Lanes to compute, from the first on; at most as many as the run has.
   * @returns Columns of the program, then of each patch, in memory that the next run writes to again.
   * @throws RangeError when a weight that matters is negative or not a number.
   */
  solve(count: number): readonly LaneColumns[] {
    return finish(this.solving(count));
  }

  /** As {@link solve}, a tile of lanes a step. */
  *solving(count: number): Steps<readonly LaneColumns[]> {
    const { values } = this.#source;
    for (const { changed } of this.#columns) changed.fill(0);
    values.take(this.#inputs, count);
    for (let first = 0; first < count; first += LANES) {
      const lanes = Math.min(LANES, count - first);
      values.load(first);
      values.run();
      this.#solveTile(this.#source, { lanes, first, of: this.#lanes }, this.#columns);
      yield;
    }
    return this.#columns;
  }
}
