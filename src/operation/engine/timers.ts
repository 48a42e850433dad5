/** The event calendar: timers, the next one first. */
import { Bins, entrySize } from "./bins.ts";
import { onGrid } from "./timeGrid.ts";

/** Children of a node of the heap: four lie in one cache line and halve the depth. */
const arity = 4;

/** Up to so many timers are all kept in the heap. */
const few = 128;

/** Timers that a bin holds in the mean. */
const perBin = 8;

/**
 * The order of events at one hour: servers come and go, then service ends, then goods arrive, then patience
 * ends, then vehicles leave, so that an arrival just in time is in time.
 */
export const turns = { calendar: 0, end: 1, arrival: 2, patience: 3, departure: 4 } as const;

// Turns stand before the order of setting in one number: 2^45 timers may be set in a run.
const turnWeight = 35184372088832;

/**
 * Timers by their numbers, each set for at most one hour, the next to go off at hand. Timers of one hour go off by turn,
 * then in the order in which they were set.
 *
 * The next ones stand in a heap. Where there are many, the others lie unsorted in bins of equal lengths of time, the last
 * bin for all that is later, and each bin is poured into the heap when its time has come: a small heap stays in the
 * processor's cache. (A ladder queue with one rung: W. T. Tang, R. S. M. Goh, I. L.-J. Thng, ACM Trans. Model. Comput.
 * Simul. 15, 2005.) The heap of any values in `paths` took 1.6 times as long with 100 timers and 3.8 times with 10,000. A
 * timer that is stopped stays where it is, and is passed over when it comes up.
 */
export class Timers {
  /** The hour it is: that of the last timer taken out. In an array, where doubles change without being allocated. */
  readonly clock: Float64Array = new Float64Array(1);
  /** The hour the next timer that is started is to go off: not passed from call to call, and so not allocated. */
  readonly due: Float64Array = new Float64Array(1);
  /** Turn and order of setting of each timer; -1 when not set. */
  #orderOf: Float64Array;
  #set = 0;
  /** Entries in heap and bins; those of them that were stopped; how many make it worth spreading them again. */
  #held = 0;
  #stopped = 0;
  #most = few;
  // The heap.
  #size = 0;
  /** Whether the root has been taken out and not been filled: the next timer that is set may go there. */
  #hollow = false;
  #hours: Float64Array = new Float64Array(few);
  #orders: Float64Array = new Float64Array(few);
  #ids: Int32Array = new Int32Array(few);
  // The bins: how many, how many of them have been poured, from which hour, and how many to an hour.
  readonly #bins: Bins = new Bins();
  #binCount = 0;
  #poured = 1;
  readonly #scale: Float64Array = new Float64Array(2);
  readonly #isNear: (id: number) => void;

  /**
   * @param count - Timers are numbered from 0 to one less; {@link grow} makes room for more.
   * @param isNear - Called for each timer that comes from a bin into the heap, a few events before it goes off.
   */
  constructor(count: number, isNear: (id: number) => void = () => {}) {
    this.#orderOf = new Float64Array(count).fill(-1);
    this.#isNear = isNear;
  }

  /** How many are set. */
  get size(): number {
    return this.#held - this.#stopped;
  }

  /** Bytes taken. */
  get bytes(): number {
    return this.#orderOf.byteLength + 20 * this.#hours.length + this.#bins.bytes;
  }

  /** Room for more timers. */
  grow(count: number): void {
    const before = this.#orderOf;
    this.#orderOf = new Float64Array(count).fill(-1, before.length);
    this.#orderOf.set(before);
  }

