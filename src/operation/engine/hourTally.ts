/** Statistics of one kind of duration in bounded memory. */
import { type Moments, mergeMoments, wholePower } from "../../math/index.ts";
import { hoursOf, ticksOf } from "./timeGrid.ts";

// Bins of the histogram: one for 0, one for what is below 2^-12 h (0.9 s), then 64 to each doubling up to 2^19 h.
const parts = 64;
const leastPower = -12;
const greatestPower = 19;
const binCount = 2 + parts * (greatestPower - leastPower);

// A double's upper word holds sign, exponent and the first 20 digits: shifted by 14 it counts 64ths of doublings.
const shift = 14;
const upper = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
const firstWord = (1023 + leastPower) * parts - 2;

/** Sums of ticks are kept as a whole number of these and a rest, both exact. */
const carry = 2 ** 50;

/** Hours stored before they are added up. */
const keptSize = 64;

/** Most batches kept: when there are as many, neighbours are joined. */
const mostBatches = 32;

// Places in the array of numbers.
const count = 0;
const rest = 1;
const carries = 2;
const origin = 3;
const sum = 4;
const squares = 5;
const low = 6;
const high = 7;
const batchSum = 8;
const batchCount = 9;
const batchSize = 10;
const batches = 11;
const firstBatch = 12;

/**
 * Hours as they come: count, exact sum, spread, extremes, a histogram whose bins are 1/64 of their value wide, and means
 * of batches in order (of equal size, which doubles when there are 32). In bounded memory, mergeable, and without
 * allocation.
 */
export class HourTally {
  readonly #numbers: Float64Array = new Float64Array(firstBatch + mostBatches);
  readonly #bins: Uint32Array = new Uint32Array(binCount);
  /** Hours not yet added up: the event loop only stores them. */
  readonly #kept: Float64Array = new Float64Array(keptSize);
  readonly #words: Uint32Array = new Uint32Array(this.#kept.buffer);
  #keptCount = 0;

  constructor() {
    this.reset();
  }

  /** Forgets everything. */
  reset(): void {
    this.#numbers.fill(0);
    this.#numbers[low] = Number.POSITIVE_INFINITY;
    this.#numbers[high] = Number.NEGATIVE_INFINITY;
    this.#numbers[batchSize] = 1;
    this.#bins.fill(0);
    this.#keptCount = 0;
  }

  /** @param hours - On the grid, at least 0. */
  add(hours: number): void {
    this.#kept[this.#keptCount++] = hours;
    if (this.#keptCount === keptSize) this.#flush();
  }

  /** Adds what another has met: its count, sum, spread and histogram; not its batches, which have no place in an order. */
  merge(other: HourTally): void {
    this.#flush();
    other.#flush();
    const a = this.#numbers;
    const b = other.#numbers;
    const moments = mergeMoments(this.moments(), other.moments());
    const rests = a[rest] + b[rest];
    a[carries] = a[carries] + b[carries] + (rests >= carry ? 1 : 0);
    a[rest] = rests >= carry ? rests - carry : rests;
    a[count] = moments.count;
    a[origin] = moments.mean;
    a[sum] = 0;
    a[squares] = moments.squares;
    a[low] = Math.min(a[low], b[low]);
    a[high] = Math.max(a[high], b[high]);
    for (let i = 0; i < binCount; i++) this.#bins[i] = this.#bins[i] + other.#bins[i];
  }

  get count(): number {
    return this.#flushed[count];
  }

  /** Sum of all hours, rounded once. */
  get total(): number {
    const n = this.#flushed;
    return hoursOf(n[carries] * carry + n[rest]);
  }

  get least(): number {
    return this.#flushed[low];
  }

  get greatest(): number {
    return this.#flushed[high];
  }

  /** How many were exactly 0. */
  get zeros(): number {
    this.#flush();
    return this.#bins[0];
  }

  moments(): Moments {
    const n = this.#flushed;
    const size = n[count];
    if (size === 0) return { count: 0, mean: 0, squares: 0 };
    const drift = n[sum];
    return {
      count: size,
      mean: this.total / size,
      squares: Math.max(0, n[squares] - (drift / size) * drift),
    };
  }

  /** How many hours make a batch. */
  get batchSize(): number {
    return this.#flushed[batchSize];
  }

  /** Means of batches of one size, in order; what came after the last full one is left out. */
  batchMeans(): Float64Array {
    const n = this.#flushed;
    return n.slice(firstBatch, firstBatch + n[batches]);
  }

  /** The value with this share of hours below it, off by at most 1/64 of itself; `undefined` when there are none. */
  quantile(probability: number): number | undefined {
    const n = this.#flushed;
    const size = n[count];
    if (size === 0) return undefined;
    const target = probability * size;
    let before = 0;
    for (let bin = 0; bin < binCount; bin++) {
      const here = this.#bins[bin];
      if (here > 0 && before + here >= target) {
        const [from, to] = endsOf(bin);
        const value = from + (to - from) * Math.max(0, (target - before) / here);
        return Math.max(n[low], Math.min(n[high], value));
      }
      before += here;
    }
    return n[high];
  }

  get bytes(): number {
    return this.#numbers.byteLength + this.#bins.byteLength + this.#kept.byteLength;
  }

  get #flushed(): Float64Array {
    this.#flush();
    return this.#numbers;
  }

