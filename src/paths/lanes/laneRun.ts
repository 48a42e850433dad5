import type { ArcRows, Tile } from "./arcRows.ts";
import { LANES, ROW_BYTES } from "./kernel.ts";
import type { LaneColumns } from "./laneBlock.ts";
import { type LaneStep, LaneValues, type RowStep, writeSteps } from "./laneValues.ts";
import type { RowSource } from "./rowSource.ts";

/** What an arc gets: a weighted sum of values. */
export interface LaneSum {
  readonly constant: number;
  readonly terms: readonly {
    readonly value: number;
    readonly factor: number;
    /** Whether the product is rounded up to a multiple of 2^-30. */
    readonly rounded: boolean;
  }[];
}

/** How weights and carries come from inputs, with nothing but arithmetic on columns. */
export interface LaneProgram {
  /** How many inputs there are; they are the values from 0 on. */
  readonly inputs: number;
  readonly steps: readonly LaneStep[];
  /** Arc -> its weight, and its carry. */
  readonly weights: readonly LaneSum[];
  readonly carries: readonly LaneSum[];
  /** Variants: other weights and carries of some arcs. */
  readonly patches: readonly {
    readonly arcs: Uint32Array;
    readonly weights: readonly LaneSum[];
    readonly carries: readonly LaneSum[];
  }[];
  /** Values to be told beside the answers. */
  readonly outputs: readonly number[];
}

/** A program that fills the rows of arcs where they are: no number is copied on the way. */
export class ProgramSource implements RowSource {
  readonly patches: number;
  readonly values: LaneValues;
  private readonly rows: ArcRows;
  private readonly base: { readonly list: number; readonly count: number };
  private readonly variants: readonly {
    readonly rows: Uint32Array;
    readonly list: number;
    readonly count: number;
  }[];

  /** @param lanes - Lanes of a run, at most. */
  constructor(rows: ArcRows, program: LaneProgram, lanes: number) {
    const { arena } = rows;
    this.rows = rows;
    this.patches = program.patches.length;
    this.values = new LaneValues(arena, program.steps, { inputs: program.inputs, lanes });
    const spare = arena.take(ROW_BYTES);
    const steps: RowStep[] = [];
    for (const [i, arc] of rows.arcs.entries()) {
      for (const [sum, out] of [
        [program.weights[arc], rows.cost(2 + i)],
        [program.carries[arc], rows.carry(2 + i)],
      ] as [LaneSum, number][]) {
        // What does not vary is filled in once; patches put it back.
        if (sum.terms.length > 0) steps.push(...this.sumSteps(sum, out, spare));
        else arena.memory.f64.fill(sum.constant, out >>> 3, (out >>> 3) + LANES);
      }
    }
    this.base = writeSteps(arena, steps);
    this.variants = program.patches.map(({ arcs, weights, carries }) => {
      const places = Uint32Array.from(arcs.keys()).filter((i) => rows.row(arcs[i] as number) !== undefined);
      const changed = places.map((i) => rows.row(arcs[i] as number) as number);
      const patch = Array.from(places).flatMap((i, slot) => [
        ...this.sumSteps(weights[i] as LaneSum, rows.slot(slot), spare),
        ...this.sumSteps(carries[i] as LaneSum, rows.carry(changed[slot] as number) + rows.overlay, spare),
      ]);
      return { rows: changed, ...writeSteps(arena, patch) };
    });
  }

  fill(tile: Tile): boolean {
    this.rows.arena.machine.kernel.compute(this.base.list, this.base.count);
    const { arcs } = this.rows;
    return this.onGrid(this.rows.cost(2), arcs.length, tile, (i) => arcs[i] as number);
  }

  fillPatch(index: number, tile: Tile): boolean {
    const { list, count, rows } = this.variants[index] as (typeof this.variants)[number];
    this.rows.arena.machine.kernel.compute(list, count);
    return this.onGrid(
      this.rows.slot(0),
      rows.length,
      tile,
      (i) => this.rows.arc(rows[i] as number) as number,
    );
  }

  patchRows(index: number): Uint32Array {
    return (this.variants[index] as (typeof this.variants)[number]).rows;
  }

  private onGrid(rows: number, count: number, { first }: Tile, nameOf: (i: number) => number): boolean {
    if (!this.rows.arena.machine.kernel.inspect(rows, count)) return true;
    return this.rows.check(rows, count, first, nameOf);
  }

  /** Steps that put a sum into a row. */
  private sumSteps({ constant, terms }: LaneSum, out: number, spare: number): RowStep[] {
    // Row 0 is zero.
    if (terms.length === 0) return [{ name: "scale", out, a: this.rows.cost(0), g: constant }];
    return terms.flatMap(({ value, factor, rounded }, i): RowStep[] => {
      const scaled = { name: rounded ? "scaleUp" : "scale", a: this.values.at(value), f: factor } as const;
      if (i === 0) return [{ ...scaled, out, g: constant }];
      return [
        { ...scaled, out: spare },
        { name: "add", out, a: out, b: spare },
      ];
    });
  }
}

/** A program on a network, ready to be run. */
export class LaneRun {
  private readonly inputs: readonly Float64Array[];
  /** A column for each of the program's outputs, filled by a run. */
  readonly outputs: readonly Float64Array[];
  private readonly source: ProgramSource;
  private readonly told: readonly number[];
  private readonly lanes: number;
  private readonly columns: readonly LaneColumns[];
  private readonly solveTile: (source: RowSource, tile: Tile, columns: readonly LaneColumns[]) => void;

  constructor(
    source: ProgramSource,
    program: LaneProgram,
    room: {
      readonly inputs: readonly Float64Array[];
      readonly columns: readonly LaneColumns[];
      readonly lanes: number;
    },
    solveTile: (source: RowSource, tile: Tile, columns: readonly LaneColumns[]) => void,
  ) {
    this.source = source;
    this.told = program.outputs;
    this.lanes = room.lanes;
    this.columns = room.columns;
    this.inputs = room.inputs;
    this.solveTile = solveTile;
    this.outputs = program.outputs.map(() => new Float64Array(room.lanes));
  }

  /**
   * Works out weights and carries from the inputs, and answers all pairs.
   *
   * @param count - Lanes to work out, from the first on; at most as many as the run has.
   * @returns Columns of the program, then of each patch, in memory that the next run writes to again.
   * @throws RangeError when a weight that matters is negative or not a number.
   */
  solve(count: number): readonly LaneColumns[] {
    const { values } = this.source;
    for (const { changed } of this.columns) changed.fill(0);
    values.take(this.inputs, count);
    for (let first = 0; first < count; first += LANES) {
      const lanes = Math.min(LANES, count - first);
      values.load(first);
      values.run();
      for (const [k, column] of this.outputs.entries())
        values.tell(this.told[k] as number, column, first, lanes);
      this.solveTile(this.source, { lanes, first, of: this.lanes }, this.columns);
    }
    return this.columns;
  }
}
