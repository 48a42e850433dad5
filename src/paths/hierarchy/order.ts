/** Orders of contraction by nested dissection. */
import type { Topology } from "../search/topology.ts";
import { separating } from "./minimumCut.ts";
import { BitGraph, minimumDegreeOrder } from "./minimumDegree.ts";
import { reduce } from "./reduction.ts";
import { type Coordinates, separate } from "./separator.ts";
import { type SimpleGraph, simpleGraph } from "./simpleGraph.ts";

/** Parts of up to this many nodes are ordered by minimum degree. */
const smallPart = 60;
/** Whole graphs of up to this many nodes are, too: fewer triangles than by dissection, and no slower. */
const smallGraph = 1500;

/**
 * An order in which to contract the nodes of a graph, made for small separators: the last nodes part the graph in
 * two, those before them its halves, and so on down to small parts (nested dissection; A. George, 1973). Depends on
 * who is beside whom, not on weights, so it serves for every set of weights.
 *
 * @param coordinates - Where the nodes lie, if known; spares some work, the order is about as good without.
 * @returns Place in the order -> node; the most important node is last.
 */
export function contractionOrder(topology: Topology, coordinates?: Coordinates): Uint32Array {
  return boundedOrder(topology, coordinates, Number.POSITIVE_INFINITY) as Uint32Array;
}

/**
 * The order of `contractionOrder`, given up where it would take more than `most` nodes to part some part of the graph
 * that has more: the separating nodes become neighbours of each other, so a hierarchy of it would be of no use.
 *
 * @returns `undefined` when given up, long before a whole order would have been found.
 */
export function boundedOrder(
  topology: Topology,
  coordinates: Coordinates | undefined,
  most: number,
): Uint32Array | undefined {
  const graph = simpleGraph(topology);
  if (graph.nodeCount <= smallGraph) return minimumDegreeOrder(bitGraph(graph), graph.nodeCount);
  const { eliminated, kept, graph: rest } = reduce(graph);
  const at = coordinates && { x: pick(coordinates.x, kept), y: pick(coordinates.y, kept) };
  const dissection = new Dissection(rest, at, most);
  if (!dissection.orderAll()) return undefined;
  const order = new Uint32Array(graph.nodeCount);
  order.set(eliminated);
  for (const [place, v] of dissection.order.entries()) order[eliminated.length + place] = kept[v];
  return order;
}

function bitGraph(graph: SimpleGraph): BitGraph {
  const bits = new BitGraph(graph.nodeCount);
  for (let v = 0; v < graph.nodeCount; v++) {
    for (const u of graph.neighbour.subarray(graph.first[v], graph.first[v + 1])) bits.join(v, u);
  }
  return bits;
}

/** Nodes to which the places from `begin` on are to be given. */
interface Part {
  readonly nodes: Uint32Array;
  readonly begin: number;
}

/** Marks of nodes outside the part at hand, and of those in it that have not been visited. */
const outside = -1;
const unvisited = -2;

/** Orders a graph from the end: separating nodes take the last places of their part. */
class Dissection {
  readonly order: Uint32Array;
  readonly #graph: SimpleGraph;
  readonly #coordinates: Coordinates | undefined;
  readonly #most: number;
  /** Node -> its number in the part at hand, or one of the marks below. */
  readonly #number: Int32Array;

  constructor(graph: SimpleGraph, coordinates: Coordinates | undefined, most: number) {
    this.#graph = graph;
    this.#coordinates = coordinates;
    this.#most = most;
    this.order = new Uint32Array(graph.nodeCount);
    this.#number = new Int32Array(graph.nodeCount).fill(outside);
  }

