/** All statistics of one replication. */
import { HourTally } from "./hourTally.ts";
import type { Individuals } from "./individuals.ts";
import type { PlanShape } from "./planShape.ts";
import { hoursOf, onGrid, ticksOf } from "./timeGrid.ts";

/** Why an individual was lost. */
export const reasons = { room: 0, divert: 1, patience: 2 } as const;
export type Reason = (typeof reasons)[keyof typeof reasons];

/** What is counted, by name of the list. */
interface PlaceCounts {
  readonly arrivals: Float64Array;
  readonly served: Float64Array;
  readonly lost: readonly Float64Array[];
  readonly diverted: Float64Array;
  readonly departures: Float64Array;
  readonly cancelled: Float64Array;
  readonly carried: Float64Array;
  readonly leftBehind: Float64Array;
}

// Numbers kept of each place where goods wait, side by side.
const since = 0;
const queue = 1;
const busy = 2;
const there = 3;
const queueArea = 4;
const busyArea = 5;
const thereArea = 6;
const longest = 7;
const stride = 8;

/** Sums of ticks are kept as a whole number of these and a rest, both exact. */
const carry = 2 ** 50;

/**
 * All statistics of a replication. It receives events in their order and knows nothing of how they came about, so a log
 * of events gives the same statistics. A place is a station or, after all stations, a service.
 */
export class RunTally {
  readonly counts: PlaceCounts;
  /** Waits at each place. */
  readonly waits: readonly HourTally[];
  /** Trips on each itinerary of each origin; see {@link tripOf}. */
  readonly trips: readonly HourTally[];
  /** By origin: diverted since the statistics began. */
  readonly diverted: Float64Array;
  readonly #createdBefore: Float64Array;
  readonly #throughBefore: Float64Array;
  readonly #lostBefore: Float64Array;
  /** By origin, since the run began. */
  readonly everCreated: Float64Array;
  readonly everThrough: Float64Array;
  readonly everLost: Float64Array;
  /** By stage of an origin: how many trips went through it, and their hours, exactly. */
  readonly visits: Float64Array;
  readonly #stageRest: Float64Array;
  readonly #stageCarries: Float64Array;
  readonly #waitRest: Float64Array;
  readonly #waitCarries: Float64Array;
  readonly #tripsAt: Int32Array;
  readonly #stagesAt: Int32Array;
  readonly #places: Float64Array;
  readonly #sources: number;
  /** Statistics are of what happens from this hour on, and of trips and waits that begin then. */
  from = 0;
  readonly #clock: Float64Array;
  readonly #individuals: Individuals;
  /** Consignments in the system, since when, and hours times them until then. */
  readonly #stock: Float64Array = new Float64Array(3);

