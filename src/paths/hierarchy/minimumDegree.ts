/** Elimination orders of small graphs by minimum degree. */

/** A graph as rows of bits: bit j of row i says that i and j are neighbours. Made for up to a few thousand nodes. */
export class BitGraph {
  readonly nodeCount: number;
  /** 32-bit words in a row. */
  readonly #words: number;
  readonly #bits: Int32Array;

  constructor(nodeCount: number) {
    this.nodeCount = nodeCount;
    this.#words = (nodeCount + 31) >>> 5;
    this.#bits = new Int32Array(nodeCount * this.#words);
  }

  /** Makes two different nodes neighbours. */
  join(a: number, b: number): void {
    const bits = this.#bits;
    const words = this.#words;
    const slot = a * words + (b >>> 5);
    bits[slot] = bits[slot] | (1 << (b & 31));
    const back = b * words + (a >>> 5);
    bits[back] = bits[back] | (1 << (a & 31));
  }

  /** Number of neighbours. */
  degree(node: number): number {
    let count = 0;
    const end = (node + 1) * this.#words;
    for (let slot = node * this.#words; slot < end; slot++) count += ones(this.#bits[slot]);
    return count;
  }

  /** Takes a node out and makes its neighbours neighbours of each other; calls back for each of them. */
  eliminate(node: number, changed: (neighbour: number) => void): void {
    const bits = this.#bits;
    const words = this.#words;
    const row = node * words;
    for (let w = 0; w < words; w++) {
      for (let rest = bits[row + w]; rest !== 0; rest &= rest - 1) {
        const other = (w << 5) + 31 - Math.clz32(rest & -rest);
        const otherRow = other * words;
        for (let k = 0; k < words; k++) {
          bits[otherRow + k] = bits[otherRow + k] | bits[row + k];
        }
        this.#clear(other, other);
        this.#clear(other, node);
        changed(other);
      }
    }
  }

  #clear(a: number, b: number): void {
    const slot = a * this.#words + (b >>> 5);
    this.#bits[slot] = this.#bits[slot] & ~(1 << (b & 31));
  }
}

/**
 * Order of elimination that each time takes out a node with the fewest neighbours (minimum degree; W. F. Tinney and
 * J. W. Walker, 1967), where up to two count as two; of these the one with the shortest chain of eliminated nodes
 * below it, which keeps the elimination tree low; of these the one of smallest number. Uses the graph up.
 *
 * @param count - How many nodes to order, from 0 on. Those after them count as neighbours and stay.
 */
export function minimumDegreeOrder(graph: BitGraph, count: number): Uint32Array {
  const order = new Uint32Array(count);
  const height = new Uint32Array(graph.nodeCount);
  // Degree first, height second, in one number; both stay below the number of nodes.
  const span = graph.nodeCount + 1;
  const key = new Float64Array(count);
  const keyOf = (v: number) => Math.max(2, graph.degree(v)) * span + height[v];
  for (let v = 0; v < count; v++) key[v] = keyOf(v);
  for (let place = 0; place < count; place++) {
    let best = 0;
    for (let v = 1; v < count; v++) if (key[v] < key[best]) best = v;
    order[place] = best;
    key[best] = Number.POSITIVE_INFINITY;
    const above = height[best] + 1;
    graph.eliminate(best, (v) => {
      if (above > height[v]) height[v] = above;
      if (v < count) key[v] = keyOf(v);
    });
  }
  return order;
}

/** Number of bits set in a 32-bit word. */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
