// Charts of a comparison: where journeys change, the map, one journey by distance, and what explains its difference.
// Run it: npx tsx examples/chart-comparison.ts
import { mkdir, writeFile } from "node:fs/promises";
import { applyScenario, compare, explain, route } from "karvan";
import { loadStudy } from "karvan/node";
import {
  borderDisclaimer,
  changesChart,
  corridorMap,
  svgText,
  timeCostDistanceChart,
  waterfallChart,
} from "karvan/report";
import { comparisonFacts } from "karvan/text";
import { parseHTML } from "linkedom";

const study = await loadStudy("examples/first-corridor");
const { document } = parseHTML("<!doctype html><html><body></body></html>");
const text = (id: string) => ({
  document,
  id,
  title: id,
  description: `The chart ${id} of the first corridor.`,
});
const journey = { commodity: "container", from: "alma", to: "gora" };
const [base, scenario] = [route(study, "status-quo", journey), route(study, "rail-joined", journey)];
if (base.type === "noRoute" || scenario.type === "noRoute") throw new Error("no route");

const comparison = await compare(study, "status-quo", "rail-joined");
const { commodities } = comparisonFacts(study, comparison);
const networks = { base: study.network, scenario: applyScenario(study, "rail-joined").network };
const charts = {
  changes: changesChart({ ...text("changes"), commodities, currency: study.currency }),
  map: corridorMap({ ...text("map"), ...networks }),
  distance: timeCostDistanceChart({ ...text("distance"), study, base, scenario }),
  waterfall: waterfallChart({
    ...text("waterfall"),
    study,
    waterfall: explain(scenario, base),
    unit: "USD/t",
  }),
};
await mkdir("examples/out", { recursive: true });
for (const [name, chart] of Object.entries(charts))
  await writeFile(`examples/out/${name}.svg`, svgText(chart));
console.log(`Written to examples/out/: ${Object.keys(charts).join(", ")}.`);
console.log(borderDisclaimer);
