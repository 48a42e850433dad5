// A scenario as a script: typed, checked against the study as it is made, and saved as YAML with --save.
// Run it in a project that has karvan: npx tsx scenario.mts
import { fileURLToPath } from "node:url";
import { compare, defineScenario } from "karvan";
import { loadStudy, writeScenario } from "karvan/node";
import { comparisonText } from "karvan/text";

const folder = fileURLToPath(new URL(".", import.meta.url));
const study = await loadStudy(folder);
const scenario = defineScenario(study, {
  id: "rail-from-2029",
  title: "The railway is joined in 2029, trucks stop once, Elis charges a fifth more",
  extends: "status-quo",
  edits: [
    { type: "openLink", link: "rail-barda--gora", carries: ["freight"], from: 2029 },
    { type: "oneStop", at: "barda", mode: "road" },
    { type: "scaleOperation", at: "elis", by: { value: 1.2, unit: "1", kind: "assumed" } },
  ],
});

if (process.argv.includes("--save")) console.log(`saved as ${await writeScenario(folder, scenario)}`);
console.log(comparisonText(study, await compare(study, "status-quo", scenario, { year: 2028 })));
console.log(comparisonText(study, await compare(study, "status-quo", scenario, { year: 2029 })));
