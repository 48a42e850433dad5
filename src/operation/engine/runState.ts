/** The state that all parts of a replication share. */
import type { CompiledPlan, Step } from "./compiledPlan.ts";
import { Individuals } from "./individuals.ts";
import type { EventLog } from "./log.ts";
import { RunTally } from "./runTally.ts";
import { onGrid } from "./timeGrid.ts";
import { Timers, turns } from "./timers.ts";

/** Steps of all itineraries, one array for each field, as the loop reads them. */
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

/** What the parts of a replication share: the compiled plan, the individuals, the timers, the statistics and the log. */
export interface RunState {
  readonly program: CompiledPlan;
  readonly steps: StepTable;
  readonly individuals: Individuals;
  readonly timers: Timers;
  readonly tally: RunTally;
  readonly log: EventLog | undefined;
  /** Number of the first timer of each kind; individuals have one each, last. */
  readonly timerOf: TimerPlan;
}

/** How timers are numbered. */
export interface TimerPlan {
  /** Next arrival of each source. */
  readonly sources: number;
  /** Next change of the servers of each station. */
  readonly shifts: number;
  /** Next beginning or end of a random closure of each station. */
  readonly closures: number;
  /** Next departure by the timetable of each service. */
  readonly departures: number;
  /** Next departure of a full vehicle of each service. */
  readonly fulls: number;
  readonly individuals: number;
}

/** The state before the first event. */
export function emptyState(program: CompiledPlan, log: EventLog | undefined): RunState {
  const sources = program.sources.length;
  const stations = program.stations.length;
  const services = program.services.length;
  const shifts = sources;
  const closures = shifts + stations;
  const departures = closures + stations;
  const fulls = departures + services;
  const timerOf = { sources: 0, shifts, closures, departures, fulls, individuals: fulls + services };
  const individuals = new Individuals(program.width);
  const timers = new Timers(timerOf.individuals + individuals.capacity, (timer) => {
    if (timer >= timerOf.individuals) individuals.touch(timer - timerOf.individuals);
  });
  const steps = tableOf(program.steps);
  const tally = new RunTally(program, { clock: timers.clock, individuals });
  // One plain literal: objects put together by spreading differ in V8's eyes from the ninth on, and the loop slows down.
  return { program, individuals, log, timerOf, timers, steps, tally };
}

function tableOf(list: readonly Step[]): StepTable {
  const whole = (field: keyof Step): Int32Array => Int32Array.from(list, (step) => step[field]);
  const real = (field: keyof Step): Float64Array => Float64Array.from(list, (step) => step[field]);
  return {
    kind: Uint8Array.from(list, ({ kind }) => kind),
    target: whole("target"),
    next: whole("next"),
    chosen: whole("chosen"),
    stage: whole("stage"),
    rank: whole("rank"),
    servers: whole("servers"),
    hours: real("hours"),
    column: whole("column"),
    patience: real("patience"),
    patienceColumn: whole("patienceColumn"),
    divertAbove: real("divertAbove"),
    divertTo: whole("divertTo"),
    againstStation: whole("againstStation"),
    againstRank: whole("againstRank"),
    work: real("work"),
    residual: real("residual"),
  };
}

/** The place of a new individual, with more memory where needed. */
export function takeIndividual({ individuals, timers, timerOf }: RunState): number {
  if (individuals.full) {
    individuals.grow();
    timers.grow(timerOf.individuals + individuals.capacity);
  }
  return individuals.take();
}

/** Sets the timer of an individual for the end of its step, after fixed hours or those drawn when it was created. */
export function setEnd(
  { steps, individuals, timers, timerOf }: RunState,
  individual: number,
  step: number,
): void {
  const column = steps.column[step];
  const hours = column < 0 ? steps.hours[step] : individuals.reals[individuals.drawsAt[individual] + column];
  timers.due[0] = onGrid(timers.clock[0] + hours);
  timers.start(timerOf.individuals + individuals.timer[individual], turns.end);
}

/** Records how long an individual was in the stage of its step. */
export function leaveStage({ steps, individuals, timers }: RunState, individual: number): void {
  const stage = steps.stage[individuals.step[individual]];
  individuals.reals[individuals.stagesAt[individual] + 2 * stage] = onGrid(
    timers.clock[0] - individuals.entered[individual >> 1],
  );
}

/** Records that the wait of an individual in the stage of its step is over. */
export function endWait({ steps, individuals, timers }: RunState, individual: number): void {
  const stage = steps.stage[individuals.step[individual]];
  individuals.reals[individuals.stagesAt[individual] + 2 * stage + 1] = onGrid(
    timers.clock[0] - individuals.entered[individual >> 1],
  );
}

/** Writes an entry of the log, if there is one; individual -1 where it concerns none. */
export function note(
  { log, timers, individuals }: RunState,
  code: number,
  individual: number,
  at: number,
  value: number,
): void {
  if (log === undefined) return;
  log.add(code, timers.clock[0], individual < 0 ? -1 : individuals.who[individual >> 1], at, value);
}
