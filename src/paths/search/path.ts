/** Paths and trees: reading, pricing and comparing them. */
import { noArc, type Topology } from "./topology.ts";

/** A path through the graph. From a node to itself it has cost 0 and no arcs. */
export interface Path {
  /** Sum of the weights, added from the origin on. */
  readonly cost: number;
  /** Arc ids in the order of travel. */
  readonly arcs: Uint32Array;
}

/** Least-cost paths between one root and every node. */
export interface Tree {
  readonly root: number;
  /** `forward`: from the root to each node; `reverse`: from each node to the root. */
  readonly direction: "forward" | "reverse";
  /** Node -> least cost; `Infinity` where there is no path. */
  readonly cost: Float64Array;
  /** Node -> number of arcs of its path; 0 at the root and where there is no path. */
  readonly length: Uint32Array;
  /**
   * Node -> the arc next to it on its path: the last one in a forward tree, the first one in a reverse tree;
   * {@link noArc} at the root and where there is no path.
   */
  readonly arc: Uint32Array;
}

/** The path of a tree between its root and a node, in the order of travel; `undefined` where there is none. */
export function treePath(topology: Topology, tree: Tree, node: number): Path | undefined {
  const cost = tree.cost[node];
  if (cost === Number.POSITIVE_INFINITY) return undefined;
  const forward = tree.direction === "forward";
  const near = forward ? topology.tail : topology.head;
  const count = tree.length[node];
  const arcs = new Uint32Array(count);
  let at = node;
  for (let i = 0; i < count; i++) {
    const arc = tree.arc[at];
    arcs[forward ? count - 1 - i : i] = arc;
    at = near[arc];
  }
  return { cost, arcs };
}

/** Whether arcs lead from one node to another without a gap, and what they cost when added from the origin on. */
export function priceArcs(
  topology: Topology,
  weights: Float64Array,
  walk: { readonly from: number; readonly to: number; readonly arcs: ArrayLike<number> },
): number | undefined {
  let at = walk.from;
  let cost = 0;
  for (let i = 0; i < walk.arcs.length; i++) {
    const arc = walk.arcs[i];
    if (arc === noArc || topology.tail[arc] !== at) return undefined;
    cost += weights[arc];
    at = topology.head[arc];
  }
  return at === walk.to ? cost : undefined;
}

/**
 * The order of answers, for `sort`: by cost, then by number of arcs, then by arc ids compared from the destination
 * back, where the smaller comes first. 0 only for equal paths.
 */
export function comparePaths(a: Path, b: Path): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  if (a.arcs.length !== b.arcs.length) return a.arcs.length - b.arcs.length;
  for (let i = a.arcs.length - 1; i >= 0; i--) {
    const difference = a.arcs[i] - b.arcs[i];
    if (difference !== 0) return difference;
  }
  return 0;
}
