/** A priority queue of any values, for searches whose order is more than one number. */

/** Children of a place: four halve the depth, and lie side by side. */
const arity = 4;

/**
 * A heap with the first of its values, by an order of the caller's, on top. Values must not change their order while they
 * are in it.
 */
export class Heap<Value> {
  readonly #values: Value[] = [];
  readonly #before: (a: Value, b: Value) => boolean;

  /** @param before - Whether a value comes before another one; never both ways round. */
  constructor(before: (a: Value, b: Value) => boolean) {
    this.#before = before;
  }

  /** How many values it holds. */
  get size(): number {
    return this.#values.length;
  }

  push(value: Value): void {
    const values = this.#values;
    const before = this.#before;
    let place = values.length;
    values.push(value);
    while (place > 0) {
      const parent = Math.floor((place - 1) / arity);
      const above = values[parent];
      if (!before(value, above)) break;
      values[place] = above;
      place = parent;
    }
    values[place] = value;
  }

  /** Takes out the first value; `undefined` when there is none. */
  pop(): Value | undefined {
    const values = this.#values;
    const first: Value | undefined = values[0];
    const last = values.pop();
    if (last === undefined || values.length === 0) return first;
    const before = this.#before;
    const size = values.length;
    let place = 0;
    for (let child = 1; child < size; child = arity * place + 1) {
      const end = child + arity < size ? child + arity : size;
      let best = child;
      let least = values[child];
      for (let other = child + 1; other < end; other++) {
        const value = values[other];
        if (!before(value, least)) continue;
        best = other;
        least = value;
      }
      if (!before(least, last)) break;
      values[place] = least;
      place = best;
    }
    values[place] = last;
    return first;
  }
}
