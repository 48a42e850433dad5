/**
 * A heap of labels with four children a place, smallest (first key, second key, rank, label) on top. Labels are never
 * changed once in it, so it needs no index. Grows as needed; 24 bytes a label.
 */
export class LabelHeap {
  size = 0;
  private first = new Float64Array(1024);
  private second = new Float64Array(1024);
  private rank = new Uint32Array(1024);
  private label = new Uint32Array(1024);

  push(label: number, first: number, second: number, rank: number): void {
    if (this.size === this.label.length) this.grow();
    let place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (!this.before(label, first, second, rank, parent)) break;
      this.move(parent, place);
      place = parent;
    }
    this.set(place, label, first, second, rank);
  }

  /** Takes the smallest label out; the heap must not be empty. */
  pop(): number {
    const top = this.label[0];
    const size = --this.size;
    const label = this.label[size];
    const first = this.first[size];
    const second = this.second[size];
    const rank = this.rank[size];
    let place = 0;
    for (let child = 1; child < size; child = 4 * place + 1) {
      const end = Math.min(child + 4, size);
      let best = child;
      for (let c = child + 1; c < end; c++) {
        if (this.before(this.label[c], this.first[c], this.second[c], this.rank[c], best)) {
          best = c;
        }
      }
      if (this.before(label, first, second, rank, best)) break;
      this.move(best, place);
      place = best;
    }
    if (size > 0) this.set(place, label, first, second, rank);
    return top;
  }

  /** Whether a label belongs above the one at a place. */
  private before(label: number, first: number, second: number, rank: number, place: number): boolean {
    const otherFirst = this.first[place];
    if (first !== otherFirst) return first < otherFirst;
    const otherSecond = this.second[place];
    if (second !== otherSecond) return second < otherSecond;
    const otherRank = this.rank[place];
    return rank !== otherRank ? rank < otherRank : label < this.label[place];
  }

  private set(place: number, label: number, first: number, second: number, rank: number): void {
    this.first[place] = first;
    this.second[place] = second;
    this.rank[place] = rank;
    this.label[place] = label;
  }

  private move(from: number, to: number): void {
    this.first[to] = this.first[from];
    this.second[to] = this.second[from];
    this.rank[to] = this.rank[from];
    this.label[to] = this.label[from];
  }

  private grow(): void {
    const size = 2 * this.size;
    this.first = copyInto(new Float64Array(size), this.first);
    this.second = copyInto(new Float64Array(size), this.second);
    this.rank = copyInto(new Uint32Array(size), this.rank);
    this.label = copyInto(new Uint32Array(size), this.label);
  }
}

/** Copies an array to the beginning of a longer one of the same kind. */
export function copyInto<T extends Float64Array | Uint32Array>(longer: T, array: T): T {
  longer.set(array);
  return longer;
}
