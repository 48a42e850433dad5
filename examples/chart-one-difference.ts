// Charts of one difference: how sure it is, which figures matter, and where the answer changes.
// Run it: npx tsx examples/chart-one-difference.ts
import { mkdir, writeFile } from "node:fs/promises";
import { analyse, breakEven, sensitivity, switchingValues } from "karvan";
import { loadStudy } from "karvan/node";
import {
  breakEvenChart,
  distributionChart,
  sobolChart,
  svgText,
  switchingChart,
  tornadoChart,
} from "karvan/report";
import { sensitivityText, switchingText } from "karvan/text";
import { parseHTML } from "linkedom";

const study = await loadStudy("examples/first-corridor");
const query = {
  base: "status-quo",
  scenario: "rail-joined",
  commodity: "container",
  from: "alma",
  to: "gora",
};
const analysis = await analyse(study, query, { futures: 500 });
const shares = await sensitivity(study, query, { method: "sobol", points: 64 });
const switches = await switchingValues(study, query);
const plane = await breakEven(study, ["road.cost", "rail.rate"], query, { points: 5 });
if (shares.method !== "sobol") throw new Error(shares.method);
console.log(sensitivityText(shares));
console.log(switchingText(switches));

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const text = (id: string) => ({ document, id, title: id, description: `The chart ${id} of one difference.` });
const [xFigure, yFigure] = plane.figures;
const axes = { xFigure, yFigure, xs: plane.x, ys: plane.y, values: plane.values, target: 0, unit: "USD/t" };
const charts = [
  ["distribution", distributionChart({ ...text("distribution"), analysis })] as const,
  ["tornado", tornadoChart({ ...text("tornado"), analysis })] as const,
  ["shares", sobolChart({ ...text("shares"), sensitivity: shares })] as const,
  ["switching", switchingChart({ ...text("switching"), switches })] as const,
  ["break-even", breakEvenChart({ ...text("break-even"), ...axes })] as const,
];
await mkdir("examples/out", { recursive: true });
for (const [name, chart] of charts) await writeFile(`examples/out/${name}.svg`, svgText(chart));
