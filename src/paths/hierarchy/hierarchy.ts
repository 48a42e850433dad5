/** Builds a customizable contraction hierarchy: the part that does not depend on weights. */
import { noArc, type Topology } from "../search/topology.ts";
import { type SimpleGraph, simpleGraph } from "./simpleGraph.ts";

/** Stands for "no node" where a rank is expected. */
export const noNode = 0xffffffff;

/**
 * The weight-independent part of a customizable contraction hierarchy (J. Dibbelt, B. Strasser and D. Wagner,
 * Customizable Contraction Hierarchies, 2016). Nodes are known by their rank in the order of contraction; an edge
 * joins two ranks whenever some path between them leads over lower ranks only. So for any two edges from one rank up
 * to two others there is an edge between these: the three make a *triangle*.
 *
 * Ranks follow the elimination tree depth first: all that lies below a rank comes directly before it, and a chain of
 * parents has consecutive ranks. Plain arrays, to be sent to other threads as they are. 20 bytes a node, 4 an edge,
 * 4 an arc.
 */
export interface Hierarchy {
  readonly nodeCount: number;
  readonly arcCount: number;
  readonly edgeCount: number;
  /** Node -> rank, and back. */
  readonly rank: Uint32Array;
  readonly node: Uint32Array;
  /** Rank -> its lowest neighbour above, the parent in the elimination tree; {@link noNode} at a root. */
  readonly parent: Uint32Array;
  /** Rank -> number of ranks on its way to the root, both included. */
  readonly depth: Uint32Array;
  /** Rank -> its first edge up; one entry more than ranks. */
  readonly firstUp: Uint32Array;
  /** Edge -> the rank it leads up to; the edges up from one rank lie together, by rising rank. */
  readonly upper: Uint32Array;
  /** Arc -> `2 * edge` if it leads up, `2 * edge + 1` if down; `noArc` for a self-loop. */
  readonly edgeOfArc: Uint32Array;
}

/**
 * Contracts the nodes of a graph in a given order.
 *
 * @param order - Place -> node, each node once, as `contractionOrder` gives it. Ranks may differ from places where
 *   this changes no edge.
 */
export function buildHierarchy(topology: Topology, order: Uint32Array): Hierarchy {
  const graph = simpleGraph(topology);
  const { nodeCount } = graph;
  const node = depthFirst(eliminationTree(graph, order), order);
  const rank = new Uint32Array(nodeCount);
  for (let r = 0; r < nodeCount; r++) rank[node[r]] = r;
  const { firstUp, upper } = sortEdges(nodeCount, contract(graph, node, rank));
  const parent = new Uint32Array(nodeCount);
  const depth = new Uint32Array(nodeCount);
  for (let r = nodeCount - 1; r >= 0; r--) {
    const edge = firstUp[r];
    const above = edge < firstUp[r + 1] ? upper[edge] : noNode;
    parent[r] = above;
    depth[r] = above === noNode ? 1 : depth[above] + 1;
  }
  const { arcCount, tail, head } = topology;
  const edgeOfArc = new Uint32Array(arcCount);
  const structure = { firstUp, upper };
  for (let arc = 0; arc < arcCount; arc++) {
    const a = rank[tail[arc]];
    const b = rank[head[arc]];
    if (a === b) edgeOfArc[arc] = noArc;
    else edgeOfArc[arc] = a < b ? 2 * edgeBetween(structure, a, b) : 2 * edgeBetween(structure, b, a) + 1;
  }
  return {
    nodeCount,
    arcCount,
    edgeCount: upper.length,
    rank,
    node,
    parent,
    depth,
    firstUp,
    upper,
    edgeOfArc,
  };
}

/** The edge between two ranks that are known to be joined, the lower given first. */
export function edgeBetween(
  { firstUp, upper }: Pick<Hierarchy, "firstUp" | "upper">,
  low: number,
  high: number,
): number {
  let begin = firstUp[low];
  let end = firstUp[low + 1];
  while (end - begin > 1) {
    const middle = (begin + end) >>> 1;
    if (upper[middle] <= high) begin = middle;
    else end = middle;
  }
  return begin;
}

/** The rank an edge leads up from; `first` as {@link Hierarchy.firstUp}. */
export function lowerEnd(first: Uint32Array, edge: number): number {
  let low = 0;
  let high = first.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (first[middle] <= edge) low = middle;
    else high = middle;
  }
  return low;
}

