/** One replication: handles events and moves individuals from step to step. */
import type { CompiledPlan } from "./compiledPlan.ts";
import { DrawColumns } from "./drawColumns.ts";
import { states } from "./individuals.ts";
import { codes, type EventLog } from "./log.ts";
import { steps as kinds } from "./planShape.ts";
import { emptyState, leaveStage, note, type RunState, setEnd, takeIndividual } from "./runState.ts";
import { type Reason, reasons } from "./runTally.ts";
import { ServiceQueues } from "./serviceQueues.ts";
import { Sources } from "./sources.ts";
import { admissions, Stations } from "./stations.ts";
import { turns } from "./timers.ts";

/** Draws kept at a time, over all columns. */
const mostDraws = 4194304;

/** One replication in progress. */
export class Simulation {
  readonly state: RunState;
  readonly stations: Stations;
  readonly services: ServiceQueues;
  /** Events so far: timers that went off. */
  events = 0;
  readonly #sources: Sources;
  readonly #draws: readonly DrawColumns[];
  readonly #numbers: Float64Array;
  readonly #sourceCount: number;
  /** First step of each origin's own itinerary; its draws follow the one that all begin with, its stages come first. */
  readonly #firstSteps: Int32Array;
  #created = 0;

  constructor(program: CompiledPlan, replication: number, log?: EventLog) {
    const { plan, origins, sources } = program;
    const state = emptyState(program, log);
    const columns = origins.reduce((sum, origin) => sum + origin.columns.length + 2, 0);
    let rows = 1024;
    while (rows > 16 && rows * columns > mostDraws) rows /= 2;
    this.state = state;
    this.#sourceCount = sources.length;
    this.#draws = origins.map(
      (origin) => new DrawColumns(origin.columns, { seed: plan.seed, replication }, rows),
    );
    this.#numbers = new Float64Array(origins.length);
    this.#firstSteps = Int32Array.from(origins, ({ ways }) => program.ways[ways[0]]?.first);
    this.stations = new Stations(state, replication);
    this.services = new ServiceQueues(state, (service) => this.#sendVehicle(service));
    this.#sources = new Sources(state, { replication, rows }, (source) => this.#admit(source));
    this.stations.begin();
    this.#sources.begin();
    this.services.begin();
  }

  /** Bytes of all arrays that may grow with the plan or with the goods in the system. */
  get bytes(): number {
    const draws = this.#draws.reduce((sum, block) => sum + block.bytes, 0);
    const { individuals, timers, tally } = this.state;
    return draws + individuals.bytes + timers.bytes + tally.bytes + this.stations.bytes + this.services.bytes;
  }

  /**
   * Handles events until just before an hour, or so many events.
   *
   * @returns Whether the hour is reached.
   */
  run(until: number, most: number): boolean {
    const { timers } = this.state;
    let done = 0;
    while (timers.next() < until && done < most) {
      done++;
      this.#handle(timers.pop());
    }
    this.events += done;
    return !(timers.next() < until);
  }

  /**
   * Handles what ends just at an hour, before the statistics that end there are taken: it is on time. What arrives or leaves
   * then belongs to the time that follows; after the last hour there is none.
   */
  finish(hour: number, isLast: boolean): void {
    const { timers, timerOf, individuals } = this.state;
    for (; timers.isDue(hour, turns.arrival); this.events++) {
      const timer = timers.pop();
      const individual = (timer - timerOf.individuals) * individuals.width;
      // A vehicle that comes back now would leave again.
      const returns = individual >= 0 && individuals.state[individual] === states.returning;
      if (!(isLast && returns)) this.#handle(timer);
    }
  }

  #handle(timer: number): void {
    const { timerOf, individuals } = this.state;
    const record = timer - timerOf.individuals;
    if (record < 0) this.#handleScheduled(timer);
    else {
      const individual = record * individuals.width;
      switch (individuals.state[individual]) {
        case states.served:
          this.#endService(individual);
          break;
        case states.delayed:
          this.#endStage(individual);
          this.#advance(individual);
          break;
        case states.waiting:
          this.#renege(individual);
          break;
        case states.continuing:
          this.#advance(individual);
          break;
        default:
          individuals.give(individual);
          this.services.comeBack(individuals.origin[individual] - this.#sourceCount);
      }
    }
  }

