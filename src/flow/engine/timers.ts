/** Children of a node of the heap: four lie in one cache line and halve the depth. */
const arity = 4;

/**
 * What happens first of several things at one hour: servers come and go, then work ends, then goods arrive, then patience
 * ends, then vehicles leave, so that whoever comes just in time is in time.
 */
export const turns = { calendar: 0, end: 1, arrival: 2, patience: 3, departure: 4 } as const;

// Turns stand before the order of setting in one number: 2^45 timers may be set in a run.
const turnWeight = 35184372088832;

/**
 * Timers by their numbers, each set for at most one hour, the next to go off at hand: a heap that knows where each timer
 * stands, so that one can be stopped. Timers of one hour go off by turn, then in the order in which they were set.
 */
export class Timers {
  /** The hour it is: that of the last timer taken out. In an array, where doubles change without being allocated. */
  readonly clock: Float64Array = new Float64Array(1);
  /** The hour each timer is to go off: written there, it is not passed from call to call, and so not allocated. */
  due: Float64Array;
  #set = 0;
  #size = 0;
  /** Whether the root has been taken out and not been filled: the next timer that is set may go there. */
  #hollow = false;
  #hours: Float64Array;
  #orders: Float64Array;
  #ids: Int32Array;
  /** Place of a timer in the heap; -1 when not set. */
  #places: Int32Array;

  /** @param count - Timers are numbered from 0 to one less; {@link grow} makes room for more. */
  constructor(count: number) {
    this.due = new Float64Array(count);
    this.#hours = new Float64Array(count);
    this.#orders = new Float64Array(count);
    this.#ids = new Int32Array(count);
    this.#places = new Int32Array(count).fill(-1);
  }

  /** How many are set. */
  get size(): number {
    return this.#hollow ? this.#size - 1 : this.#size;
  }

  /** Bytes taken. */
  get bytes(): number {
    return (
      2 * this.#hours.byteLength + this.#orders.byteLength + this.#ids.byteLength + this.#places.byteLength
    );
  }

  /** Room for more timers. */
  grow(count: number): void {
    const grown = <A extends Float64Array | Int32Array>(array: A, fresh: A): A => {
      fresh.set(array);
      return fresh;
    };
    const before = this.#places.length;
    this.due = grown(this.due, new Float64Array(count));
    this.#hours = grown(this.#hours, new Float64Array(count));
    this.#orders = grown(this.#orders, new Float64Array(count));
    this.#ids = grown(this.#ids, new Int32Array(count));
    this.#places = grown(this.#places, new Int32Array(count)).fill(-1, before);
  }

  /** The hour of the next timer; `Infinity` when none is set. */
  next(): number {
    if (this.#hollow) this.#fill();
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#hours[0] as number);
  }

  /** Sets a timer that is not set, so many hours from now. */
  set(id: number, delay: number, turn: number): void {
    this.setAt(id, (this.clock[0] as number) + delay, turn);
  }

  /** Sets a timer that is not set, for an hour. */
  setAt(id: number, hour: number, turn: number): void {
    this.due[id] = hour;
    this.start(id, turn);
  }

  /** Sets a timer that is not set, for the hour that stands in `due`. */
  start(id: number, turn: number): void {
    const place = this.#hollow ? 0 : this.#size++;
    this.#hours[place] = this.due[id] as number;
    this.#orders[place] = turn * turnWeight + this.#set++;
    this.#ids[place] = id;
    if (this.#hollow) {
      this.#hollow = false;
      this.#sink(0);
    } else this.#rise(place);
  }

  /** Whether a timer is set. */
  isSet(id: number): boolean {
    return (this.#places[id] as number) >= 0;
  }

  /** Takes the next timer out and puts the clock forward to it; {@link next} must have told that there is one. */
  pop(): number {
    const id = this.#ids[0] as number;
    this.clock[0] = this.#hours[0] as number;
    this.#places[id] = -1;
    this.#hollow = true;
    return id;
  }

  /** Stops a timer; nothing when it is not set. */
  stop(id: number): void {
    if ((this.#places[id] as number) < 0) return;
    if (this.#hollow) this.#fill();
    const place = this.#places[id] as number;
    this.#places[id] = -1;
    const last = --this.#size;
    if (place === last) return;
    this.#move(last, place);
    this.#sink(this.#rise(place));
  }

  /** Fills the root with the last timer, if there are others. */
  #fill(): void {
    this.#hollow = false;
    const last = --this.#size;
    if (last === 0) return;
    this.#move(last, 0);
    this.#sink(0);
  }

  #move(from: number, to: number): void {
    this.#hours[to] = this.#hours[from] as number;
    this.#orders[to] = this.#orders[from] as number;
    this.#ids[to] = this.#ids[from] as number;
  }

  /** Lets the timer at a place rise to where it belongs, and tells where that is. */
  #rise(from: number): number {
    const hours = this.#hours;
    const orders = this.#orders;
    const ids = this.#ids;
    const places = this.#places;
    const hour = hours[from] as number;
    const order = orders[from] as number;
    const id = ids[from] as number;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const above = hours[parent] as number;
      if (above < hour || (above === hour && (orders[parent] as number) < order)) break;
      const moved = ids[parent] as number;
      hours[place] = above;
      orders[place] = orders[parent] as number;
      ids[place] = moved;
      places[moved] = place;
      place = parent;
    }
    hours[place] = hour;
    orders[place] = order;
    ids[place] = id;
    places[id] = place;
    return place;
  }

  /** Lets the timer at a place sink to where it belongs. */
  #sink(from: number): void {
    const hours = this.#hours;
    const orders = this.#orders;
    const ids = this.#ids;
    const places = this.#places;
    const hour = hours[from] as number;
    const order = orders[from] as number;
    const id = ids[from] as number;
    const size = this.#size;
    let place = from;
    for (;;) {
      const first = arity * place + 1;
      if (first >= size) break;
      const end = first + arity < size ? first + arity : size;
      let least = first;
      let leastHour = hours[first] as number;
      for (let child = first + 1; child < end; child++) {
        const h = hours[child] as number;
        if (h < leastHour || (h === leastHour && (orders[child] as number) < (orders[least] as number))) {
          least = child;
          leastHour = h;
        }
      }
      if (hour < leastHour || (hour === leastHour && order < (orders[least] as number))) break;
      const moved = ids[least] as number;
      hours[place] = leastHour;
      orders[place] = orders[least] as number;
      ids[place] = moved;
      places[moved] = place;
      place = least;
    }
    hours[place] = hour;
    orders[place] = order;
    ids[place] = id;
    places[id] = place;
  }
}
