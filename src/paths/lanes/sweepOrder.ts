/** Arcs grouped by node, and the order of nodes for label correcting. */

/** Arcs grouped by one of their ends: those of node v are `item[start[v] .. start[v+1]-1]`. */
interface Incidence {
  readonly start: Uint32Array;
  readonly item: Uint32Array;
}

/** A network with its arcs grouped by both ends. */
export interface Linked {
  readonly nodes: number;
  readonly tail: Uint32Array;
  readonly head: Uint32Array;
  readonly out: Incidence;
  readonly into: Incidence;
}

/**
 * Nodes in the order of a least-cost tree under one weight per arc, nearest first.
 *
 * Label correcting visits nodes in this order. Where the lanes' costs rank the nodes alike, one sweep settles
 * nearly all of them; any order gives the same labels.
 *
 * @param weight - Weight of each arc, at least 0 or +Infinity.
 * @returns The rank of each node; unreached nodes come last, by number.
 */
export function nearestFirst(network: Linked, origin: number, weight: Float64Array): Uint32Array {
  const { nodes, head, out } = network;
  const distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const rank = new Uint32Array(nodes).fill(nodes);
  const heap: Entry[] = [];
  const reach = (node: number, at: number): void => {
    if (!(at < distance[node])) return;
    distance[node] = at;
    push(heap, { at, node });
  };
  reach(origin, 0);
  let next = 0;
  for (let first = pop(heap); first !== undefined; first = pop(heap)) {
    const { node, at } = first;
    if (rank[node] !== nodes) continue;
    rank[node] = next++;
    for (let i = out.start[node]; i < out.start[node + 1]; i++) {
      const arc = out.item[i];
      reach(head[arc], at + weight[arc]);
    }
  }
  for (let node = 0; node < nodes; node++) if (rank[node] === nodes) rank[node] = next++;
  return rank;
}

/**
 * The records of `LaneKernel.sweep` for one order, one behind the other, and where each begins.
 *
 * @param rank - Rank of each node.
 * @param label - Address of each node's label row.
 * @param weight - Address of each arc's weight row.
 */
export function sweepRecords(
  network: Linked,
  rank: Uint32Array,
  label: (node: number) => number,
  weight: (arc: number) => number,
): { words: number[]; begin: Uint32Array } {
  const { tail, head, out, into } = network;
  const words: number[] = [];
  const begin = new Uint32Array(rank.length);
  const rankOf = (node: number | undefined): number => rank[node as number];
  const arcsOf = (group: Incidence, node: number): number[] =>
    Array.from(group.item.subarray(group.start[node], group.start[node + 1]));
  const byRank = new Uint32Array(rank.length);
  rank.forEach((place, node) => {
    byRank[place] = node;
  });
  byRank.forEach((node, place) => {
    const ahead = arcsOf(into, node).filter((arc) => rankOf(tail[arc]) < place);
    const back = arcsOf(out, node).filter((arc) => rankOf(head[arc]) < place);
    const above = arcsOf(out, node).filter((arc) => rankOf(head[arc]) > place);
    begin[place] = words.length;
    words.push(label(node), ahead.length, back.length, above.length);
    for (const arc of ahead) words.push(label(tail[arc]), weight(arc));
    for (const arc of back) words.push(label(head[arc]), weight(arc), rankOf(head[arc]));
    for (const arc of above) words.push(rankOf(head[arc]));
  });
  return { words, begin };
}

/** A node in a heap, the least `at` first. */
export interface Entry {
  readonly at: number;
  readonly node: number;
}

/** Puts an entry into a heap. */
export function push(heap: Entry[], entry: Entry): void {
  let i = heap.length;
  heap.push(entry);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (heap[parent].at <= entry.at) break;
    heap[i] = heap[parent];
    i = parent;
  }
  heap[i] = entry;
}

/** Takes the least entry out of a heap; undefined when it is empty. */
export function pop(heap: Entry[]): Entry | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let i = 0;
  for (let child = 1; child < heap.length; child = 2 * i + 1) {
    if (child + 1 < heap.length && heap[child + 1].at < heap[child].at) child++;
    if (heap[child].at >= last.at) break;
    heap[i] = heap[child];
    i = child;
  }
  heap[i] = last;
  return first;
}
