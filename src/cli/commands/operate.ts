import { loadStudy } from "../../io/index.ts";
import type { Study } from "../../model/index.ts";
import { EventLog, logLines, operate, type TrafficRun } from "../../operation/index.ts";
import {
  csvText,
  flowRows,
  stageRows,
  stationRows,
  trafficComparisonText,
  trafficText,
} from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { checkLogFile, checkRunFolder, writeLines, writeRun } from "../files.ts";
import { data, dataJson, talk } from "../output.ts";
import { watched } from "./questions.ts";

/** Options of `operate`. */
export interface OperateCommandOptions {
  readonly scenarios: string;
  readonly start?: string;
  readonly days?: number;
  readonly warmUp?: number;
  readonly replications?: number;
  readonly seed?: string;
  readonly log?: string;
  readonly out?: string;
  readonly json?: true;
}

/** A log keeps all that happens in memory; a year of a corridor would not fit. */
const mostLoggedDays = 92;

/** The report on all runs. Charts are loaded only for it. */
async function reportOf(study: Study, runs: readonly TrafficRun[], version: string): Promise<string> {
  const [{ parseHTML }, { trafficReport }] = await Promise.all([
    import("linkedom"),
    import("../../report/index.ts"),
  ]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return trafficReport({ study, runs, document, version });
}

/** Operates a study's traffic day by day under one scenario, or under several on the same days. */
export async function operateCommand(
  folder: string,
  options: OperateCommandOptions,
  version: string,
): Promise<void> {
  const { start, days, warmUp, replications, seed, log: file, out } = options;
  const ids = options.scenarios.split(",").map((id) => id.trim());
  if (file !== undefined && ids.length > 1)
    throw new UsageError(`--log: expected one scenario, got ${ids.length}: ${ids.join(", ")}`);
  if (file !== undefined && (days ?? 365) > mostLoggedDays)
    throw new UsageError(`--log: expected at most ${mostLoggedDays} days, got ${days ?? 365}; say --days 28`);
  if (new Set(ids).size < ids.length)
    throw new UsageError(
      `--scenarios: expected each scenario once, got ${JSON.stringify(options.scenarios)}`,
    );
  if (file !== undefined) await checkLogFile(file);
  if (out !== undefined) await checkRunFolder(out);
  const study = await loadStudy(folder);
  const log = file === undefined ? undefined : new EventLog();
  const asked = {
    ...(start === undefined ? {} : { from: start }),
    ...(days === undefined ? {} : { days }),
    ...(warmUp === undefined ? {} : { warmUpDays: warmUp }),
    ...(replications === undefined ? {} : { replications }),
    ...(seed === undefined ? {} : { seed }),
    ...(log === undefined ? {} : { log }),
  };
  const runs: TrafficRun[] = [];
  for (const id of ids) {
    runs.push(await watched(id, (more) => operate(study, id, { ...asked, ...more })));
  }
  if (log !== undefined && file !== undefined) {
    await writeLines(file, logLines(log));
    talk(`${log.length} events in ${file}`);
  }
  if (out !== undefined) {
    const files = [
      { name: "operation.html", text: await reportOf(study, runs, version) },
      { name: "flows.csv", text: csvText(runs.flatMap(flowRows)) },
      { name: "stations.csv", text: csvText(runs.flatMap(stationRows)) },
      { name: "stages.csv", text: csvText(runs.flatMap(stageRows)) },
      { name: "operation.json", text: `${JSON.stringify(runs, null, 2)}\n` },
    ];
    const { from: firstDay, seed: used } = runs[0] as TrafficRun;
    const scenarios = runs.map(({ scenario }) => scenario);
    await writeRun(out, files, { karvan: version, study: study.hash, scenarios, from: firstDay, seed: used });
    talk(`written to ${out}: ${files.map(({ name }) => name).join(", ")}`);
  }
  if (options.json) return dataJson(runs);
  const [base, ...others] = runs as [TrafficRun, ...TrafficRun[]];
  const texts = [
    ...runs.map((run) => trafficText(run, study)),
    ...others.map((other) => trafficComparisonText(base, other)),
  ];
  data(texts.join("\n\n"));
}
