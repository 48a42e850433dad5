export { type Amount, largestAmount, roundAmount } from "./amount.ts";
export { type Bounds, boundsText, within } from "./bounds.ts";
export {
  type Calendar,
  type ClosedDays,
  type DateRange,
  type Evidence,
  type Instant,
  instantText,
  isOpen,
  nextOpening,
  type OpeningWindow,
  openings,
  openTime,
  readDate,
  readDateRange,
  readHours,
  readInstant,
  readWeekdays,
  readZone,
  type SpecialDays,
  type Weekday,
  type WorkTime,
  workTime,
} from "./calendar/index.ts";
export { checkNetwork, sideOf } from "./checkNetwork.ts";
export { compact } from "./compact.ts";
export {
  componentMeaning,
  components,
  type EmissionComponent,
  type Measure,
  type MoneyComponent,
  type TimeComponent,
} from "./component.ts";
export { cos, exp, expm1, log, log1p, pow, sin, wholePower } from "./elementary.ts";
export { type End, endText } from "./end.ts";
export { evaluator } from "./evaluate.ts";
export {
  dimensionOf,
  type Expression,
  exponentOf,
  figure,
  figuresOf,
  number,
  type Operation as Arithmetic,
  operation,
  substitute,
} from "./expression.ts";
export {
  canonicalValue,
  type Figure,
  type Kind,
  kinds,
  type Role,
  roles,
} from "./figure.ts";
export {
  type FigureTable,
  figureEvaluator,
  figureTable,
  formulaFault,
  givenFigures,
  refreshFormulas,
} from "./figures.ts";
export { formulaLimits, isExpression, parseFormula } from "./formula.ts";
export { greatCircleKm, type Point } from "./geo.ts";
export { canonicalJson, hashOf } from "./hash.ts";
export { idPattern, idRule, isId } from "./id.ts";
export { currencies } from "./math.ts";
export { type Mode, modes } from "./mode.ts";
export {
  type Commodity,
  type Crossing,
  type CustomsState,
  customsStates,
  type EmissionFactor,
  type Link,
  type Network,
  type Operation,
  type OperationKind,
  operationKinds,
  type Place,
  type PlaceKind,
  placeKinds,
  type Regime,
  type Selector,
  type Service,
  type Status,
  statuses,
  type Tariff,
  type Timing,
  type Traffic,
  traffics,
  type Zone,
} from "./network.ts";
export { isLost, readNumber } from "./number.ts";
export { parseEnd, sidesOf } from "./parseEnd.ts";
export {
  didYouMean,
  type Fault,
  formatProblems,
  InputError,
  inOrder,
  isWorthAHint,
  nearest,
  type Problem,
  type ProblemDraft,
  problem,
  show,
  throwIfErrors,
  visible,
  type Where,
} from "./problem.ts";
export {
  allenCunneenMeanWaitHours,
  type BulkQueue,
  type BulkService,
  bulkQueue,
  type ClockworkServer,
  type Closure,
  type ClosureBacklog,
  closureBacklog,
  type DepartureCycle,
  departureMeanWaitHours,
  erlangB,
  erlangC,
  type Gate,
  type GateWait,
  type GeneralServerGroup,
  gateWait,
  type LimitedQueueMeasures,
  type LimitedServerGroup,
  md1ProbabilityOfWaitAbove,
  mg1MeanWaitHours,
  mg1PriorityMeanWaitsHours,
  mmckQueue,
  mmcPriorityMeanWaitsHours,
  mmcProbabilityOfWaitAbove,
  mmcQueue,
  mmcWaitQuantileHours,
  type PriorityServers,
  type QueueMeasures,
  type ServerGroup,
  type SingleServer,
  sakasegawaMeanWaitHours,
  type TimetableWait,
  timetableWait,
} from "./queueing/index.ts";
export {
  type AmountRule,
  type AmountScope,
  dimensionFault,
  isAmount,
  readAmount,
} from "./readAmount.ts";
export { at, type Path, pathText, schemaProblems } from "./schema.ts";
export {
  commoditiesNamed,
  commodityNames,
  select,
  selectCrossing,
} from "./selection.ts";
export { type Shape, shapes } from "./shape.ts";
export type {
  Demand,
  MapView,
  OperationRules,
  Question,
  ScenarioFile,
  Source,
  Study,
  Variability,
  Window,
} from "./study.ts";
export {
  type Departure,
  departuresBetween,
  meanWaitHours,
  readDepartures,
  type Timetable,
} from "./timetable.ts";
export {
  type Flow,
  type Station,
  type StationKind,
  stationKinds,
  type Vehicle,
  vehicles,
} from "./traffic.ts";
export {
  type Dimension,
  dimensionText,
  isUnit,
  parseUnit,
  sameDimension,
  type Unit,
} from "./unit.ts";
export { noNumberHint } from "./waitFormulas.ts";
export { isEligible, type ZoneFault, zoneFaults } from "./zone.ts";
