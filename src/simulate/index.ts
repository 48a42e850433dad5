export { type Basis, type BasisFigure, basisOf, type PricedRoute } from "./basis.ts";
export {
  type Change,
  type CompareOptions,
  type Comparison,
  type ComparisonRow,
  compare,
  type Difference,
  defaultSeed,
  type FuturesRun,
  type ScenarioIdentity,
} from "./compare.ts";
export { explain, type Waterfall, type WaterfallBar } from "./explain.ts";
export type { PairedSpread, RouteShare, RowFutures } from "./rowFutures.ts";
export { type Journey, type RouteSummary, type SummaryResult, summarise } from "./summary.ts";
export type { DifferenceSpread, FuturesSpread, Quantiles } from "./tally.ts";