  #handleScheduled(timer: number): void {
    const { timerOf } = this.state;
    if (timer < timerOf.shifts) this.#sources.arrive(timer);
    else if (timer < timerOf.closures) this.stations.changeShift(timer - timerOf.shifts);
    else if (timer < timerOf.departures) this.stations.changeClosure(timer - timerOf.closures);
    else if (timer < timerOf.fulls) this.services.due(timer - timerOf.departures);
    else this.services.dueFull(timer - timerOf.fulls);
  }

  /** A consignment enters the system, with its draws for every stage it may reach. */
  #admit(source: number): void {
    const { individuals } = this.state;
    const individual = this.#create(source);
    individuals.units[individual >> 1] = individuals.reals[individuals.drawsOf(individual)];
    note(this.state, codes.create, individual, source, individuals.units[individual >> 1]);
    this.#advance(individual);
  }

  #sendVehicle(service: number): number {
    const { individuals, timers, timerOf } = this.state;
    const origin = this.#sourceCount + service;
    const individual = this.#create(origin);
    note(this.state, codes.create, individual, origin, 0);
    individuals.state[individual] = states.continuing;
    timers.set(timerOf.individuals + individuals.timer[individual], 0, turns.end);
    return individual;
  }

  #create(origin: number): number {
    const { individuals, tally, timers } = this.state;
    const individual = takeIndividual(this.state);
    const number = this.#numbers[origin];
    this.#numbers[origin] = number + 1;
    this.#draws[origin].take(number, individuals.reals, individuals.drawsOf(individual));
    individuals.origin[individual] = origin;
    individuals.who[individual >> 1] = this.#created++;
    const hour = timers.clock[0];
    individuals.created[individual >> 1] = hour;
    individuals.entered[individual >> 1] = hour;
    tally.create(origin);
    individuals.way[individual] = 0;
    individuals.step[individual] = this.#firstSteps[origin];
    individuals.drawsAt[individual] = individuals.drawsOf(individual) + 1;
    individuals.stagesAt[individual] = individuals.stagesOf(individual);
    return individual;
  }

  /** Moves an individual to the first step of another of its itineraries. */
  #takeWay(individual: number, way: number): void {
    const { individuals, program } = this.state;
    const origin = program.origins[individuals.origin[individual]];
    individuals.way[individual] = way;
    individuals.drawsAt[individual] = individuals.drawsOf(individual) + origin.drawsAt[way];
    individuals.stagesAt[individual] = individuals.stagesOf(individual) + 2 * origin.stagesAt[way];
    individuals.step[individual] = program.ways[origin.ways[way]].first;
  }

  /** Moves an individual from step to step until one takes time. */
  #advance(individual: number): void {
    const { individuals, steps, timers } = this.state;
    for (;;) {
      const step = individuals.step[individual];
      if (step < 0) {
        this.#finish(individual);
        return;
      }
      individuals.entered[individual >> 1] = timers.clock[0];
      switch (steps.kind[step]) {
        case kinds.delay:
          note(this.state, codes.enter, individual, step, 0);
          individuals.state[individual] = states.delayed;
          setEnd(this.state, individual, step);
          return;
        case kinds.queue:
        case kinds.hold: {
          const admission = this.stations.join(individual, step);
          if (admission === admissions.admitted) return;
          if (!this.#divertOrLose(individual, step, admission)) return;
          break;
        }
        case kinds.release:
          note(this.state, codes.release, individual, step, 0);
          individuals.step[individual] = steps.next[step];
          this.stations.end(step);
          break;
        case kinds.board:
          this.services.join(individual, steps.target[step]);
          return;
        default: {
          const drawn = individuals.reals[individuals.drawsAt[individual] + steps.column[step]];
          individuals.step[individual] = drawn === 1 ? steps.chosen[step] : steps.next[step];
        }
      }
    }
  }

  /** Ends the stage an individual is in; the next step comes next. */
  #endStage(individual: number): void {
    const { individuals, steps } = this.state;
    const step = individuals.step[individual];
    leaveStage(this.state, individual);
    note(this.state, codes.end, individual, step, 0);
    individuals.step[individual] = steps.next[step];
  }

  #endService(individual: number): void {
    const step = this.state.individuals.step[individual];
    this.#endStage(individual);
    this.stations.end(step);
    this.#advance(individual);
  }

  /** Diverts an individual that was not admitted, or loses it; true when it was diverted. */
  #divertOrLose(individual: number, step: number, admission: number): boolean {
    const { individuals, steps, program, tally } = this.state;
    const to = steps.divertTo[step];
    if (admission === admissions.full || to < 0) {
      this.#lose(individual, admission === admissions.full ? reasons.room : reasons.divert);
      return false;
    }
    const origin = individuals.origin[individual];
    const way = program.origins[origin].ways.indexOf(to);
    leaveStage(this.state, individual);
    tally.divert(origin, steps.target[step]);
    note(this.state, codes.divert, individual, step, way);
    this.#takeWay(individual, way);
    return true;
  }

  #renege(individual: number): void {
    const step = this.state.individuals.step[individual];
    this.stations.quit(individual);
    this.#lose(individual, reasons.patience);
    this.stations.proceed(step);
  }

  #lose(individual: number, reason: Reason): void {
    const { individuals, steps, tally } = this.state;
    const step = individuals.step[individual];
    tally.lose(individuals.origin[individual], steps.target[step], reason);
    note(this.state, codes.lose, individual, step, reason);
    individuals.give(individual);
  }

  #finish(individual: number): void {
    const { individuals, tally, timers, timerOf, program } = this.state;
    const origin = individuals.origin[individual];
    tally.finish(individual);
    note(this.state, codes.finish, individual, -1, 0);
    if (origin < this.#sourceCount) {
      individuals.give(individual);
      return;
    }
    let rider = individuals.riders[individual];
    // Before the riders: they may board the vehicle's next departure.
    if (program.services[origin - this.#sourceCount]?.vehicles === undefined) individuals.give(individual);
    else {
      individuals.state[individual] = states.returning;
      const back = individuals.reals[individuals.drawsOf(individual)];
      timers.set(timerOf.individuals + individuals.timer[individual], back, turns.end);
    }
    while (rider >= 0) {
      const next = individuals.next[rider];
      this.#endStage(rider);
      this.#advance(rider);
      rider = next;
    }
  }
}
