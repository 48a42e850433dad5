export { type Basis, type BasisFigure, basisOf, type PricedRoute } from "./basis.ts";
export {
  type CompareOptions,
  type Comparison,
  compare,
  defaultSeed,
  type FuturesRun,
  type ScenarioIdentity,
} from "./compare.ts";
export { explain, type Waterfall, type WaterfallBar } from "./explain.ts";
export type { PairedSpread, RouteShare, RowFutures } from "./rowFutures.ts";
export type { Change, ComparisonRow, Difference } from "./singleValues.ts";
export type { Journey, RouteSummary, SummaryResult } from "./summary.ts";
export type { DifferenceSpread, FuturesSpread, Quantiles } from "./tally.ts";

// Methods for any model: sensitivity, decisions, statistics.

export type { Box, Restriction } from "./decision/box.ts";
export { type ContourLine, contour, type Grid } from "./decision/contour.ts";
export { type Discovery, type DiscoveryOptions, discover } from "./decision/discovery.ts";
export {
  type FindSwitchesOptions,
  type FunctionSwitch,
  type FunctionSwitches,
  findSwitches,
  type NoSwitches,
  type SwitchesFound,
} from "./decision/findSwitches.ts";
export {
  bonferroniAdjusted,
  holmAdjusted,
  type JudgedDifference,
  judgeDifferences,
  type MultipleOptions,
} from "./decision/multiple.ts";
export {
  type RobustChoices,
  type Robustness,
  type RobustnessOptions,
  type RobustnessRow,
  robustness,
} from "./decision/robustness.ts";
export { decideStopping, type StoppingDecision, type StoppingOptions } from "./decision/stopping.ts";
// Questions to a study.
export { type Analysis, type AnalysisOptions, analyse, type Histogram } from "./questions/analyse.ts";
export { type BreakEven, type BreakEvenOptions, breakEven } from "./questions/breakEven.ts";
export { type Choice, type ChoiceOptions, type ChoiceQuery, weighChoice } from "./questions/choices.ts";
export type { DifferenceQuery, ToldFigure, ToldInput, ToldQuery } from "./questions/difference.ts";
export {
  discoverFailure,
  type Failure,
  type FailureOptions,
  type FailureRange,
} from "./questions/discovery.ts";
export { type Sensitivity, type SensitivityOptions, sensitivity } from "./questions/sensitivity.ts";
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
export {
  evaluateDesign,
  type Group,
  type PointDesign,
  type Points,
  streamUniforms,
  type Uniforms,
} from "./sensitivity/design.ts";
export {
  type GivenDataIndices,
  type GivenDataOptions,
  type GivenDataRow,
  givenDataIndices,
} from "./sensitivity/givenData.ts";
export {
  type InformationOptions,
  type InformationRow,
  type InformationValue,
  informationValue,
} from "./sensitivity/informationValue.ts";
export {
  type MorrisDesign,
  type MorrisOptions,
  type MorrisRow,
  morrisDesign,
  morrisEffects,
} from "./sensitivity/morris.ts";
export { type RankCorrelation, rankCorrelations } from "./sensitivity/rankCorrelation.ts";
export {
  type SobolDesign,
  type SobolIndices,
  type SobolOptions,
  type SobolRow,
  sobolDesign,
  sobolIndices,
} from "./sensitivity/sobol.ts";
export {
  type Tornado,
  type TornadoDesign,
  type TornadoOptions,
  type TornadoRow,
  tornado,
  tornadoDesign,
} from "./sensitivity/tornado.ts";
export type { Direction } from "./statistics/direction.ts";
export { type MeanInterval, meanInterval } from "./statistics/interval.ts";
export type { BootstrapOptions } from "./statistics/resample.ts";
export { studentCdf, studentQuantile } from "./statistics/student.ts";
export type { AskOptions, JourneyFilter, JourneyMeasure } from "./studyFunction.ts";
