// The verb `compare`: scenarios against a base, with tables, files and reports.
import { compact, type FinishedParts, finishedOr, hashOf, visible } from "../../base/index.ts";
import {
  type Analysis,
  type AskOptions,
  analyse,
  breakEven,
  type CompareOptions,
  type Comparison,
  compare,
  sensitivity,
} from "../../futures/index.ts";
import { loadStudy } from "../../io/loadStudy.node.ts";
import { byRanges, type Study } from "../../model/index.ts";
import {
  comparisonGeoJson,
  comparisonRows,
  comparisonSummary,
  comparisonText,
  csvText,
  driverSummary,
  futuresRows,
  routeShareRows,
} from "../../report/plain.ts";
import { type Model, modelOf } from "../../routing/index.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson, message, versioned } from "../output.ts";
import { withProgress } from "../progress.ts";
import { studyKey } from "../runs/finishedParts.ts";
import { checkOutputNames } from "../runs/outputNames.ts";
import { type OutputFile, type RunFolder, withRunFolder } from "../runs/runFolder.ts";
import { terminal } from "../terminal.ts";

/** Options of `compare`. */
export interface CompareCommandOptions {
  readonly scenarios: string;
  readonly futures?: number;
  readonly seed?: string;
  readonly halfWidth?: number;
  readonly design?: NonNullable<CompareOptions["design"]>;
  readonly out?: string;
  readonly all?: true;
  readonly year?: string;
  readonly prior?: true;
  readonly json?: true;
}

/** Compares scenarios with a base, prints the tables, and writes the files if the call names a folder. */
export async function compareCommand(
  folder: string,
  options: CompareCommandOptions,
  version: string,
): Promise<void> {
  const { base, scenarios } = scenariosOf(options.scenarios);
  checkDraws(options);
  if (options.out !== undefined) checkOutputNames(scenarios, Object.values(endings));
  await withRunFolder(options.out, (run) => answer(folder, { base, scenarios }, options, version, run));
}

/** What follows the id of a scenario in the names of its files. */
const endings = {
  report: ".html",
  csv: ".csv",
  parquet: ".parquet",
  futuresCsv: ".futures.csv",
  futuresParquet: ".futures.parquet",
  sharesCsv: ".route-shares.csv",
  sharesParquet: ".route-shares.parquet",
  json: ".json",
  places: ".places.geojson",
  links: ".links.geojson",
  routes: ".routes.geojson",
} as const;

/** Compares, writes the files, and then prints: a reader that closes the pipe loses no file. */
async function answer(
  folder: string,
  { base, scenarios }: { readonly base: string; readonly scenarios: readonly string[] },
  options: CompareCommandOptions,
  version: string,
  folderOfRun: RunFolder | undefined,
): Promise<void> {
  const loaded = await loadStudy(folder);
  const study = options.prior ? byRanges(loaded) : loaded;
  if (options.futures !== undefined && study.calibration !== undefined)
    message(
      "futures are conditioned on what was observed (calibration.json); --prior draws from the ranges alone",
    );
  // Held for all questions of a report, each of which would otherwise compile the study again.
  const model = modelOf(study);
  const { futures, seed, halfWidth, design, year } = options;
  const draws = compact<CompareOptions>({ futures, seed, halfWidth, design, year });
  const comparisons = await withProgress(`against ${base}`, (more) =>
    compare(model, base, scenarios, { ...draws, ...more, ...compact({ finished: folderOfRun?.finished }) }),
  );
  if (folderOfRun !== undefined) {
    const names = await writeResults(folderOfRun, model, comparisons, version);
    message(`written to ${options.out}: ${names.join(", ")}`);
  }
  print(study, comparisons, options);
}

async function writeResults(
  folder: RunFolder,
  model: Model,
  comparisons: readonly Comparison[],
  version: string,
): Promise<string[]> {
  const [first] = comparisons;
  return folder.publish(allFiles(model, comparisons, version, folder.finished), {
    karvan: version,
    study: first?.study,
    base: first?.base,
    years: comparisons.map((c) => c.year.year),
    scenarios: comparisons.map((c) => c.scenario),
    ...(first?.futures && { futures: first.futures }),
  });
}

/** The base and the scenarios that a call names. */
function scenariosOf(text: string): { readonly base: string; readonly scenarios: readonly string[] } {
  const [base, ...scenarios] = text.split(",").map((id) => id.trim());
  if (base === undefined || base === "" || scenarios.length === 0 || scenarios.includes(""))
    throw new UsageError(
      `--scenarios: expected a base and at least one scenario, separated by commas, got ${JSON.stringify(text)}`,
    );
  if (new Set([base, ...scenarios]).size <= scenarios.length)
    throw new UsageError(`--scenarios: expected each scenario once, got ${JSON.stringify(text)}`);
  return { base, scenarios };
}

/** Refuses options that only affect futures when the call draws none. */
function checkDraws({ futures, seed, halfWidth, design }: CompareCommandOptions): void {
  if (futures !== undefined) return;
  const given = { "--seed": seed, "--half-width": halfWidth, "--design": design };
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) throw new UsageError(`${name} needs --futures`);
}

function print(study: Study, comparisons: readonly Comparison[], options: CompareCommandOptions): void {
  const [only, ...others] = comparisons;
  if (options.json) dataJson(only !== undefined && others.length === 0 ? only : comparisons.map(versioned));
  else {
    for (const comparison of comparisons) data(comparisonTexts(study, comparison, options.all === true));
    message(`study ${study.id}, SHA-256 ${study.hash}`);
  }
  if (options.futures !== undefined && comparisons.length > 1)
    message(
      `${comparisons.length} scenarios are tested one by one: of 100 true zero differences, about 5 will appear distinguishable from zero`,
    );
}

