/** What a search knows of the paths found so far, and the rule that decides which of two paths to a node is better. */
import type { Path } from "./path.ts";
import { noArc } from "./topology.ts";

/**
 * The best path known to each node: its cost, its number of arcs, and the arc next to the node. Labels are meaningful
 * only for nodes that the current search has reached.
 *
 * Paths compare by cost, then by number of arcs, then by the id of the arc next to the node, where the smaller one
 * wins. So the graph alone decides between equal paths, never the order in which a queue happens to hold nodes. As
 * every arc adds 1 to the second part, labels rise strictly along a path, which makes arcs and circles of cost 0
 * harmless.
 */
export class Labels {
  readonly cost: Float64Array;
  readonly length: Uint32Array;
  readonly arc: Uint32Array;

  constructor(nodeCount: number) {
    this.cost = new Float64Array(nodeCount);
    this.length = new Uint32Array(nodeCount);
    this.arc = new Uint32Array(nodeCount);
  }

  /** Labels a node as the root of a search. */
  start(root: number): void {
    this.set(root, 0, 0, noArc);
  }

  set(node: number, cost: number, length: number, arc: number): void {
    this.cost[node] = cost;
    this.length[node] = length;
    this.arc[node] = arc;
  }

  /**
   * Whether a path to a labelled node is cheaper than the one known, or as cheap with fewer arcs. Where both are equal
   * the label keeps the arc of smaller id at once: nothing that follows from the label changes.
   */
  improves(node: number, cost: number, length: number, arc: number): boolean {
    const known = this.cost[node];
    if (cost !== known) return cost < known;
    const knownLength = this.length[node];
    if (length !== knownLength) return length < knownLength;
    if (arc < this.arc[node]) this.arc[node] = arc;
    return false;
  }

  /** The path to a node from the root; `tail` is the node each arc leaves. */
  path(tail: Uint32Array, to: number): Path {
    const arcs = new Uint32Array(this.length[to]);
    let at = to;
    for (let i = arcs.length - 1; i >= 0; i--) {
      const arc = this.arc[at];
      arcs[i] = arc;
      at = tail[arc];
    }
    return { cost: this.cost[to], arcs };
  }
}
