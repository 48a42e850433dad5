/** The undirected graph without parallel edges under a topology. */
import type { Topology } from "../search/topology.ts";

/** The neighbours of each node: every neighbour once, whatever the number and direction of arcs; no node beside itself. */
export interface SimpleGraph {
  readonly nodeCount: number;
  /** Node -> first slot of its neighbours; one entry more than nodes. */
  readonly first: Uint32Array;
  /** Slot -> neighbour. */
  readonly neighbour: Uint32Array;
}

/** The neighbourhood of a directed multigraph. */
export function simpleGraph({ nodeCount, arcCount, tail, head }: Topology): SimpleGraph {
  const begin = new Uint32Array(nodeCount + 2);
  const twoNext = (node: number) => {
    begin[node + 2] = begin[node + 2] + 1;
  };
  for (let arc = 0; arc < arcCount; arc++) {
    if (tail[arc] === head[arc]) continue;
    twoNext(tail[arc]);
    twoNext(head[arc]);
  }
  for (let v = 2; v < begin.length; v++) begin[v] = begin[v] + begin[v - 1];
  const all = new Uint32Array(begin[nodeCount + 1]);
  const put = (node: number, other: number) => {
    const slot = begin[node + 1];
    all[slot] = other;
    begin[node + 1] = slot + 1;
  };
  for (let arc = 0; arc < arcCount; arc++) {
    if (tail[arc] === head[arc]) continue;
    put(tail[arc], head[arc]);
    put(head[arc], tail[arc]);
  }
  return withoutRepeats(nodeCount, begin, all);
}

/** Keeps each neighbour where it is first met; `begin[v]` is now where the list of node v begins. */
function withoutRepeats(nodeCount: number, begin: Uint32Array, all: Uint32Array): SimpleGraph {
  const first = new Uint32Array(nodeCount + 1);
  const met = new Int32Array(nodeCount).fill(-1);
  let kept = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = begin[v + 1];
    for (let slot = begin[v]; slot < end; slot++) {
      const other = all[slot];
      if (met[other] === v) continue;
      met[other] = v;
      all[kept++] = other;
    }
    first[v + 1] = kept;
  }
  return { nodeCount, first, neighbour: all.slice(0, kept) };
}
