/** Paths under construction in a search by two costs, each one arc longer than another. */
import { noArc } from "./topology.ts";

/** The partial paths of one query, by number, in arrays that grow as needed. */
export class PartialPaths {
  count = 0;
  node: Uint32Array = new Uint32Array(1024);
  /** Costs so far. */
  a: Float64Array = new Float64Array(1024);
  b: Float64Array = new Float64Array(1024);
  /** Least costs of any path to the destination that begins like this. */
  wholeA: Float64Array = new Float64Array(1024);
  wholeB: Float64Array = new Float64Array(1024);
  /** Number of arcs. */
  length: Uint32Array = new Uint32Array(1024);
  #arc = new Uint32Array(1024);
  #before = new Uint32Array(1024);

  /** Adds a path to a node, over an arc after another path, and gives its number; its costs are the caller's to set. */
  add(node: number, arc: number, before: number): number {
    const path = this.count++;
    if (path === this.node.length) this.#grow();
    this.node[path] = node;
    this.#arc[path] = arc;
    this.#before[path] = before;
    this.length[path] = arc === noArc ? 0 : this.length[before] + 1;
    return path;
  }

  /** Whether a path is to be taken up before another one: by costs, then by number of arcs, then by age. */
  isBefore(x: number, y: number): boolean {
    const { wholeA, wholeB, length } = this;
    if (wholeA[x] !== wholeA[y]) return wholeA[x] < wholeA[y];
    if (wholeB[x] !== wholeB[y]) return wholeB[x] < wholeB[y];
    return length[x] !== length[y] ? length[x] < length[y] : x < y;
  }

  /** The arcs of a path. */
  arcs(path: number): Uint32Array {
    const arcs = new Uint32Array(this.length[path]);
    let at = path;
    for (let i = arcs.length - 1; i >= 0; i--) {
      arcs[i] = this.#arc[at];
      at = this.#before[at];
    }
    return arcs;
  }

  #grow(): void {
    const size = 2 * this.node.length;
    this.node = copyInto(new Uint32Array(size), this.node);
    this.a = copyInto(new Float64Array(size), this.a);
    this.b = copyInto(new Float64Array(size), this.b);
    this.wholeA = copyInto(new Float64Array(size), this.wholeA);
    this.wholeB = copyInto(new Float64Array(size), this.wholeB);
    this.length = copyInto(new Uint32Array(size), this.length);
    this.#arc = copyInto(new Uint32Array(size), this.#arc);
    this.#before = copyInto(new Uint32Array(size), this.#before);
  }
}

/** Copies an array to the beginning of a longer one of the same kind. */
function copyInto<T extends Float64Array | Uint32Array>(longer: T, array: T): T {
  longer.set(array);
  return longer;
}
