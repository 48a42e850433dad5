/** Adds up money, hours, emissions or any other amounts along the routes that a search finds, 32 lanes at a time. */

import { ROW_BYTES } from "./kernel.ts";
import type { LaneProgram, LaneSum } from "./laneProgram.ts";
import type { LaneValues } from "./laneValues.ts";
import { NO_ROUTE, type RouteBook } from "./routeBook.ts";
import { StepList } from "./stepList.ts";

/** Bytes of what a plan holds for a measure before its rows, and of what stands before the plan. */
const HEAD_BYTES = 16;
const KEPT_BYTES = 8;

/** How many routes there is room for at first. */
const FIRST_ROOM = 64;

/** The sums of an arc by measure; undefined where a patch leaves the arc alone. */
type Variant = (arc: number) => readonly LaneSum[] | undefined;

/**
 * Amounts along routes. What an arc adds to a measure is a weighted sum of the program's values; it has a row, shared by all
 * arcs and variants with the same sum, from the first time a route passes it. Rows are filled once per 32 lanes. A route has a
 * plan for each variant: for every measure the rows to add up, and one number for all that does not vary. A variant that
 * changes no arc of a route shares the plan of the program itself, and what that added up to. Amounts are multiples of 2^-30,
 * so these sums are exact.
 */
export class RouteAmounts {
  /** How many amounts are added up. */
  readonly measures: number;
  readonly #values: LaneValues;
  /** Variant -> arc -> its sums by measure. The first variant is the program itself, then come its patches. */
  readonly #variants: readonly Variant[];
  /** Variant -> route -> address of its plan; 0 where there is none yet. */
  readonly #plans: Uint32Array[];
  readonly #rows = new Map<LaneSum, number>();
  /** Steps that fill the rows. */
  readonly #steps: StepList;
  /**
   * Sums are kept while the same lanes are at hand: those of the program to the end, those of a patch until the next. The
   * times of both, counted from 1. Two words before a plan say when it was last added up, and where to.
   */
  #baseTime = 1;
  #time = 1;
  /** Amounts where there is no route: all 0. */
  readonly #none: number;
  /** Where sums are kept: its beginning, the end of those of the program, the next free place, and the end. */
  #kept: number;
  #baseEnd: number;
  #next: number;
  #end: number;

  /** @param values - The program's values, calculated for the current lanes before any call here. */
  constructor(values: LaneValues, { measures, amounts, patches }: LaneProgram) {
    const { arena } = values;
    this.measures = measures;
    this.#values = values;
    const patched = patches.map((patch) => {
      const sums = new Map(Array.from(patch.arcs, (arc, i) => [arc, patch.amounts[i]]));
      return (arc: number) => sums.get(arc);
    });
    this.#variants = [(arc) => amounts[arc], ...patched];
    this.#plans = this.#variants.map(() => new Uint32Array(FIRST_ROOM));
    this.#steps = new StepList(arena);
    this.#none = arena.take(measures * ROW_BYTES);
    const room = FIRST_ROOM * measures * ROW_BYTES;
    this.#kept = arena.take(room);
    this.#baseEnd = this.#kept;
    this.#next = this.#kept;
    this.#end = this.#kept + room;
  }

  /** Fills the rows in use for the lanes at hand, and forgets all sums. */
  fill(): void {
    this.#steps.run();
    this.#time++;
    this.#baseTime = this.#time;
    this.#next = this.#kept;
    this.#baseEnd = this.#kept;
  }

  /** Forgets the sums of the last patch, before those of another are asked for. */
  startPatch(): void {
    if (this.#time === this.#baseTime) this.#baseEnd = this.#next;
    this.#time++;
    this.#next = this.#baseEnd;
  }

  /** Adds up a route of a book under a variant; the address of its amounts, a row for each measure. Memory may grow. */
  total(variant: number, route: number, book: Pick<RouteBook, "arcs">): number {
    if (route === NO_ROUTE) return this.#none;
    const known = this.#plans[variant];
    const plan = (route < known.length && known[route]) || this.#planOf(variant, route, book.arcs(route));
    const { arena } = this.#values;
    const at = (plan - KEPT_BYTES) >>> 2;
    const time = arena.memory.u32[at];
    if (time === this.#time || time === this.#baseTime) return arena.memory.u32[at + 1];
    const out = this.#roomForSums();
    const { u32 } = arena.memory;
    u32[at] = this.#time;
    u32[at + 1] = out;
    arena.machine.kernel.total(plan, this.measures, out);
    return out;
  }

  /** Where the next sums go. Where there is no room, from there on into a new stretch of twice the size. */
  #roomForSums(): number {
    const bytes = this.measures * ROW_BYTES;
    if (this.#next + bytes > this.#end) {
      const room = 2 * (this.#end - this.#kept);
      this.#kept = this.#values.arena.take(room);
      this.#baseEnd = this.#kept;
      this.#next = this.#kept;
      this.#end = this.#kept + room;
    }
    const out = this.#next;
    this.#next += bytes;
    return out;
  }

  #planOf(variant: number, route: number, arcs: Uint32Array): number {
    let plans = this.#plans[variant];
    if (route >= plans.length) {
      const longer = new Uint32Array(2 * route);
      longer.set(plans);
      this.#plans[variant] = longer;
      plans = longer;
    }
    if (plans[route] === 0) plans[route] = this.#makePlan(variant, route, arcs);
    return plans[route];
  }

  #makePlan(variant: number, route: number, arcs: Uint32Array): number {
    const base = this.#variants[0];
    const own = this.#variants[variant];
    if (variant > 0 && arcs.every((arc) => own(arc) === undefined)) return this.#planOf(0, route, arcs);
    const sums = Array.from(arcs, (arc) => (own(arc) ?? base(arc)) as readonly LaneSum[]);
    const parts = Array.from({ length: this.measures }, (_, k) => {
      const added = sums.map((measured) => measured[k]);
      const fixed = added.filter(({ terms }) => terms.length === 0);
      const varying = added.filter(({ terms }) => terms.length > 0);
      return {
        constant: fixed.reduce((sum, { constant }) => sum + constant, 0),
        rows: varying.map((sum) => this.#rowOf(sum)),
      };
    });
    const bytes = ({ rows }: (typeof parts)[number]): number => HEAD_BYTES + Math.ceil(rows.length / 2) * 8;
    const plan =
      KEPT_BYTES + this.#values.arena.take(parts.reduce((sum, part) => sum + bytes(part), KEPT_BYTES));
    const { u32, f64 } = this.#values.arena.memory;
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
  #rowOf(sum: LaneSum): number {
    const known = this.#rows.get(sum);
    if (known !== undefined) return known;
    const row = this.#values.arena.take(ROW_BYTES);
    this.#rows.set(sum, row);
    const first = this.#steps.count;
    this.#values.addSum(this.#steps, sum, row);
    this.#steps.run(first);
    return row;
  }
}
