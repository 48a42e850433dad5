/** Scenarios: their documents, and what they make of a study. */

export {
  type AppliedScenario,
  applyScenario,
  type DatedVariants,
  datedVariants,
  type ApplyOptions,
  isScenarioDated,
  turningDays,
  yearOfScenario,
} from "./apply.ts";
export { describeItem, type ItemDescription } from "./catalogue/describeItem.ts";
export { type ItemKind, itemKinds, type ListedItem, listItems } from "./catalogue/items.ts";
export type { EditUse, ItemUse } from "./catalogue/uses.ts";
export { scenarioDocument } from "./chain.ts";
export { networkOf, problemsBesideForm } from "./check.ts";
export type { StudyDoubt, StudyPart } from "./draft.ts";
export { defineScenario, type ScenarioDraft } from "./define.ts";
export { checkScenario, parseScenario, scenarioJsonSchema } from "./form.ts";
export { changedRows, type DiffRow, diff, diffNetworks, type RowChange } from "./networkDiff.ts";
export { type AnsweredYear, answeredYear, type DatedEdit, type YearInput } from "./answeredYear.ts";
export { expectYear, laterYear } from "./dates.ts";
export type { AmountInput, CellInput, DateInput, Edit, Edits, FigureInput, Scenario } from "./scenario.ts";
