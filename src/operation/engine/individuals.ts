/** Memory of the individuals in the system: consignments and vehicles. */

/** What an individual is doing. */
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

// Bytes of a record before its draws: whole numbers, then doubles. What the loop reads most fills one line of the cache.
const fields = {
  state: 0,
  step: 4,
  timer: 8,
  drawsAt: 12,
  stagesAt: 16,
  next: 20,
  origin: 24,
  way: 28,
  entered: 32,
  created: 40,
  who: 48,
  units: 56,
  previous: 64,
  riders: 68,
};
const headBytes = 72;

const realBytes = 8;
const wholeBytes = 4;

/**
 * The individuals in the system, consignments and vehicles. A record is used again as soon as its individual is gone, so
 * memory follows the goods in the system, not all those ever seen. Lists run through `next` and `previous`, -1 at their
 * ends.
 *
 * All data of one individual stand together, in one record of one buffer, as the loop seldom handles the same individual
 * twice in a row. Each field is a view of that buffer that begins with the field of the first record. An individual is
 * known by the place of its record, in whole numbers of 4 bytes: whole fields are read at `individual`, doubles at
 * `individual >> 1`.
 */
export class Individuals {
  /** How many are in the system. */
  count = 0;
  /** Number of records. */
  capacity: number;
  /** Distance from one record to the next. */
  readonly width: number;
  readonly #stages: number;
  readonly #draws: number;
  #buffer: ArrayBuffer;
  state!: Int32Array;
  step!: Int32Array;
  /** Its timer, counted from that of the first individual. */
  timer!: Int32Array;
  /** Where in `reals` its draws for the itinerary begin. */
  drawsAt!: Int32Array;
  /** Where in `reals` its stages of the itinerary begin. */
  stagesAt!: Int32Array;
  next!: Int32Array;
  /** The source or service it is from. */
  origin!: Int32Array;
  /** Which of the origin's itineraries it goes. */
  way!: Int32Array;
  previous!: Int32Array;
  /** First of those that ride with a vehicle. */
  riders!: Int32Array;
  /** When it entered its stage. */
  entered!: Float64Array;
  created!: Float64Array;
  /** Its number among all consignments and vehicles. */
  who!: Float64Array;
  units!: Float64Array;
  /** All records, with draws, and for each stage the hours spent there (-1 when it was not) and the part spent waiting. */
  reals!: Float64Array;
  #free = -1;
  readonly #touched: Float64Array = new Float64Array(1);

  constructor(width: { readonly draws: number; readonly stages: number }, capacity = 64) {
    this.capacity = capacity;
    this.#draws = headBytes / realBytes;
    this.#stages = this.#draws + width.draws;
    const reals = this.#stages + 2 * width.stages;
    this.width = (reals * realBytes) / wholeBytes;
    this.#buffer = new ArrayBuffer(capacity * reals * realBytes);
    this.#view();
    this.#chain(0);
  }

  get bytes(): number {
    return this.#buffer.byteLength;
  }

  /** Whether {@link take} would have to make room. */
  get full(): boolean {
    return this.#free < 0;
  }

  /** Where in `reals` the first draw of an individual is. */
  drawsOf(individual: number): number {
    return (individual >> 1) + this.#draws;
  }

  /** Where in `reals` the first stage of an individual is. */
  stagesOf(individual: number): number {
    return (individual >> 1) + this.#stages;
  }

  /**
   * Reads of a record what the loop is about to read. Nothing follows from it but that the processor fetches the memory of
   * several records at once, where the loop would wait for one after the other: with tens of thousands in the system, a
   * fifth of all time.
   */
  touch(record: number): void {
    const { reals, drawsAt, stagesAt } = this;
    const individual = record * this.width;
    this.#touched[0] = reals[drawsAt[individual]] + reals[stagesAt[individual]];
  }

  /** Takes a free record, with no stage visited. There must be one. */
  take(): number {
    const individual = this.#free;
    this.#free = this.next[individual];
    this.count++;
    const { reals } = this;
    for (let i = this.stagesOf(individual), end = (individual + this.width) >> 1; i < end; i += 2) {
      reals[i] = -1;
      reals[i + 1] = 0;
    }
    return individual;
  }

  /** Frees a record. */
  give(individual: number): void {
    this.state[individual] = states.free;
    this.next[individual] = this.#free;
    this.#free = individual;
    this.count--;
  }

  /** Doubles the number of records. */
  grow(): void {
    const before = this.capacity;
    const records = new Uint8Array(this.#buffer);
    this.capacity = 2 * before;
    this.#buffer = new ArrayBuffer(2 * records.length);
    new Uint8Array(this.#buffer).set(records);
    this.#view();
    this.#chain(before);
  }

  #view(): void {
    const whole = (field: number): Int32Array => new Int32Array(this.#buffer, field);
    const real = (field: number): Float64Array => new Float64Array(this.#buffer, field);
    this.state = whole(fields.state);
    this.step = whole(fields.step);
    this.timer = whole(fields.timer);
    this.drawsAt = whole(fields.drawsAt);
    this.stagesAt = whole(fields.stagesAt);
    this.next = whole(fields.next);
    this.origin = whole(fields.origin);
    this.way = whole(fields.way);
    this.previous = whole(fields.previous);
    this.riders = whole(fields.riders);
    this.entered = real(fields.entered);
    this.created = real(fields.created);
    this.who = real(fields.who);
    this.units = real(fields.units);
    this.reals = real(0);
  }

  /** Numbers the records from one on, and puts them into the list of free ones. */
  #chain(from: number): void {
    for (let record = this.capacity - 1; record >= from; record--) {
      const individual = record * this.width;
      this.timer[individual] = record;
      this.next[individual] = this.#free;
      this.#free = individual;
    }
  }
}
