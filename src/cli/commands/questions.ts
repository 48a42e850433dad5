import type { AskOptions, DifferenceQuery, JourneyMeasure } from "../../futures/index.ts";
import { loadStudy } from "../../io/index.ts";
import type { Study } from "../../model/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { UsageError } from "../failure.ts";
import { talk } from "../output.ts";
import { progressLine } from "../progress.ts";

/** Options of all verbs that ask about one difference. */
export interface QuestionOptions {
  readonly base: string;
  readonly scenario: string;
  readonly commodity?: string;
  readonly from?: string;
  readonly to?: string;
  readonly measure: JourneyMeasure;
  readonly json?: true;
}

/** Opens a study and completes the question of a call. */
export async function openQuestion(
  folder: string,
  { base, scenario, commodity, from, to, measure }: QuestionOptions,
): Promise<{ study: Study; query: DifferenceQuery & { readonly commodity: string } }> {
  const study = await loadStudy(folder);
  const first = study.commodities[0]?.id;
  if (first === undefined) throw new UsageError(`${folder}: expected a study with commodities, got none`);
  if (commodity === undefined) talk(`commodity: ${first} (say --commodity for another)`);
  const ends = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { study, query: { base, scenario, commodity: commodity ?? first, ...ends, measure } };
}

/** Runs long work with a line that shows how far it is; Ctrl-C stops it. */
export async function watched<Result>(
  what: string,
  work: (options: AskOptions) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const interrupted = (): void => stop.abort();
  process.once("SIGINT", interrupted);
  const line = progressLine(what);
  try {
    return await work({ onProgress: line.show, signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted) process.exitCode = exitCodes.failed;
    throw error;
  } finally {
    line.end();
    process.removeListener("SIGINT", interrupted);
  }
}
