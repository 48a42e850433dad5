/**
 * Karvan: scenarios of route cost and transit time for trade corridors. This entry reads a study, changes it by scenarios,
 * finds routes, compares scenarios and says how sure the answer is. It runs in Node and in browsers.
 *
 * Other entries: `karvan/node` reads study folders, `karvan/text` writes tables, CSV and GeoJSON, `karvan/report` draws charts
 * and writes reports, `karvan/parquet` writes Parquet files, `karvan/operation` simulates queues and closures day by day. Four
 * entries know nothing of studies: `karvan/paths` (routes through any network), `karvan/random`
 * (distributions and sampling designs), `karvan/methods` (sensitivity and decisions for any model) and `karvan/queueing`.
 *
 * @module
 */

// Reading and checking a study
export { readStudy, type StudyFiles } from "./io/index.ts";
export { byRanges, loadFormulas } from "./model/index.ts";
export { checkStudy, validate } from "./routing/index.ts";
export {
  formatProblems,
  InputError,
  type FieldPath,
  type Problem,
  type ProblemLocation,
} from "./base/index.ts";

// What a study holds, listed and searched
export { describeItem, type ItemDescription, listItems, type ListedItem } from "./scenario/index.ts";
export type { EditUse, ItemKind, ItemUse } from "./scenario/index.ts";

// Scenarios: edits to a base that never changes
export {
  applyScenario,
  type AnsweredYear,
  type AppliedScenario,
  type ApplyOptions,
  type DatedEdit,
  defineScenario,
  diff,
  type DiffRow,
  type ScenarioDraft,
  type YearInput,
} from "./scenario/index.ts";
export type {
  AmountInput,
  CellInput,
  DateInput,
  Edit,
  Edits,
  FigureInput,
  Scenario,
} from "./scenario/index.ts";

// A compiled study to ask many times
export {
  compile,
  type CompileOptions,
  Model,
  type ModelData,
  type FurtherScenario,
  type StudyOrModel,
} from "./routing/index.ts";

// A study as one file for `karvan/compiled`
export { compileStudy } from "./compiled/index.ts";

// Routes under one scenario
export {
  route,
  type RouteQuery,
  type RouteRules,
  type Objective,
  type RouteResult,
  type Route,
  type RouteStep,
  type StepCharge,
  type RouteTotals,
  type RouteSummary,
  type SummaryResult,
  type Breakdown,
  type NoRoute,
} from "./routing/index.ts";
export { alternatives, type AlternativesQuery, frontier, type Frontier } from "./routing/index.ts";
export { transfers, type Transfer } from "./routing/index.ts";
export { skim, type Skim, type SkimAttribute, type SkimQuery, type SkimTotals } from "./routing/index.ts";

// Dated journeys: opening hours and timetables
export {
  earliestArrival,
  type DepartureQuery,
  type Itinerary,
  type DatedStep,
  departures,
  type DepartureProfile,
  type ProfilePoint,
  type ProfileQuery,
} from "./routing/index.ts";

// A network that an app opens and closes link by link
export {
  liveGraph,
  type LiveArc,
  type LiveGraph,
  type ArcType,
  type JourneyStage,
  type Arc,
  type Charge,
  type ChargeTable,
  type JourneyState,
} from "./routing/index.ts";
export type { EventedGraph, GraphChange } from "./paths/index.ts";

// Scenarios compared, at single values and over futures
export {
  compare,
  type CompareOptions,
  type Comparison,
  type ComparisonRow,
  type Difference,
  type Journey,
  type JourneyChange,
  type ScenarioIdentity,
} from "./futures/index.ts";
export type {
  AmountColumn,
  AmountName,
  DifferenceSpread,
  FuturesRun,
  FuturesSpread,
  PairedSpread,
  Quantiles,
  RouteShare,
  RowFutures,
} from "./futures/index.ts";
export { explain, type Waterfall, type WaterfallBar, type Basis, type BasisFigure } from "./futures/index.ts";

// How sure one difference is, and which figures matter
export {
  analyse,
  type Analysis,
  type AnalysisOptions,
  type AskOptions,
  type DifferenceQuery,
  type Histogram,
  type JourneyFilter,
  type JourneyMeasure,
  type FigureSummary,
  type InputSummary,
  type QuerySummary,
} from "./futures/index.ts";
export { sensitivity, type Sensitivity, type SensitivityOptions } from "./futures/index.ts";
export { timeVariability, type TimeSpread, type TimeVariability } from "./futures/index.ts";
export type { FinishedParts, ProgressOptions } from "./base/index.ts";
export type { Seed } from "./random/index.ts";

// Where the answer changes, and what to choose
export {
  switchingValue,
  switchingValues,
  type Switch,
  type SwitchSide,
  type SwitchWays,
  type SwitchingQuery,
  type SwitchingRange,
  type SwitchingValue,
  type SwitchingValues,
} from "./futures/index.ts";
export { breakEven, type BreakEven, type BreakEvenOptions } from "./futures/index.ts";
export { discover, type Failure, type FailureOptions, type FailureRange } from "./futures/index.ts";
export { weigh, type Choice, type ChoiceOptions, type ChoiceQuery } from "./futures/index.ts";

// What a study holds: its network
export type { Study } from "./model/index.ts";
export type {
  BorderMode,
  CarrierMode,
  CustomsState,
  End,
  Link,
  LinkStatus,
  Mode,
  Network,
  Place,
  PlaceKind,
  Traffic,
  VehicleMode,
  Zone,
} from "./model/index.ts";

// What a study holds: figures, prices and times
export type {
  Amount,
  AmountComponent,
  Arithmetic,
  BinaryOperator,
  Commodity,
  Crossing,
  Dimension,
  EmissionFactor,
  Expression,
  Figure,
  FigureKind,
  FigureRole,
  Measure,
  Operation,
  OperationKind,
  Selector,
  Source,
  Tariff,
  Timing,
  UnaryOperator,
} from "./model/index.ts";
export type { RangeShape, StandsFor } from "./base/index.ts";

// What a study holds: calendars, services and traffic
export type {
  Calendar,
  ClosedDays,
  DateRange,
  ChoiceRow,
  Departure,
  Evidence,
  Flow,
  Observation,
  OpeningWindow,
  OperationRules,
  Service,
  SpecialDays,
  Station,
  StationKind,
  Timetable,
  Variability,
  Vehicle,
  VehicleKind,
  Weekday,
} from "./model/index.ts";

// What a study holds: questions, scenarios and the map
export type {
  CalibrationHashes,
  ConditionedDraws,
  GateGroup,
  MapView,
  MapWindow,
  Margin,
  ObservationMeasure,
  ObservationUse,
  Question,
  ScenarioFile,
  StudyCalibration,
  Total,
  YearlyFlow,
} from "./model/index.ts";

// This library
export { version } from "./base/index.ts";
