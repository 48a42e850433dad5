// Flows and choice: what travels, by which routes, and what that adds up to.

export { type Flows, type FlowsOptions, type FlowTotal, type FlowValue, flows } from "./flows.ts";
export type { FlowRoute, SharedFlow } from "./flows.ts";
export type { LogitOptions, NestedLogitOptions } from "./choice/alternatives.ts";
export { elasticities } from "./choice/elasticities.ts";
export { logit, logsum, nestedLogit } from "./choice/logit.ts";
export { type LinkedRoute, pathSize } from "./choice/pathSize.ts";
export { furness, type BalancedMatrix, type FurnessOptions } from "./balance/furness.ts";
export { gravity, type GravityMatrix, type GravityOptions } from "./balance/gravity.ts";
export {
  type EstimatedFlows,
  type EstimatedFlow,
  type EstimateOptions,
  estimate,
  type SpreadTotal,
  type TotalCheck,
} from "./estimate/estimate.ts";
export type { CountedMeasure } from "./load/tally.ts";
export type { FlowSubject } from "./standardTallies.ts";
export { type CalibrateOptions, calibrate } from "./calibrate/calibrate.ts";
export type {
  Band,
  CalibratedRow,
  Calibration,
  FitScore,
  MovedFigure,
  WorthCounting,
} from "./calibrate/calibration.ts";
export type { ModelError } from "./calibrate/observedScale.ts";
