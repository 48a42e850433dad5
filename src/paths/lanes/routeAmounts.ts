/** Adds up money, hours, emissions or any other amounts along the routes that a search finds, 32 lanes at a time. */

import { ROW_BYTES } from "./kernel.ts";
import { type LaneProgram, type LaneSum, sumSteps } from "./laneProgram.ts";
import { type LaneValues, type RowStep, writeStep } from "./laneValues.ts";

/** Bytes of a step, and of what a plan holds for a measure before its rows. */
const STEP_BYTES = 32;
const HEAD_BYTES = 16;

/** How many steps there is room for at first. */
const FIRST_ROOM = 64;

/** The sums of an arc by measure; undefined where a patch leaves the arc alone. */
type Variant = (arc: number) => readonly LaneSum[] | undefined;

/**
 * Amounts along routes. What an arc adds to a measure is a weighted sum of the program's values; it has a row, shared by all
 * arcs and variants with the same sum, from the first time a route passes it. Rows are filled once per 32 lanes. A route has a
 * plan for each variant: for every measure the rows to add up, and one number for all that does not vary. Amounts are
 * multiples of 2^-30, so these sums are exact.
 */
export class RouteAmounts {
  /** How many amounts are added up. */
  readonly measures: number;
  private readonly values: LaneValues;
  /** Variant -> arc -> its sums by measure. The first variant is the program itself, then come its patches. */
  private readonly variants: readonly Variant[];
  /** Variant -> route -> address of its plan; 0 where there is none yet. */
  private readonly plans: Uint32Array[];
  private readonly rows = new Map<LaneSum, number>();
  /** A row for parts of sums, and one that is 0. */
  private readonly spare: number;
  private readonly zero: number;
  /** Steps that fill the rows: their address, how many there are, and for how many there is room. */
  private list: number;
  private count = 0;
  private room = FIRST_ROOM;

  /** @param values - The program's values, calculated for the current lanes before any call here. */
  constructor(values: LaneValues, { measures, amounts, patches }: LaneProgram) {
    const { arena } = values;
    this.measures = measures;
    this.values = values;
    const patched = patches.map((patch) => {
      const sums = new Map(Array.from(patch.arcs, (arc, i) => [arc, patch.amounts[i]]));
      return (arc: number) => sums.get(arc);
    });
    this.variants = [(arc) => amounts[arc], ...patched];
    this.plans = this.variants.map(() => new Uint32Array(FIRST_ROOM));
    this.spare = arena.take(ROW_BYTES);
    this.zero = arena.take(ROW_BYTES);
    this.list = arena.take(STEP_BYTES * this.room);
  }

  /** Fills the rows in use for the lanes at hand. */
  fill(): void {
    this.values.arena.machine.kernel.compute(this.list, this.count);
  }

  /** Writes the amounts of a route under a variant, a row for each measure, to `out`. Memory may grow. */
  total(variant: number, route: number, arcs: Uint32Array, out: number): void {
    const plan = this.planOf(variant, route, arcs);
    this.values.arena.machine.kernel.total(plan, this.measures, out);
  }

  private planOf(variant: number, route: number, arcs: Uint32Array): number {
    let plans = this.plans[variant];
    if (route >= plans.length) {
      const longer = new Uint32Array(2 * route);
      longer.set(plans);
      this.plans[variant] = longer;
      plans = longer;
    }
    if (plans[route] === 0) plans[route] = this.makePlan(variant, route, arcs);
    return plans[route];
  }

  private makePlan(variant: number, route: number, arcs: Uint32Array): number {
    const base = this.variants[0];
    const own = this.variants[variant];
    if (variant > 0 && arcs.every((arc) => own(arc) === undefined)) return this.planOf(0, route, arcs);
    const sums = Array.from(arcs, (arc) => (own(arc) ?? base(arc)) as readonly LaneSum[]);
    const parts = Array.from({ length: this.measures }, (_, k) => {
      const added = sums.map((measured) => measured[k]);
      const fixed = added.filter(({ terms }) => terms.length === 0);
      const varying = added.filter(({ terms }) => terms.length > 0);
      return {
        constant: fixed.reduce((sum, { constant }) => sum + constant, 0),
        rows: varying.map((sum) => this.rowOf(sum)),
      };
    });
    const bytes = ({ rows }: (typeof parts)[number]): number => HEAD_BYTES + Math.ceil(rows.length / 2) * 8;
    const plan = this.values.arena.take(parts.reduce((sum, part) => sum + bytes(part), 0));
    const { u32, f64 } = this.values.arena.memory;
    let at = plan;
    for (const part of parts) {
      u32[at >>> 2] = part.rows.length;
      f64[(at >>> 3) + 1] = part.constant;
      u32.set(part.rows, (at + HEAD_BYTES) >>> 2);
      at += bytes(part);
    }
    return plan;
  }

  /** The row of a sum; a new one is filled for the lanes at hand at once. */
  private rowOf(sum: LaneSum): number {
    const known = this.rows.get(sum);
    if (known !== undefined) return known;
    const row = this.values.arena.take(ROW_BYTES);
    this.rows.set(sum, row);
    this.add(sumSteps(sum, { out: row, spare: this.spare, zero: this.zero }, this.values));
    return row;
  }

  private add(steps: readonly RowStep[]): void {
    const { arena } = this.values;
    if (this.count + steps.length > this.room) {
      this.room = 2 * (this.count + steps.length);
      const list = arena.take(STEP_BYTES * this.room);
      arena.memory.u8.copyWithin(list, this.list, this.list + STEP_BYTES * this.count);
      this.list = list;
    }
    const first = this.list + STEP_BYTES * this.count;
    for (const [i, step] of steps.entries()) writeStep(arena, first + STEP_BYTES * i, step);
    this.count += steps.length;
    arena.machine.kernel.compute(first, steps.length);
  }
}
