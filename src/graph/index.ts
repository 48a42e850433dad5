export { type AlternativesQuery, alternatives } from "./alternatives.ts";
export { buildStateGraph } from "./buildStateGraph.ts";
export type { Charge } from "./charge.ts";
export type { WayRules } from "./constrained.ts";
export { type Frontier, frontier } from "./frontier.ts";
export {
  type BatchSums,
  fractionOf,
  type LaneColumns,
  type LaneProgram,
  type LaneRun,
  LaneSearch,
  LaneSpreads,
  type LaneStep,
  type LaneSum,
  type Place,
  type RowStep,
  WeightError,
} from "./lanes/index.ts";
export { type LinkPathQuery, leastPaths } from "./leastPaths.ts";
export { type LiveArc, type LiveGraph, liveGraph } from "./liveGraph.ts";
export {
  type IndexMethod,
  type IndexOptions,
  indexNetwork,
  type LinkPath,
  type NetworkIndex,
  type NgraphFinder,
  type NgraphFinderOptions,
  ngraphFinder,
  type PlainReason,
} from "./network/index.ts";
export { type Objective, objectives, type PricedGraph, priceGraph } from "./price.ts";
export { Names, type ResolvedQuery, type RouteQuery, route } from "./query.ts";
export { remembered } from "./remembered.ts";
export {
  figuresBehind,
  type NoRoute,
  type Route,
  type RouteContext,
  type RouteResult,
  type Step,
  type StepCharge,
} from "./route.ts";
export { type ReadySearch, Router, type SkimTotals, type Way } from "./router.ts";
export { openScenario, type ScenarioModel, scenarioModel } from "./scenarioModel.ts";
export { type Skim, type SkimAttribute, type SkimQuery, skim } from "./skim.ts";
export type { Arc, ArcType, State, StateGraph } from "./stateGraph.ts";
export {
  type DatedStep,
  type DepartureProfile,
  type DepartureQuery,
  departureProfile,
  earliestArrival,
  type Itinerary,
  type ProfilePoint,
  type ProfileQuery,
} from "./timed/index.ts";
export { type Split, Tally, type Totals } from "./totals.ts";
export { type Transfer, transfers } from "./transfers.ts";
export { valuesOf } from "./values.ts";
