// What a machine is worth: a fixed piece of plain work, timed in the same run as what a limit is set for.

import { soloCpu } from "./row.ts";

const side = 100;

/**
 * The reference kernel: Dijkstra by the textbook, with a binary heap of objects, from a corner of a lattice of 10,000
 * nodes. It stands for itself and uses nothing of the library, so it is as fast in every version.
 */
export function referenceKernel(): number {
  const size = side * side;
  const costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const heap: { readonly node: number; readonly cost: number }[] = [];
  const push = (node: number, cost: number): void => {
    costs[node] = cost;
    let at = heap.push({ node, cost }) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const [child, parent] = [heap[at], heap[above]];
      if (child === undefined || parent === undefined || parent.cost <= child.cost) return;
      heap[at] = parent;
      heap[above] = child;
      at = above;
    }
  };
  const pop = (): { readonly node: number; readonly cost: number } | undefined => {
    const least = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return least;
    heap[0] = last;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) return least;
      if (child + 1 < heap.length && costOf(heap[child + 1]) < costOf(heap[child])) child++;
      const below = heap[child];
      if (below === undefined || last.cost <= below.cost) return least;
      heap[at] = below;
      heap[child] = last;
      at = child;
    }
  };
  push(0, 0);
  for (let next = pop(); next !== undefined; next = pop()) {
    const { node, cost } = next;
    if (cost > (costs[node] ?? 0)) continue;
    const x = node % side;
    const reach = (to: number, arc: number): void => {
      const sum = cost + 1 + ((arc * 2654435761) % 1000) / 1000;
      if (sum < (costs[to] ?? 0)) push(to, sum);
    };
    if (x > 0) reach(node - 1, 4 * node);
    if (x < side - 1) reach(node + 1, 4 * node + 1);
    if (node >= side) reach(node - side, 4 * node + 2);
    if (node < size - side) reach(node + side, 4 * node + 3);
  }
  return costs[size - 1] ?? 0;
}

function costOf(entry: { readonly cost: number } | undefined): number {
  return entry?.cost ?? Number.POSITIVE_INFINITY;
}

/**
 * A limit as a ratio: so many runs of the reference kernel against the processor seconds of the subject. Absolute seconds
 * flip with the machine; this does not.
 *
 * @param runs - How many runs of the kernel the subject may take.
 * @param seconds - Processor seconds the subject took just before.
 */
export function withinReference(
  runs: number,
  seconds: number,
): { readonly peer: string; readonly ratio: number; readonly reach: number } {
  const each = soloCpu(15, () => void referenceKernel());
  return { peer: `${runs} runs of the reference kernel`, ratio: (runs * each) / seconds, reach: 1 };
}
