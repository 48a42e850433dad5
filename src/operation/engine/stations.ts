/** Stations: queues, servers, shifts and closures. */
import { uniformAt } from "../../random/index.ts";
import { drawStream, hoursLaw } from "./drawColumns.ts";
import { states } from "./individuals.ts";
import { codes } from "./log.ts";
import { steps as kinds } from "./planShape.ts";
import { endWait, leaveStage, note, type RunState, setEnd } from "./runState.ts";
import { type Schedule, serverSchedule } from "./schedule.ts";
import { onGrid } from "./timeGrid.ts";
import { turns } from "./timers.ts";

/** What a station does with an individual that arrives. */
export const admissions = { admitted: 0, full: 1, tooLong: 2 } as const;

const hoursOfYear = 8760;

/** The queues and servers of all stations. */
export class Stations {
  readonly #run: RunState;
  readonly #replication: number;
  /** Servers over time, and the place in it that the run has reached. */
  readonly #calendars: readonly Schedule[];
  readonly #calendarAt: Int32Array;
  /** Servers on shift; whether a random closure is in force, and since when. */
  readonly #onShift: Float64Array;
  readonly #shut: Uint8Array;
  readonly #shutSince: Float64Array;
  readonly #closuresDrawn: Float64Array;
  readonly #busy: Float64Array;
  readonly #room: Float64Array;
  readonly #waiting: Float64Array;
  readonly #alternates: Uint8Array;
  /** The rank served last. */
  readonly #last: Uint8Array;
  /** Queues of each rank of each station. */
  readonly #queuesAt: Int32Array;
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  /** Work waiting in each queue and in progress at each station: kept for diversions. */
  readonly #queued: Float64Array;
  readonly #underWay: Float64Array;

  constructor(state: RunState, replication: number) {
    const { stations, ranks, horizon } = state.program;
    const n = stations.length;
    this.#run = state;
    this.#replication = replication;
    this.#calendars = stations.map((station) => serverSchedule(station, horizon));
    this.#calendarAt = new Int32Array(n);
    this.#onShift = new Float64Array(n);
    this.#shut = new Uint8Array(n);
    this.#shutSince = new Float64Array(n);
    this.#closuresDrawn = new Float64Array(n);
    this.#busy = new Float64Array(n);
    this.#room = Float64Array.from(stations, ({ room }) => room ?? Number.POSITIVE_INFINITY);
    this.#waiting = new Float64Array(n);
    this.#alternates = Uint8Array.from(stations, ({ discipline }) => (discipline === "alternate" ? 1 : 0));
    this.#last = new Uint8Array(n).fill(1);
    this.#queuesAt = new Int32Array(n + 1);
    for (let s = 0; s < n; s++) {
      const queues = this.#alternates[s] === 1 ? 2 : ranks[s];
      this.#queuesAt[s + 1] = this.#queuesAt[s] + queues;
    }
    const queues = this.#queuesAt[n];
    this.#heads = new Int32Array(queues).fill(-1);
    this.#tails = new Int32Array(queues).fill(-1);
    this.#queued = new Float64Array(queues);
    this.#underWay = new Float64Array(n);
  }

  get bytes(): number {
    const calendars = this.#calendars.reduce((sum, { hours }) => sum + 2 * hours.byteLength, 0);
    return calendars + this.#heads.length * 16 + this.#room.length * 72;
  }

  /** Sets the first timers of all stations. */
  begin(): void {
    const { timers, timerOf } = this.#run;
    for (const [s, { randomClosures }] of this.#run.program.stations.entries()) {
      timers.set(timerOf.shifts + s, 0, turns.calendar);
      if (randomClosures !== undefined && randomClosures.perYear > 0) this.#setClosure(s);
    }
  }