  /** Orders all nodes; `false` when given up. */
  orderAll(): boolean {
    // An own stack: a long chain of separations must not exhaust the language's.
    const open: Part[] = [{ nodes: Uint32Array.from(this.order.keys()), begin: 0 }];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      let { begin } = part;
      for (const nodes of this.#components(part.nodes)) {
        const remaining = this.#orderPart(nodes, begin);
        if (remaining === undefined) return false;
        if (remaining.length > 0) open.push({ nodes: remaining, begin });
        begin += nodes.length;
      }
    }
    return true;
  }

  /**
   * Gives places to the separating nodes of a connected part, or to all of a small one; the others are returned,
   * `undefined` when there are too many separating ones.
   */
  #orderPart(nodes: Uint32Array, begin: number): Uint32Array | undefined {
    if (nodes.length <= smallPart) {
      this.#orderSmall(nodes, begin);
      return nodes.subarray(0, 0);
    }
    const at = this.#coordinates && {
      x: pick(this.#coordinates.x, nodes),
      y: pick(this.#coordinates.y, nodes),
    };
    const side = separate(this.#inner(nodes), at, this.#most);
    if (side === undefined) return undefined;
    let place = begin + nodes.length;
    const remaining = nodes.filter((v, i) => {
      if (side[i] !== separating) return true;
      this.order[--place] = v;
      return false;
    });
    return remaining;
  }

  /** The connected parts of a set of nodes. */
  #components(nodes: Uint32Array): Uint32Array[] {
    const number = this.#number;
    const { first, neighbour } = this.#graph;
    for (const v of nodes) number[v] = unvisited;
    const queue = new Uint32Array(nodes.length);
    const parts: Uint32Array[] = [];
    let count = 0;
    for (const start of nodes) {
      if (number[start] !== unvisited) continue;
      const begin = count;
      number[start] = outside;
      queue[count++] = start;
      for (let done = begin; done < count; done++) {
        const v = queue[done];
        const end = first[v + 1];
        for (let slot = first[v]; slot < end; slot++) {
          const u = neighbour[slot];
          if (number[u] !== unvisited) continue;
          number[u] = outside;
          queue[count++] = u;
        }
      }
      parts.push(queue.subarray(begin, count));
    }
    return parts;
  }

  /** The graph of some of the nodes, numbered as listed. */
  #inner(nodes: Uint32Array): SimpleGraph {
    const number = this.#number;
    const { first: wholeFirst, neighbour: wholeNeighbour } = this.#graph;
    let room = 0;
    for (const [i, v] of nodes.entries()) {
      number[v] = i;
      room += wholeFirst[v + 1] - wholeFirst[v];
    }
    const first = new Uint32Array(nodes.length + 1);
    const neighbour = new Uint32Array(room);
    let count = 0;
    for (let i = 0; i < nodes.length; i++) {
      const v = nodes[i];
      const end = wholeFirst[v + 1];
      for (let slot = wholeFirst[v]; slot < end; slot++) {
        const j = number[wholeNeighbour[slot]];
        if (j >= 0) neighbour[count++] = j;
      }
      first[i + 1] = count;
    }
    for (const v of nodes) number[v] = outside;
    return { nodeCount: nodes.length, first, neighbour: neighbour.subarray(0, count) };
  }

  /** Orders a small part by minimum degree, where the nodes around it, which come later, count as neighbours. */
  #orderSmall(nodes: Uint32Array, begin: number): void {
    const number = this.#number;
    const { first, neighbour } = this.#graph;
    const all = Array.from(nodes);
    for (const [i, v] of nodes.entries()) number[v] = i;
    for (const v of nodes) {
      for (const u of neighbour.subarray(first[v], first[v + 1])) {
        if (number[u] === outside) number[u] = all.push(u) - 1;
      }
    }
    const bits = new BitGraph(all.length);
    for (const [i, v] of nodes.entries()) {
      for (const u of neighbour.subarray(first[v], first[v + 1])) bits.join(i, number[u]);
    }
    for (const v of all) number[v] = outside;
    for (const [place, i] of minimumDegreeOrder(bits, nodes.length).entries()) {
      this.order[begin + place] = nodes[i];
    }
  }
}

function pick(values: Float64Array, nodes: Uint32Array): Float64Array {
  return Float64Array.from(nodes, (v) => values[v]);
}
