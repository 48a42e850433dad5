// Is a study sound, what does a scenario change in its tables, and what is wrong with a scenario that is not?
// Run it: npx tsx examples/check-study.ts
import { applyScenario, diff, formatProblems, InputError, type Scenario, validate, version } from "karvan";
import { loadStudy } from "karvan/node";

const study = await loadStudy("examples/first-corridor");
console.log(`Karvan ${version} finds ${validate(study).length} problems in ${study.title}.`);

for (const { table, id, field, before, after } of diff(study, "status-quo", "rail-joined"))
  console.log(`${table} ${id}: ${field} from ${before} to ${after}`);

const mistaken: Scenario = {
  version: 1,
  id: "mistaken",
  title: "A link by a wrong name",
  extends: "status-quo",
  edits: [{ type: "openLink", link: "rail-barda--gor" }],
};
try {
  applyScenario(study, mistaken);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.log(formatProblems(error.problems));
}
