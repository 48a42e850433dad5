/** Among least-cost routes, the one with the smallest key. */

import { type Entry, type Linked, pop, push } from "./sweepOrder.ts";

/** Of the least-cost routes from an origin to each node, in one lane, the one of the least key. */
export interface LeastKeys {
  /** Node -> key of its route; +Infinity for nodes that cannot be reached. */
  readonly key: Float64Array;
  /** Node -> the arc its route ends with; -1 for the origin. */
  readonly last: Int32Array;
}

/**
 * Dijkstra's algorithm on keys, over the arcs that lie on some least-cost route. Keys are positive, so that arcs that cost
 * nothing make no circles.
 *
 * @param isTight - Whether an arc attains the cost of its head.
 * @param keyOf - Key of each arc.
 */
export function leastKeys(
  network: Linked,
  origin: number,
  isTight: (arc: number) => boolean,
  keyOf: (arc: number) => number,
): LeastKeys {
  const { nodes, head, out } = network;
  const key = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(nodes).fill(-1);
  key[origin] = 0;
  const heap: Entry[] = [];
  push(heap, { at: 0, node: origin });
  for (let next = pop(heap); next !== undefined; next = pop(heap)) {
    const { node, at } = next;
    if (at !== key[node]) continue;
    for (let i = out.start[node]; i < out.start[node + 1]; i++) {
      const arc = out.item[i];
      const to = head[arc];
      const sum = at + keyOf(arc);
      if (!(sum < key[to]) || !isTight(arc)) continue;
      key[to] = sum;
      last[to] = arc;
      push(heap, { at: sum, node: to });
    }
  }
  return { key, last };
}