  #flush(): void {
    const many = this.#keptCount;
    if (many === 0) return;
    this.#keptCount = 0;
    if (this.#numbers[count] === 0) this.#numbers[origin] = this.#kept[0];
    this.#addUp(many);
    this.#sort(many);
    this.#batch(many);
  }

  /** Count, sums and extremes. */
  #addUp(many: number): void {
    const n = this.#numbers;
    const about = n[origin];
    let exact = n[rest];
    let drift = n[sum];
    let spread = n[squares];
    let least = n[low];
    let greatest = n[high];
    for (let i = 0; i < many; i++) {
      const hours = this.#kept[i];
      exact += ticksOf(hours);
      if (exact >= carry) {
        exact -= carry;
        n[carries] = n[carries] + 1;
      }
      const difference = hours - about;
      drift += difference;
      spread += difference * difference;
      if (hours < least) least = hours;
      if (hours > greatest) greatest = hours;
    }
    n[count] = n[count] + many;
    n[rest] = exact;
    n[sum] = drift;
    n[squares] = spread;
    n[low] = least;
    n[high] = greatest;
  }

  /** Into the bins of the histogram. */
  #sort(many: number): void {
    const bins = this.#bins;
    const words = this.#words;
    for (let i = 0; i < many; i++) {
      let bin = (words[2 * i + upper] >>> shift) - firstWord;
      if (bin < 1) bin = this.#kept[i] === 0 ? 0 : 1;
      else if (bin >= binCount) bin = binCount - 1;
      bins[bin] = bins[bin] + 1;
    }
  }

  /** Into batches, in order. */
  #batch(many: number): void {
    const n = this.#numbers;
    let done = 0;
    while (done < many) {
      const size = n[batchSize];
      const before = n[batchCount];
      const end = Math.min(many, done + size - before);
      let hours = n[batchSum];
      for (let i = done; i < end; i++) hours += this.#kept[i];
      n[batchSum] = hours;
      n[batchCount] = before + end - done;
      done = end;
      if (n[batchCount] === size) this.#closeBatch(size);
    }
  }

  #closeBatch(size: number): void {
    const n = this.#numbers;
    const made = n[batches];
    n[firstBatch + made] = n[batchSum] / size;
    n[batchSum] = 0;
    n[batchCount] = 0;
    n[batches] = made + 1;
    if (made + 1 < mostBatches) return;
    for (let i = 0; i < mostBatches / 2; i++) {
      const pair = firstBatch + 2 * i;
      n[firstBatch + i] = (n[pair] + n[pair + 1]) / 2;
    }
    n[batches] = mostBatches / 2;
    n[batchSize] = 2 * size;
  }
}

/** From where to where a bin goes. */
function endsOf(bin: number): readonly [from: number, to: number] {
  if (bin === 0) return [0, 0];
  if (bin === 1) return [0, wholePower(2, leastPower)];
  const at = (edge: number): number =>
    wholePower(2, leastPower + Math.floor(edge / parts)) * (1 + (edge % parts) / parts);
  return [at(bin - 2), at(bin - 1)];
}
