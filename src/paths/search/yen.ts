/** The best loopless paths between two nodes, by Yen's method. */
import { Detour } from "./detour.ts";
import { Dijkstra } from "./dijkstra.ts";
import { Heap } from "./heap.ts";
import { NodeSet } from "./nodeSet.ts";
import { comparePaths, type Path, priceArcs, type Tree, treePath } from "./path.ts";
import { noArc, type Topology } from "./topology.ts";

/** A set of paths: all loopless ones that go by `ending` at last and enter the node before it by no barred arc. */
interface PathSet {
  /** Node where the ending begins. */
  readonly node: number;
  readonly ending: Uint32Array;
  readonly barred: readonly number[];
}

/**
 * A set of paths, held by its best member or, as long as `loopless` is false, by a walk that comes before all its
 * members in the order of answers.
 */
interface Candidate extends Path {
  readonly set: PathSet;
  readonly loopless: boolean;
}

/**
 * The best loopless paths between two nodes, made once for a topology (J. Y. Yen, 1971; partition by E. L. Lawler,
 * 1972). Parallel arcs make different paths. The order is that of `Dijkstra`: cost, then number of arcs, then arc ids
 * compared from the destination back; so the first path is the one `Dijkstra` gives, and the answer for k paths
 * begins with the answer for fewer.
 *
 * Deviates from the destination back, because one least-cost tree from the origin then shows for every set of paths
 * where its best member would lead. Unless that walk has a loop it is the best member, without any search. Where it
 * has one, a goal-directed search with the tree's costs as bounds finds the best member, once the set is next in line.
 */
export class Yen {
  readonly topology: Topology;
  readonly #dijkstra: Dijkstra;
  readonly #detour: Detour;
  readonly #blocked: NodeSet;
  #tree: Tree | undefined;

  constructor(topology: Topology) {
    this.topology = topology;
    this.#dijkstra = new Dijkstra(topology);
    this.#detour = new Detour(topology);
    this.#blocked = new NodeSet(topology.nodeCount);
  }

  /**
   * The best loopless paths, best first; fewer than asked for when there are no more. From a node to itself there is
   * one, without arcs.
   *
   * @param options.count - How many paths, at least 1.
   */
  paths(weights: Float64Array, from: number, to: number, options: { readonly count: number }): Path[] {
    const tree = this.#dijkstra.tree(weights, from, { into: this.#tree });
    this.#tree = tree;
    const first = treePath(this.topology, tree, to);
    if (first === undefined) return [];
    const found: Path[] = [];
    const set = { node: to, ending: new Uint32Array(0), barred: [] };
    const open = new Heap<Candidate>((a, b) => comparePaths(a, b) < 0);
    open.push({ ...first, set, loopless: true });
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!next.loopless) {
        const best = this.#bestLoopless(weights, tree, next.set);
        if (best !== undefined) open.push(best);
        continue;
      }
      found.push({ cost: next.cost, arcs: next.arcs });
      if (found.length >= options.count) break;
      for (const rest of this.#split(weights, tree, next)) if (rest !== undefined) open.push(rest);
    }
    // Only rounding can have put two of them the wrong way round.
    return found.sort(comparePaths);
  }

  /** What remains of a set when its best member is taken out: one set for each place where another path may join. */
  *#split(weights: Float64Array, tree: Tree, taken: Candidate): Generator<Candidate | undefined> {
    const { arcs, set } = taken;
    this.#block(set);
    for (let kept = set.ending.length; kept < arcs.length; kept++) {
      const last = arcs[arcs.length - 1 - kept];
      const node = this.topology.head[last];
      this.#blocked.add(node);
      const barred = kept === set.ending.length ? [...set.barred, last] : [last];
      yield this.#candidate(weights, tree, { node, ending: arcs.subarray(arcs.length - kept), barred });
    }
  }

  /** Blocks the nodes of the ending. */
  #block({ node, ending }: PathSet): void {
    this.#blocked.clear();
    this.#blocked.add(node);
    for (const arc of ending) this.#blocked.add(this.topology.head[arc]);
  }

  /** Best walk of a set by the tree: the best entering arc, then back to the root. Its ending must be blocked. */
  #candidate(weights: Float64Array, tree: Tree, set: PathSet): Candidate | undefined {
    const { tail, firstIn, inArc } = this.topology;
    let best = noArc;
    let bestCost = Number.POSITIVE_INFINITY;
    let bestLength = 0;
    for (let slot = firstIn[set.node]; slot < firstIn[set.node + 1]; slot++) {
      const arc = inArc[slot];
      const u = tail[arc];
      const cost = tree.cost[u] + weights[arc];
      const length = tree.length[u];
      // Entering arcs come by rising id, so of equals the first is kept.
      if (cost > bestCost || (cost === bestCost && length >= bestLength)) continue;
      if (cost === Number.POSITIVE_INFINITY || this.#blocked.has(u) || set.barred.includes(arc)) continue;
      best = arc;
      bestCost = cost;
      bestLength = length;
    }
    if (best === noArc) return undefined;
    const arcs = new Uint32Array(bestLength + 1 + set.ending.length);
    arcs.set(set.ending, bestLength + 1);
    arcs[bestLength] = best;
    let at = tail[best];
    let loopless = true;
    for (let i = bestLength - 1; i >= 0; i--) {
      const arc = tree.arc[at];
      arcs[i] = arc;
      at = tail[arc];
      if (this.#blocked.has(at)) loopless = false;
    }
    let cost = bestCost;
    for (const arc of set.ending) cost += weights[arc];
    return { cost, arcs, set, loopless };
  }

  /** The best member of a set whose best walk has a loop, found by search. */
  #bestLoopless(weights: Float64Array, tree: Tree, set: PathSet): Candidate | undefined {
    const blocked = this.#blocked;
    this.#block(set);
    const beginning = this.#detour.find(weights, { tree, to: set.node, barred: set.barred, blocked });
    if (beginning === undefined) return undefined;
    const arcs = new Uint32Array(beginning.length + set.ending.length);
    arcs.set(beginning);
    arcs.set(set.ending, beginning.length);
    const from = tree.root;
    const to = this.topology.head[arcs[arcs.length - 1]];
    const cost = priceArcs(this.topology, weights, { from, to, arcs }) as number;
    return { cost, arcs, set, loopless: true };
  }
}
