/** Matrices of least costs by a hierarchy. */
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
  const count = targets.ranks.length;
  // How many ranks each target shares with the one before it.
  const shared = Uint32Array.from(targets.ranks, (rank, j) =>
    j === 0 ? 0 : sharedRanks(hierarchy, rank, targets.ranks[j - 1]),
  );
  const matrix = new Float64Array(origins.length * count);
  const common = new Uint32Array(count);
  const row = new Float64Array(count);
  for (let i = 0; i < sources.ranks.length; i++) {
    commonRanks(hierarchy, sources.ranks[i], { targets: targets.ranks, shared, common });
    leastSums({ ahead, i, back, common, row });
    const begin = sources.place[i] * count;
    for (let j = 0; j < count; j++) matrix[begin + targets.place[j]] = row[j];
  }
  return matrix;
}

/**
 * How many ranks a climb shares with each target's. Beside the climb's own place in the order this is found by
 * climbing; walking away from there it can only fall, to what neighbouring targets share.
 */
function commonRanks(
  hierarchy: Hierarchy,
  rank: number,
  { targets, shared, common }: { targets: Uint32Array; shared: Uint32Array; common: Uint32Array },
): void {
  let after = 0;
  while (after < targets.length && targets[after] < rank) after++;
  for (let j = after; j < targets.length; j++) {
    common[j] = j === after ? sharedRanks(hierarchy, rank, targets[j]) : Math.min(common[j - 1], shared[j]);
  }
  for (let j = after - 1; j >= 0; j--) {
    common[j] =
      j === after - 1 ? sharedRanks(hierarchy, rank, targets[j]) : Math.min(common[j + 1], shared[j + 1]);
  }
}

/** Ranks in rising order, with the places they have in the caller's list. */
interface Sorted {
  readonly ranks: Uint32Array;
  readonly place: Uint32Array;
}

function sortedRanks({ rank }: Hierarchy, nodes: ArrayLike<number>): Sorted {
  const ranks = Uint32Array.from(nodes, (v) => rank[v]);
  const place = Uint32Array.from(ranks.keys()).sort((a, b) => ranks[a] - ranks[b]);
  return { ranks: place.map((p) => ranks[p]), place };
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
    first[i + 1] = first[i] + depth[ranks[i]];
  }
  const cost = new Float64Array(first[ranks.length]);
  const label = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < ranks.length; i++) {
    let place = first[i + 1];
    label[ranks[i]] = 0;
    for (let r = ranks[i]; r !== noNode; r = parent[r]) {
      const reached = label[r];
      label[r] = Number.POSITIVE_INFINITY;
      cost[--place] = reached;
      if (reached === Number.POSITIVE_INFINITY) continue;
      const end = firstSlot[r + 1];
      for (let slot = firstSlot[r]; slot < end; slot++) {
        const above = upper[slot];
        const c = reached + slotCost[slot];
        if (c < label[above]) label[above] = c;
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
    if (x < y) x = parent[x];
    else y = parent[y];
  }
  return x === noNode ? 0 : depth[x];
}

/** What is needed for a row: the climb of origin i, those of all targets, and how much they have in common. */
interface RowTask {
  readonly ahead: ClimbLists;
  readonly i: number;
  readonly back: ClimbLists;
  readonly common: Uint32Array;
  readonly row: Float64Array;
}

/** Least sums of one climb with each target's over the ranks they share. Four targets at a time: twice as fast. */
function leastSums({ ahead, i, back, common, row }: RowTask): void {
  const a = ahead.cost;
  const b = back.cost;
  const from = ahead.first[i];
  let j = 0;
  for (; j + 3 < row.length; j += 4) {
    const at0 = back.first[j];
    const at1 = back.first[j + 1];
    const at2 = back.first[j + 2];
    const at3 = back.first[j + 3];
    const c0 = common[j];
    const c1 = common[j + 1];
    const c2 = common[j + 2];
    const c3 = common[j + 3];
    const all = Math.min(c0, c1, c2, c3);
    let best0 = Number.POSITIVE_INFINITY;
    let best1 = Number.POSITIVE_INFINITY;
    let best2 = Number.POSITIVE_INFINITY;
    let best3 = Number.POSITIVE_INFINITY;
    for (let k = 0; k < all; k++) {
      const up = a[from + k];
      const sum0 = up + b[at0 + k];
      if (sum0 < best0) best0 = sum0;
      const sum1 = up + b[at1 + k];
      if (sum1 < best1) best1 = sum1;
      const sum2 = up + b[at2 + k];
      if (sum2 < best2) best2 = sum2;
      const sum3 = up + b[at3 + k];
      if (sum3 < best3) best3 = sum3;
    }
    row[j] = leastSum(a, from, b, at0, { begin: all, end: c0, best: best0 });
    row[j + 1] = leastSum(a, from, b, at1, { begin: all, end: c1, best: best1 });
    row[j + 2] = leastSum(a, from, b, at2, { begin: all, end: c2, best: best2 });
    row[j + 3] = leastSum(a, from, b, at3, { begin: all, end: c3, best: best3 });
  }
  for (; j < row.length; j++) {
    const range = { begin: 0, end: common[j], best: Number.POSITIVE_INFINITY };
    row[j] = leastSum(a, from, b, back.first[j], range);
  }
}

/** Least of `best` and the sums of two lists over a range of their places. */
function leastSum(
  a: Float64Array,
  fromA: number,
  b: Float64Array,
  fromB: number,
  range: { readonly begin: number; readonly end: number; readonly best: number },
): number {
  let { best } = range;
  for (let k = range.begin; k < range.end; k++) {
    const sum = a[fromA + k] + b[fromB + k];
    if (sum < best) best = sum;
  }
  return best;
}
