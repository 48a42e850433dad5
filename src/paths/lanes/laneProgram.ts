/** What a lane program is: how weights and amounts of arcs come from columns of inputs. */
import type { Operation } from "./kernel.ts";

/** An operation of the kernel. What its operands a and b number is the caller's choice: in a program, values. */
export interface KernelStep {
  readonly name: Operation;
  readonly a: number;
  readonly b?: number;
  /** Of `scale` and `scaleUp`. */
  readonly factor?: number;
  readonly offset?: number;
}

/** Arithmetic on values, each a number per lane. Values are numbered: first the inputs, then the results of the steps. */
export type LaneStep =
  | KernelStep
  /** The same number in all lanes. */
  | { readonly name: "constant"; readonly value: number }
  /** A function of one number. */
  | { readonly name: "apply"; readonly a: number; readonly apply: (x: number) => number };

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
