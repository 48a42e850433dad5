/** Weights of all arcs for a block of lanes, and changes to them. */

/** Weights of all arcs in some lanes, and variants of them. */
export interface LaneBlock {
  /** Number of lanes, at least 1. */
  readonly lanes: number;
  /** Weight of arc a in lane b at `a * lanes + b`; at least 0, +Infinity for a closed arc. */
  readonly weights: Float64Array;
  /** Variants to be solved beside the block itself; each starts from the block, not from the one before. */
  readonly patches?: readonly LanePatch[];
}

/** New weights of some arcs, for every lane of a block. */
export interface LanePatch {
  /** The arcs that change, each at most once. */
  readonly arcs: Uint32Array;
  /** Weight of `arcs[i]` in lane b at `i * lanes + b`. */
  readonly weights: Float64Array;
}

/** Answers for every pair and lane. */
export interface LaneColumns {
  /** Least cost of pair p in lane b at `p * lanes + b`; +Infinity where the destination cannot be reached. */
  readonly cost: Float64Array;
  /** Route id of pair p in lane b, in the search's book; NO_ROUTE where there is none. Empty if routes are off. */
  readonly route: Int32Array;
  /**
   * Measure -> amount of the route of pair p in lane b at `p * lanes + b`; 0 where there is none. Measures are those of a
   * program: a block has none.
   */
  readonly amounts: readonly Float64Array[];
  /**
   * Pair -> 1 where the other columns hold its answers. For a patch, 0 says that cost, route and amounts are those of the
   * block in all lanes, and are not repeated here.
   */
  readonly changed: Uint8Array;
}
