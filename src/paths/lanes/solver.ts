/** The interface of methods that compute least costs in lanes. */

import type { ArcRows } from "./arcRows.ts";
import type { Arena } from "./arena.ts";

/** Called for a pair while its costs, and keys if routes are found, are in memory. */
export type Visit = (pair: number) => void;

/**
 * One way of computing least costs of all pairs for 32 lanes at once. The caller fills the weights into the rows of the
 * arcs before.
 */
export interface Solver {
  readonly arena: Arena;
  readonly rows: ArcRows;
  /**
   * Whether costs are sums from origin to destination, right whatever the weights; else they are right only for multiples of
   * 2^-30, where they are below `EXACT_LIMIT`.
   */
  readonly addsInOrder: boolean;
  /** Solves the weights in the rows, and visits every pair. */
  solve(visit: Visit): void;
  /**
   * Solves the weights solved last with those of some rows changed, visits the pairs whose costs or keys may differ or
   * whose routes pass one of those rows, then puts the weights back.
   *
   * @param rows - Rows of arcs. Their new weights are in the first slots of the log.
   */
  solvePatch(rows: Uint32Array, visit: Visit): void;
  /** Addresses of a pair's answers, a number for each lane, while it is visited. */
  costAt(pair: number): number;
  keyAt(pair: number): number;
  /** The arcs of a pair's route in a lane in which it has one, while it is visited. */
  arcsOf(pair: number, lane: number): Uint32Array;
}