  /** @param system - The clock, and the individuals in the system. */
  constructor(
    { origins, sources, stations, services }: PlanShape,
    system: { readonly clock: Float64Array; readonly individuals: Individuals },
  ) {
    const places = stations.length + services.length;
    this.#clock = system.clock;
    this.#individuals = system.individuals;
    const each = (): Float64Array => new Float64Array(places);
    // One plain literal, as in emptyState.
    this.counts = {
      arrivals: each(),
      served: each(),
      lost: [each(), each(), each()],
      diverted: each(),
      departures: each(),
      cancelled: each(),
      carried: each(),
      leftBehind: each(),
    };
    this.waits = Array.from({ length: places }, () => new HourTally());
    this.#places = new Float64Array(places * stride);
    const n = origins.length;
    this.#createdBefore = new Float64Array(n);
    this.#throughBefore = new Float64Array(n);
    this.#lostBefore = new Float64Array(n);
    this.diverted = new Float64Array(n);
    this.everCreated = new Float64Array(n);
    this.everThrough = new Float64Array(n);
    this.everLost = new Float64Array(n);
    this.#sources = sources.length;
    this.#tripsAt = startsOf(origins.map(({ ways }) => ways.length));
    this.#stagesAt = startsOf(origins.map(({ stageCount }) => stageCount));
    this.trips = Array.from({ length: this.#tripsAt[n] }, () => new HourTally());
    const stages = this.#stagesAt[n];
    this.visits = new Float64Array(stages);
    this.#stageRest = new Float64Array(stages);
    this.#stageCarries = new Float64Array(stages);
    this.#waitRest = new Float64Array(stages);
    this.#waitCarries = new Float64Array(stages);
  }

  get bytes(): number {
    const tallies = [...this.waits, ...this.trips].reduce((sum, tally) => sum + tally.bytes, 0);
    return tallies + this.#places.byteLength + 5 * this.visits.byteLength + 7 * this.diverted.byteLength;
  }

  /** Where in `trips` an itinerary of an origin is. */
  tripOf(origin: number, way: number): number {
    return this.#tripsAt[origin] + way;
  }

  /** Where in the statistics of stages a stage of an origin is. */
  stageOf(origin: number, stage: number): number {
    return this.#stagesAt[origin] + stage;
  }

  /** Hours of all trips in a stage, rounded once. */
  stageHours(at: number): number {
    return hoursOf(this.#stageCarries[at] * carry + this.#stageRest[at]);
  }

  /** The part of {@link stageHours} that was waiting. */
  stageWaits(at: number): number {
    return hoursOf(this.#waitCarries[at] * carry + this.#waitRest[at]);
  }

  /** Of an origin, since the statistics began. */
  since(origin: number): { readonly created: number; readonly through: number; readonly lost: number } {
    const over = (ever: Float64Array, before: Float64Array): number => ever[origin] - before[origin];
    return {
      created: over(this.everCreated, this.#createdBefore),
      through: over(this.everThrough, this.#throughBefore),
      lost: over(this.everLost, this.#lostBefore),
    };
  }

  /** An individual enters the system. */
  create(origin: number): void {
    this.everCreated[origin] = this.everCreated[origin] + 1;
    if (origin < this.#sources) this.#changeStock(1);
  }

  /** An individual begins to wait at a place. */
  join(place: number): void {
    const at = this.#touch(place);
    this.#places[at + queue] = this.#places[at + queue] + 1;
    this.counts.arrivals[place] = this.counts.arrivals[place] + 1;
  }

  /** An individual is served on arrival: the same as {@link join} and {@link start} at one hour. */
  pass(place: number, servers: number): void {
    const at = this.#touch(place);
    this.#places[at + busy] = this.#places[at + busy] + servers;
    this.counts.arrivals[place] = this.counts.arrivals[place] + 1;
    this.waits[place].add(0);
  }

  /** An individual's wait ends as it is served. */
  start(place: number, servers: number, individual: number): void {
    const at = this.#touch(place);
    const p = this.#places;
    p[at + queue] = p[at + queue] - 1;
    p[at + busy] = p[at + busy] + servers;
    const entered = this.#individuals.entered[individual >> 1];
    if (entered >= this.from) this.waits[place].add(onGrid(this.#clock[0] - entered));
  }

  /** The service of an individual ends. */
  end(place: number, servers: number): void {
    const at = this.#touch(place);
    this.#places[at + busy] = this.#places[at + busy] - servers;
    this.counts.served[place] = this.counts.served[place] + 1;
  }

  /** An individual is lost: not admitted, or out of patience in the queue. */
  lose(origin: number, place: number, reason: Reason): void {
    if (reason === reasons.patience) {
      const at = this.#touch(place);
      this.#places[at + queue] = this.#places[at + queue] - 1;
    } else this.counts.arrivals[place] = this.counts.arrivals[place] + 1;
    const lost = this.counts.lost[reason];
    lost[place] = lost[place] + 1;
    this.everLost[origin] = this.everLost[origin] + 1;
    if (origin < this.#sources) this.#changeStock(-1);
  }

  /** An individual takes another itinerary instead of waiting. */
  divert(origin: number, place: number): void {
    this.counts.arrivals[place] = this.counts.arrivals[place] + 1;
    this.counts.diverted[place] = this.counts.diverted[place] + 1;
    this.diverted[origin] = this.diverted[origin] + 1;
  }

  /** A station has so many servers from now on. */
  servers(place: number, count: number): void {
    const at = this.#touch(place);
    this.#places[at + there] = count;
  }

  /** A vehicle has left. */
  depart(place: number, units: number, leftBehind: number): void {
    const { departures, carried, leftBehind: left } = this.counts;
    departures[place] = departures[place] + 1;
    carried[place] = carried[place] + units;
    left[place] = left[place] + leftBehind;
  }

  /** A departure is cancelled. */
  cancel(place: number): void {
    this.counts.cancelled[place] = this.counts.cancelled[place] + 1;
  }

  /** An individual has reached the end. */
  finish(individual: number): void {
    const individuals = this.#individuals;
    const origin = individuals.origin[individual];
    const created = individuals.created[individual >> 1];
    this.everThrough[origin] = this.everThrough[origin] + 1;
    if (origin < this.#sources) this.#changeStock(-1);
    if (created < this.from) return;
    this.trips[this.tripOf(origin, individuals.way[individual])].add(onGrid(this.#clock[0] - created));
    const { reals } = individuals;
    const first = this.#stagesAt[origin];
    const end = this.#stagesAt[origin + 1];
    for (let cell = first, i = individuals.stagesOf(individual); cell < end; cell++, i += 2) {
      const spent = reals[i];
      if (spent < 0) continue;
      this.visits[cell] = this.visits[cell] + 1;
      addExactly(this.#stageRest, this.#stageCarries, cell, spent);
      addExactly(this.#waitRest, this.#waitCarries, cell, reals[i + 1]);
    }
  }

  /** Hours times what was there, since the statistics began: waiting, serving, able to serve; and the longest queue. */
  areas(place: number): {
    readonly queue: number;
    readonly busy: number;
    readonly there: number;
    readonly longest: number;
    readonly waiting: number;
    readonly serving: number;
  } {
    const at = place * stride;
    const p = (field: number): number => this.#places[at + field];
    return {
      queue: hoursOf(p(queueArea)),
      busy: hoursOf(p(busyArea)),
      there: hoursOf(p(thereArea)),
      longest: p(longest),
      waiting: p(queue),
      serving: p(busy),
    };
  }

  /** Consignments in the system now. */
  get stock(): number {
    return this.#stock[0];
  }

  /** Hours times consignments in the system, up to now. */
  stockArea(): number {
    return hoursOf(this.#stockTicks());
  }

  /** Restarts the statistics; the state of the system stays. */
  reset(): void {
    this.close();
    this.from = this.#clock[0];
    const { lost, ...others } = this.counts;
    for (const list of [...Object.values(others), ...lost]) list.fill(0);
    for (const tally of [...this.waits, ...this.trips]) tally.reset();
    this.#createdBefore.set(this.everCreated);
    this.#throughBefore.set(this.everThrough);
    this.#lostBefore.set(this.everLost);
    for (const list of [this.diverted, this.visits]) list.fill(0);
    for (const list of [this.#stageRest, this.#stageCarries, this.#waitRest, this.#waitCarries]) list.fill(0);
    for (let at = 0; at < this.#places.length; at += stride) {
      this.#places.fill(0, at + queueArea, at + stride);
    }
    this.#stock[2] = 0;
  }

  /** Brings all areas up to now. */
  close(): void {
    for (let place = 0; place < this.waits.length; place++) this.#touch(place);
    this.#changeStock(0);
  }

  /** Adds up the areas of a place until now; the queue that stood in between may have been the longest. */
  #touch(place: number): number {
    const p = this.#places;
    const at = place * stride;
    const now = ticksOf(this.#clock[0]);
    const passed = now - p[at + since];
    if (passed > 0) {
      const waiting = p[at + queue];
      const serving = p[at + busy];
      const able = p[at + there];
      p[at + queueArea] = p[at + queueArea] + waiting * passed;
      p[at + busyArea] = p[at + busyArea] + serving * passed;
      p[at + thereArea] = p[at + thereArea] + (serving > able ? serving : able) * passed;
      if (waiting > p[at + longest]) p[at + longest] = waiting;
      p[at + since] = now;
    }
    return at;
  }

  #stockTicks(): number {
    const s = this.#stock;
    return s[2] + s[0] * (ticksOf(this.#clock[0]) - s[1]);
  }

  #changeStock(by: number): void {
    const s = this.#stock;
    s[2] = this.#stockTicks();
    s[1] = ticksOf(this.#clock[0]);
    s[0] = s[0] + by;
  }
}

function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  sizes.forEach((size, i) => {
    starts[i + 1] = starts[i] + size;
  });
  return starts;
}

function addExactly(rest: Float64Array, carries: Float64Array, at: number, hours: number): void {
  const next = rest[at] + ticksOf(hours);
  if (next < carry) rest[at] = next;
  else {
    rest[at] = next - carry;
    carries[at] = carries[at] + 1;
  }
}
