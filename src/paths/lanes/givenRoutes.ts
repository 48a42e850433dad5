/** Adds up costs and amounts along routes that are given, for many lanes, without a search. */

import { Arena } from "./arena.ts";
import { LANES } from "./kernel.ts";
import type { LaneProgram, LaneSum } from "./laneProgram.ts";
import { LaneValues } from "./laneValues.ts";
import { RouteAmounts } from "./routeAmounts.ts";
import { simdMachine } from "./simdMachine.ts";

/** What is priced: routes as lists of arcs of the program, and columns of its inputs. */
export interface GivenRoutesRoom {
  /** Route -> its arcs. A route without arcs costs nothing. */
  readonly routes: readonly Uint32Array[];
  /** A column for each input of the program, to be filled before each run. */
  readonly inputs: readonly Float64Array[];
  /** Lanes of a run, at most. */
  readonly lanes: number;
}

/**
 * Costs and amounts of fixed routes for many weightings at once. The choice among routes needs all of them, not only the
 * cheapest, so there is nothing to search: what each arc adds is calculated once for 32 lanes, and added up along each
 * route. Sums are exact where arcs add multiples of 2^-30, and then the cost of a route has the very bits that a search finds.
 */
export class GivenRoutes {
  /** How many rows a route has: its cost, then the program's amounts. */
  readonly measures: number;
  readonly #values: LaneValues;
  readonly #amounts: RouteAmounts;
  readonly #room: GivenRoutesRoom;
  readonly #book: { readonly arcs: (route: number) => Uint32Array };

  constructor(program: LaneProgram, room: GivenRoutesRoom) {
    const { inputs, steps } = program;
    this.#values = new LaneValues(new Arena(simdMachine()), steps, { inputs, lanes: room.lanes });
    const costFirst = withCosts(program);
    this.measures = costFirst.measures;
    this.#amounts = new RouteAmounts(this.#values, costFirst);
    this.#room = room;
    this.#book = { arcs: (route) => room.routes[route] };
    // Once for all, so that no memory grows while rows are read.
    for (let variant = 0; variant <= program.patches.length; variant++) {
      if (variant > 0) this.#amounts.startPatch();
      for (const route of room.routes.keys()) this.#amounts.total(variant, route, this.#book);
    }
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.#values.arena.bytes;
  }

  /** Takes over the columns of the inputs, before the lanes of a run are calculated. */
  take(count: number): void {
    this.#values.take(this.#room.inputs, count);
  }

  /** Calculates what the arcs add in 32 lanes, from the first one on. */
  tile(first: number): void {
    this.#values.load(first);
    this.#values.run();
    this.#amounts.fill();
  }

  /** Begins a patch: call it before its routes are asked for, after those of the program itself. */
  startPatch(): void {
    this.#amounts.startPatch();
  }

  /**
   * Adds up a route in the lanes at hand: where its cost stands in {@link numbers}, with a row of 32 for each amount after it.
   *
   * @param variant - 0 for the program itself, then its patches.
   */
  total(variant: number, route: number): number {
    return this.#amounts.total(variant, route, this.#book) >>> 3;
  }

  /** The memory that {@link total} points into; stale after the first call for a route that was not asked for before. */
  get numbers(): Float64Array {
    return this.#values.arena.memory.f64;
  }
}

/** How far apart the rows of a route's measures are, in numbers. */
export const rowLength: number = LANES;

function withCosts({ weights, amounts, measures, patches, ...program }: LaneProgram): LaneProgram {
  const joined = (costs: readonly LaneSum[], others: readonly (readonly LaneSum[])[]): LaneSum[][] =>
    costs.map((cost, a) => [cost, ...(others[a] ?? [])]);
  return {
    ...program,
    weights,
    measures: measures + 1,
    amounts: joined(weights, amounts),
    patches: patches.map((patch) => ({ ...patch, amounts: joined(patch.weights, patch.amounts) })),
  };
}
