// Routes on a study: compiled models, prices, queries, dated journeys, live graphs.

export { type LiveArc, type LiveGraph, liveGraph } from "./live/liveGraph.ts";
export {
  type CompileOptions,
  compile,
  type FurtherScenario,
  Model,
  type ModelData,
  modelOf,
  studyOf,
  type StudyOrModel,
  scenarioModel,
} from "./model.ts";
export type { Charge, ChargeTable } from "./prices/charge.ts";
export { type Objective, objectives, type PricedGraph } from "./prices/price.ts";
export { type AlternativesQuery, alternatives } from "./routes/alternatives.ts";
export type { RouteRules } from "./routes/constrained.ts";
export { type Frontier, frontier } from "./routes/frontier.ts";
export type { JourneyAnswer, RoutedJourney } from "./routes/keptAnswers.ts";
export { Names, type RouteQuery, route, routeOpened } from "./routes/query.ts";
export type {
  NoRoute,
  Route,
  RouteResult,
  RouteStep,
  StepCharge,
} from "./routes/route.ts";
export { type ReadySearch, Router, type SkimTotals, type Way } from "./routes/router.ts";
export { type Skim, type SkimAttribute, type SkimQuery, skim } from "./routes/skim.ts";
export type { RouteSummary, SummaryResult } from "./routes/summary.ts";
export type { Breakdown, RouteTotals } from "./routes/totals.ts";
export { type Transfer, transfers } from "./routes/transfers.ts";
export type { KnownFigure } from "./openedScenario.ts";
export { type ModelVariants, ScenarioModel } from "./scenarioModel.ts";
export type { Arc, ArcType, JourneyStage, JourneyState } from "./states/stateGraph.ts";
export { type DepartureQuery, earliestArrival } from "./timed/earliestArrival.ts";
export type { DatedStep, Itinerary } from "./timed/itinerary.ts";
export {
  type DepartureProfile,
  departures,
  type ProfilePoint,
  type ProfileQuery,
} from "./timed/profile.ts";
export { checkedStudy, checkStudy } from "./checkStudy.ts";
export { validate } from "./validate.ts";