  /** The hour of the next timer; `Infinity` when none is set. */
  next(): number {
    if (this.#hollow) this.#fill();
    if (this.#size === 0 || this.#stopped > 0) this.#settle();
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#hours[0];
  }

  /** Whether the next timer goes off at an hour, and in an earlier turn than one. */
  isDue(hour: number, turn: number): boolean {
    return this.next() === hour && this.#orders[0] < turn * turnWeight;
  }

  /** Sets a timer that is not set, so many hours from now. */
  set(id: number, delay: number, turn: number): void {
    this.setAt(id, onGrid(this.clock[0] + delay), turn);
  }

  /** Sets a timer that is not set, for an hour. */
  setAt(id: number, hour: number, turn: number): void {
    this.due[0] = hour;
    this.start(id, turn);
  }

  /** Sets a timer that is not set, for the hour that stands in `due`. */
  start(id: number, turn: number): void {
    const order = turn * turnWeight + this.#set++;
    this.#orderOf[id] = order;
    if (this.#held === this.#most) this.#spread();
    this.#held++;
    const hour = this.due[0];
    if (this.#hollow && !(this.#binOf(hour) >= this.#poured)) {
      this.#hollow = false;
      this.#write(0, hour, order, id);
      this.#sink();
    } else this.#put(hour, order, id);
  }

  /** Whether a timer is set. */
  isSet(id: number): boolean {
    return this.#orderOf[id] >= 0;
  }

  /** Takes the next timer out and sets the clock to its hour; {@link next} must have returned a finite hour. */
  pop(): number {
    const id = this.#ids[0];
    this.clock[0] = this.#hours[0];
    this.#orderOf[id] = -1;
    this.#held--;
    this.#hollow = true;
    return id;
  }

  /** Stops a timer; nothing when it is not set. */
  stop(id: number): void {
    if (this.#orderOf[id] < 0) return;
    this.#orderOf[id] = -1;
    this.#stopped++;
  }

  /** How many bins lie before an hour. */
  #binOf(hour: number): number {
    return (hour - this.#scale[0]) * this.#scale[1];
  }

  /** Puts an entry where it belongs: into the heap or a bin. */
  #put(hour: number, order: number, id: number): void {
    const bin = this.#binOf(hour);
    if (bin >= this.#poured) {
      const at = this.#bins.add(bin < this.#binCount ? bin | 0 : this.#binCount);
      const { entries } = this.#bins;
      entries[at] = hour;
      entries[at + 1] = order;
      entries[at + 2] = id;
    } else {
      if (this.#size === this.#ids.length) this.#grow();
      this.#write(this.#size, hour, order, id);
      this.#rise(this.#size++);
    }
  }

  /** Brings a timer that was not stopped to the root, if there is one. */
  #settle(): void {
    for (;;) {
      if (this.#hollow) this.#fill();
      if (this.#size > 0) {
        if (this.#orderOf[this.#ids[0]] === this.#orders[0]) return;
        this.#stopped--;
        this.#held--;
        this.#hollow = true;
      } else if (this.#held > 0) this.#advance();
      else return;
    }
  }

  /** Goes on to the next bin when the heap is empty. */
  #advance(): void {
    if (this.#poured === this.#binCount) {
      this.#spread();
      return;
    }
    this.#pour(this.#poured++);
    for (let place = 0; place < this.#size; place++) this.#isNear(this.#ids[place]);
    for (let place = 1; place < this.#size; place++) this.#rise(place);
  }

  /** Appends a bin to the heap, where nothing has risen yet. */
  #pour(bin: number): void {
    const bins = this.#bins;
    for (let end = bins.take(bin); end > 0; ) {
      const { entries } = bins;
      const first = bins.first(end);
      while (this.#size + (end - first) / entrySize > this.#ids.length) this.#grow();
      for (let at = first; at < end; at += entrySize) {
        this.#write(this.#size++, entries[at], entries[at + 1], entries[at + 2]);
      }
      end = bins.release(first);
    }
  }

  /** Sorts all timers into heap and bins again, by their number and hours. */
  #spread(): void {
    if (this.#hollow) this.#fill();
    while (this.#poured <= this.#binCount) this.#pour(this.#poured++);
    const hours = this.#hours;
    const orders = this.#orders;
    const ids = this.#ids;
    let count = 0;
    let first = Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let i = 0; i < this.#size; i++) {
      if (this.#orderOf[ids[i]] !== orders[i]) continue;
      const hour = hours[i];
      if (hour < first) first = hour;
      sum += hour;
      this.#move(i, count++);
    }
    this.#held = count;
    this.#stopped = 0;
    this.#most = Math.max(few, 2 * count);
    const mean = sum / count - first;
    const many = count > few / 2 && mean > 0;
    this.#poured = 1;
    this.#binCount = many ? count : 0;
    this.#scale[0] = many ? first : 0;
    this.#scale[1] = many ? count / (perBin * mean) : 0;
    this.#bins.reset(this.#binCount + 1);
    this.#size = 0;
    // What goes into the heap is written at most where it was read.
    for (let i = 0; i < count; i++) this.#put(hours[i], orders[i], ids[i]);
  }

  #grow(): void {
    const room = 2 * this.#ids.length;
    const hours = this.#hours;
    const orders = this.#orders;
    const ids = this.#ids;
    this.#hours = new Float64Array(room);
    this.#orders = new Float64Array(room);
    this.#ids = new Int32Array(room);
    this.#hours.set(hours);
    this.#orders.set(orders);
    this.#ids.set(ids);
  }

  /** Fills the root with the last timer, if there are others. */
  #fill(): void {
    this.#hollow = false;
    const last = --this.#size;
    if (last === 0) return;
    this.#move(last, 0);
    this.#sink();
  }

  #move(from: number, to: number): void {
    this.#write(to, this.#hours[from], this.#orders[from], this.#ids[from]);
  }

  #write(place: number, hour: number, order: number, id: number): void {
    this.#hours[place] = hour;
    this.#orders[place] = order;
    this.#ids[place] = id;
  }

  /** Lets the timer at a place rise to where it belongs. */
  #rise(from: number): void {
    const hours = this.#hours;
    const orders = this.#orders;
    const ids = this.#ids;
    const hour = hours[from];
    const order = orders[from];
    const id = ids[from];
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const above = hours[parent];
      if (above < hour || (above === hour && orders[parent] < order)) break;
      hours[place] = above;
      orders[place] = orders[parent];
      ids[place] = ids[parent];
      place = parent;
    }
    hours[place] = hour;
    orders[place] = order;
    ids[place] = id;
  }

  /** Lets the timer at the root sink to where it belongs. */
  #sink(): void {
    const hours = this.#hours;
    const orders = this.#orders;
    const ids = this.#ids;
    const hour = hours[0];
    const order = orders[0];
    const id = ids[0];
    const size = this.#size;
    let place = 0;
    for (;;) {
      const first = arity * place + 1;
      if (first >= size) break;
      const end = first + arity < size ? first + arity : size;
      let least = first;
      let leastHour = hours[first];
      for (let child = first + 1; child < end; child++) {
        const h = hours[child];
        if (h < leastHour || (h === leastHour && orders[child] < orders[least])) {
          least = child;
          leastHour = h;
        }
      }
      if (hour < leastHour || (hour === leastHour && order < orders[least])) break;
      hours[place] = leastHour;
      orders[place] = orders[least];
      ids[place] = ids[least];
      place = least;
    }
    hours[place] = hour;
    orders[place] = order;
    ids[place] = id;
  }
}
