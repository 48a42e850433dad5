/**
 * Flows and choice: how goods and travellers are shared out over routes, modes and border crossings, in every future.
 *
 * @module
 */

// From totals to flows
export {
  estimate,
  type EstimatedFlows,
  type EstimateOptions,
  type EstimatedFlow,
  type SpreadTotal,
  type TotalCheck,
  furness,
  type FurnessOptions,
  type BalancedMatrix,
  gravity,
  type GravityMatrix,
  type GravityOptions,
} from "../flow/index.ts";

// Flows over routes
export {
  flows,
  type Flows,
  type FlowsOptions,
  type FlowTotal,
  type FlowValue,
  type CountedMeasure,
  type FlowSubject,
  type SharedFlow,
  type FlowRoute,
} from "../flow/index.ts";

// Choice among alternatives, from plain numbers
export {
  logit,
  nestedLogit,
  logsum,
  elasticities,
  type LogitOptions,
  type NestedLogitOptions,
  pathSize,
  type LinkedRoute,
} from "../flow/index.ts";

// Calibration to observations
export {
  type Band,
  type CalibratedRow,
  calibrate,
  type CalibrateOptions,
  type Calibration,
  type FitScore,
  type ModelError,
  type MovedFigure,
  type WorthCounting,
} from "../flow/index.ts";