/** One screen; the long form where all journeys or all columns are asked for. */
function comparisonTexts(study: Study, comparison: Comparison, all: boolean): string {
  const layout = terminal();
  if (all) return comparisonText(study, comparison, { limit: comparison.rows.length, ...layout });
  return layout.width === undefined
    ? comparisonText(study, comparison)
    : comparisonSummary(study, comparison, layout);
}

async function* allFiles(
  model: Model,
  comparisons: readonly Comparison[],
  version: string,
  finished: FinishedParts,
): AsyncGenerator<OutputFile> {
  for (const comparison of comparisons) yield* await filesOf(model, comparison, version, finished);
}

/** The files of a comparison; loads charts only now. */
async function filesOf(
  model: Model,
  comparison: Comparison,
  version: string,
  finished: FinishedParts,
): Promise<OutputFile[]> {
  const { study } = model;
  const [{ parseHTML }, { comparisonReport, featuredQueries }, { parquetBytes }] = await Promise.all([
    import("linkedom"),
    import("../../report/index.ts"),
    import("../../report/parquet/index.ts"),
  ]);
  const name = comparison.scenario.id;
  const rows = comparisonRows(study, comparison);
  const { places, links, routes } = comparisonGeoJson(study, comparison);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const metadata = { karvan: version, scenario: comparison.scenario.hash };
  const futuresTables = [
    { found: futuresRows(study, comparison), csv: endings.futuresCsv, parquet: endings.futuresParquet },
    { found: routeShareRows(study, comparison), csv: endings.sharesCsv, parquet: endings.sharesParquet },
  ];
  const futuresFiles = futuresTables.flatMap(({ found, csv, parquet }) =>
    found.length === 0
      ? []
      : [
          { name: `${name}${csv}`, text: csvText(found) },
          { name: `${name}${parquet}`, text: parquetBytes(found, metadata) },
        ],
  );
  const analyses = await analysesOf(model, comparison, featuredQueries(study, comparison), finished);
  const summary = driverSummary(analyses);
  if (summary !== "") message(visible(`${comparison.scenario.id}: ${summary}`));
  const joint = await jointEffects(model, comparison, analyses[0], finished);
  return [
    {
      name: `${name}${endings.report}`,
      text: comparisonReport({ study, comparison, document, version, analyses, ...joint }),
    },
    { name: `${name}${endings.csv}`, text: csvText(rows) },
    {
      name: `${name}${endings.parquet}`,
      text: parquetBytes(rows, metadata),
    },
    ...futuresFiles,
    { name: `${name}${endings.json}`, text: `${JSON.stringify(rows, null, 1)}\n` },
    { name: `${name}${endings.places}`, text: `${JSON.stringify(places)}\n` },
    { name: `${name}${endings.links}`, text: `${JSON.stringify(links)}\n` },
    { name: `${name}${endings.routes}`, text: `${JSON.stringify(routes)}\n` },
  ];
}

/** Analyses of the journeys that a report shows in full. */
async function analysesOf(
  model: Model,
  { base, scenario, futures: run, year }: Comparison,
  journeys: readonly { readonly commodity: string; readonly from: string; readonly to: string }[],
  finished: FinishedParts,
): Promise<Analysis[]> {
  if (run === undefined) return [];
  const study = studyKey(model.study);
  const { count, seed } = run;
  const futures = Math.min(Math.max(count, 100), 10_000);
  return withProgress(`drivers of ${scenario.id}`, async ({ onProgress, signal }) => {
    const analyses: Analysis[] = [];
    for (const journey of journeys) {
      const query = { ...journey, base: base.id, scenario: scenario.id, year: year.year };
      const key = (): string => hashOf({ of: "analysis", study, query, futures, seed });
      const options = { futures, seed, ...(signal && { signal }) };
      analyses.push(await finishedOr(finished, key, () => analyse(model, query, options)));
      onProgress?.(analyses.length / journeys.length);
    }
    return analyses;
  });
}

/** Base points for the shares of variance in a report: enough to rank figures; the report shows their intervals. */
const sharePoints = 256;

/** Joint effects of figures for the first journey of a report; only one journey, since this takes longer. */
async function jointEffects(
  model: Model,
  { futures }: Comparison,
  analysis: Analysis | undefined,
  finished: FinishedParts,
) {
  if (futures === undefined || analysis === undefined) return {};
  const { query, tornado, inputs } = analysis;
  const alone = tornado.rows.flatMap(({ input, swing }) => {
    const [figure, ...others] = inputs.find(({ name }) => name === input)?.figures ?? [];
    const hasRange = figure?.low !== undefined && figure.high !== undefined && figure.low < figure.high;
    return hasRange && others.length === 0 && swing > 0 ? [figure.id] : [];
  });
  const [first, second] = alone;
  const asked = { study: studyKey(model.study), query, first, second, sharePoints, seed: futures.seed };
  const key = (): string => hashOf({ of: "joint effects", ...asked });
  const work = async (more: AskOptions) => {
    const options = { method: "sobol", points: sharePoints, seed: futures.seed, ...more } as const;
    const shares = await sensitivity(model, query, options);
    const { signal } = more;
    const plane =
      first === undefined || second === undefined
        ? []
        : [await breakEven(model, [first, second], query, { ...(signal && { signal }) })];
    return { shares: shares.method === "sobol" ? [shares] : [], breakEvens: plane };
  };
  return withProgress(`joint effects on ${query.scenario}`, (more) =>
    finishedOr(finished, key, () => work(more)),
  );
}
