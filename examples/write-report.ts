// A comparison as files: a report for people, tables for spreadsheets and data frames, maps for GIS.
// Run it: npx tsx examples/write-report.ts
import { mkdir, writeFile } from "node:fs/promises";
import { analyse, compare, version } from "karvan";
import { loadStudy } from "karvan/node";
import { parquetBytes } from "karvan/parquet";
import { comparisonReport, featuredQueries } from "karvan/report";
import * as text from "karvan/text";
import { parseHTML } from "linkedom";

const study = await loadStudy("examples/first-corridor");
const sides = { base: "status-quo", scenario: "rail-joined" };
const comparison = await compare(study, sides.base, sides.scenario, { futures: 500 });
console.log(text.comparisonSummary(study, comparison, { width: 80 }));

const analyses = [];
for (const journey of featuredQueries(study, comparison))
  analyses.push(await analyse(study, { ...sides, ...journey }, { futures: 500 }));
const { document } = parseHTML("<!doctype html><html><body></body></html>");

await mkdir("examples/out", { recursive: true });
await writeFile(
  "examples/out/first.html",
  comparisonReport({ study, comparison, document, version, analyses }),
);
await writeFile("examples/out/first.csv", text.csvText(text.comparisonRows(study, comparison)));
await writeFile("examples/out/first.futures.csv", text.csvText(text.futuresRows(study, comparison)));
await writeFile("examples/out/first.parquet", parquetBytes(text.routeShareRows(study, comparison)));
const { links } = text.comparisonGeoJson(study, comparison);
await writeFile("examples/out/first.links.geojson", JSON.stringify(links));
console.log(
  `Written to examples/out/: ${text.comparisonFacts(study, comparison).commodities.length} commodity,`,
);
console.log(
  `${text.findings(study, comparison).length} findings, ${links.features.length} links on the map.`,
);
