/** The graph of all searches: nodes and arcs in arrays. */

/** Stands for "no arc" where an arc id is expected. */
export const noArc = 0xffffffff;

/**
 * A directed multigraph as arrays: nodes are 0..nodeCount-1, arcs are 0..arcCount-1 and keep the ids their caller
 * gave them. Parallel arcs, self-loops and isolated nodes are legal. Weights are not part of it: they come with each
 * question as a `Float64Array` indexed by arc id.
 */
export interface Topology {
  readonly nodeCount: number;
  readonly arcCount: number;
  /** Node an arc leaves, by arc id. */
  readonly tail: Uint32Array;
  /** Node an arc enters, by arc id. */
  readonly head: Uint32Array;
  /** Node -> first slot of its leaving arcs in {@link outArc}; one entry more than nodes. */
  readonly firstOut: Uint32Array;
  /** Slot -> arc id; the arcs that leave one node lie together, by rising id. */
  readonly outArc: Uint32Array;
  /** Node -> first slot of its entering arcs in {@link inArc}; built when first asked for. */
  readonly firstIn: Uint32Array;
  /** Slot -> arc id; the arcs that enter one node lie together, by rising id. Built when first asked for. */
  readonly inArc: Uint32Array;
}

/**
 * Builds the adjacency of a graph in compressed sparse rows.
 *
 * @param tails - Node each arc leaves, by arc id.
 * @param heads - Node each arc enters, by arc id; as long as `tails`.
 * @throws RangeError when the two lists differ in length or an arc names a node that does not exist.
 */
export function buildTopology(
  nodeCount: number,
  tails: ArrayLike<number>,
  heads: ArrayLike<number>,
): Topology {
  const arcCount = tails.length;
  if (heads.length !== arcCount) throw new RangeError(`${arcCount} tails but ${heads.length} heads`);
  const tail = checkedNodes(nodeCount, tails, "tail");
  const head = checkedNodes(nodeCount, heads, "head");
  const out = groupArcs(nodeCount, tail);
  let incoming: Grouping | undefined;
  return {
    nodeCount,
    arcCount,
    tail,
    head,
    firstOut: out.first,
    outArc: out.arc,
    // Many searches only go forward: the entering side costs 4 bytes per node and 4 per arc, once a search needs it.
    get firstIn(): Uint32Array {
      incoming ??= groupArcs(nodeCount, head);
      return incoming.first;
    },
    get inArc(): Uint32Array {
      incoming ??= groupArcs(nodeCount, head);
      return incoming.arc;
    },
  };
}

interface Grouping {
  readonly first: Uint32Array;
  readonly arc: Uint32Array;
}

/** Groups arc ids by one of their ends; a counting sort, so ids rise within a group. */
function groupArcs(nodeCount: number, end: Uint32Array): Grouping {
  const first = new Uint32Array(nodeCount + 1);
  for (let a = 0; a < end.length; a++) {
    const next = end[a] + 1;
    first[next] = first[next] + 1;
  }
  for (let v = 0; v < nodeCount; v++) first[v + 1] = first[v + 1] + first[v];
  const arc = new Uint32Array(end.length);
  const next = first.slice(0, nodeCount);
  for (let a = 0; a < end.length; a++) {
    const node = end[a];
    const slot = next[node];
    arc[slot] = a;
    next[node] = slot + 1;
  }
  return { first, arc };
}

function checkedNodes(nodeCount: number, nodes: ArrayLike<number>, end: "tail" | "head"): Uint32Array {
  const checked = new Uint32Array(nodes.length);
  for (let a = 0; a < nodes.length; a++) {
    const node = nodes[a];
    if (!(node >= 0 && node < nodeCount && Math.floor(node) === node)) {
      throw new RangeError(`arc ${a}: ${end} ${node} is not a node of 0..${nodeCount - 1}`);
    }
    checked[a] = node;
  }
  return checked;
}
