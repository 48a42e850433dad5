// Is a study sound, what does a scenario change in its tables, and what is wrong with a scenario that is not?
// Run it: npx tsx examples/check-study.ts
import {
  applyScenario,
  checkStudy,
  diff,
  formatProblems,
  InputError,
  type Scenario,
  validate,
  version,
} from "karvan";
import { checkStudyFolder, loadStudy } from "karvan/node";

// The strongest check takes a folder as it is, whatever is wrong with it.
const problems = await checkStudyFolder("examples/first-corridor");
console.log(`Karvan ${version} finds ${problems.length} problems in the folder.`);
const notYet = await checkStudy([{ folder: "draft", files: new Map([["study.yaml", "version: 1"]]) }]);
console.log(`A file with its first line alone has ${notYet.length}.`);

const study = await loadStudy("examples/first-corridor");
console.log(`A study that is loaded is checked too: ${validate(study).length} problems in ${study.title}.`);

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
