/** Contracts a network once for all lanes: the plan of a straight-line program. */

import { finish, type Steps } from "../../base/index.ts";
import { Heap } from "../search/heap.ts";
import { usefulArcs } from "./arcRows.ts";
import { distinct, type LaneNetwork, type LanePairs, usefulNodes } from "./laneNetwork.ts";

/**
 * A straight line of minima that ends in the least costs of all pairs.
 *
 * Row 0 is 0, row 1 is +Infinity, row `2 + i` holds the weights of `arcs[i]`, and every cell has the row after
 * the last. Cell c is the minimum over its items i in `start[c] .. start[c+1]-1` of row `x[i]` + row `y[i]`; items
 * use earlier rows only.
 */
export interface StraightPlan {
  readonly arcs: Uint32Array;
  readonly start: Uint32Array;
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  /** Row that holds the cost of each pair; 1 where no route can exist. */
  readonly pairRow: Uint32Array;
}

const ZERO = 0;
const CLOSED = 1;

/**
 * Eliminates all nodes of a network, one by one, and writes down what that takes.
 *
 * The elimination of `hierarchy/` is another one: it takes any weights later and keeps one edge between two nodes, this
 * one keeps every sum of every pair, for thousands of weights at once, and drops what no pair needs.
 *
 * Eliminating a node joins each way into it with each way out of it: the customisation of a contraction
 * hierarchy (Dibbelt, Strasser, Wagner, Customizable Contraction Hierarchies, 2016). A virtual source for
 * each origin and a virtual sink for each destination take part and are never eliminated, so that the ways
 * left between them at the end are the answers: the hierarchy's queries come out as part of the same line.
 * The line is short where the network falls apart at few nodes, as transport networks do.
 *
 * @param limit - Give up when there are more items than this.
 * @returns The plan; undefined if it would be longer than `limit`.
 */
export function contract(network: LaneNetwork, pairs: LanePairs, limit: number): StraightPlan | undefined {
  return finish(contracting(network, pairs, limit));
}

/** As {@link contract}, a node a step. */
export function* contracting(
  network: LaneNetwork,
  pairs: LanePairs,
  limit: number,
): Steps<StraightPlan | undefined> {
  const contraction = new Contraction(network, pairs);
  const queue = new Heap(before);
  for (const node of contraction.alive) queue.push({ price: contraction.price(node), node });
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { node, price } = next;
    if (!contraction.alive.has(node)) continue;
    // Prices go stale as neighbours vanish: whoever comes up with an old price queues again.
    const now = contraction.price(node);
    if (now > price) {
      queue.push({ price: now, node });
      continue;
    }
    const beside = contraction.neighbours(node);
    contraction.eliminate(node);
    if (contraction.items > limit) return undefined;
    yield;
    for (const other of beside) queue.push({ price: contraction.price(other), node: other });
  }
  return contraction.plan();
}

/** A way from one node to another: given arcs and joins of two other ways. */
interface Way {
  readonly tail: number;
  readonly head: number;
  /** True for the way from a source into its origin and from a destination into its sink: costs nothing. */
  readonly free: boolean;
  /** Rows of arcs. */
  readonly arcs: number[];
  /** Joined ways, two by two. */
  readonly joins: Way[];
  /** The row that holds this way, once it is final. */
  row: number;
}

/** The network under elimination, with sources behind its nodes and sinks behind those. */
class Contraction {
  /** Nodes not yet eliminated. */
  readonly alive: Set<number>;
  /** Joins made so far. */
  items = 0;
  readonly #out: Map<number, Way>[];
  readonly #into: Map<number, Way>[];
  readonly #nodes: number;
  readonly #firstSink: number;
  readonly #sinks: number;
  readonly #ends: { readonly source: Uint32Array; readonly sink: Uint32Array };
  readonly #wanted = new Set<number>();
  readonly #arcs: Uint32Array;
  readonly #cells: Way[] = [];

