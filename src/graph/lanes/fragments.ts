/** Stands for "no fragment". */
export const NONE = -1;

/**
 * Gives equal triples of numbers the same small id, and keeps a route with each: a hash table without objects.
 *
 * A *fragment* is a fact and the fragments of up to two minima below it; where there are more, fragments are
 * chained. Ids count up from 0.
 */
export class FragmentTable {
  /** Fact, first and second fragment below, route: four words per fragment. */
  private words = new Int32Array(4 * 1024);
  /** Open addressing: ids, NONE where free; at most half full. */
  private slots = new Int32Array(2 * 1024).fill(NONE);
  private count = 0;

  /** How many fragments there are. */
  get size(): number {
    return this.count;
  }

  /** The fact of a fragment. */
  fact(id: number): number {
    return this.words[4 * id] as number;
  }

  /** The first fragment below, or NONE. */
  first(id: number): number {
    return this.words[4 * id + 1] as number;
  }

  /** The second fragment below, or NONE. */
  second(id: number): number {
    return this.words[4 * id + 2] as number;
  }

  /** The route kept with a fragment, NONE before one is. */
  route(id: number): number {
    return this.words[4 * id + 3] as number;
  }

  /** Keeps a route with a fragment. */
  setRoute(id: number, route: number): void {
    this.words[4 * id + 3] = route;
  }

  /** The id of a triple, new or known. */
  intern(fact: number, first: number, second: number): number {
    const { words, slots } = this;
    const last = slots.length - 1;
    let at = hash(fact, first, second) & last;
    for (let id = slots[at] as number; id !== NONE; id = slots[at] as number) {
      const word = 4 * id;
      if (words[word] === fact && words[word + 1] === first && words[word + 2] === second) return id;
      at = (at + 1) & last;
    }
    const id = this.count++;
    slots[at] = id;
    words.set([fact, first, second, NONE], 4 * id);
    if (2 * this.count >= slots.length) this.grow();
    return id;
  }

  /** Forgets everything. */
  clear(): void {
    this.count = 0;
    this.slots.fill(NONE);
  }

  private grow(): void {
    const words = new Int32Array(2 * this.words.length);
    words.set(this.words);
    this.words = words;
    this.slots = new Int32Array(2 * this.slots.length).fill(NONE);
    const last = this.slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let at = hash(this.fact(id), this.first(id), this.second(id)) & last;
      while (this.slots[at] !== NONE) at = (at + 1) & last;
      this.slots[at] = id;
    }
  }
}

function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a ^ 0x2545f491, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ c, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
