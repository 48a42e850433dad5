export { type AppliedScenario, applyScenario } from "./apply.ts";
export { checkScenario, parseScenario, scenarioJsonSchema } from "./check.ts";
export { type DiffRow, diffNetworks } from "./diff.ts";
export type { AmountInput, Edit, FigureInput, Scenario } from "./schema.ts";
