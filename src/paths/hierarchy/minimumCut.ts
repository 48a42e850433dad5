/** Minimum cuts by maximum flow, which separate a graph at few nodes. */
import type { SimpleGraph } from "./simpleGraph.ts";

/** A graph whose nodes are in a line, where a first and a last part must stay on their sides. */
export interface Line {
  /** All nodes, from one side to the other. */
  readonly nodes: Uint32Array;
  /** How many of the first nodes belong to the near side. */
  readonly near: number;
  /** How many of the last nodes belong to the far side. */
  readonly far: number;
}

/** Sides of a separated graph: no node of the near side is a neighbour of one of the far side. */
export const nearSide = 0;
export const farSide = 1;
export const separating = 2;

/**
 * The fewest nodes whose removal parts the two ends of a line, by a maximum flow through nodes of capacity one
 * (K. Menger, 1927; L. R. Ford and D. R. Fulkerson, 1956).
 *
 * Paths of flow are sought depth first, trying neighbours further along the line first, which mostly leads straight
 * to the other end; what a round of such searches has seen, it does not look at again. Two or three rounds do.
 *
 * @param most - Gives up as soon as more nodes than this are needed.
 * @returns For each node its side; the two solutions are the nearest and the farthest smallest cut. None when given
 *   up or when the two ends touch.
 */
export function minimumCuts(graph: SimpleGraph, line: Line, most: number): Uint8Array[] {
  const between = takeMiddle(graph, line);
  if (between === undefined) return [];
  const flow = new Flow(between);
  if (!flow.maximise(most)) return [];
  return [flow.nearestCut(), flow.farthestCut()].map((middle) => {
    const side = new Uint8Array(graph.nodeCount);
    const end = line.nodes.length - line.far;
    for (let i = 0; i < line.nodes.length; i++) {
      const s = i < line.near ? nearSide : i >= end ? farSide : middle[i - line.near];
      side[line.nodes[i]] = s;
    }
    return side;
  });
}

/** The graph between the two ends, nodes numbered along the line. */
interface Middle extends SimpleGraph {
  /** Node -> 1 if it has a neighbour in the near end, 2 in the far end, 3 in both. */
  readonly touches: Uint8Array;
}

function takeMiddle(graph: SimpleGraph, { nodes, near, far }: Line): Middle | undefined {
  const { first: graphFirst, neighbour: graphNeighbour } = graph;
  const count = nodes.length - near - far;
  const place = new Int32Array(graph.nodeCount);
  for (let i = 0; i < nodes.length; i++) place[nodes[i]] = i - near;
  const first = new Uint32Array(count + 1);
  const touches = new Uint8Array(count);
  for (let i = -near; i < count; i++) {
    const v = nodes[i + near];
    const end = graphFirst[v + 1];
    let inside = 0;
    for (let slot = graphFirst[v]; slot < end; slot++) {
      const p = place[graphNeighbour[slot]];
      if (i < 0) {
        if (p >= count) return undefined;
      } else if (p < 0) touches[i] = touches[i] | 1;
      else if (p >= count) touches[i] = touches[i] | 2;
      else inside++;
    }
    if (i >= 0) first[i + 1] = first[i] + inside;
  }
  // Going along the line and noting each node with its neighbours leaves every list sorted along the line.
  const neighbour = new Uint32Array(first[count]);
  const next = first.slice(0, count);
  for (let i = 0; i < count; i++) {
    const v = nodes[i + near];
    const end = graphFirst[v + 1];
    for (let slot = graphFirst[v]; slot < end; slot++) {
      const p = place[graphNeighbour[slot]];
      if (p < 0 || p >= count) continue;
      const free = next[p];
      neighbour[free] = i;
      next[p] = free + 1;
    }
  }
  return { nodeCount: count, first, neighbour, touches };
}

const none = -1;

/**
 * Each node is split into an entrance and an exit joined by an edge of capacity one; edges between nodes have no
 * limit. A state of the search is `2 * node` at the entrance and `2 * node + 1` at the exit.
 */
class Flow {
  readonly #graph: Middle;
  /** Node -> node its unit of flow comes from and goes to; the number of nodes stands for an end, `none` for no flow. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #seenEntrance: Uint8Array;
  readonly #seenExit: Uint8Array;
  readonly #untried: Uint32Array;
  readonly #states: Uint32Array;

  constructor(graph: Middle) {
    const n = graph.nodeCount;
    this.#graph = graph;
    this.#from = new Int32Array(n).fill(none);
    this.#to = new Int32Array(n).fill(none);
    this.#seenEntrance = new Uint8Array(n);
    this.#seenExit = new Uint8Array(n);
    this.#untried = new Uint32Array(n);
    this.#states = new Uint32Array(2 * n + 1);
  }

  /** Adds units of flow until no more pass; `false` when there are more than `most`. */
  maximise(most: number): boolean {
    const graph = this.#graph;
    const from = this.#from;
    const seenEntrance = this.#seenEntrance;
    const seenExit = this.#seenExit;
    const n = graph.nodeCount;
    let total = 0;
    for (let more = true; more; ) {
      more = false;
      seenEntrance.fill(0);
      seenExit.fill(0);
      for (let start = n - 1; start >= 0; start--) {
        if ((graph.touches[start] & 1) === 0 || seenEntrance[start] === 1) continue;
        seenEntrance[start] = 1;
        if (from[start] === n) continue;
        const count = this.#findPath(start);
        if (count === 0) continue;
        this.#augment(count);
        more = true;
        if (++total > most) return false;
      }
    }
    return true;
  }

