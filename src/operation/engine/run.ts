/** Runs a plan: warm-up, replications, statistics. */

import {
  expectArguments,
  InputError,
  type ProgressOptions,
  paced,
  problem,
  type Steps,
  throwIfErrors,
} from "../../base/index.ts";
import { runPlanArguments, runPlanAsyncArguments } from "../given.ts";
import { checkPlan } from "./checkPlan.ts";
import { collect } from "./collect.ts";
import { type CompiledPlan, compilePlan } from "./compiledPlan.ts";
import { states } from "./individuals.ts";
import { codes, type EventLog } from "./log.ts";
import { truncationOf } from "./mser.ts";
import type { OperationPlan } from "./plan.ts";
import { shapeOf } from "./planShape.ts";
import type { OperationResult } from "./results.ts";
import type { RunTally } from "./runTally.ts";
import { Simulation } from "./simulation.ts";
import { onGrid } from "./timeGrid.ts";

/** How a plan is run. */
export interface RunPlanOptions extends ProgressOptions {
  /** Share of intervals that hold the true value, above 0 and below 1; 0.95 when absent. */
  readonly level?: number;
  /** Receives all events of the first replication; 29 bytes an entry, about four entries for each queue passed. */
  readonly log?: EventLog | undefined;
}

/** Events in a step: about a millisecond. */
const sliceSize = 1_000;

/** Steps between two words on how far the run is. */
const slicesAShare = 20;

/** Number of equal intervals over which the goods in the system are averaged to find the warm-up. */
const warmUpTimes = 1000;

/**
 * Runs a plan of discrete events and gives its statistics. The same plan gives the same bits on every machine.
 *
 * @throws InputError with everything that {@link checkPlan} finds, such as more than 20 million arrivals in a run; also when the
 *   level is invalid.
 * @example
 * ```ts
 * import { runPlan } from "karvan/operation";
 * const hours = { type: "exponential", mean: 0.25 } as const;
 * const itineraries = [{ id: "cross", stages: [{ type: "queue", id: "clear", station: "border", hours }] }] as const;
 * const sources = [{ id: "trucks", arrivals: { type: "poisson", perHour: 3 }, itinerary: "cross" }] as const;
 * const plan = { seed: 2026, horizonHours: 2000, sources, itineraries, stations: [{ id: "border", servers: 1 }] };
 * const { stations, balance } = runPlan(plan);
 * console.log(stations[0].waitHours.mean?.toFixed(2), balance.created); // 0.86 6058
 * ```
 */
export function runPlan(plan: OperationPlan, options: RunPlanOptions = {}): OperationResult {
  expectArguments(runPlanArguments, [plan, options]);
  const slices = runSlices(plan, options);
  for (;;) {
    const { value, done } = slices.next();
    if (done) return value;
    options.signal?.throwIfAborted();
    if (value !== undefined) options.onProgress?.(value);
  }
}

/**
 * As {@link runPlan}, but pauses every few milliseconds, so that a page can draw and a signal can arrive. The same bits.
 *
 * @example
 * ```ts
 * import { runPlanAsync } from "karvan/operation";
 * const itineraries = [{ id: "cross", stages: [{ type: "queue", id: "clear", station: "border", hours: 0.25 }] }] as const;
 * const sources = [{ id: "trucks", arrivals: { type: "poisson", perHour: 3 }, itinerary: "cross" }] as const;
 * const plan = { seed: 2026, horizonHours: 2000, sources, itineraries, stations: [{ id: "border", servers: 1 }] };
 * const { stations } = await runPlanAsync(plan, { signal: AbortSignal.timeout(60_000) });
 * console.log(stations[0].waitHours.mean?.toFixed(2)); // 0.40
 * ```
 */
export async function runPlanAsync(
  plan: OperationPlan,
  options: RunPlanOptions = {},
): Promise<OperationResult> {
  expectArguments(runPlanAsyncArguments, [plan, options]);
  options.signal?.throwIfAborted();
  return paced(runSlices(plan, options), options);
}

