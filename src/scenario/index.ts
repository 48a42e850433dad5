/** Scenarios: their documents, and what they make of a study. */

export { type AppliedScenario, applyScenario } from "./apply.ts";
export { scenarioDocument } from "./chain.ts";
export { problemsBesideForm } from "./check.ts";
export { checkScenario, parseScenario, scenarioJsonSchema } from "./form.ts";
export { changedRows, type DiffRow, diff, diffNetworks, type RowChange } from "./networkDiff.ts";
export type { AmountInput, Edit, Edits, FigureInput, Scenario } from "./scenario.ts";
