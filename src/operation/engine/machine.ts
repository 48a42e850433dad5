import { Draws } from "./draws.ts";
import { codes, type EventLog } from "./log.ts";
import type { Program } from "./program.ts";
import { Services } from "./services.ts";
import { steps as kinds } from "./shape.ts";
import { states } from "./slots.ts";
import { Sources } from "./sources.ts";
import { Stations, welcomes } from "./stations.ts";
import { type Reason, reasons } from "./tally.ts";
import { turns } from "./timers.ts";
import { leaveStage, note, setEnd, takeSlot, type World, worldOf } from "./world.ts";

/** Draws kept at a time, over all columns. */
const mostDraws = 4194304;

/** One replication under way. */
export class Machine {
  readonly world: World;
  readonly stations: Stations;
  readonly services: Services;
  /** Events so far: timers that went off. */
  events = 0;
  readonly #sources: Sources;
  readonly #draws: readonly Draws[];
  readonly #numbers: Float64Array;
  readonly #sourceCount: number;
  /** First step of the own way of each origin; its draws come after the one with which all begin, its stages first. */
  readonly #firstSteps: Int32Array;
  #everybody = 0;

  constructor(program: Program, replication: number, log?: EventLog) {
    const { plan, origins, sources } = program;
    const world = worldOf(program, log);
    const columns = origins.reduce((sum, origin) => sum + origin.columns.length + 2, 0);
    let rows = 1024;
    while (rows > 16 && rows * columns > mostDraws) rows /= 2;
    this.world = world;
    this.#sourceCount = sources.length;
    this.#draws = origins.map((origin) => new Draws(origin.columns, { seed: plan.seed, replication }, rows));
    this.#numbers = new Float64Array(origins.length);
    this.#firstSteps = Int32Array.from(origins, ({ ways }) => program.ways[ways[0]]?.first);
    this.stations = new Stations(world, replication);
    this.services = new Services(world, (service) => this.#sendVehicle(service));
    this.#sources = new Sources(world, { replication, rows }, (source) => this.#letIn(source));
    this.stations.begin();
    this.#sources.begin();
    this.services.begin();
  }

  /** Bytes of all arrays that may grow with the plan or with the goods in the system. */
  get bytes(): number {
    const draws = this.#draws.reduce((sum, block) => sum + block.bytes, 0);
    const { slots, timers, tally } = this.world;
    return draws + slots.bytes + timers.bytes + tally.bytes + this.stations.bytes + this.services.bytes;
  }

  /**
   * Goes on until just before an hour, or for so many events.
   *
   * @returns Whether the hour is reached.
   */
  run(until: number, most: number): boolean {
    const { timers } = this.world;
    let done = 0;
    while (timers.next() < until && done < most) {
      done++;
      this.#happen(timers.pop());
    }
    this.events += done;
    return !(timers.next() < until);
  }

  #happen(timer: number): void {
    const { timerOf, slots } = this.world;
    const record = timer - timerOf.slots;
    if (record < 0) this.#happenFixed(timer);
    else {
      const slot = record * slots.width;
      switch (slots.state[slot]) {
        case states.served:
          this.#endService(slot);
          break;
        case states.delayed:
          this.#endStage(slot);
          this.#goOn(slot);
          break;
        case states.waiting:
          this.#losePatience(slot);
          break;
        case states.continuing:
          this.#goOn(slot);
          break;
        default:
          slots.give(slot);
          this.services.comeBack(slots.origin[slot] - this.#sourceCount);
      }
    }
  }

  #happenFixed(timer: number): void {
    const { timerOf } = this.world;
    if (timer < timerOf.shifts) this.#sources.arrive(timer);
    else if (timer < timerOf.closures) this.stations.changeShift(timer - timerOf.shifts);
    else if (timer < timerOf.departures) this.stations.changeClosure(timer - timerOf.closures);
    else if (timer < timerOf.fulls) this.services.due(timer - timerOf.departures);
    else this.services.dueFull(timer - timerOf.fulls);
  }

