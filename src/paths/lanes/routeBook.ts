/** Collects the routes of a search and recognises them by their keys. */

/** Stands in a route column for "no route": the destination cannot be reached in this lane. */
export const NO_ROUTE = -1;

const FREE = -1;

/** The routes a search has met, each once for its pair, under small ids; they are recognised by their keys. */
export class RouteBook {
  readonly #known: Uint32Array[] = [];
  /** Pair and key of each route, and open addressing of ids by both, at most half full: a lookup makes no objects. */
  #pairs = new Uint32Array(512);
  #keys = new Float64Array(512);
  #slots = new Int32Array(1024).fill(FREE);

  /** How many routes have been met; ids are `0..size-1`, in the order of meeting. */
  get size(): number {
    return this.#known.length;
  }

  /**
   * The arcs of a route from origin to destination; empty where they are the same node.
   *
   * @throws RangeError when no route has this id.
   */
  arcs(id: number): Uint32Array {
    const arcs = this.#known[id];
    if (arcs === undefined) throw new RangeError(`route: expected an id below ${this.size}, got ${id}`);
    return arcs;
  }

  /** The id of the route of a pair with this key, {@link NO_ROUTE} when none was met. */
  find(pair: number, key: number): number {
    return this.#slots[this.#slotOf(pair, key)];
  }

  /** Enters a route that is not known yet, and gives its id. */
  add(pair: number, key: number, arcs: Uint32Array): number {
    const id = this.#known.length;
    this.#known.push(arcs);
    if (2 * id >= this.#slots.length - 2) this.#grow();
    this.#pairs[id] = pair;
    this.#keys[id] = key;
    this.#slots[this.#slotOf(pair, key)] = id;
    return id;
  }

  /** The slot that holds a pair's key, or the free one where it belongs. */
  #slotOf(pair: number, key: number): number {
    const slots = this.#slots;
    const pairs = this.#pairs;
    const keys = this.#keys;
    const last = slots.length - 1;
    // Keys are whole numbers below 2^53: their two halves, mixed.
    const upper = Math.floor(key * 2 ** -32);
    const mixed = Math.imul((key - upper * 4294967296) ^ Math.imul(upper ^ pair, 0x9e3779b1), 0x85ebca6b);
    let at = (mixed ^ (mixed >>> 15)) & last;
    for (let id = slots[at]; id !== FREE; id = slots[at]) {
      if (keys[id] === key && pairs[id] === pair) break;
      at = (at + 1) & last;
    }
    return at;
  }

  #grow(): void {
    const pairs = new Uint32Array(2 * this.#keys.length);
    const keys = new Float64Array(2 * this.#keys.length);
    pairs.set(this.#pairs);
    keys.set(this.#keys);
    [this.#pairs, this.#keys] = [pairs, keys];
    this.#slots = new Int32Array(2 * this.#slots.length).fill(FREE);
    for (let id = 0; id + 1 < this.#known.length; id++) this.#slots[this.#slotOf(pairs[id], keys[id])] = id;
  }
}

/**
 * Keys of arcs: whole numbers from 2^b to 2^(b+1), so that the sum over any route without circles is exact. A route of a
 * pair is known by its sum. That two routes of one pair share a key has a chance of about 1 in 2^(b+2): with a thousand
 * nodes and a hundred routes a pair, about one in a billion.
 *
 * @param names - Arc -> a fraction from 0 to below 1 that stands for it wherever it occurs; see {@link fractionOf}.
 * @param nodes - How many nodes a route may pass.
 */
export function arcKeys(names: Float64Array, nodes: number): Float64Array {
  const scale = 2 ** (52 - log2(nodes));
  return names.map((name) => Math.floor((1 + name) * scale));
}

function log2(nodes: number): number {
  let bits = 0;
  while (2 ** bits < nodes) bits++;
  return bits;
}

/** A fraction from 0 to below 1 that stands for a name: a hash (FNV-1a, twice with other constants, mixed). */
export function fractionOf(name: string): number {
  let a = 0x811c9dc5;
  let b = 0x2545f491;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return fraction(a, b);
}

/** Fractions for arcs that have no names: hashes of their numbers. */
export function numberedNames(arcs: number): Float64Array {
  return Float64Array.from({ length: arcs }, (_, arc) => fraction(arc ^ 0x2545f491, arc ^ 0x6c62272e));
}

function fraction(a: number, b: number): number {
  return (mixed(a) + (mixed(b) >>> 11) * 2 ** -21) * 2 ** -32;
}

/** Spreads the bits of a word (D. E. Knuth's multiplicative mixing, with shifts between). */
function mixed(value: number): number {
  let h = Math.imul(value, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
