import { Draws } from "./draws.ts";
import { codes, type EventLog } from "./log.ts";
import { steps as kinds, type Origin, type Program } from "./program.ts";
import { Services } from "./services.ts";
import { states } from "./slots.ts";
import { Sources } from "./sources.ts";
import { Stations, welcomes } from "./stations.ts";
import { type Reason, reasons } from "./tally.ts";
import { turns } from "./timers.ts";
import { hoursAt, leaveStage, takeSlot, type World, worldOf } from "./world.ts";

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
    this.stations = new Stations(world, replication);
    this.services = new Services(world, (service, hour) => this.#sendVehicle(service, hour));
    this.#sources = new Sources(world, { replication, rows }, (source, hour) => this.#letIn(source, hour));
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
    let left = most;
    while (timers.next() < until) {
      if (left-- === 0) return false;
      this.events++;
      const hour = timers.next();
      this.#happen(timers.pop(), hour);
    }
    return true;
  }

  #happen(timer: number, hour: number): void {
    const { timerOf, slots } = this.world;
    const slot = timer - timerOf.slots;
    if (slot < 0) this.#happenFixed(timer, hour);
    else {
      switch (slots.state[slot]) {
        case states.served:
          this.#endService(slot, hour);
          break;
        case states.delayed:
          this.#endStage(slot, hour);
          this.#goOn(slot, hour);
          break;
        case states.waiting:
          this.#losePatience(slot, hour);
          break;
        case states.continuing:
          this.#goOn(slot, hour);
          break;
        default:
          slots.give(slot);
          this.services.comeBack((slots.origin[slot] as number) - this.#sourceCount, hour);
      }
    }
  }

  #happenFixed(timer: number, hour: number): void {
    const { timerOf } = this.world;
    if (timer < timerOf.shifts) this.#sources.arrive(timer, hour);
    else if (timer < timerOf.closures) this.stations.changeShift(timer - timerOf.shifts, hour);
    else if (timer < timerOf.departures) this.stations.changeClosure(timer - timerOf.closures, hour);
    else if (timer < timerOf.fulls) this.services.due(timer - timerOf.departures, hour);
    else this.services.dueFull(timer - timerOf.fulls, hour);
  }

  /** A consignment comes into the system, with its draws for all it may meet. */
  #letIn(source: number, hour: number): void {
    const { slots } = this.world;
    const slot = this.#make(source, hour);
    slots.units[slot] = slots.draws[slot * slots.drawWidth] as number;
    this.world.log?.add(codes.create, hour, slots.who[slot] as number, source, slots.units[slot] as number);
    this.#goOn(slot, hour);
  }

  #sendVehicle(service: number, hour: number): number {
    const { slots, timers, timerOf, log } = this.world;
    const origin = this.#sourceCount + service;
    const slot = this.#make(origin, hour);
    log?.add(codes.create, hour, slots.who[slot] as number, origin, 0);
    slots.state[slot] = states.continuing;
    timers.set(timerOf.slots + slot, hour, turns.end);
    return slot;
  }

  #make(origin: number, hour: number): number {
    const { slots, tally } = this.world;
    const slot = takeSlot(this.world);
    const number = this.#numbers[origin] as number;
    this.#numbers[origin] = number + 1;
    (this.#draws[origin] as Draws).take(number, slots.draws, slot * slots.drawWidth);
    slots.origin[slot] = origin;
    slots.who[slot] = this.#everybody++;
    slots.created[slot] = hour;
    slots.entered[slot] = hour;
    tally.create(origin, hour);
    this.#takeWay(slot, 0);
    return slot;
  }

  /** Puts somebody at the beginning of one of his ways. */
  #takeWay(slot: number, way: number): void {
    const { slots, program } = this.world;
    const origin = program.origins[slots.origin[slot] as number] as Origin;
    slots.way[slot] = way;
    slots.drawsAt[slot] = slot * slots.drawWidth + (origin.drawsAt[way] as number);
    slots.stagesAt[slot] = slot * slots.stageWidth + (origin.stagesAt[way] as number);
    slots.step[slot] = (program.ways[origin.ways[way] as number] as Program["ways"][number]).first;
  }

  /** Goes on with the step somebody is at, until something takes time. */
  #goOn(slot: number, hour: number): void {
    const { slots, steps, timers, timerOf } = this.world;
    for (;;) {
      const step = slots.step[slot] as number;
      if (step < 0) {
        this.#finish(slot, hour);
        return;
      }
      switch (steps.kind[step]) {
        case kinds.delay:
          this.#enter(slot, step, hour);
          slots.state[slot] = states.delayed;
          timers.set(timerOf.slots + slot, hour + hoursAt(this.world, slot, step), turns.end);
          return;
        case kinds.queue:
        case kinds.hold: {
          this.#enter(slot, step, hour);
          const welcome = this.stations.join(slot, step, hour);
          if (welcome === welcomes.in) return;
          if (!this.#turnAway(slot, step, hour, welcome)) return;
          break;
        }
        case kinds.release:
          this.world.log?.add(codes.release, hour, slots.who[slot] as number, step, 0);
          slots.step[slot] = steps.next[step] as number;
          this.stations.end(step, hour);
          break;
        case kinds.board:
          this.#enter(slot, step, hour);
          this.services.join(slot, steps.target[step] as number, hour);
          return;
        default: {
          const drawn = slots.draws[(slots.drawsAt[slot] as number) + (steps.column[step] as number)];
          slots.step[slot] = (drawn === 1 ? steps.chosen[step] : steps.next[step]) as number;
        }
      }
    }
  }

  #enter(slot: number, step: number, hour: number): void {
    const { slots, log } = this.world;
    slots.entered[slot] = hour;
    log?.add(codes.enter, hour, slots.who[slot] as number, step, 0);
  }

  /** Ends the stage somebody is in, and puts him before the next step. */
  #endStage(slot: number, hour: number): void {
    const { slots, steps, log } = this.world;
    const step = slots.step[slot] as number;
    leaveStage(this.world, slot, hour);
    log?.add(codes.end, hour, slots.who[slot] as number, step, 0);
    slots.step[slot] = steps.next[step] as number;
  }

  #endService(slot: number, hour: number): void {
    const step = this.world.slots.step[slot] as number;
    this.#endStage(slot, hour);
    this.stations.end(step, hour);
    this.#goOn(slot, hour);
  }

  /** Sends somebody another way if there is one; whether there was. */
  #turnAway(slot: number, step: number, hour: number, welcome: number): boolean {
    const { slots, steps, program, tally, log } = this.world;
    const to = steps.divertTo[step] as number;
    if (welcome === welcomes.full || to < 0) {
      this.#lose(slot, hour, welcome === welcomes.full ? reasons.room : reasons.divert);
      return false;
    }
    const origin = slots.origin[slot] as number;
    const way = (program.origins[origin] as Origin).ways.indexOf(to);
    leaveStage(this.world, slot, hour);
    tally.divert(origin, steps.target[step] as number);
    log?.add(codes.divert, hour, slots.who[slot] as number, step, way);
    this.#takeWay(slot, way);
    return true;
  }

  #losePatience(slot: number, hour: number): void {
    const step = this.world.slots.step[slot] as number;
    this.stations.quit(slot);
    this.#lose(slot, hour, reasons.patience);
    this.stations.proceed(step, hour);
  }

  #lose(slot: number, hour: number, reason: Reason): void {
    const { slots, steps, tally, log } = this.world;
    const step = slots.step[slot] as number;
    tally.lose(slots.origin[slot] as number, steps.target[step] as number, hour, reason);
    log?.add(codes.lose, hour, slots.who[slot] as number, step, reason);
    slots.give(slot);
  }

  #finish(slot: number, hour: number): void {
    const { slots, tally, log, timers, timerOf, program } = this.world;
    const origin = slots.origin[slot] as number;
    tally.finish(slots, slot, hour);
    log?.add(codes.finish, hour, slots.who[slot] as number, -1, 0);
    if (origin < this.#sourceCount) {
      slots.give(slot);
      return;
    }
    let rider = slots.riders[slot] as number;
    // Before the riders: they may board the vehicle's next departure.
    if (program.services[origin - this.#sourceCount]?.vehicles === undefined) slots.give(slot);
    else {
      slots.state[slot] = states.returning;
      const back = slots.draws[slot * slots.drawWidth] as number;
      timers.set(timerOf.slots + slot, hour + back, turns.end);
    }
    while (rider >= 0) {
      const next = slots.next[rider] as number;
      this.#endStage(rider, hour);
      this.#goOn(rider, hour);
      rider = next;
    }
  }
}
