// A border closure and the usual days side by side: what differs, and a report with charts.
// Run it: npx tsx examples/operation-report.ts
import { mkdir, writeFile } from "node:fs/promises";
import { version } from "karvan";
import { loadStudy } from "karvan/node";
import { operate } from "karvan/operation";
import { trafficReport } from "karvan/report";
import { trafficFindings } from "karvan/text";
import { parseHTML } from "linkedom";

const study = await loadStudy("scenarios/iran-iraq");
const days = { from: "2026-07-01", days: 21, warmUpDays: 7 };
const ids = ["status-quo", "border-closure"];
const runs = await Promise.all(ids.map((id) => operate(study, id, days)));
for (const sentence of trafficFindings(runs, study)) console.log(sentence);

const { document } = parseHTML("<!doctype html><html><body></body></html>");
await mkdir("examples/out", { recursive: true });
await writeFile("examples/out/operation.html", trafficReport({ study, runs, document, version }));
