import { type Hierarchy, noNode } from "./hierarchy.ts";
import type { Climb, Metric } from "./metric.ts";

/**
 * Least costs between many nodes. Each origin and destination climbs once and keeps its costs to and from all ranks
 * above it, listed from the root down; two such lists are equal in their ranks up to the lowest common one, and the
 * least sum over these is the answer.
 *
 * @returns Row by row, one row for each origin: `cost[i * destinations.length + j]`; `Infinity` where there is no
 *   path.
 */
export function costMatrix(
  metric: Metric,
  origins: ArrayLike<number>,
  destinations: ArrayLike<number>,
): Float64Array {
  const { hierarchy } = metric;
  const sources = sortedRanks(hierarchy, origins);
  const targets = sortedRanks(hierarchy, destinations);
  const ahead = climbLists(metric, metric.ascent, sources);
  const back = climbLists(metric, metric.descent, targets);
  // How many ranks each target shares with the one before it.
  const shared = Uint32Array.from(targets.ranks, (rank, j) =>
    j === 0 ? 0 : sharedRanks(hierarchy, rank, targets.ranks[j - 1] as number),
  );
  const matrix = new Float64Array(origins.length * destinations.length);
  let after = 0;
  for (let i = 0; i < sources.ranks.length; i++) {
    const rank = sources.ranks[i] as number;
    const row = (sources.place[i] as number) * destinations.length;
    const put = (j: number, common: number) => {
      matrix[row + (targets.place[j] as number)] = leastSum(ahead, i, back, j, common);
    };
    while (after < targets.ranks.length && (targets.ranks[after] as number) < rank) after++;
    // Walking away from the origin's own place in the order, the common part can only get shorter.
    let common = Number.POSITIVE_INFINITY;
    for (let j = after; j < targets.ranks.length; j++) {
      common =
        j === after
          ? sharedRanks(hierarchy, rank, targets.ranks[j] as number)
          : Math.min(common, shared[j] as number);
      put(j, common);
    }
    for (let j = after - 1; j >= 0; j--) {
      common =
        j === after - 1
          ? sharedRanks(hierarchy, rank, targets.ranks[j] as number)
          : Math.min(common, shared[j + 1] as number);
      put(j, common);
    }
  }
  return matrix;
}

/** Ranks in rising order, with the places they have in the caller's list. */
interface Sorted {
  readonly ranks: Uint32Array;
  readonly place: Uint32Array;
}

function sortedRanks({ rank }: Hierarchy, nodes: ArrayLike<number>): Sorted {
  const ranks = Uint32Array.from(nodes, (v) => rank[v] as number);
  const place = Uint32Array.from(ranks.keys()).sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
  return { ranks: place.map((p) => ranks[p] as number), place };
}

/** Costs of climbing, one list after another, each from the root down to where the climb began. */
interface ClimbLists {
  readonly first: Uint32Array;
  readonly cost: Float64Array;
}

function climbLists({ hierarchy }: Metric, climb: Climb, { ranks }: Sorted): ClimbLists {
  const { depth, parent, nodeCount } = hierarchy;
  const { first: firstSlot, upper, cost: slotCost } = climb;
  const first = new Uint32Array(ranks.length + 1);
  for (let i = 0; i < ranks.length; i++) {
    first[i + 1] = (first[i] as number) + (depth[ranks[i] as number] as number);
  }
  const cost = new Float64Array(first[ranks.length] as number);
  const label = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < ranks.length; i++) {
    let place = first[i + 1] as number;
    label[ranks[i] as number] = 0;
    for (let r = ranks[i] as number; r !== noNode; r = parent[r] as number) {
      const reached = label[r] as number;
      label[r] = Number.POSITIVE_INFINITY;
      cost[--place] = reached;
      if (reached === Number.POSITIVE_INFINITY) continue;
      const end = firstSlot[r + 1] as number;
      for (let slot = firstSlot[r] as number; slot < end; slot++) {
        const above = upper[slot] as number;
        const c = reached + (slotCost[slot] as number);
        if (c < (label[above] as number)) label[above] = c;
      }
    }
  }
  return { first, cost };
}

/** How many ranks two climbs have in common. */
function sharedRanks({ parent, depth }: Hierarchy, a: number, b: number): number {
  let x = a;
  let y = b;
  while (x !== y) {
    if (x < y) x = parent[x] as number;
    else y = parent[y] as number;
  }
  return x === noNode ? 0 : (depth[x] as number);
}

/** Least sum of two lists over their first `count` ranks. */
function leastSum(ahead: ClimbLists, i: number, back: ClimbLists, j: number, count: number): number {
  const a = ahead.cost;
  const b = back.cost;
  const shift = (back.first[j] as number) - (ahead.first[i] as number);
  const begin = ahead.first[i] as number;
  const end = begin + count;
  let best = Number.POSITIVE_INFINITY;
  for (let k = begin; k < end; k++) {
    const sum = (a[k] as number) + (b[k + shift] as number);
    if (sum < best) best = sum;
  }
  return best;
}
