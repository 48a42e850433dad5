/** A hierarchy with the least costs of its edges for one set of weights. */
import type { Hierarchy } from "./hierarchy.ts";

/** The edges a search climbs in one direction. */
export interface Climb {
  /** Rank -> its first slot; one entry more than ranks. */
  readonly first: Uint32Array;
  /** Slot -> rank it leads up to; rising among the slots of a rank. */
  readonly upper: Uint32Array;
  /** Slot -> cost. */
  readonly cost: Float64Array;
  /** Slot -> edge of the hierarchy; absent where they are the same. */
  readonly edge?: Uint32Array;
}

/** A hierarchy with the weights of one situation. 24 bytes an edge. */
export interface Metric {
  readonly hierarchy: Hierarchy;
  /** Edge -> least cost from its lower to its upper end over lower ranks; `Infinity` when there is no such way. */
  readonly up: Float64Array;
  /** The same from its upper to its lower end. */
  readonly down: Float64Array;
  /** Edge -> what that way is made of: an arc id, or {@link overRank} plus the rank it goes over; `noArc` for none. */
  readonly upVia: Uint32Array;
  readonly downVia: Uint32Array;
  /** What a search climbs from its origin, by costs up. */
  readonly ascent: Climb;
  /** What a search climbs from its destination, by costs down. */
  readonly descent: Climb;
}

/** Added to a rank to distinguish it from an arc id. */
export const overRank = 0x80000000;

/** A metric whose searches climb all edges of the hierarchy; its arrays are yet to be filled. */
export function emptyMetric(hierarchy: Hierarchy): Metric {
  const { edgeCount, firstUp: first, upper } = hierarchy;
  const up = new Float64Array(edgeCount);
  const down = new Float64Array(edgeCount);
  return {
    hierarchy,
    up,
    down,
    upVia: new Uint32Array(edgeCount),
    downVia: new Uint32Array(edgeCount),
    ascent: { first, upper, cost: up },
    descent: { first, upper, cost: down },
  };
}
