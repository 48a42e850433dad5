/** The priority queue of the searches by one cost, which also records which nodes a search has reached. */

/**
 * A heap with four children a place that holds each graph node at most once, smallest (key, rank) on top. It also keeps,
 * for each node, whether the current search has reached or settled it, and forgets this at once when a new search
 * begins. 16 bytes a node. With the heap of any values (`Heap`) Dijkstra's search took 2.2 times as long on a road
 * network of 10,000 nodes.
 */
export class NodeQueue {
  /**
   * State of a node in the current search: below {@link base} not reached, `base + p` waiting at place p,
   * {@link settled} taken from the queue.
   */
  readonly mark: Int32Array;
  /** Smallest mark of the current search. */
  base: number;
  /** Mark of nodes taken from the queue. */
  settled = 0;
  /** Number of nodes waiting. */
  size = 0;
  /** Place -> key; `Infinity` behind the last, so that every place has four children to compare. */
  readonly #key: Float64Array;
  readonly #node: Uint32Array;
  readonly #rank: Uint32Array;

  /** @param rank - Node -> second part of its key, kept by the owner and set before the node is put. */
  constructor(nodeCount: number, rank: Uint32Array) {
    this.mark = new Int32Array(nodeCount);
    this.#key = new Float64Array(nodeCount + 3).fill(Number.POSITIVE_INFINITY);
    this.#node = new Uint32Array(nodeCount);
    this.#rank = rank;
    this.base = -nodeCount;
  }

  /** Empties the queue and takes back all marks; takes as long as nodes are still waiting. */
  begin(): void {
    const span = this.mark.length + 1;
    this.base += span;
    if (this.base > 0x7fffffff - span) {
      this.mark.fill(0);
      this.base = 1;
    }
    this.settled = this.base + this.mark.length;
    this.#key.fill(Number.POSITIVE_INFINITY, 0, this.size);
    this.size = 0;
  }

  /** Whether the current search has put the node at least once. */
  reached(node: number): boolean {
    return this.mark[node] >= this.base;
  }

  /** Smallest key in the queue; `Infinity` when it is empty. */
  least(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.#key[0];
  }

  /** Puts a node that does not wait (new, or settled before), or gives a waiting one its new, not greater, key. */
  put(node: number, key: number): void {
    const m = this.mark[node];
    const waits = m >= this.base && m !== this.settled;
    this.#rise(waits ? m - this.base : this.size++, node, key);
  }

  /** Lets a node rise from a place to where its key belongs. */
  #rise(start: number, node: number, key: number): void {
    const { mark, base } = this;
    const keys = this.#key;
    const nodes = this.#node;
    const rank = this.#rank;
    const r = rank[node];
    let place = start;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentKey = keys[parent];
      if (parentKey < key) break;
      const parentNode = nodes[parent];
      if (parentKey === key && rank[parentNode] <= r) break;
      keys[place] = parentKey;
      nodes[place] = parentNode;
      mark[parentNode] = base + place;
      place = parent;
    }
    keys[place] = key;
    nodes[place] = node;
    mark[node] = base + place;
  }

  /** Takes the node of smallest (key, rank) and marks it settled; the queue must not be empty. */
  pop(): number {
    const { mark, base } = this;
    const keys = this.#key;
    const nodes = this.#node;
    const rank = this.#rank;
    const top = nodes[0];
    mark[top] = this.settled;
    const size = --this.size;
    const node = nodes[size];
    const key = keys[size];
    keys[size] = Number.POSITIVE_INFINITY;
    if (size === 0) return top;
    const r = rank[node];
    let place = 0;
    for (let child = 1; child < size; child = 4 * place + 1) {
      const key0 = keys[child];
      const key1 = keys[child + 1];
      const key2 = keys[child + 2];
      const key3 = keys[child + 3];
      // A processor cannot predict which child is least: sums of comparisons instead of branches.
      const left = child + Number(key1 < key0);
      const right = child + 2 + Number(key3 < key2);
      let best = left + (right - left) * Number(keys[right] < keys[left]);
      const bestKey = keys[best];
      if (bestKey > key) break;
      const equals =
        Number(key0 === bestKey) +
        Number(key1 === bestKey) +
        Number(key2 === bestKey) +
        Number(key3 === bestKey);
      if (equals > 1) best = this.#leastRank(child, bestKey);
      const bestNode = nodes[best];
      if (bestKey === key && rank[bestNode] >= r) break;
      keys[place] = bestKey;
      nodes[place] = bestNode;
      mark[bestNode] = base + place;
      place = best;
    }
    keys[place] = key;
    nodes[place] = node;
    mark[node] = base + place;
    return top;
  }

  /** Of the four children from a place on, the one of smallest rank among those of a key. */
  #leastRank(first: number, key: number): number {
    const keys = this.#key;
    const nodes = this.#node;
    const rank = this.#rank;
    const end = Math.min(first + 4, this.size);
    let best = first;
    let bestRank = Number.POSITIVE_INFINITY;
    for (let child = first; child < end; child++) {
      const r = rank[nodes[child]];
      if (keys[child] !== key || r >= bestRank) continue;
      best = child;
      bestRank = r;
    }
    return best;
  }
}
