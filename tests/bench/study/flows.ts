// Flows of the shipped study under two scenarios: how their time grows with futures, with routes of a choice set, and with flows.
import { loadStudy } from "karvan/node";
import { flows } from "../../../src/flow/index.ts";
import { byRanges, type Study } from "../../../src/model/index.ts";
import { type BenchOptions, cpuSecondsSince, type Row, row } from "../row.ts";

const scenarios = ["status-quo", "planned-link"];

/** Rows on flows. Each is the time of its futures alone: what it takes to find the choice sets is a row of its own. */
export async function flowRows({ smoke }: BenchOptions): Promise<Row[]> {
  const study = byRanges(await loadStudy("scenarios/iran-iraq"));
  const half: Study = { ...study, flows: study.flows.filter((_, i) => i % 2 === 0) };
  const rows: Row[] = [];
  const measured = async (
    name: string,
    which: Study,
    { futures, routes }: { readonly futures: number; readonly routes: number },
  ): Promise<void> => {
    const opening = process.cpuUsage();
    const { flows: found } = await flows(which, scenarios, { routes });
    const opened = cpuSecondsSince(opening);
    const start = process.cpuUsage();
    await flows(which, scenarios, { futures, routes });
    const seconds = Math.max(0, cpuSecondsSince(start) - opened);
    const count = found.reduce((sum, flow) => sum + flow.routes.length, 0);
    const size = `${found.length} flows, ${count} routes, ${futures} futures`;
    const common = { workload: name, size, subject: "flows", peer: "10,000 futures in 15 s" } as const;
    // The limit, for as many futures as were run, over what they took.
    rows.push(
      row({
        ...common,
        seconds,
        ratio: (15 * futures) / 10_000 / seconds,
        reach: name === "futures" ? 1 : undefined,
      }),
    );
    if (name === "futures" && futures === (smoke ? 64 : 512))
      rows.push(row({ ...common, workload: "choice sets", peer: "", seconds: opened }));
  };
  const sizes = smoke ? [64] : [512, 2048, 10_000];
  for (const futures of sizes) await measured("futures", study, { futures, routes: 14 });
  if (smoke) return rows;
  for (const routes of [3, 7]) await measured("routes", study, { futures: 2048, routes });
  await measured("flows", half, { futures: 2048, routes: 14 });
  return rows;
}
