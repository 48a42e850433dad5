// Results over futures: comparisons, their explanation, and analyses of one difference.

export { type AmountColumn, type AmountName, amountUnit } from "./columns/amountColumn.ts";
export { loweringSteps } from "./columns/lower.ts";
export { type NodeId, ProgramBuilder } from "./columns/program.ts";
export { type Union, type UnionArc, unite } from "./columns/union.ts";
export { type ArcNodes, type InputFigure, Writer } from "./columns/writer.ts";
export { amountColumn } from "./columns/amountColumn.ts";
export { checkFutures } from "./compare/futures.ts";
export { uniformColumns } from "./compare/uniformColumns.ts";
export { type Basis, type BasisFigure, basisOf, type PricedRoute } from "./compare/basis.ts";
export {
  type CompareOptions,
  type Comparison,
  compare,
  compareOpened,
  defaultSeed,
  type FuturesRun,
  type ScenarioIdentity,
} from "./compare/compare.ts";
export { explain, type Waterfall, type WaterfallBar } from "./compare/explain.ts";
export type { PairedSpread, RouteShare, RowFutures } from "./compare/rowFutures.ts";
export type { ComparisonRow, Difference, Journey, JourneyChange } from "./compare/singleValues.ts";
export {
  type DifferenceSpread,
  type FuturesSpread,
  type Quantiles,
  spreadOf,
  withInterval,
} from "./compare/tally.ts";
export { type Analysis, type AnalysisOptions, analyse, type Histogram } from "./questions/analyse.ts";
export { type BreakEven, type BreakEvenOptions, breakEven } from "./questions/breakEven.ts";
export { type Choice, type ChoiceOptions, type ChoiceQuery, weigh } from "./questions/choices.ts";
export type { DifferenceQuery, FigureSummary, InputSummary, QuerySummary } from "./questions/difference.ts";
export {
  discover,
  type Failure,
  type FailureOptions,
  type FailureRange,
} from "./questions/discovery.ts";
export { type Sensitivity, type SensitivityOptions, sensitivity } from "./questions/sensitivity.ts";
export type { AskOptions, JourneyFilter, JourneyMeasure } from "./questions/studyFunction.ts";
export {
  type Switch,
  type SwitchingQuery,
  type SwitchingRange,
  type SwitchingValue,
  type SwitchingValues,
  type SwitchSide,
  type SwitchWays,
  switchingValue,
  switchingValues,
} from "./questions/switching.ts";
export { type TimeSpread, type TimeVariability, timeVariability } from "./questions/variability.ts";
