/** The network as lane kernels see it. */

/**
 * A directed network as the lane kernels see it: nodes `0..nodes-1`, arcs `0..tail.length-1`.
 * Parallel arcs and self-loops are allowed; weights come later, lane by lane.
 */
export interface LaneNetwork {
  /** Number of nodes. */
  readonly nodes: number;
  /** Node each arc leaves. */
  readonly tail: Uint32Array;
  /** Node each arc enters; as long as `tail`. */
  readonly head: Uint32Array;
}

/** Origin-destination pairs, one per index. A pair may start and end at the same node. */
export interface LanePairs {
  /** Origin node of each pair. */
  readonly from: Uint32Array;
  /** Destination node of each pair; as long as `from`. */
  readonly to: Uint32Array;
}

/**
 * Throws a RangeError when an index of the network or of the pairs points nowhere.
 *
 * @param network - Arcs whose ends must be below `network.nodes`.
 * @param pairs - Pairs whose ends must be below `network.nodes`.
 */
export function checkNetwork(network: LaneNetwork, pairs: LanePairs): void {
  const columns = { tail: network.tail, head: network.head, from: pairs.from, to: pairs.to };
  if (network.tail.length !== network.head.length) throw new RangeError("tail and head differ in length");
  if (pairs.from.length !== pairs.to.length) throw new RangeError("from and to differ in length");
  for (const [name, column] of Object.entries(columns)) {
    const stray = column.findIndex((node) => node >= network.nodes);
    if (stray >= 0)
      throw new RangeError(`${name}[${stray}]: expected a node below ${network.nodes}, got ${column[stray]}`);
  }
}

/**
 * Nodes that lie on some walk from an origin to a destination of the pairs. All other nodes, and the arcs
 * that touch them, cannot be part of an answer whatever the weights.
 *
 * @returns One byte per node, 1 for nodes that matter.
 */
export function usefulNodes(network: LaneNetwork, pairs: LanePairs): Uint8Array {
  const ahead = reach(network.nodes, network.tail, network.head, pairs.from);
  const behind = reach(network.nodes, network.head, network.tail, pairs.to);
  return ahead.map((mark, node) => mark & behind[node]);
}

function reach(nodes: number, tail: Uint32Array, head: Uint32Array, seeds: Uint32Array): Uint8Array {
  const { start, item } = bucket(nodes, tail);
  const seen = new Uint8Array(nodes);
  const stack: number[] = [];
  const visit = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    stack.push(node);
  };
  seeds.forEach(visit);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let at = start[node]; at < start[node + 1]; at++) {
      visit(head[item[at]]);
    }
  }
  return seen;
}

/**
 * Groups indices by key, ascending within a group (a counting sort).
 *
 * @param size - Keys lie in `0..size-1`.
 * @param keys - Key of each index.
 * @returns `item[start[k] .. start[k+1]-1]` are the indices whose key is `k`.
 */
export function bucket(size: number, keys: ArrayLike<number>): { start: Uint32Array; item: Uint32Array } {
  const start = new Uint32Array(size + 1);
  for (let i = 0; i < keys.length; i++) {
    const next = keys[i] + 1;
    start[next] = start[next] + 1;
  }
  for (let k = 0; k < size; k++) start[k + 1] = start[k + 1] + start[k];
  const next = start.slice(0, size);
  const item = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    item[next[key]] = i;
    next[key] = next[key] + 1;
  }
  return { start, item };
}

/** The different values of a column, ascending, and where each entry is found among them. */
export function distinct(column: Uint32Array): { values: Uint32Array; index: Uint32Array } {
  const values = Uint32Array.from(new Set(column)).sort();
  const place = new Map<number, number>();
  values.forEach((value, i) => {
    place.set(value, i);
  });
  return { values, index: column.map((value) => place.get(value) as number) };
}
