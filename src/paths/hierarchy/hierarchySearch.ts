/** Least costs and paths between two nodes by a hierarchy. */
import type { Path } from "../search/path.ts";
import { edgeBetween, type Hierarchy, lowerEnd, noNode } from "./hierarchy.ts";
import { type Climb, type Metric, overRank } from "./metric.ts";

/** Costs and last steps of a climb from one end. */
interface Labels {
  /** Rank -> cost; `Infinity` between questions. */
  readonly cost: Float64Array;
  /** Rank -> slot it was reached by; meaningful only where the last climb came by. */
  readonly slot: Uint32Array;
}

/**
 * Least costs and paths between two nodes by a hierarchy: climbs the elimination tree from both ends, one parent
 * after another, to the best rank where the climbs meet (J. Dibbelt, B. Strasser and D. Wagner, 2016). No queue, and
 * only as many steps as the tree is deep. 24 bytes a node.
 *
 * The cost is that of `Dijkstra`; where several paths tie, the one found depends on the hierarchy alone. Where it
 * matters which, let `AStar` ask a `HierarchyBound`.
 */
export class HierarchySearch {
  readonly #hierarchy: Hierarchy;
  #metric: Metric;
  readonly #ahead: Labels;
  readonly #back: Labels;
  /** Rank where the best path of the last question turns from up to down. */
  #top = noNode;

  constructor(metric: Metric) {
    this.#hierarchy = metric.hierarchy;
    this.#metric = metric;
    this.#ahead = labels(metric.hierarchy.nodeCount);
    this.#back = labels(metric.hierarchy.nodeCount);
  }

  /** Searches by another metric of the same hierarchy from now on. */
  use(metric: Metric): void {
    this.#metric = metric;
  }

  /** The least cost between two nodes; `undefined` when there is no path. */
  cost(from: number, to: number): number | undefined {
    const { rank } = this.#hierarchy;
    const cost = this.#climb(rank[from], rank[to]);
    return cost === Number.POSITIVE_INFINITY ? undefined : cost;
  }

  /** A least-cost path between two nodes, with the arcs of the graph; `undefined` when there is none. */
  path(from: number, to: number): Path | undefined {
    if (this.cost(from, to) === undefined) return undefined;
    const { rank } = this.#hierarchy;
    const { ascent, descent } = this.#metric;
    const steps: number[] = [];
    for (let r = this.#top; r !== rank[from]; ) {
      const slot = this.#ahead.slot[r];
      steps.push(2 * edgeOf(ascent, slot));
      r = lowerEnd(ascent.first, slot);
    }
    steps.reverse();
    for (let r = this.#top; r !== rank[to]; ) {
      const slot = this.#back.slot[r];
      steps.push(2 * edgeOf(descent, slot) + 1);
      r = lowerEnd(descent.first, slot);
    }
    return this.#unpack(steps.reverse());
  }

  /** Climbs from two ranks and gives the least cost where they meet. */
  #climb(from: number, to: number): number {
    const { parent } = this.#hierarchy;
    const { ascent, descent } = this.#metric;
    const ahead = this.#ahead;
    const back = this.#back;
    ahead.cost[from] = 0;
    back.cost[to] = 0;
    let x = from;
    let y = to;
    // The lower of the two cannot lie above the other, so it climbs until they meet; no parent is the greatest rank.
    while (x !== y) {
      if (x < y) {
        relax(ascent, ahead, x, Number.POSITIVE_INFINITY);
        x = parent[x];
      } else {
        relax(descent, back, y, Number.POSITIVE_INFINITY);
        y = parent[y];
      }
    }
    let best = Number.POSITIVE_INFINITY;
    for (; x !== noNode; x = parent[x]) {
      const cost = ahead.cost[x] + back.cost[x];
      if (cost < best) {
        best = cost;
        this.#top = x;
      }
      relax(ascent, ahead, x, best);
      relax(descent, back, x, best);
    }
    return best;
  }

  /**
   * Replaces steps over lower ranks by what they are made of until only arcs are left. A step is twice the edge, plus
   * one where it is taken down; the first step is last.
   */
  #unpack(steps: number[]): Path {
    const { up, down, upVia, downVia } = this.#metric;
    const hierarchy = this.#hierarchy;
    const arcs: number[] = [];
    let cost = 0;
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      const edge = step >>> 1;
      const climbs = (step & 1) === 0;
      const via = climbs ? upVia[edge] : downVia[edge];
      if (via < overRank) {
        arcs.push(via);
        cost += climbs ? up[edge] : down[edge];
        continue;
      }
      const over = via - overRank;
      const low = edgeBetween(hierarchy, over, lowerEnd(hierarchy.firstUp, edge));
      const high = edgeBetween(hierarchy, over, hierarchy.upper[edge]);
      // Down to the rank between and up again, in the order of travel.
      const [first, second] = climbs ? [low, high] : [high, low];
      steps.push(2 * second, 2 * first + 1);
    }
    return { cost, arcs: Uint32Array.from(arcs) };
  }
}

function labels(nodeCount: number): Labels {
  return {
    cost: new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY),
    slot: new Uint32Array(nodeCount),
  };
}

/** Climbs all edges of a rank, unless it is at least as dear as what is known, and forgets the rank's label. */
function relax({ first, upper, cost }: Climb, labels: Labels, rank: number, known: number): void {
  const reached = labels.cost[rank];
  labels.cost[rank] = Number.POSITIVE_INFINITY;
  if (reached >= known) return;
  const end = first[rank + 1];
  for (let slot = first[rank]; slot < end; slot++) {
    const above = upper[slot];
    const c = reached + cost[slot];
    if (c >= labels.cost[above]) continue;
    labels.cost[above] = c;
    labels.slot[above] = slot;
  }
}

function edgeOf({ edge }: Climb, slot: number): number {
  return edge === undefined ? slot : edge[slot];
}
