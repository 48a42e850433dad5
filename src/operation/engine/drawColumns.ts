/** Random draws for each individual, in columns that are filled block by block. */
import { blockSize } from "../../base/index.ts";
import { fillUniforms, type Law, lawOf, type Seed, type Stream, stream } from "../../random/index.ts";
import type { DrawnHours } from "./plan.ts";
import { onGrid } from "./timeGrid.ts";

/** One draw for each consignment (or arrival, or departure), in the order of their numbers. */
export interface DrawColumn {
  /** What is drawn, e.g. source, stage and purpose: the name of its stream. */
  readonly name: readonly string[];
  readonly make: ColumnKind;
}

/** What a column's uniform draws are turned into. */
export type ColumnKind =
  /** Hours on the grid, with a longer part for some. */
  | { readonly type: "hours"; readonly hours: DrawnHours; readonly extra?: Extra | undefined }
  /** 1 with a probability, else 0. */
  | { readonly type: "chance"; readonly share: number }
  /** Numbers as they are; rounded, at least 0, where they count. */
  | { readonly type: "number"; readonly law: DrawnHours; readonly whole: boolean };

/** Hours that come on top for a share. */
export interface Extra {
  readonly share: number;
  readonly hours: DrawnHours;
}

type Filler = (first: number, out: Float64Array) => void;

/**
 * Columns of draws that are taken row by row, a block at a time. A draw depends on seed, replication, the column's name
 * and the row, on nothing else.
 */
export class DrawColumns {
  readonly #fillers: Filler[];
  readonly #rows: number;
  readonly #values: Float64Array;
  readonly #views: Float64Array[];

  /** @param rows - Rows kept at a time, a power of two up to 1,024: more are faster, fewer need less memory. */
  constructor(
    columns: readonly DrawColumn[],
    keys: { readonly seed: Seed; readonly replication: number },
    rows: number,
  ) {
    this.#rows = rows;
    this.#values = new Float64Array(rows * columns.length);
    this.#views = columns.map((_, i) => this.#values.subarray(i * rows, (i + 1) * rows));
    this.#fillers = columns.map((column) =>
      filler(column, (purpose) => drawStream(keys, [...column.name, purpose])),
    );
  }

  get bytes(): number {
    return this.#values.byteLength;
  }

  /** Copies row after row: to be asked for rows 0, 1, 2 ... in turn. */
  take(row: number, out: Float64Array, at: number): void {
    const place = row & (this.#rows - 1);
    if (place === 0) this.#refill(row);
    const values = this.#values;
    const rows = this.#rows;
    for (let i = place, to = at; i < values.length; i += rows, to++) out[to] = values[i];
  }

  #refill(row: number): void {
    for (let i = 0; i < this.#fillers.length; i++) this.#fillers[i](row, this.#views[i]);
  }
}

/** The stream of one kind of draw in one replication. */
export function drawStream(
  { seed, replication }: { readonly seed: Seed; readonly replication: number },
  name: readonly string[],
): Stream {
  return stream(seed, JSON.stringify(["operation", replication, ...name]), "variability");
}

/** The law of hours, fixed or drawn. */
export function hoursLaw(hours: DrawnHours): Law {
  return lawOf(typeof hours === "number" ? { type: "constant", value: hours } : hours);
}

function filler({ make }: DrawColumn, streamOf: (purpose: string) => Stream): Filler {
  switch (make.type) {
    case "chance": {
      const draws = streamOf("chance");
      return (first, out) => {
        fillUniforms(draws, first, out);
        for (let i = 0; i < out.length; i++) out[i] = out[i] < make.share ? 1 : 0;
      };
    }
    case "number": {
      const fill = lawFiller(hoursLaw(make.law), streamOf("number"));
      if (!make.whole) return fill;
      return (first, out) => {
        fill(first, out);
        for (let i = 0; i < out.length; i++) out[i] = Math.max(0, Math.round(out[i]));
      };
    }
    case "hours": {
      const fill = lawFiller(hoursLaw(make.hours), streamOf("hours"));
      const add = make.extra === undefined ? undefined : extraAdder(make.extra, streamOf);
      return (first, out) => {
        fill(first, out);
        add?.(first, out);
        for (let i = 0; i < out.length; i++) out[i] = onGrid(out[i]);
      };
    }
  }
}

function lawFiller(law: Law, draws: Stream): Filler {
  if (law.sd === 0) return (_, out) => out.fill(law.mean);
  return (first, out) => {
    fillUniforms(draws, first, out);
    law.fill(out, out);
  };
}

function extraAdder({ share, hours }: Extra, streamOf: (purpose: string) => Stream): Filler {
  const whether = streamOf("extra");
  const fill = lawFiller(hoursLaw(hours), streamOf("extra hours"));
  const chosen = new Float64Array(blockSize);
  const longer = new Float64Array(blockSize);
  return (first, out) => {
    fillUniforms(whether, first, chosen.subarray(0, out.length));
    fill(first, longer.subarray(0, out.length));
    for (let i = 0; i < out.length; i++) {
      if (chosen[i] < share) out[i] = out[i] + longer[i];
    }
  };
}
