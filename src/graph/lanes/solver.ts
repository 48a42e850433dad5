import type { Arena } from "./arena.ts";
import { EXACT_LIMIT } from "./kernel.ts";

/** Where the weights of up to 32 lanes lie in memory: entry i at `source + i * stride`, lane by lane. */
export interface Tile {
  readonly source: number;
  readonly stride: number;
  /** Lanes used, 1 to 32. */
  readonly lanes: number;
  /** Which lane of its block the first one is. */
  readonly first: number;
}

/**
 * A row that is a minimum over sums of two rows: a label of label correcting, a shortcut of elimination, the
 * cost of a pair. Every solver numbers its own.
 */
export type Minimum = number;

/**
 * What a row stands for, in the order of the way: a minimum by its number, an arc by the complement `~arc` of its
 * own. Constants are left out.
 */
export interface Meaning {
  readonly parts: readonly number[];
}

/** A term of a minimum: the sum of the rows at the addresses `x` and `y`. */
export interface Term extends Meaning {
  readonly x: number;
  readonly y: number;
}

/** Called while the costs of some pairs, and all minima below them, are in memory. */
export type Visit = (pairs: readonly number[]) => void;

/** One way of computing the least costs of all pairs for a tile of lanes. */
export interface Solver {
  readonly arena: Arena;
  /** Whether no minimum is made of itself, however indirectly. */
  readonly acyclic: boolean;
  /**
   * Solves a tile of full weights and calls `visit` for groups of pairs that together are all of them.
   *
   * @returns Whether the costs are exact; if not, visits may be missing.
   * @throws RangeError when a weight is negative or not a number.
   */
  solve(tile: Tile, visit: Visit): boolean;
  /**
   * Solves the tile solved last with some arcs changed, then puts everything back. Entry i of the tile
   * holds the new weights of `arcs[i]`.
   */
  solvePatch(arcs: Uint32Array, tile: Tile, visit: Visit): boolean;
  /** Whether a minimum may differ between the patch being visited and the full weights before it. */
  recomputed(minimum: Minimum): boolean;
  /** Address of the row of a pair's costs, while it is visited. */
  costAt(pair: number): number;
  /** What the costs of a pair are made of. */
  cost(pair: number): Meaning;
  /** Address of the row that holds a minimum. */
  address(minimum: Minimum): number;
  /** How many terms a minimum has. */
  termCount(minimum: Minimum): number;
  /** The terms of a minimum, always in the same order. */
  terms(minimum: Minimum): readonly Term[];
}

/** Whether all costs of a row are small enough for grouped sums of multiples of `EXACT_GRID` to be exact. */
export function exactCosts(arena: Arena, address: number, lanes: number): boolean {
  const { f64 } = arena.memory;
  const first = address >>> 3;
  for (let at = first; at < first + lanes; at++) {
    const cost = f64[at] as number;
    if (cost >= EXACT_LIMIT && cost < Number.POSITIVE_INFINITY) return false;
  }
  return true;
}
