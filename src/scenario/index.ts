export { type AppliedScenario, applyScenario, scenarioDocument } from "./apply.ts";
export { checkScenario, parseScenario, scenarioJsonSchema } from "./check.ts";
export { type DiffRow, diff, diffNetworks } from "./diff.ts";
export type {
  AddLink,
  AddPlace,
  AddZone,
  AmountInput,
  CloseLink,
  Edit,
  FigureInput,
  OpenLink,
  RegimeInput,
  ScaleFigures,
  Scenario,
  SetCalendar,
  SetCrossing,
  SetFigure,
  SetRegime,
  SetTariff,
} from "./scenario.ts";
