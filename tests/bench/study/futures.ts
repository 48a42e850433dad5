// The shipped study: all journeys and commodities under a base and eight scenarios, futures drawn, all statistics.

import { type ComparisonRow, compare } from "../../../src/futures/index.ts";
import { loadStudy } from "../../../src/io/loadStudy.node.ts";
import { withinReference } from "../reference.ts";
import { type BenchOptions, cpuSecondsSince, type Row, row } from "../row.ts";

/** Railways and regimes; those of borders came later and would make another workload of it. */
const scenarios = [
  ...["planned-link", "passengers-only", "central-asia", "mediterranean"],
  ...["development-road", "kermanshah-khosravi", "red-sea-2024", "hormuz-2026"],
];

/** Runs of the reference kernel that 10,000 futures may take: ten seconds where a run takes 5 ms. */
const runsPerStudy = 2000;

/** Rows on the shipped study. */
export async function studyRows({ smoke }: BenchOptions): Promise<Row[]> {
  const study = await loadStudy("scenarios/iran-iraq");
  const futures = smoke ? 64 : 10_000;
  const before = process.cpuUsage();
  const comparisons = await compare(study, "status-quo", scenarios, { futures, seed: 1 });
  const seconds = cpuSecondsSince(before);
  // Where figures have their single values, all must be as without futures.
  const alone = await compare(study, "status-quo", "planned-link");
  const plain = ({ futures: _, ...rest }: ComparisonRow): ComparisonRow => rest;
  const linked = comparisons[scenarios.indexOf("planned-link")];
  const equal = JSON.stringify(linked?.rows.map(plain)) === JSON.stringify(alone.rows);
  const journeys = alone.rows.length;
  return [
    row({
      ...{
        workload: "shipped study, futures",
        size: `${journeys} journeys, ${1 + scenarios.length} scenarios, ${futures} futures`,
      },
      ...{
        subject: `compare, one core (${Math.round(futures / seconds)} futures/s)`,
        peer: "none",
      },
      ...{ seconds, equal, bytes: process.memoryUsage().rss },
      // What is done once is counted in; a few futures say nothing of the limit.
      ...(smoke ? {} : withinReference(runsPerStudy, seconds)),
    }),
  ];
}
