/** Recomputes the statistics of a replication from its log. */

import { expectArguments, greatest, InputError, problem } from "../../base/index.ts";
import { replayArguments } from "../given.ts";
import { collect } from "./collect.ts";
import { Individuals } from "./individuals.ts";
import { codes, EventLog, type LogChunk } from "./log.ts";
import { steps as kinds, type PlanShape, type StepShape } from "./planShape.ts";
import type { OperationResult } from "./results.ts";
import { type Reason, RunTally } from "./runTally.ts";
import { onGrid } from "./timeGrid.ts";

/**
 * The statistics of a run from its log alone: the same bits as the run gave for that replication.
 *
 * @param level - Share of intervals that hold the true value.
 * @throws InputError when the log is not that of a whole run.
 * @example
 * ```ts
 * import { EventLog, replay, runPlan } from "karvan/operation";
 * const itineraries = [{ id: "cross", stages: [{ type: "queue", id: "clear", station: "border", hours: 0.25 }] }] as const;
 * const sources = [{ id: "trucks", arrivals: { type: "poisson", perHour: 3 }, itinerary: "cross" }] as const;
 * const log = new EventLog();
 * runPlan({ seed: 2026, horizonHours: 480, sources, itineraries, stations: [{ id: "border", servers: 1 }] }, { log });
 * console.log(replay(log).stations[0].waitHours.mean?.toFixed(2)); // 0.45
 * ```
 */
export function replay(log: EventLog, level = 0.95): OperationResult {
  expectArguments(replayArguments, [log, level]);
  if (!(log instanceof EventLog)) refuse("log", "an EventLog", log);
  if (log.shape === undefined) refuse("log", "a log of a run", "an empty one");
  const replayer = new Replayer(log.shape);
  for (const chunk of log.chunks) replayer.read(chunk);
  return replayer.result(level);
}

/** Keeps the individuals of the log, and passes their events to the statistics. */
class Replayer {
  readonly #shape: PlanShape;
  readonly #tally: RunTally;
  readonly #clock: Float64Array = new Float64Array(1);
  readonly #individuals: Individuals;
  readonly #slotOf: Map<number, number> = new Map();
  /** Units that have boarded the vehicle about to leave. */
  #boarded = 0;
  #entries = 0;
  #measured: number | undefined;
  #events: number | undefined;

  constructor(shape: PlanShape) {
    this.#shape = shape;
    const stages = greatest([0, ...shape.origins.map(({ stageCount }) => stageCount)]);
    this.#individuals = new Individuals({ draws: 0, stages });
    this.#tally = new RunTally(shape, { clock: this.#clock, individuals: this.#individuals });
  }

  read(chunk: LogChunk): void {
    for (let i = 0; i < chunk.length; i++) {
      this.#clock[0] = chunk.hour[i];
      this.#handle(chunk.code[i], [chunk.who[i], chunk.at[i]], chunk.value[i]);
      this.#entries++;
    }
  }

  result(level: number): OperationResult {
    if (this.#events === undefined || this.#measured === undefined) {
      refuse("log", "entries up to the end of a run", `${this.#entries} entries without that end`);
    }
    return collect(this.#shape, [this.#tally], {
      warmUpHours: this.#tally.from,
      steady: this.#measured < 0 ? undefined : this.#measured === 1,
      events: this.#events,
      level,
    });
  }

  #handle(code: number, [who, at]: readonly [number, number], value: number): void {
    const tally = this.#tally;
    switch (code) {
      case codes.create:
        this.#create(who, at, value);
        break;
      case codes.servers:
        tally.servers(at, value);
        break;
      case codes.depart:
        tally.depart(this.#shape.stations.length + at, this.#boarded, value);
        this.#boarded = 0;
        break;
      case codes.cancel:
        tally.cancel(this.#shape.stations.length + at);
        break;
      case codes.measure:
        tally.reset();
        this.#measured = value;
        break;
      case codes.close:
        tally.close();
        this.#events = value;
        break;
      case codes.finish: {
        const individual = this.#find(who);
        tally.finish(individual);
        this.#forget(who, individual);
        break;
      }
      default:
        this.#step(code, [who, at], value);
    }
  }

  /** What happens to an individual at a step of its itinerary. */
  #step(code: number, [who, at]: readonly [number, number], value: number): void {
    const tally = this.#tally;
    const individual = this.#find(who);
    const step = this.#shape.steps[at] ?? refuse(this.#path, "the number of a step", at);
    const place = step.kind === kinds.board ? this.#shape.stations.length + step.target : step.target;
    const origin = this.#individuals.origin[individual];
    switch (code) {
      case codes.enter:
        this.#individuals.entered[individual >> 1] = this.#clock[0];
        if (step.kind !== kinds.delay) tally.join(place);
        break;
      case codes.start:
        this.#start(individual, step, place);
        break;
      case codes.end:
        this.#leave(individual, step);
        if (step.kind === kinds.queue) tally.end(place, step.servers);
        break;
      case codes.release:
        tally.end(place, step.servers);
        break;
      case codes.lose:
        tally.lose(origin, place, value as Reason);
        this.#forget(who, individual);
        break;
      case codes.divert:
        this.#individuals.entered[individual >> 1] = this.#clock[0];
        this.#leave(individual, step);
        tally.divert(origin, place);
        this.#takeWay(individual, value);
        break;
      default:
        refuse(this.#path, "something that may happen", code);
    }
  }

  #create(who: number, at: number, units: number): void {
    const individuals = this.#individuals;
    if (individuals.full) individuals.grow();
    const individual = individuals.take();
    this.#slotOf.set(who, individual);
    individuals.origin[individual] = at;
    individuals.units[individual >> 1] = units;
    individuals.created[individual >> 1] = this.#clock[0];
    this.#takeWay(individual, 0);
    this.#tally.create(at);
  }

  #start(individual: number, step: StepShape, place: number): void {
    const individuals = this.#individuals;
    const entered = individuals.entered[individual >> 1];
    individuals.reals[individuals.stagesAt[individual] + 2 * step.stage + 1] = onGrid(
      this.#clock[0] - entered,
    );
    this.#tally.start(place, step.servers, individual);
    if (step.kind === kinds.hold) this.#leave(individual, step);
    if (step.kind === kinds.board) this.#boarded += individuals.units[individual >> 1];
  }

  #leave(individual: number, { stage }: StepShape): void {
    const { reals, stagesAt, entered } = this.#individuals;
    reals[stagesAt[individual] + 2 * stage] = onGrid(this.#clock[0] - entered[individual >> 1]);
  }

  #takeWay(individual: number, way: number): void {
    const individuals = this.#individuals;
    const { stagesAt } = this.#shape.origins[individuals.origin[individual]];
    individuals.way[individual] = way;
    individuals.stagesAt[individual] = individuals.stagesOf(individual) + 2 * stagesAt[way];
  }

  #find(who: number): number {
    return this.#slotOf.get(who) ?? refuse(this.#path, "a customer in the system", who);
  }

  #forget(who: number, individual: number): void {
    this.#slotOf.delete(who);
    this.#individuals.give(individual);
  }

  get #path(): string {
    return `log[${this.#entries}]`;
  }
}

function refuse(path: string, expected: string, got: unknown): never {
  throw new InputError([problem({ path, expected, got })]);
}