/** The run in slices; after each, the share that is done. */
function* runSlices(plan: OperationPlan, { level = 0.95, log }: RunPlanOptions): Steps<OperationResult> {
  throwIfErrors(checkPlan(plan));
  if (!(level > 0 && level < 1)) {
    const expected = "a number above 0 and below 1";
    throw new InputError([problem({ path: "options.level", expected, got: level })]);
  }
  const program = compilePlan(plan);
  const { replications = 1, warmUpHours: asked = 0 } = plan;
  const pilots = asked === "mser5" ? 1 : 0;
  const rounds = replications + pilots;
  const found = asked === "mser5" ? yield* findWarmUp(program, rounds) : undefined;
  const warmUpHours = found?.hours ?? onGrid(asked as number);
  log?.begin(shapeOf(program));
  const tallies: RunTally[] = [];
  let events = 0;
  for (let replication = 0; replication < replications; replication++) {
    const machine = new Simulation(program, replication, replication === 0 ? log : undefined);
    const share = (hour: number): number => (pilots + replication + hour / program.horizon) / rounds;
    yield* runUntil(machine, warmUpHours, share);
    if (warmUpHours > 0) machine.finish(warmUpHours, false);
    machine.state.timers.clock[0] = warmUpHours;
    machine.state.tally.reset();
    if (replication === 0)
      log?.add(codes.measure, warmUpHours, -1, -1, found === undefined ? -1 : Number(found.steady));
    yield* runUntil(machine, program.horizon, share);
    machine.finish(program.horizon, true);
    machine.state.timers.clock[0] = program.horizon;
    machine.state.tally.close();
    if (replication === 0) log?.add(codes.close, program.horizon, -1, -1, machine.events);
    expectBalance(machine);
    tallies.push(machine.state.tally);
    events += machine.events;
  }
  return collect(program, tallies, { warmUpHours, steady: found?.steady, events, level });
}

/** Runs until an hour, with a pause after every slice. */
function* runUntil(machine: Simulation, until: number, share: (hour: number) => number): Steps<void> {
  for (let slice = 1; !machine.run(until, sliceSize); slice++)
    yield slice % slicesAShare === 0 ? share(machine.state.timers.next()) : undefined;
}

/** The warm-up by the rule MSER-5 on the goods in the system, averaged over equal times of a run of its own. */
function* findWarmUp(program: CompiledPlan, rounds: number): Steps<{ hours: number; steady: boolean }> {
  const machine = new Simulation(program, 0);
  const means = new Float64Array(warmUpTimes);
  const { tally, timers } = machine.state;
  let before = 0;
  for (let i = 0; i < warmUpTimes; i++) {
    const until = onGrid(((i + 1) / warmUpTimes) * program.horizon);
    yield* runUntil(machine, until, (hour) => hour / program.horizon / rounds);
    timers.clock[0] = until;
    const area = tally.stockArea();
    means[i] = area - before;
    before = area;
  }
  const { count, steady } = truncationOf(means);
  return { hours: onGrid((count / warmUpTimes) * program.horizon), steady };
}

/**
 * Checks that the goods counted one by one in the system are those that came and did not leave.
 *
 * @throws Error when they are not: a fault of the engine, never of a plan.
 */
export function expectBalance({ state }: Simulation): void {
  const { program, individuals, tally } = state;
  const found = new Float64Array(program.origins.length);
  for (let record = 0; record < individuals.capacity; record++) {
    const individual = record * individuals.width;
    if (individuals.state[individual] === states.free || individuals.state[individual] === states.returning)
      continue;
    const origin = individuals.origin[individual];
    found[origin] = found[origin] + 1;
  }
  for (const [i, { id }] of program.origins.entries()) {
    const due = tally.everCreated[i] - tally.everThrough[i] - tally.everLost[i];
    if (due !== found[i])
      throw new Error(`${id}: ${found[i]} in the system, but ${due} came and did not leave`);
  }
}
