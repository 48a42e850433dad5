import { InputError, problem } from "../../base/index.ts";
import { collect } from "./collect.ts";
import { codes, type EventLog, type LogChunk } from "./log.ts";
import type { OperationResult } from "./results.ts";
import { steps as kinds, type PlanShape, type StepShape } from "./shape.ts";
import { Slots } from "./slots.ts";
import { type Reason, Tally } from "./tally.ts";

/**
 * The statistics of a run from its log alone: the same bits as the run gave for that replication.
 *
 * @param level - Share of intervals that hold the true value.
 * @throws InputError when the log is not that of a whole run.
 */
export function replay(log: EventLog, level = 0.95): OperationResult {
  if (log.shape === undefined) refuse("log", "a log of a run", "an empty one");
  const replayer = new Replayer(log.shape);
  for (const chunk of log.chunks) replayer.read(chunk);
  return replayer.result(level);
}

/** Keeps whom the log speaks of, and tells the statistics what happens to them. */
class Replayer {
  readonly #shape: PlanShape;
  readonly #tally: Tally;
  readonly #clock: Float64Array = new Float64Array(1);
  readonly #slots: Slots;
  readonly #slotOf: Map<number, number> = new Map();
  /** Units that have boarded the vehicle about to leave. */
  #boarded = 0;
  #entries = 0;
  #measured: number | undefined;
  #events: number | undefined;

  constructor(shape: PlanShape) {
    this.#shape = shape;
    const stages = Math.max(0, ...shape.origins.map(({ stageCount }) => stageCount));
    this.#slots = new Slots({ draws: 0, stages });
    this.#tally = new Tally(shape, { clock: this.#clock, slots: this.#slots });
  }

  read(chunk: LogChunk): void {
    for (let i = 0; i < chunk.length; i++) {
      this.#clock[0] = chunk.hour[i];
      this.#happen(chunk.code[i], [chunk.who[i], chunk.at[i]], chunk.value[i]);
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
      ...{ events: this.#events, level },
    });
  }

  #happen(code: number, [who, at]: readonly [number, number], value: number): void {
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
        const slot = this.#find(who);
        tally.finish(slot);
        this.#forget(who, slot);
        break;
      }
      default:
        this.#step(code, [who, at], value);
    }
  }

  /** What happens to somebody at a step of his way. */
  #step(code: number, [who, at]: readonly [number, number], value: number): void {
    const tally = this.#tally;
    const slot = this.#find(who);
    const step = this.#shape.steps[at] ?? refuse(this.#path, "the number of a step", at);
    const place = step.kind === kinds.board ? this.#shape.stations.length + step.target : step.target;
    const origin = this.#slots.origin[slot];
    switch (code) {
      case codes.enter:
        this.#slots.entered[slot >> 1] = this.#clock[0];
        if (step.kind !== kinds.delay) tally.join(place);
        break;
      case codes.start:
        this.#start(slot, step, place);
        break;
      case codes.end:
        this.#leave(slot, step);
        if (step.kind === kinds.queue) tally.end(place, step.servers);
        break;
      case codes.release:
        tally.end(place, step.servers);
        break;
      case codes.lose:
        tally.lose(origin, place, value as Reason);
        this.#forget(who, slot);
        break;
      case codes.divert:
        this.#slots.entered[slot >> 1] = this.#clock[0];
        this.#leave(slot, step);
        tally.divert(origin, place);
        this.#takeWay(slot, value);
        break;
      default:
        refuse(this.#path, "something that may happen", code);
    }
  }

  #create(who: number, at: number, units: number): void {
    const slots = this.#slots;
    if (slots.full) slots.grow();
    const slot = slots.take();
    this.#slotOf.set(who, slot);
    slots.origin[slot] = at;
    slots.units[slot >> 1] = units;
    slots.created[slot >> 1] = this.#clock[0];
    this.#takeWay(slot, 0);
    this.#tally.create(at);
  }

  #start(slot: number, step: StepShape, place: number): void {
    const slots = this.#slots;
    const entered = slots.entered[slot >> 1];
    slots.reals[slots.stagesAt[slot] + 2 * step.stage + 1] = this.#clock[0] - entered;
    this.#tally.start(place, step.servers, slot);
    if (step.kind === kinds.hold) this.#leave(slot, step);
    if (step.kind === kinds.board) this.#boarded += slots.units[slot >> 1];
  }

  #leave(slot: number, { stage }: StepShape): void {
    const { reals, stagesAt, entered } = this.#slots;
    reals[stagesAt[slot] + 2 * stage] = this.#clock[0] - entered[slot >> 1];
  }

  #takeWay(slot: number, way: number): void {
    const slots = this.#slots;
    const { stagesAt } = this.#shape.origins[slots.origin[slot]];
    slots.way[slot] = way;
    slots.stagesAt[slot] = slots.stagesOf(slot) + 2 * stagesAt[way];
  }

  #find(who: number): number {
    return this.#slotOf.get(who) ?? refuse(this.#path, "somebody who is in the system", who);
  }

  #forget(who: number, slot: number): void {
    this.#slotOf.delete(who);
    this.#slots.give(slot);
  }

  get #path(): string {
    return `log[${this.#entries}]`;
  }
}

function refuse(path: string, expected: string, got: unknown): never {
  throw new InputError([problem({ path, expected, got })]);
}
