import { visible } from "../../base/index.ts";
import {
  type Analysis,
  analyse,
  breakEven,
  type CompareOptions,
  type Comparison,
  compare,
  sensitivity,
} from "../../futures/index.ts";
import { loadStudy } from "../../io/index.ts";
import type { Study } from "../../model/index.ts";
import {
  comparisonGeoJson,
  comparisonRows,
  comparisonText,
  csvText,
  driverSummary,
  futuresRows,
  routeShareRows,
} from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { checkRunFolder, type OutputFile, writeRun } from "../files.ts";
import { data, dataJson, talk } from "../output.ts";
import { watched } from "./questions.ts";

/** Options of `compare`. */
export interface CompareCommandOptions {
  readonly scenarios: string;
  readonly futures?: number;
  readonly seed?: string;
  readonly halfWidth?: number;
  readonly design?: NonNullable<CompareOptions["design"]>;
  readonly out?: string;
  readonly all?: true;
  readonly json?: true;
}

/** Compares scenarios with a base, prints the tables, and writes the files when a folder is given. */
export async function compareCommand(
  folder: string,
  options: CompareCommandOptions,
  version: string,
): Promise<void> {
  const [base, ...scenarios] = options.scenarios.split(",").map((id) => id.trim());
  if (base === undefined || base === "" || scenarios.length === 0 || scenarios.includes("")) {
    const expected = "a base and at least one scenario, separated by commas";
    throw new UsageError(`--scenarios: expected ${expected}, got ${JSON.stringify(options.scenarios)}`);
  }
  if (new Set(scenarios).size < scenarios.length) {
    throw new UsageError(
      `--scenarios: expected each scenario once, got ${JSON.stringify(options.scenarios)}`,
    );
  }
  if (options.out !== undefined) await checkRunFolder(options.out);
  const study = await loadStudy(folder);
  const { futures, seed, halfWidth, design } = options;
  const drawn = {
    ...(futures === undefined ? {} : { futures }),
    ...(seed === undefined ? {} : { seed }),
    ...(halfWidth === undefined ? {} : { halfWidth }),
    ...(design === undefined ? {} : { design }),
  };
  const comparisons = await watched(`against ${base}`, (more) =>
    compare(study, base, scenarios, { ...drawn, ...more }),
  );
  if (options.json) dataJson(comparisons.length === 1 ? comparisons[0] : comparisons);
  else {
    for (const comparison of comparisons)
      data(comparisonText(study, comparison, options.all ? { limit: comparison.rows.length } : {}));
    talk(`study ${study.id}, SHA-256 ${study.hash}`);
  }
  if (futures !== undefined && comparisons.length > 1)
    talk(
      `${comparisons.length} scenarios are judged one by one: of a hundred differences that are none, about five will seem to be one`,
    );
  if (options.out === undefined) return;
  const files = await allFiles(study, comparisons, version);
  const run = {
    karvan: version,
    study: comparisons[0]?.study,
    base: comparisons[0]?.base,
    scenarios: comparisons.map((c) => c.scenario),
    ...(comparisons[0]?.futures === undefined ? {} : { futures: comparisons[0].futures }),
  };
  await writeRun(options.out, files, run);
  talk(`written to ${options.out}: ${files.map((file) => file.name).join(", ")}`);
}

async function allFiles(
  study: Study,
  comparisons: readonly Comparison[],
  version: string,
): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const comparison of comparisons) files.push(...(await filesOf(study, comparison, version)));
  return files;
}

/** The files of a comparison. Charts are loaded only for them. */
async function filesOf(study: Study, comparison: Comparison, version: string): Promise<OutputFile[]> {
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
  const futuresTables =
    comparison.futures === undefined
      ? {}
      : { futures: futuresRows(study, comparison), "route-shares": routeShareRows(study, comparison) };
  const futuresFiles = Object.entries(futuresTables).flatMap(([table, found]) =>
    found.length === 0
      ? []
      : [
          { name: `${name}.${table}.csv`, text: csvText(found) },
          { name: `${name}.${table}.parquet`, text: parquetBytes(found, metadata) },
        ],
  );
  const analyses = await analysesOf(study, comparison, featuredQueries(study, comparison));
  const summary = driverSummary(analyses);
  if (summary !== "") talk(visible(`${comparison.scenario.id}: ${summary}`));
  const together = await togetherOf(study, comparison, analyses[0]);
  return [
    {
      name: `${name}.html`,
      text: comparisonReport({ study, comparison, document, version, analyses, ...together }),
    },
    { name: `${name}.csv`, text: csvText(rows) },
    {
      name: `${name}.parquet`,
      text: parquetBytes(rows, metadata),
    },
    ...futuresFiles,
    { name: `${name}.json`, text: `${JSON.stringify(rows, null, 1)}\n` },
    { name: `${name}.places.geojson`, text: `${JSON.stringify(places)}\n` },
    { name: `${name}.links.geojson`, text: `${JSON.stringify(links)}\n` },
    { name: `${name}.routes.geojson`, text: `${JSON.stringify(routes)}\n` },
  ];
}

/** What a report says of the journeys it shows in full. */
async function analysesOf(
  study: Study,
  { base, scenario, futures: drawn }: Comparison,
  journeys: readonly { readonly commodity: string; readonly from: string; readonly to: string }[],
): Promise<Analysis[]> {
  if (drawn === undefined) return [];
  const { count, seed } = drawn;
  const futures = Math.min(Math.max(count, 100), 10_000);
  return watched(`what ${scenario.id} hinges on`, async ({ onProgress, signal }) => {
    const analyses: Analysis[] = [];
    for (const journey of journeys) {
      const query = { ...journey, base: base.id, scenario: scenario.id };
      analyses.push(await analyse(study, query, { futures, seed, ...(signal && { signal }) }));
      onProgress?.(analyses.length / journeys.length);
    }
    return analyses;
  });
}

/** Base points of the shares of variance in a report: enough to rank figures, and shown with their intervals. */
const sharePoints = 256;

/** What a report says of figures that vary together, for the first journey it shows: it takes longer than one at a time. */
async function togetherOf(study: Study, { futures }: Comparison, analysis: Analysis | undefined) {
  if (futures === undefined || analysis === undefined) return {};
  const { query, tornado, inputs } = analysis;
  const alone = tornado.rows.flatMap(({ input, swing }) => {
    const [figure, ...others] = inputs.find(({ name }) => name === input)?.figures ?? [];
    const hasRange = figure?.low !== undefined && figure.high !== undefined && figure.low < figure.high;
    return hasRange && others.length === 0 && swing > 0 ? [figure.id] : [];
  });
  const [first, second] = alone;
  return watched(`what moves ${query.scenario} together`, async (more) => {
    const options = { method: "sobol", points: sharePoints, seed: futures.seed, ...more } as const;
    const shares = await sensitivity(study, query, options);
    const { signal } = more;
    const plane =
      first === undefined || second === undefined
        ? []
        : [await breakEven(study, [first, second], query, { ...(signal && { signal }) })];
    return { shares: shares.method === "sobol" ? [shares] : [], breakEvens: plane };
  });
}
