/** Unsorted bins of timers, the later part of the event calendar. */

// Numbers in a chunk: the place of the chunk before it in the bin, one that is free, and ten entries of three.
const chunkSize = 32;
const head = 2;

/** Numbers in an entry. */
export const entrySize = 3;

/**
 * Bins of entries of three numbers, in no order. A bin is a chain of chunks in one array, so that an entry is written
 * next to the one before it, and a bin is read from end to end.
 */
export class Bins {
  /** All chunks; the first is none, as place 0 says "no chunk". */
  entries: Float64Array = new Float64Array(chunkSize);
  /** Where the next entry of each bin goes; 0 when the bin has no chunk. */
  #ends: Int32Array = new Int32Array(0);
  #free = 0;

  /** Bytes taken. */
  get bytes(): number {
    return this.entries.byteLength + this.#ends.byteLength;
  }

  /** Makes it so many bins; all must be empty. */
  reset(count: number): void {
    if (this.#ends.length < count) this.#ends = new Int32Array(count);
  }

  /** Room for one more entry in a bin: where in `entries` it is to be written. */
  add(bin: number): number {
    let at = this.#ends[bin];
    if ((at & (chunkSize - 1)) === 0) at = this.#begin(at);
    this.#ends[bin] = at + entrySize;
    return at;
  }

  /** The end of the entries in the last chunk of a bin, which is empty from now on; 0 when it was empty. */
  take(bin: number): number {
    const end = this.#ends[bin];
    this.#ends[bin] = 0;
    return end;
  }

  /** The first entry of the chunk that has an end. */
  first(end: number): number {
    return ((end - 1) & -chunkSize) + head;
  }

  /** Frees the chunk of a first entry; the end of the chunk before it, or 0. */
  release(first: number): number {
    const chunk = first - head;
    const end = this.entries[chunk];
    this.entries[chunk] = this.#free;
    this.#free = chunk;
    return end;
  }

  /** A chunk after the one with this end: where its first entry goes. */
  #begin(end: number): number {
    if (this.#free === 0) this.#grow();
    const chunk = this.#free;
    this.#free = this.entries[chunk];
    this.entries[chunk] = end;
    return chunk + head;
  }

  #grow(): void {
    const before = this.entries;
    this.entries = new Float64Array(2 * before.length);
    this.entries.set(before);
    this.#chain(before.length);
  }

  /** Strings the chunks from one on into the list of free ones. */
  #chain(from: number): void {
    for (let chunk = this.entries.length - chunkSize; chunk >= from; chunk -= chunkSize) {
      this.entries[chunk] = this.#free;
      this.#free = chunk;
    }
  }
}
