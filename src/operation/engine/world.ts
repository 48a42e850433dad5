import type { EventLog } from "./log.ts";
import type { Program, Step } from "./program.ts";
import { Slots } from "./slots.ts";
import { Tally } from "./tally.ts";
import { Timers, turns } from "./timers.ts";

/** Steps of all ways, one array for each field, as the loop reads them. */
export interface StepTable {
  readonly kind: Uint8Array;
  readonly target: Int32Array;
  readonly next: Int32Array;
  readonly chosen: Int32Array;
  readonly stage: Int32Array;
  readonly rank: Int32Array;
  readonly servers: Int32Array;
  readonly hours: Float64Array;
  readonly column: Int32Array;
  readonly patience: Float64Array;
  readonly patienceColumn: Int32Array;
  readonly divertAbove: Float64Array;
  readonly divertTo: Int32Array;
  readonly againstStation: Int32Array;
  readonly againstRank: Int32Array;
  readonly work: Float64Array;
  readonly residual: Float64Array;
}

/** What the parts of a run share: the plan in numbers, who is in the system, the timers, the statistics and the log. */
export interface World {
  readonly program: Program;
  readonly steps: StepTable;
  readonly slots: Slots;
  readonly timers: Timers;
  readonly tally: Tally;
  readonly log: EventLog | undefined;
  /** Number of the first timer of each kind; slots have one each, last. */
  readonly timerOf: TimerPlan;
}

/** How timers are numbered. */
export interface TimerPlan {
  /** Next arrival of each source. */
  readonly sources: number;
  /** Next change of the servers of each station. */
  readonly shifts: number;
  /** Next beginning or end of a closure by chance of each station. */
  readonly closures: number;
  /** Next departure by the timetable of each service. */
  readonly departures: number;
  /** Next departure of a full vehicle of each service. */
  readonly fulls: number;
  readonly slots: number;
}

/** An empty world. */
export function worldOf(program: Program, log: EventLog | undefined): World {
  const [sources, stations, services] = [
    program.sources.length,
    program.stations.length,
    program.services.length,
  ];
  const shifts = sources;
  const closures = shifts + stations;
  const departures = closures + stations;
  const fulls = departures + services;
  const timerOf = { sources: 0, shifts, closures, departures, fulls, slots: fulls + services };
  const slots = new Slots(program.width);
  const timers = new Timers(timerOf.slots + slots.capacity, (timer) => {
    if (timer >= timerOf.slots) slots.touch(timer - timerOf.slots);
  });
  const steps = tableOf(program.steps);
  const tally = new Tally(program, { clock: timers.clock, slots });
  // One plain literal: objects put together by spreading differ in V8's eyes from the ninth on, and the loop slows down.
  return { program, slots, log, timerOf, timers, steps, tally };
}

function tableOf(list: readonly Step[]): StepTable {
  const whole = (field: keyof Step): Int32Array => Int32Array.from(list, (step) => step[field]);
  const real = (field: keyof Step): Float64Array => Float64Array.from(list, (step) => step[field]);
  return {
    kind: Uint8Array.from(list, ({ kind }) => kind),
    ...{ target: whole("target"), next: whole("next"), chosen: whole("chosen"), stage: whole("stage") },
    ...{ rank: whole("rank"), servers: whole("servers"), hours: real("hours"), column: whole("column") },
    ...{ patience: real("patience"), patienceColumn: whole("patienceColumn") },
    ...{ divertAbove: real("divertAbove"), divertTo: whole("divertTo") },
    ...{ againstStation: whole("againstStation"), againstRank: whole("againstRank") },
    ...{ work: real("work"), residual: real("residual") },
  };
}

/** Room in a slot for one more, whatever that takes. */
export function takeSlot({ slots, timers, timerOf }: World): number {
  if (slots.full) {
    slots.grow();
    timers.grow(timerOf.slots + slots.capacity);
  }
  return slots.take();
}

/** Sets the timer of somebody for the end of his step: after hours that are fixed, or drawn when he came. */
export function setEnd({ steps, slots, timers, timerOf }: World, slot: number, step: number): void {
  const column = steps.column[step];
  const hours = column < 0 ? steps.hours[step] : slots.reals[slots.drawsAt[slot] + column];
  timers.due[0] = timers.clock[0] + hours;
  timers.start(timerOf.slots + slots.timer[slot], turns.end);
}

/** Writes down how long somebody was in the stage of a step. */
export function leaveStage({ steps, slots, timers }: World, slot: number): void {
  const stage = steps.stage[slots.step[slot]];
  slots.reals[slots.stagesAt[slot] + 2 * stage] = timers.clock[0] - slots.entered[slot >> 1];
}

/** Writes down that somebody's wait in the stage of a step is over. */
export function endWait({ steps, slots, timers }: World, slot: number): void {
  const stage = steps.stage[slots.step[slot]];
  slots.reals[slots.stagesAt[slot] + 2 * stage + 1] = timers.clock[0] - slots.entered[slot >> 1];
}

/** Writes an entry of the log, if there is one; slot -1 where it is about nobody. */
export function note(
  { log, timers, slots }: World,
  code: number,
  slot: number,
  at: number,
  value: number,
): void {
  if (log === undefined) return;
  log.add(code, timers.clock[0], slot < 0 ? -1 : slots.who[slot >> 1], at, value);
}
