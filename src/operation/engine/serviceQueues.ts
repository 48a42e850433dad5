/** Services: queues for departures, and when vehicles leave. */
import { states } from "./individuals.ts";
import { codes } from "./log.ts";
import type { PlanService } from "./plan.ts";
import { endWait, note, type RunState } from "./runState.ts";
import { onGrid } from "./timeGrid.ts";
import { turns } from "./timers.ts";

/** Units that differ by rounding alone fit. */
const tolerance = 1e-12;

/** The queues and vehicles of all services. */
export class ServiceQueues {
  readonly #run: RunState;
  readonly #send: (service: number) => number;
  readonly #services: readonly PlanService[];
  readonly #capacity: Float64Array;
  readonly #cutOff: Float64Array;
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  readonly #waiting: Float64Array;
  readonly #units: Float64Array;
  /** Vehicles available; whether a departure waits for one. */
  readonly #vehicles: Float64Array;
  readonly #overdue: Uint8Array;
  /** How many listed and how many regular departures have passed. */
  readonly #listed: Int32Array;
  readonly #regular: Float64Array;

  /** @param send - Creates a vehicle that begins its run now, and returns its place. */
  constructor(state: RunState, send: (service: number) => number) {
    const { services } = state.program;
    const n = services.length;
    this.#run = state;
    this.#send = send;
    this.#services = services;
    this.#capacity = Float64Array.from(services, ({ capacity }) => capacity * (1 + tolerance));
    this.#cutOff = Float64Array.from(services, ({ cutOffHours = 0 }) => onGrid(cutOffHours));
    this.#heads = new Int32Array(n).fill(-1);
    this.#tails = new Int32Array(n).fill(-1);
    this.#waiting = new Float64Array(n);
    this.#units = new Float64Array(n);
    this.#vehicles = Float64Array.from(services, ({ vehicles }) => vehicles ?? Number.POSITIVE_INFINITY);
    this.#overdue = new Uint8Array(n);
    this.#listed = new Int32Array(n);
    this.#regular = new Float64Array(n);
  }

  get bytes(): number {
    return this.#heads.length * 61;
  }

  /** Sets the first timers of all services. */
  begin(): void {
    for (let s = 0; s < this.#services.length; s++) this.#setDeparture(s);
  }

  /** How many wait, over all services: for tests. */
  get waiting(): number {
    return this.#waiting.reduce((sum, n) => sum + n, 0);
  }

  /** An individual joins the queue for a departure. */
  join(individual: number, service: number): void {
    const { individuals, tally, program } = this.#run;
    const tail = this.#tails[service];
    individuals.state[individual] = states.boarding;
    individuals.next[individual] = -1;
    if (tail < 0) this.#heads[service] = individual;
    else individuals.next[tail] = individual;
    this.#tails[service] = individual;
    this.#waiting[service] = this.#waiting[service] + 1;
    this.#units[service] = this.#units[service] + individuals.units[individual >> 1];
    tally.join(program.stations.length + service);
    note(this.#run, codes.enter, individual, individuals.step[individual], 0);
    this.#watchFull(service);
  }

  /** A departure of the timetable is due. */
  due(service: number): void {
    this.#setDeparture(service);
    if (this.#vehicles[service] > 0) this.#depart(service);
    else if (this.#overdue[service] === 1) this.#cancel(service);
    else this.#overdue[service] = 1;
  }

  /** A vehicle was full a cut-off ago. */
  dueFull(service: number): void {
    if (this.#vehicles[service] > 0 && this.#isFull(service)) this.#depart(service);
  }

  /** A vehicle is back. */
  comeBack(service: number): void {
    this.#vehicles[service] = this.#vehicles[service] + 1;
    if (this.#overdue[service] === 1) {
      this.#overdue[service] = 0;
      this.#depart(service);
    } else this.#watchFull(service);
  }

  #isFull(service: number): boolean {
    const capacity = this.#capacity[service];
    return this.#units[service] * (1 + 2 * tolerance) >= capacity;
  }

  #watchFull(service: number): void {
    const { timers, timerOf } = this.#run;
    if (this.#services[service].whenFull !== true || !this.#isFull(service)) return;
    if (this.#vehicles[service] === 0 || timers.isSet(timerOf.fulls + service)) return;
    timers.set(timerOf.fulls + service, this.#cutOff[service], turns.departure);
  }

  #depart(service: number): void {
    const { individuals, tally, program } = this.#run;
    const { leastUnits = 0 } = this.#services[service];
    const inTime = onGrid(this.#run.timers.clock[0] - this.#cutOff[service]);
    let units = 0;
    let boarded = 0;
    let last = -1;
    let individual = this.#heads[service];
    while (individual >= 0 && individuals.entered[individual >> 1] <= inTime) {
      const more = units + individuals.units[individual >> 1];
      if (more > this.#capacity[service]) break;
      units = more;
      boarded++;
      last = individual;
      individual = individuals.next[individual];
    }
    if (units < leastUnits) {
      this.#cancel(service);
      return;
    }
    const first = this.#heads[service];
    if (last >= 0) {
      this.#heads[service] = individual;
      if (individual < 0) this.#tails[service] = -1;
      individuals.next[last] = -1;
    }
    this.#waiting[service] = this.#waiting[service] - boarded;
    this.#units[service] = individual < 0 ? 0 : this.#units[service] - units;
    this.#vehicles[service] = this.#vehicles[service] - 1;
    const vehicle = this.#send(service);
    individuals.riders[vehicle] = last < 0 ? -1 : first;
    individuals.units[vehicle >> 1] = units;
    for (let rider = individuals.riders[vehicle]; rider >= 0; rider = individuals.next[rider]) {
      this.#ride(rider, vehicle);
    }
    let left = 0;
    for (
      ;
      individual >= 0 && individuals.entered[individual >> 1] <= inTime;
      individual = individuals.next[individual]
    )
      left++;
    tally.depart(program.stations.length + service, units, left);
    note(this.#run, codes.depart, vehicle, service, left);
    this.#watchFull(service);
  }

  #ride(rider: number, vehicle: number): void {
    const { individuals, tally, program, steps } = this.#run;
    const step = individuals.step[rider];
    individuals.state[rider] = states.riding;
    endWait(this.#run, rider);
    const place = program.stations.length + steps.target[step];
    tally.start(place, 0, rider);
    note(this.#run, codes.start, rider, step, individuals.who[vehicle >> 1]);
  }

  #cancel(service: number): void {
    const { tally, program } = this.#run;
    tally.cancel(program.stations.length + service);
    note(this.#run, codes.cancel, -1, service, 0);
  }

  /** Sets the timer of the next departure of the timetable, if there is one. */
  #setDeparture(service: number): void {
    const { timers, timerOf, program } = this.#run;
    const { atHours = [], every } = this.#services[service];
    const at = this.#listed[service];
    const round = this.#regular[service];
    const listed = at < atHours.length ? onGrid(atHours[at]) : Number.POSITIVE_INFINITY;
    const regular =
      every === undefined ? Number.POSITIVE_INFINITY : onGrid((every.firstHours ?? 0) + round * every.hours);
    const hour = Math.min(listed, regular);
    if (listed === hour) this.#listed[service] = at + 1;
    if (regular === hour) this.#regular[service] = round + 1;
    if (hour < program.horizon) timers.setAt(timerOf.departures + service, hour, turns.departure);
  }
}