  /** A consignment comes into the system, with its draws for all it may meet. */
  #letIn(source: number): void {
    const { slots } = this.world;
    const slot = this.#make(source);
    slots.units[slot >> 1] = slots.reals[slots.drawsOf(slot)];
    note(this.world, codes.create, slot, source, slots.units[slot >> 1]);
    this.#goOn(slot);
  }

  #sendVehicle(service: number): number {
    const { slots, timers, timerOf } = this.world;
    const origin = this.#sourceCount + service;
    const slot = this.#make(origin);
    note(this.world, codes.create, slot, origin, 0);
    slots.state[slot] = states.continuing;
    timers.set(timerOf.slots + slots.timer[slot], 0, turns.end);
    return slot;
  }

  #make(origin: number): number {
    const { slots, tally, timers } = this.world;
    const slot = takeSlot(this.world);
    const number = this.#numbers[origin];
    this.#numbers[origin] = number + 1;
    this.#draws[origin].take(number, slots.reals, slots.drawsOf(slot));
    slots.origin[slot] = origin;
    slots.who[slot >> 1] = this.#everybody++;
    const hour = timers.clock[0];
    slots.created[slot >> 1] = hour;
    slots.entered[slot >> 1] = hour;
    tally.create(origin);
    slots.way[slot] = 0;
    slots.step[slot] = this.#firstSteps[origin];
    slots.drawsAt[slot] = slots.drawsOf(slot) + 1;
    slots.stagesAt[slot] = slots.stagesOf(slot);
    return slot;
  }

  /** Puts somebody at the beginning of another of his ways. */
  #takeWay(slot: number, way: number): void {
    const { slots, program } = this.world;
    const origin = program.origins[slots.origin[slot]];
    slots.way[slot] = way;
    slots.drawsAt[slot] = slots.drawsOf(slot) + origin.drawsAt[way];
    slots.stagesAt[slot] = slots.stagesOf(slot) + 2 * origin.stagesAt[way];
    slots.step[slot] = program.ways[origin.ways[way]].first;
  }

  /** Goes on with the step somebody is at, until something takes time. */
  #goOn(slot: number): void {
    const { slots, steps, timers } = this.world;
    for (;;) {
      const step = slots.step[slot];
      if (step < 0) {
        this.#finish(slot);
        return;
      }
      slots.entered[slot >> 1] = timers.clock[0];
      switch (steps.kind[step]) {
        case kinds.delay:
          note(this.world, codes.enter, slot, step, 0);
          slots.state[slot] = states.delayed;
          setEnd(this.world, slot, step);
          return;
        case kinds.queue:
        case kinds.hold: {
          const welcome = this.stations.join(slot, step);
          if (welcome === welcomes.in) return;
          if (!this.#turnAway(slot, step, welcome)) return;
          break;
        }
        case kinds.release:
          note(this.world, codes.release, slot, step, 0);
          slots.step[slot] = steps.next[step];
          this.stations.end(step);
          break;
        case kinds.board:
          this.services.join(slot, steps.target[step]);
          return;
        default: {
          const drawn = slots.reals[slots.drawsAt[slot] + steps.column[step]];
          slots.step[slot] = drawn === 1 ? steps.chosen[step] : steps.next[step];
        }
      }
    }
  }

  /** Ends the stage somebody is in, and puts him before the next step. */
  #endStage(slot: number): void {
    const { slots, steps } = this.world;
    const step = slots.step[slot];
    leaveStage(this.world, slot);
    note(this.world, codes.end, slot, step, 0);
    slots.step[slot] = steps.next[step];
  }

  #endService(slot: number): void {
    const step = this.world.slots.step[slot];
    this.#endStage(slot);
    this.stations.end(step);
    this.#goOn(slot);
  }

  /** Sends somebody another way if there is one; whether there was. */
  #turnAway(slot: number, step: number, welcome: number): boolean {
    const { slots, steps, program, tally } = this.world;
    const to = steps.divertTo[step];
    if (welcome === welcomes.full || to < 0) {
      this.#lose(slot, welcome === welcomes.full ? reasons.room : reasons.divert);
      return false;
    }
    const origin = slots.origin[slot];
    const way = program.origins[origin].ways.indexOf(to);
    leaveStage(this.world, slot);
    tally.divert(origin, steps.target[step]);
    note(this.world, codes.divert, slot, step, way);
    this.#takeWay(slot, way);
    return true;
  }

  #losePatience(slot: number): void {
    const step = this.world.slots.step[slot];
    this.stations.quit(slot);
    this.#lose(slot, reasons.patience);
    this.stations.proceed(step);
  }

  #lose(slot: number, reason: Reason): void {
    const { slots, steps, tally } = this.world;
    const step = slots.step[slot];
    tally.lose(slots.origin[slot], steps.target[step], reason);
    note(this.world, codes.lose, slot, step, reason);
    slots.give(slot);
  }

  #finish(slot: number): void {
    const { slots, tally, timers, timerOf, program } = this.world;
    const origin = slots.origin[slot];
    tally.finish(slot);
    note(this.world, codes.finish, slot, -1, 0);
    if (origin < this.#sourceCount) {
      slots.give(slot);
      return;
    }
    let rider = slots.riders[slot];
    // Before the riders: they may board the vehicle's next departure.
    if (program.services[origin - this.#sourceCount]?.vehicles === undefined) slots.give(slot);
    else {
      slots.state[slot] = states.returning;
      const back = slots.reals[slots.drawsOf(slot)];
      timers.set(timerOf.slots + slots.timer[slot], back, turns.end);
    }
    while (rider >= 0) {
      const next = slots.next[rider];
      this.#endStage(rider);
      this.#goOn(rider);
      rider = next;
    }
  }
}
