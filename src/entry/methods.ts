/**
 * Sensitivity analysis and decisions under uncertainty for any model that is a function of named numbers.
 *
 * @module
 */

// Points at which a model is evaluated
export {
  streamUniforms,
  evaluateDesign,
  type InputGroup,
  type PointDesign,
  type Points,
  type Uniforms,
} from "../methods/index.ts";

// One input at a time: tornado, Morris
export {
  tornadoDesign,
  tornado,
  type Tornado,
  type TornadoDesign,
  type TornadoOptions,
  type TornadoRow,
} from "../methods/index.ts";
export {
  morrisDesign,
  morrisEffects,
  type MorrisDesign,
  type MorrisOptions,
  type MorrisRow,
} from "../methods/index.ts";

// Shares of the variance: Sobol' indices
export {
  sobolDesign,
  sobolIndices,
  type SobolDesign,
  type SobolIndices,
  type SobolOptions,
  type SobolRow,
} from "../methods/index.ts";

// From a sample that is there already
export {
  givenDataIndices,
  type GivenDataIndices,
  type GivenDataOptions,
  type GivenDataRow,
  rankCorrelations,
  type RankCorrelation,
  informationValue,
  type InformationOptions,
  type InformationRow,
  type InformationValue,
} from "../methods/index.ts";
export type { BootstrapOptions } from "../methods/index.ts";
export type { Moments } from "../math/index.ts";

// Where a function changes sign
export {
  findSwitches,
  type FindSwitchesOptions,
  type FunctionSwitch,
  type FunctionSwitches,
  type NoSwitches,
  type SwitchesFound,
  contour,
  type ContourLine,
  type ValueGrid,
} from "../methods/index.ts";

// Options that hold in many futures
export {
  robustness,
  type Direction,
  type RobustChoices,
  type Robustness,
  type RobustnessOptions,
  type RobustnessRow,
} from "../methods/index.ts";

// Ranges of inputs in which a plan fails
export {
  findBox,
  type Discovery,
  type DiscoveryOptions,
  type InputBox,
  type Restriction,
} from "../methods/index.ts";

// Many differences at once, and when to stop sampling
export {
  judgeDifferences,
  type JudgedDifference,
  type MultipleOptions,
  decideStopping,
  type StoppingDecision,
  type StoppingOptions,
} from "../methods/index.ts";
export type { MeanInterval } from "../math/index.ts";

// Draws conditioned on what was observed
export {
  conditionEnsemble,
  type ConditionedEnsemble,
  type EnsembleModel,
  type EnsembleOptions,
  type ObservedValue,
  geh,
  effectiveSampleSize,
  intervalScore,
  importanceWeights,
  importanceSample,
  type AlternativeChances,
  type ImportanceSampleOptions,
  type SampledModel,
  type WeightedSample,
  historyMatch,
  type HistoryMatch,
  type HistoryMatchOptions,
} from "../methods/index.ts";
