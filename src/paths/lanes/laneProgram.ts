/** What a lane program is: how weights and amounts of arcs come from columns of inputs. */
import type { LaneStep, LaneValues, RowStep } from "./laneValues.ts";

/** A weighted sum of values. Equal sums should be one object: they are then calculated once. */
export interface LaneSum {
  readonly constant: number;
  readonly terms: readonly {
    readonly value: number;
    readonly factor: number;
    /** Whether the product is rounded up to a multiple of 2^-30. */
    readonly rounded: boolean;
  }[];
}

/** How weights and amounts come from inputs, with nothing but arithmetic on columns. */
export interface LaneProgram {
  /** How many inputs there are; they are the values from 0 on. */
  readonly inputs: number;
  readonly steps: readonly LaneStep[];
  /** Arc -> its weight. */
  readonly weights: readonly LaneSum[];
  /** How many amounts are added up along routes. */
  readonly measures: number;
  /** Arc -> what it adds to each amount: multiples of 2^-30, or the sums may differ in their last bits. */
  readonly amounts: readonly (readonly LaneSum[])[];
  /** Variants: other weights and amounts of some arcs. */
  readonly patches: readonly {
    readonly arcs: Uint32Array;
    readonly weights: readonly LaneSum[];
    readonly amounts: readonly (readonly LaneSum[])[];
  }[];
}

/** Addresses of rows: the one to be filled, one for parts of the sum, and one that is 0. */
interface SumRows {
  readonly out: number;
  readonly spare: number;
  readonly zero: number;
}

/** Steps that put a sum into a row. */
export function sumSteps(
  { constant, terms }: LaneSum,
  { out, spare, zero }: SumRows,
  values: LaneValues,
): RowStep[] {
  if (terms.length === 0) return [{ name: "scale", out, a: zero, g: constant }];
  return terms.flatMap(({ value, factor, rounded }, i): RowStep[] => {
    const scaled = { name: rounded ? "scaleUp" : "scale", a: values.at(value), f: factor } as const;
    if (i === 0) return [{ ...scaled, out, g: constant }];
    return [
      { ...scaled, out: spare },
      { name: "add", out, a: out, b: spare },
    ];
  });
}
