/** What whoever holds a slot is doing. */
export const states = {
  free: 0,
  /** In a delay. */
  delayed: 1,
  /** In the queue of a station. */
  waiting: 2,
  served: 3,
  /** About to begin the next step, at this very hour. */
  continuing: 4,
  /** In the queue of a service. */
  boarding: 5,
  riding: 6,
  /** A vehicle on its way back. */
  returning: 7,
} as const;

/**
 * Places for consignments and vehicles in the system. A place is used again as soon as its holder is gone, so memory
 * follows the goods in the system, not those ever seen. Lists run through `next` and `previous`, -1 at their ends.
 */
export class Slots {
  /** How many are taken. */
  count = 0;
  /** How many there is room for. */
  capacity: number;
  readonly drawWidth: number;
  readonly stageWidth: number;
  state: Uint8Array;
  /** The source or service it is from. */
  origin: Int32Array;
  /** Which of the origin's ways it goes. */
  way: Int32Array;
  step: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  /** First of those that ride with a vehicle. */
  riders: Int32Array;
  /** Where its draws for the way begin. */
  drawsAt: Int32Array;
  /** Where its hours for the way begin. */
  stagesAt: Int32Array;
  /** Its number among all consignments and vehicles. */
  who: Float64Array;
  units: Float64Array;
  created: Float64Array;
  /** When it entered its stage. */
  entered: Float64Array;
  draws: Float64Array;
  /** Hours spent in each stage; -1 when it was not there. */
  hours: Float64Array;
  /** The part of them spent waiting. */
  waits: Float64Array;
  #free = -1;

  constructor(width: { readonly draws: number; readonly stages: number }, capacity = 64) {
    this.capacity = capacity;
    this.drawWidth = width.draws;
    this.stageWidth = width.stages;
    this.state = new Uint8Array(capacity);
    const whole = (): Int32Array => new Int32Array(capacity);
    this.origin = whole();
    this.way = whole();
    this.step = whole();
    this.next = whole();
    this.previous = whole();
    this.riders = whole();
    this.drawsAt = whole();
    this.stagesAt = whole();
    this.who = new Float64Array(capacity);
    this.units = new Float64Array(capacity);
    this.created = new Float64Array(capacity);
    this.entered = new Float64Array(capacity);
    this.draws = new Float64Array(capacity * width.draws);
    this.hours = new Float64Array(capacity * width.stages);
    this.waits = new Float64Array(capacity * width.stages);
    this.#chain(0);
  }

  get bytes(): number {
    const perSlot = 1 + 8 * 4 + 4 * 8 + 8 * (this.drawWidth + 2 * this.stageWidth);
    return this.capacity * perSlot;
  }

  /** Whether {@link take} would have to make room. */
  get full(): boolean {
    return this.#free < 0;
  }

  /** A free slot, with no stage visited. There must be one. */
  take(): number {
    const slot = this.#free;
    this.#free = this.next[slot] as number;
    this.count++;
    const width = this.stageWidth;
    for (let i = slot * width, end = i + width; i < end; i++) {
      this.hours[i] = -1;
      this.waits[i] = 0;
    }
    return slot;
  }

  /** Gives a slot back. */
  give(slot: number): void {
    this.state[slot] = states.free;
    this.next[slot] = this.#free;
    this.#free = slot;
    this.count--;
  }

  /** Twice the room. */
  grow(): void {
    const before = this.capacity;
    const after = 2 * before;
    const bytes = new Uint8Array(after);
    bytes.set(this.state);
    this.state = bytes;
    const whole = (array: Int32Array): Int32Array => {
      const fresh = new Int32Array(after);
      fresh.set(array);
      return fresh;
    };
    const real = (array: Float64Array): Float64Array => {
      const fresh = new Float64Array(2 * array.length);
      fresh.set(array);
      return fresh;
    };
    this.origin = whole(this.origin);
    this.way = whole(this.way);
    this.step = whole(this.step);
    this.next = whole(this.next);
    this.previous = whole(this.previous);
    this.riders = whole(this.riders);
    this.drawsAt = whole(this.drawsAt);
    this.stagesAt = whole(this.stagesAt);
    this.who = real(this.who);
    this.units = real(this.units);
    this.created = real(this.created);
    this.entered = real(this.entered);
    this.draws = real(this.draws);
    this.hours = real(this.hours);
    this.waits = real(this.waits);
    this.capacity = after;
    this.#chain(before);
  }

  /** Strings the slots from one on into the list of free ones. */
  #chain(from: number): void {
    for (let slot = this.capacity - 1; slot >= from; slot--) {
      this.next[slot] = this.#free;
      this.#free = slot;
    }
  }
}