  /** An individual arrives: its service begins, it waits, or it is not admitted. */
  join(individual: number, step: number): number {
    const { steps, individuals, timers, timerOf } = this.#run;
    const station = steps.target[step];
    const rank = steps.rank[step];
    if (this.#waiting[station] === 0 && this.#fits(station, rank, steps.servers[step])) {
      this.#run.tally.pass(station, steps.servers[step]);
      note(this.#run, codes.enter, individual, step, 0);
      this.#start(individual, step, station);
      return admissions.admitted;
    }
    const above = steps.divertAbove[step];
    if (above !== Number.POSITIVE_INFINITY) {
      const other = steps.againstStation[step];
      const there = other < 0 ? 0 : this.expectedWait(other, steps.againstRank[step]);
      // When both stay closed for good neither wait is shorter.
      if (onGrid(this.expectedWait(station, rank) - there) > above) return admissions.tooLong;
    }
    if (this.#waiting[station] >= this.#room[station]) return admissions.full;
    this.#run.tally.join(station);
    note(this.#run, codes.enter, individual, step, 0);
    this.#append(individual, station, this.#queuesAt[station] + rank);
    individuals.state[individual] = states.waiting;
    const column = steps.patienceColumn[step];
    const patience =
      column < 0 ? steps.patience[step] : individuals.reals[individuals.drawsAt[individual] + column];
    if (patience !== Number.POSITIVE_INFINITY) {
      timers.set(timerOf.individuals + individuals.timer[individual], patience, turns.patience);
    }
    return admissions.admitted;
  }

  /** An individual's service ends; waiting ones begin on the free servers. */
  end(step: number): void {
    const { steps, tally } = this.#run;
    const station = steps.target[step];
    const servers = steps.servers[step];
    const busy = this.#busy[station] - servers;
    this.#busy[station] = busy;
    if (busy === 0) this.#underWay[station] = 0;
    else this.#underWay[station] = this.#underWay[station] - steps.residual[step];
    tally.end(station, servers);
    if (this.#waiting[station] !== 0) this.#startNext(station);
  }

  /** A waiting individual gives up. */
  quit(individual: number): void {
    const { steps, individuals } = this.#run;
    const step = individuals.step[individual];
    const station = steps.target[step];
    this.#remove(individual, station, this.#queuesAt[station] + steps.rank[step]);
  }

  /** Begins the service of those who fit, after an individual has given up. */
  proceed(step: number): void {
    const station = this.#run.steps.target[step];
    if (this.#waiting[station] !== 0) this.#startNext(station);
  }

  /** The timer of the calendar has gone off. */
  changeShift(station: number): void {
    const { timers, timerOf } = this.#run;
    const { hours, values } = this.#calendars[station];
    const at = this.#calendarAt[station];
    this.#onShift[station] = values[at];
    this.#calendarAt[station] = at + 1;
    if (at + 1 < hours.length) {
      timers.setAt(timerOf.shifts + station, hours[at + 1], turns.calendar);
    }
    this.#changeServers(station);
  }

  /** The timer of random closures has gone off: one begins or ends. */
  changeClosure(station: number): void {
    this.#shut[station] = 1 - this.#shut[station];
    this.#shutSince[station] = this.#run.timers.clock[0];
    this.#changeServers(station);
    this.#setClosure(station);
  }

  /**
   * The expected wait of an individual that arrives now: the work of those before it over the servers on shift, plus the
   * time until the station opens. A random closure is expected to last its mean, or to end at once when it has lasted
   * longer.
   */
  expectedWait(station: number, rank: number): number {
    const { values, hours } = this.#calendars[station];
    let at = this.#calendarAt[station] - 1;
    const hour = this.#run.timers.clock[0];
    let opens = hour;
    if (this.#shut[station] === 1) {
      const { mean } = hoursLaw(this.#run.program.stations[station]?.randomClosures?.hours as number);
      opens = Math.max(hour, this.#shutSince[station] + mean);
    }
    while (at + 1 < hours.length && (hours[at + 1] <= opens || values[at] === 0)) {
      at++;
      opens = Math.max(opens, hours[at]);
    }
    const servers = values[at];
    if (servers === 0) return Number.POSITIVE_INFINITY;
    let work = this.#underWay[station];
    const first = this.#queuesAt[station];
    const last = this.#alternates[station] === 1 ? first + 1 : first + rank;
    for (let queue = first; queue <= last; queue++) work += this.#queued[queue];
    const isFree = servers > this.#busy[station] && this.#waiting[station] === 0;
    return opens - hour + (isFree ? 0 : work / servers);
  }

  /** How many wait, over all stations: for tests. */
  get waiting(): number {
    return this.#waiting.reduce((sum, n) => sum + n, 0);
  }

  #servers(station: number): number {
    return this.#shut[station] === 1 ? 0 : this.#onShift[station];
  }

  #fits(station: number, rank: number, servers: number): boolean {
    const busy = this.#busy[station];
    if (busy + servers > this.#servers(station)) return false;
    return busy === 0 || this.#alternates[station] === 0 || this.#last[station] === rank;
  }

  #start(individual: number, step: number, station: number): void {
    const { steps, individuals, timers, timerOf } = this.#run;
    const servers = steps.servers[step];
    this.#busy[station] = this.#busy[station] + servers;
    this.#underWay[station] = this.#underWay[station] + steps.residual[step];
    this.#last[station] = steps.rank[step];
    endWait(this.#run, individual);
    note(this.#run, codes.start, individual, step, 0);
    if (steps.kind[step] === kinds.queue) {
      individuals.state[individual] = states.served;
      setEnd(this.#run, individual, step);
      return;
    }
    // A hold: the stage is over, and the next begins by a timer, so that a long queue of holds does not recurse.
    leaveStage(this.#run, individual);
    individuals.step[individual] = steps.next[step];
    individuals.state[individual] = states.continuing;
    timers.set(timerOf.individuals + individuals.timer[individual], 0, turns.end);
  }

  #startNext(station: number): void {
    const { steps, individuals, timers, timerOf, tally } = this.#run;
    let queue = -1;
    while (this.#waiting[station] > 0) {
      // A direction that has got its turn fills the stretch.
      const goesOn = this.#alternates[station] === 1 && queue >= 0 && this.#heads[queue] >= 0;
      if (!goesOn) queue = this.#nextQueue(station);
      const individual = this.#heads[queue];
      const step = individuals.step[individual];
      if (!this.#fits(station, steps.rank[step], steps.servers[step])) return;
      this.#remove(individual, station, queue);
      // The patience timer ends with the wait.
      timers.stop(timerOf.individuals + individuals.timer[individual]);
      tally.start(station, steps.servers[step], individual);
      this.#start(individual, step, station);
    }
  }

  /** The queue whose first is next. */
  #nextQueue(station: number): number {
    let queue = this.#queuesAt[station];
    if (this.#alternates[station] === 1) {
      const last = queue + this.#last[station];
      const other = queue + 1 - this.#last[station];
      return this.#heads[other] >= 0 ? other : last;
    }
    while (this.#heads[queue] < 0) queue++;
    return queue;
  }

  #append(individual: number, station: number, queue: number): void {
    const { individuals, steps } = this.#run;
    const tail = this.#tails[queue];
    individuals.next[individual] = -1;
    individuals.previous[individual] = tail;
    if (tail < 0) this.#heads[queue] = individual;
    else individuals.next[tail] = individual;
    this.#tails[queue] = individual;
    this.#waiting[station] = this.#waiting[station] + 1;
    this.#queued[queue] = this.#queued[queue] + steps.work[individuals.step[individual]];
  }

  #remove(individual: number, station: number, queue: number): void {
    const { individuals, steps } = this.#run;
    const next = individuals.next[individual];
    const previous = individuals.previous[individual];
    if (previous < 0) this.#heads[queue] = next;
    else individuals.next[previous] = next;
    if (next < 0) this.#tails[queue] = previous;
    else individuals.previous[next] = previous;
    this.#waiting[station] = this.#waiting[station] - 1;
    const work = steps.work[individuals.step[individual]];
    this.#queued[queue] = this.#heads[queue] < 0 ? 0 : this.#queued[queue] - work;
  }

  #changeServers(station: number): void {
    const { tally } = this.#run;
    const servers = this.#servers(station);
    tally.servers(station, servers);
    note(this.#run, codes.servers, -1, station, servers);
    if (this.#waiting[station] !== 0) this.#startNext(station);
  }

  /** DrawColumns when the closure that holds ends, or when the next begins. */
  #setClosure(station: number): void {
    const { program, timers, timerOf } = this.#run;
    const { id, randomClosures } = program.stations[station];
    const { perYear, hours } = randomClosures as NonNullable<typeof randomClosures>;
    const number = this.#closuresDrawn[station];
    const keys = { seed: program.plan.seed, replication: this.#replication };
    const ends = this.#shut[station] === 1;
    const law = ends ? hoursLaw(hours) : hoursLaw({ type: "exponential", mean: hoursOfYear / perYear });
    const draws = drawStream(keys, ["station", id, ends ? "closure" : "openness"]);
    if (ends) this.#closuresDrawn[station] = number + 1;
    const drawn = onGrid(Math.max(0, law.quantile(uniformAt(draws, number))));
    timers.set(timerOf.closures + station, drawn, turns.calendar);
  }
}
