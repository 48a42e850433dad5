export { type AppliedScenario, applyScenario } from "./apply.ts";
export { checkScenario, parseScenario, scenarioJsonSchema } from "./check.ts";
export { type DiffRow, diffNetworks } from "./diff.ts";
export type {
  AddLink,
  AddPlace,
  AmountInput,
  CloseLink,
  Edit,
  FigureInput,
  OpenLink,
  ScaleFigures,
  Scenario,
  SetCalendar,
  SetCrossing,
  SetFigure,
  SetTariff,
} from "./scenario.ts";
