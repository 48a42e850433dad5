export { type Basis, type BasisFigure, basisOf, type PricedRoute } from "./basis.ts";
export {
  type Change,
  type CompareOptions,
  type Comparison,
  type ComparisonRow,
  compare,
  type Difference,
  type ScenarioIdentity,
} from "./compare.ts";
export { explain, type Waterfall, type WaterfallBar } from "./explain.ts";
// Methods for any model: statistics, sensitivity, decisions.
export { type MeanInterval, meanInterval } from "./statistics/interval.ts";
export type { BootstrapOptions } from "./statistics/resample.ts";
export { studentCdf, studentQuantile } from "./statistics/student.ts";
export { type Journey, type RouteSummary, type SummaryResult, summarise } from "./summary.ts";