  /** Seeks the far end from the entrance of a node; the number of states on the way, left in `states`, or 0. */
  #findPath(start: number): number {
    const from = this.#from;
    const to = this.#to;
    const seenEntrance = this.#seenEntrance;
    const seenExit = this.#seenExit;
    const untried = this.#untried;
    const states = this.#states;
    const { nodeCount: n, first, neighbour, touches } = this.#graph;
    states[0] = 2 * start;
    let count = 1;
    while (count > 0) {
      const state = states[count - 1];
      const v = state >>> 1;
      const next = to[v];
      if ((state & 1) === 0) {
        // Through the node if it is free, else back along the flow that enters it.
        const w = next === none ? v : from[v];
        if (w === n || seenExit[w] === 1) {
          count--;
          continue;
        }
        seenExit[w] = 1;
        untried[w] = first[w + 1];
        states[count++] = 2 * w + 1;
        continue;
      }
      if ((touches[v] & 2) !== 0 && next !== n) return count;
      let onward = none;
      let slot = untried[v];
      const begin = first[v];
      while (slot > begin) {
        const u = neighbour[--slot];
        if (seenEntrance[u] === 1 || u === next) continue;
        onward = u;
        break;
      }
      untried[v] = slot;
      // Or back through the node, giving up its own unit.
      if (onward === none && next !== none && seenEntrance[v] === 0) onward = v;
      if (onward === none) {
        count--;
        continue;
      }
      seenEntrance[onward] = 1;
      states[count++] = 2 * onward;
    }
    return 0;
  }

  /** Sends a unit of flow along a path of states. */
  #augment(count: number): void {
    const from = this.#from;
    const to = this.#to;
    const states = this.#states;
    const n = this.#graph.nodeCount;
    // First what is taken back, then what is new: a node may lose one neighbour of the flow and gain another.
    for (let i = 0; i + 1 < count; i++) {
      const state = states[i];
      const v = state >>> 1;
      const w = states[i + 1] >>> 1;
      if ((state & 1) === 1 || v === w) continue;
      to[w] = none;
      from[v] = none;
    }
    from[states[0] >>> 1] = n;
    for (let i = 0; i + 1 < count; i++) {
      const state = states[i];
      const v = state >>> 1;
      const w = states[i + 1] >>> 1;
      if ((state & 1) === 0 || v === w) continue;
      to[v] = w;
      from[w] = v;
    }
    to[states[count - 1] >>> 1] = n;
  }

  /** Sides by what the last round, which found no path, could reach from the near end. */
  nearestCut(): Uint8Array {
    const seenEntrance = this.#seenEntrance;
    const seenExit = this.#seenExit;
    return seenExit.map((exit, v) => (exit === 1 ? nearSide : seenEntrance[v] === 1 ? separating : farSide));
  }

  /** Sides by what could still reach the far end. */
  farthestCut(): Uint8Array {
    const from = this.#from;
    const to = this.#to;
    const states = this.#states;
    const { nodeCount: n, first, neighbour, touches } = this.#graph;
    const entrance = this.#seenEntrance.fill(0);
    const exit = this.#seenExit.fill(0);
    let count = 0;
    const reach = (seen: Uint8Array, node: number, state: number) => {
      if (seen[node] === 1) return;
      seen[node] = 1;
      states[count++] = state;
    };
    for (let v = 0; v < n; v++) if ((touches[v] & 2) !== 0) reach(exit, v, 2 * v + 1);
    for (let done = 0; done < count; done++) {
      const state = states[done];
      const v = state >>> 1;
      const next = to[v];
      if ((state & 1) === 1) {
        if (next === none) reach(entrance, v, 2 * v);
        else if (next < n) reach(entrance, next, 2 * next);
        continue;
      }
      if (from[v] !== none) reach(exit, v, 2 * v + 1);
      const end = first[v + 1];
      for (let slot = first[v]; slot < end; slot++) {
        const u = neighbour[slot];
        reach(exit, u, 2 * u + 1);
      }
    }
    return exit.map((out, v) => (entrance[v] === 1 ? farSide : out === 1 ? separating : nearSide));
  }
}