/** Place -> place of the parent in the elimination tree, or `noNode` (J. W. H. Liu, 1990). */
function eliminationTree({ nodeCount, first, neighbour }: SimpleGraph, order: Uint32Array): Uint32Array {
  const place = new Uint32Array(nodeCount);
  for (let p = 0; p < nodeCount; p++) place[order[p]] = p;
  const parent = new Uint32Array(nodeCount).fill(noNode);
  // Shortcuts towards the present root of each place, halved as they are used.
  const towards = new Uint32Array(nodeCount).fill(noNode);
  for (let p = 0; p < nodeCount; p++) {
    const v = order[p];
    const end = first[v + 1];
    for (let slot = first[v]; slot < end; slot++) {
      let at = place[neighbour[slot]];
      while (at < p) {
        const next = towards[at];
        towards[at] = p;
        if (next === noNode) {
          parent[at] = p;
          break;
        }
        at = next;
      }
    }
  }
  return parent;
}

/** Numbers the nodes so that each subtree is consecutive and its root the last of it. */
function depthFirst(parent: Uint32Array, order: Uint32Array): Uint32Array {
  const count = parent.length;
  const firstChild = new Uint32Array(count).fill(noNode);
  const sibling = new Uint32Array(count).fill(noNode);
  const open: number[] = [];
  for (let p = 0; p < count; p++) {
    const above = parent[p];
    if (above === noNode) {
      open.push(p);
      continue;
    }
    sibling[p] = firstChild[above];
    firstChild[above] = p;
  }
  // Numbers are given from the end: a root first, then its subtrees.
  const node = new Uint32Array(count);
  let rank = count;
  for (let p = open.pop(); p !== undefined; p = open.pop()) {
    node[--rank] = order[p];
    for (let child = firstChild[p]; child !== noNode; child = sibling[child]) open.push(child);
  }
  return node;
}

/** Edges grouped by their lower rank, in any order within. */
interface Edges {
  readonly firstUp: Uint32Array;
  readonly upper: Uint32Array;
}

/** Each rank has the neighbours above that its node has in the graph and those its children in the tree have. */
function contract({ nodeCount, first, neighbour }: SimpleGraph, node: Uint32Array, rank: Uint32Array): Edges {
  const firstUp = new Uint32Array(nodeCount + 1);
  let upper = new Uint32Array(2 * neighbour.length + 16);
  const firstChild = new Uint32Array(nodeCount).fill(noNode);
  const sibling = new Uint32Array(nodeCount).fill(noNode);
  const met = new Uint32Array(nodeCount).fill(noNode);
  let count = 0;
  for (let r = 0; r < nodeCount; r++) {
    if (count + nodeCount - r > upper.length) {
      const longer = new Uint32Array(2 * upper.length + nodeCount);
      longer.set(upper);
      upper = longer;
    }
    let parent = noNode;
    const meet = (other: number) => {
      if (other <= r || met[other] === r) return;
      met[other] = r;
      upper[count++] = other;
      if (other < parent) parent = other;
    };
    const v = node[r];
    const end = first[v + 1];
    for (let slot = first[v]; slot < end; slot++) meet(rank[neighbour[slot]]);
    for (let child = firstChild[r]; child !== noNode; child = sibling[child]) {
      const childEnd = firstUp[child + 1];
      for (let edge = firstUp[child]; edge < childEnd; edge++) meet(upper[edge]);
    }
    firstUp[r + 1] = count;
    if (parent === noNode) continue;
    sibling[r] = firstChild[parent];
    firstChild[parent] = r;
  }
  return { firstUp, upper: upper.slice(0, count) };
}

/** Sorts the edges of each rank by their upper end: grouped by upper end and back, which leaves them in order. */
function sortEdges(nodeCount: number, { firstUp, upper }: Edges): Edges {
  const firstDown = new Uint32Array(nodeCount + 1);
  for (const r of upper) firstDown[r + 1] = firstDown[r + 1] + 1;
  for (let r = 0; r < nodeCount; r++) firstDown[r + 1] = firstDown[r + 1] + firstDown[r];
  const lower = new Uint32Array(upper.length);
  const nextDown = firstDown.slice(0, nodeCount);
  for (let r = 0; r < nodeCount; r++) {
    for (let edge = firstUp[r]; edge < firstUp[r + 1]; edge++) {
      const above = upper[edge];
      const slot = nextDown[above];
      lower[slot] = r;
      nextDown[above] = slot + 1;
    }
  }
  const sorted = new Uint32Array(upper.length);
  const nextUp = firstUp.slice(0, nodeCount);
  for (let r = 0; r < nodeCount; r++) {
    for (let slot = firstDown[r]; slot < firstDown[r + 1]; slot++) {
      const below = lower[slot];
      const edge = nextUp[below];
      sorted[edge] = r;
      nextUp[below] = edge + 1;
    }
  }
  return { firstUp, upper: sorted };
}