  constructor(network: LaneNetwork, pairs: LanePairs) {
    const useful = usefulNodes(network, pairs);
    const sources = distinct(pairs.from);
    const sinks = distinct(pairs.to);
    this.#nodes = network.nodes;
    this.#firstSink = network.nodes + sources.values.length;
    this.#sinks = sinks.values.length;
    this.#ends = { source: sources.index, sink: sinks.index };
    this.#out = Array.from({ length: this.#firstSink + this.#sinks }, () => new Map<number, Way>());
    this.#into = Array.from({ length: this.#firstSink + this.#sinks }, () => new Map<number, Way>());
    this.alive = new Set([...useful.keys()].filter((node) => useful[node] === 1));
    sources.index.forEach((source, p) => {
      this.#wanted.add(source * this.#sinks + sinks.index[p]);
    });
    this.#arcs = usefulArcs(network, useful);
    this.#arcs.forEach((arc, i) => {
      this.#way(network.tail[arc], network.head[arc]).arcs.push(2 + i);
    });
    sources.values.forEach((node, i) => {
      if (this.alive.has(node)) this.#way(this.#nodes + i, node, true);
    });
    sinks.values.forEach((node, i) => {
      if (this.alive.has(node)) this.#way(node, this.#firstSink + i, true);
    });
  }

  #way(tail: number, head: number, free = false): Way {
    const known = this.#out[tail]?.get(head);
    if (known !== undefined) return known;
    const way: Way = { tail, head, free, arcs: [], joins: [], row: -1 };
    this.#out[tail]?.set(head, way);
    this.#into[head]?.set(tail, way);
    return way;
  }

  /** Whether a route may go from `tail` to `head` with nothing between but eliminated nodes. */
  #joinable(tail: number, head: number): boolean {
    if (tail === head) return false;
    if (tail < this.#nodes || head < this.#nodes) return true;
    return this.#wanted.has((tail - this.#nodes) * this.#sinks + head - this.#firstSink);
  }

  /**
   * How early a node should go: its joins now, and thrice the ways it would add, as each of these costs joins later, less
   * twice the ways it frees. Of the prices tried this made the shortest lines.
   */
  price(node: number): number {
    const into = this.#into[node];
    const out = this.#out[node];
    let price = -2 * (into.size + out.size);
    for (const tail of into.keys()) {
      const beyond = this.#out[tail];
      for (const head of out.keys()) if (this.#joinable(tail, head)) price += beyond.has(head) ? 1 : 4;
    }
    return price;
  }

  /** Neighbours that are nodes of the network. */
  neighbours(node: number): Set<number> {
    const ends = [...(this.#into[node]?.keys() ?? []), ...(this.#out[node]?.keys() ?? [])];
    return new Set(ends.filter((end) => end < this.#nodes));
  }

  /** Takes a node out, joining the ways through it. */
  eliminate(node: number): void {
    const into = [...(this.#into[node]?.values() ?? [])];
    const out = [...(this.#out[node]?.values() ?? [])];
    for (const way of into) this.#settle(way);
    for (const way of out) this.#settle(way);
    for (const first of into) {
      for (const second of out) {
        if (!this.#joinable(first.tail, second.head)) continue;
        const way = this.#way(first.tail, second.head);
        if (way.free) continue;
        way.joins.push(first, second);
        this.items++;
      }
    }
    for (const way of into) this.#out[way.tail]?.delete(node);
    for (const way of out) this.#into[way.head]?.delete(node);
    this.#into[node]?.clear();
    this.#out[node]?.clear();
    this.alive.delete(node);
  }

  /** Gives a final way its row: a row it merely repeats, or a new cell. */
  #settle(way: Way): void {
    const [first, second] = way.joins;
    const single = way.arcs.length + way.joins.length / 2 === 1;
    if (way.free) way.row = ZERO;
    else if (single && way.arcs.length === 1) way.row = way.arcs[0];
    else if (single && first?.row === ZERO) way.row = second.row;
    else if (single && second?.row === ZERO) way.row = first.row;
    else {
      way.row = 2 + this.#arcs.length + this.#cells.length;
      this.#cells.push(way);
    }
  }

  /** The plan, when no node is left. */
  plan(): StraightPlan {
    const answers = Array.from(this.#ends.source, (source, p) =>
      this.#out[this.#nodes + source]?.get(this.#firstSink + this.#ends.sink[p]),
    );
    for (const way of new Set(answers)) if (way !== undefined) this.#settle(way);
    const cells = this.#cells;
    const count = (way: Way): number => way.arcs.length + way.joins.length / 2;
    const start = new Uint32Array(cells.length + 1);
    cells.forEach((way, c) => {
      start[c + 1] = start[c] + count(way);
    });
    const half = (way: Way, which: 0 | 1): number[] =>
      way.joins.filter((_, i) => i % 2 === which).map(({ row }) => row);
    return {
      arcs: this.#arcs,
      start,
      x: Uint32Array.from(cells.flatMap((way) => [...way.arcs, ...half(way, 0)])),
      y: Uint32Array.from(cells.flatMap((way) => [...way.arcs.map(() => ZERO), ...half(way, 1)])),
      pairRow: Uint32Array.from(answers, (way) => way?.row ?? CLOSED),
    };
  }
}

interface Entry {
  readonly price: number;
  readonly node: number;
}

/** Whether a node goes before another one: by price, then by node. */
function before(a: Entry, b: Entry): boolean {
  return a.price < b.price || (a.price === b.price && a.node < b.node);
}
