/** The log as JSON lines, written and read. */

import {
  expectArguments,
  type Fields,
  InputError,
  problem,
  refuse as refuseArgument,
} from "../../base/index.ts";
import { logLinesArguments, readLogLinesArguments } from "../given.ts";
import { EventLog, happenings, type LogChunk } from "./log.ts";
import type { PlanShape } from "./planShape.ts";

const format = "karvan operation log 1";

/**
 * A log as JSON lines: first what the numbers stand for, then an object for each entry with `hour` and `event`, and
 * `who`, `at` and `value` where they say something. No line end at the end of a line.
 *
 * @example
 * ```ts
 * import { EventLog, logLines, runPlan } from "karvan/operation";
 * const itineraries = [{ id: "cross", stages: [{ type: "delay", id: "drive", hours: 2.5 }] }] as const;
 * const sources = [{ id: "trucks", arrivals: { type: "listed", atHours: [1] }, itinerary: "cross" }] as const;
 * const log = new EventLog();
 * runPlan({ seed: 2026, horizonHours: 48, sources, itineraries, stations: [] }, { log });
 * console.log([...logLines(log)].slice(2, 4).join("\n"));
 * // {"hour":1,"event":"create","who":0,"at":0,"value":1}
 * // {"hour":1,"event":"enter","who":0,"at":0}
 * ```
 */
export function* logLines(log: EventLog): Generator<string> {
  expectArguments(logLinesArguments, [log]);
  if (!(log instanceof EventLog)) refuseArgument("log", "an EventLog", log);
  yield JSON.stringify({ format, shape: log.shape });
  for (const chunk of log.chunks) for (let i = 0; i < chunk.length; i++) yield lineOf(chunk, i);
}

function lineOf(chunk: LogChunk, i: number): string {
  const who = chunk.who[i];
  const at = chunk.at[i];
  const value = chunk.value[i];
  return JSON.stringify({
    hour: chunk.hour[i],
    event: happenings[chunk.code[i]],
    ...(who < 0 ? {} : { who }),
    ...(at < 0 ? {} : { at }),
    ...(value === 0 ? {} : { value }),
  });
}

/**
 * The log that {@link logLines} wrote; empty lines do not matter.
 *
 * @throws InputError that names the first line that is wrong.
 * @example
 * ```ts
 * import { EventLog, logLines, readLogLines, runPlan } from "karvan/operation";
 * const itineraries = [{ id: "cross", stages: [{ type: "delay", id: "drive", hours: 2.5 }] }] as const;
 * const sources = [{ id: "trucks", arrivals: { type: "listed", atHours: [1, 3] }, itinerary: "cross" }] as const;
 * const log = new EventLog();
 * runPlan({ seed: 2026, horizonHours: 48, sources, itineraries, stations: [] }, { log });
 * const lines = [...logLines(log)]; // as a file has them
 * console.log(readLogLines(lines).length === log.length); // true
 * ```
 */
export function readLogLines(lines: Iterable<string>): EventLog {
  expectArguments(readLogLinesArguments, [lines]);
  if (typeof lines?.[Symbol.iterator] !== "function" || typeof lines === "string")
    refuseArgument("lines", "a list of lines", lines);
  const log = new EventLog();
  let number = 0;
  for (const line of lines) {
    number++;
    if (typeof line !== "string") refuseArgument(`lines[${number - 1}]`, "a text", line);
    if (line.trim() === "") continue;
    const fields = parse(line, number);
    if (log.shape === undefined) log.begin(shapeIn(fields, number));
    else addEntry(log, fields, number);
  }
  return log;
}

function parse(line: string, number: number): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    refuse(number, "an object as JSON", line);
  }
  if (typeof value !== "object" || value === null) refuse(number, "an object as JSON", line);
  return value as Fields;
}

function shapeIn(fields: Fields, number: number): PlanShape {
  if (fields.format !== format) refuse(number, `{ "format": "${format}", ... }`, fields.format);
  const lists = ["sources", "stations", "services", "ways", "steps", "origins"];
  const shape = fields.shape as Fields | undefined;
  for (const name of lists) {
    if (!Array.isArray(shape?.[name])) refuse(number, `a list of ${name} in the shape`, shape?.[name]);
  }
  return shape as unknown as PlanShape;
}

function addEntry(
  log: EventLog,
  { hour, event, who = -1, at = -1, value = 0 }: Fields,
  number: number,
): void {
  const code = happenings.indexOf(event as (typeof happenings)[number]);
  if (code < 0) refuse(number, `an event that is one of ${happenings.join(", ")}`, event);
  for (const [name, field] of Object.entries({ hour, who, at, value })) {
    if (typeof field !== "number") refuse(number, `a number as ${name}`, field);
  }
  log.add(code, hour as number, who as number, at as number, value as number);
}

function refuse(line: number, expected: string, got: unknown): never {
  throw new InputError([problem({ path: "log", line, expected, got })]);
}
