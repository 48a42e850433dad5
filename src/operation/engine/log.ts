/** The log of all events of a replication. */
import type { PlanShape } from "./planShape.ts";

/**
 * What may happen, in the order of their numbers in a log.
 *
 * @example
 * ```ts
 * import { happenings } from "karvan/operation";
 * console.log(happenings.indexOf("start"), happenings.length); // 2 13
 * ```
 */
export const happenings = [
  /** An individual comes into the system; `at` is the origin, `value` the units. */
  "create",
  /** An individual begins a stage that takes time; where it must wait, it is admitted. `at` is the step. */
  "enter",
  /** Service begins, a hold takes its servers, or a rider leaves with a vehicle (`value`); `at` is the step. */
  "start",
  /** A stage ends; `at` is the step. */
  "end",
  /** Held servers are given back; `at` is the step. */
  "release",
  /** An individual is lost; `at` is the step, `value` 0: no room, 1: long wait, 2: out of patience. */
  "lose",
  /** An individual begins another itinerary; `at` is the step left, `value` the itinerary among those of the origin. */
  "divert",
  /** An individual reaches the end. */
  "finish",
  /** A station has `value` servers from now on; `at` is the station. */
  "servers",
  /** A vehicle has left, after those that ride with it; `at` is the service, `value` how many were left behind. */
  "depart",
  /** A departure falls away; `at` is the service. */
  "cancel",
  /** The statistics begin; `value` is 1 when the rule for the warm-up found a steady state, 0 when not, else -1. */
  "measure",
  /** The run is over; `value` is how many timers went off. */
  "close",
] as const;

/** The number of each happening. */
export const codes = Object.fromEntries(happenings.map((name, i) => [name, i])) as Readonly<
  Record<(typeof happenings)[number], number>
>;

/** Entries of a chunk. */
const chunkSize = 65536;

/** A part of a log: one array for each field. */
export interface LogChunk {
  /** Entries used. */
  length: number;
  readonly hour: Float64Array;
  /** Place in {@link happenings}. */
  readonly code: Uint8Array;
  /** Number of the consignment or vehicle, counted from 0 in order of creation; -1 for none. */
  readonly who: Float64Array;
  readonly at: Int32Array;
  readonly value: Float64Array;
}

/**
 * All that happened in a run, in order: arrays in chunks of 65,536 entries of 29 bytes.
 *
 * @example
 * ```ts
 * import { EventLog, runPlan } from "karvan/operation";
 * const itineraries = [{ id: "cross", stages: [{ type: "queue", id: "clear", station: "border", hours: 0.25 }] }] as const;
 * const sources = [{ id: "trucks", arrivals: { type: "poisson", perHour: 3 }, itinerary: "cross" }] as const;
 * const log = new EventLog();
 * runPlan({ seed: 2026, horizonHours: 48, sources, itineraries, stations: [{ id: "border", servers: 1 }] }, { log });
 * console.log(log.length, log.shape?.stations[0].id); // 595 border
 * ```
 */
export class EventLog {
  readonly chunks: LogChunk[] = [];
  /** What the numbers in the entries stand for; set when a run begins. */
  shape: PlanShape | undefined;
  #last: LogChunk | undefined;

  /** How many entries there are. */
  get length(): number {
    return this.chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** Empties the log for a run of a plan of this shape. */
  begin(shape: PlanShape): void {
    this.shape = shape;
    this.chunks.length = 0;
    this.#last = undefined;
  }

  /** Writes an entry. */
  add(code: number, hour: number, who: number, at: number, value: number): void {
    let chunk = this.#last;
    if (chunk === undefined || chunk.length === chunkSize) chunk = this.#open();
    const i = chunk.length++;
    chunk.hour[i] = hour;
    chunk.code[i] = code;
    chunk.who[i] = who;
    chunk.at[i] = at;
    chunk.value[i] = value;
  }

  #open(): LogChunk {
    const chunk: LogChunk = {
      length: 0,
      hour: new Float64Array(chunkSize),
      code: new Uint8Array(chunkSize),
      who: new Float64Array(chunkSize),
      at: new Int32Array(chunkSize),
      value: new Float64Array(chunkSize),
    };
    this.chunks.push(chunk);
    this.#last = chunk;
    return chunk;
  }
}
