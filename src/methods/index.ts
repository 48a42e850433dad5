/** Sensitivity and decision methods for any model: inputs in columns, outputs in columns. */
export {
  type ConditionedEnsemble,
  conditionEnsemble,
  type EnsembleModel,
  type EnsembleOptions,
} from "./calibration/ensemble.ts";
export { effectiveSampleSize } from "./calibration/effectiveSampleSize.ts";
export {
  type HistoryMatch,
  type HistoryMatchOptions,
  historyMatch,
} from "./calibration/historyMatch.ts";
export {
  type AlternativeChances,
  importanceSample,
  type ImportanceSampleOptions,
  type SampledModel,
  type WeightedSample,
} from "./calibration/importanceSample.ts";
export { importanceWeights } from "./calibration/importanceWeights.ts";
export type { ObservedValue } from "./calibration/observed.ts";
export { geh, intervalScore } from "./calibration/scores.ts";
export type { InputBox, Restriction } from "./decision/box.ts";
export { type ContourLine, contour, type ValueGrid } from "./decision/contour.ts";
export { type Discovery, type DiscoveryOptions, findBox, findBoxSteps } from "./decision/findBox.ts";
export {
  type FindSwitchesOptions,
  type FunctionSwitch,
  type FunctionSwitches,
  findSwitches,
  type NoSwitches,
  type SwitchesFound,
} from "./decision/findSwitches.ts";
export {
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
export type { Direction } from "./direction.ts";
export type { BootstrapOptions } from "./resample.ts";
export {
  evaluateDesign,
  type InputGroup,
  type PointDesign,
  type Points,
  streamUniforms,
  type Uniforms,
} from "./sensitivity/points.ts";
export {
  type GivenDataIndices,
  type GivenDataOptions,
  type GivenDataRow,
  givenDataIndices,
  givenDataSteps,
} from "./sensitivity/givenData.ts";
export {
  type InformationOptions,
  type InformationRow,
  type InformationValue,
  informationSteps,
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
  sobolSteps,
} from "./sensitivity/sobolIndices.ts";
export {
  type Tornado,
  type TornadoDesign,
  type TornadoOptions,
  type TornadoRow,
  tornado,
  tornadoDesign,
} from "./sensitivity/tornado.ts";
