// The verb `operate`: a simulation of the traffic of a study.
import { basename, dirname, resolve } from "node:path";
import {
  compact,
  type FinishedParts,
  finishedOr,
  hashOf,
  type ProgressOptions,
  visible,
} from "../../base/index.ts";
import { loadStudy } from "../../io/loadStudy.node.ts";
import type { Study } from "../../model/index.ts";
import { EventLog, logLines, type OperateOptions, operate, type TrafficRun } from "../../operation/index.ts";
import {
  csvText,
  flowRows,
  stageRows,
  stationRows,
  trafficComparisonText,
  trafficText,
  uncountedTexts,
} from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { checkLogFile, writeLines } from "../files.ts";
import { data, dataJson, message, versioned } from "../output.ts";
import { withProgress } from "../progress.ts";
import { studyKey } from "../runs/finishedParts.ts";
import { manifestName } from "../runs/manifest.ts";
import { type RunFolder, withRunFolder } from "../runs/runFolder.ts";
import { folded } from "../runs/settle.ts";
import { terminal } from "../terminal.ts";

/** Options of `operate`. */
export interface OperateCommandOptions {
  readonly scenarios: string;
  readonly start?: string;
  readonly year?: string;
  readonly days?: number;
  readonly warmUp?: number;
  readonly replications?: number;
  readonly seed?: string;
  readonly log?: string;
  readonly out?: string;
  readonly json?: true;
}

/** The files of a run. */
const results = {
  report: "operation.html",
  flows: "flows.csv",
  stations: "stations.csv",
  stages: "stages.csv",
  runs: "operation.json",
} as const;

/** The log keeps all events in memory; a year of a corridor would not fit. */
const mostLoggedDays = 92;

/** Simulates a study's traffic under one scenario, or under several on the same days. */
export async function operateCommand(
  folder: string,
  options: OperateCommandOptions,
  version: string,
): Promise<void> {
  const ids = options.scenarios.split(",").map((id) => id.trim());
  checkCall(ids, options);
  await withRunFolder(options.out, (run) => answer(folder, ids, options, version, run));
}

/** Simulates, writes the files, and then prints: a reader that closes the pipe loses no file. */
async function answer(
  folder: string,
  ids: readonly string[],
  options: OperateCommandOptions,
  version: string,
  run: RunFolder | undefined,
): Promise<void> {
  const study = await loadStudy(folder);
  const log = options.log === undefined ? undefined : new EventLog();
  const runs = await runScenarios(study, ids, options, log, run?.finished);
  if (run !== undefined) {
    const names = await writeResults(run, study, runs, version);
    message(`written to ${options.out}: ${names.join(", ")}`);
  }
  if (log !== undefined && options.log !== undefined) {
    await writeLines(options.log, logLines(log));
    message(`${log.length} events in ${options.log}`);
  }
  if (options.json) {
    for (const run of runs)
      for (const text of uncountedTexts(run)) message(visible(`${run.scenario.id}: ${text}`));
    return dataJson(runs.map(versioned));
  }
  const [base, ...others] = runs as [TrafficRun, ...TrafficRun[]];
  const texts = [
    ...runs.map((run) => trafficText(run, study, terminal())),
    ...others.map((other) => trafficComparisonText(base, other, terminal())),
  ];
  data(texts.join("\n\n"));
}

/**
 * Checks a call before its work.
 *
 * @throws UsageError when a scenario appears twice, the log does not fit, or a file cannot be written.
 */
function checkCall(ids: readonly string[], options: OperateCommandOptions): void {
  const { log, out, days = 365 } = options;
  if (log !== undefined && ids.length > 1)
    throw new UsageError(`--log: expected one scenario, got ${ids.length}: ${ids.join(", ")}`);
  if (log !== undefined && days > mostLoggedDays)
    throw new UsageError(`--log: expected at most ${mostLoggedDays} days, got ${days}; try --days 28`);
  if (new Set(ids).size < ids.length)
    throw new UsageError(
      `--scenarios: expected each scenario once, got ${JSON.stringify(options.scenarios)}`,
    );
  if (log !== undefined) checkLogFile(log);
  if (log !== undefined && out !== undefined && isResult(log, out))
    throw new UsageError(`--log: expected another name than those of the files in --out, got ${log}`);
}

/** Whether a log would take the place of a result. */
function isResult(log: string, out: string): boolean {
  const names = [...Object.values(results), manifestName].map(folded);
  return resolve(dirname(log)) === resolve(out) && names.includes(folded(basename(log)));
}

async function runScenarios(
  study: Study,
  ids: readonly string[],
  { start, year, days, warmUp, replications, seed }: OperateCommandOptions,
  log: EventLog | undefined,
  finished: FinishedParts | undefined,
): Promise<TrafficRun[]> {
  const settings = compact<OperateOptions>({
    from: start,
    year,
    days,
    warmUpDays: warmUp,
    replications,
    seed,
  });
  const whole = studyKey(study);
  const runs: TrafficRun[] = [];
  for (const id of ids) {
    const key = (): string => hashOf({ of: "operation", study: whole, id, settings });
    const run = (more: ProgressOptions): Promise<TrafficRun> =>
      operate(study, id, { ...settings, ...compact({ log }), ...more });
    // A run that is kept has no log.
    const store = log === undefined ? finished : undefined;
    runs.push(await withProgress(id, (more) => finishedOr(store, key, () => run(more))));
  }
  return runs;
}

async function writeResults(
  folder: RunFolder,
  study: Study,
  runs: readonly TrafficRun[],
  version: string,
): Promise<string[]> {
  const files = [
    { name: results.report, text: await reportOf(study, runs, version) },
    { name: results.flows, text: csvText(runs.flatMap(flowRows)) },
    { name: results.stations, text: csvText(runs.flatMap(stationRows)) },
    { name: results.stages, text: csvText(runs.flatMap(stageRows)) },
    { name: results.runs, text: `${JSON.stringify(runs.map(versioned), null, 2)}\n` },
  ];
  const { from, year, seed } = runs[0] as TrafficRun;
  const scenarios = runs.map(({ scenario }) => scenario);
  const facts = { karvan: version, study: study.hash, scenarios, from, year: year.year, seed };
  await folder.publish(files, facts);
  return files.map(({ name }) => name);
}

/** The report on all runs; loads charts only now. */
async function reportOf(study: Study, runs: readonly TrafficRun[], version: string): Promise<string> {
  const [{ parseHTML }, { trafficReport }] = await Promise.all([
    import("linkedom"),
    import("../../report/index.ts"),
  ]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return trafficReport({ study, runs, document, version });
}
