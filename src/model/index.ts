/** What a study is made of: figures, calendars, the network and its tables. */

// The study
export { byRanges, calibrationHashes, staleParts } from "./calibration.ts";
export {
  type CalibrationHashes,
  type ConditionedDraws,
  type StudyCalibration,
  uniformsFrom,
  uniformsText,
} from "./conditionedDraws.ts";

export type {
  ChoiceRow,
  Observation,
  MapView,
  Margin,
  MapWindow,
  GateGroup,
  OperationRules,
  Question,
  ScenarioFile,
  Source,
  Study,
  Total,
  YearlyFlow,
  Variability,
} from "./study.ts";

// Figures, their units, and amounts as formulas over them

export {
  canonicalValue,
  isFiniteFigure,
  type Figure,
  type FigureKind,
  type FigureRole,
  kinds,
} from "./figures/figure.ts";
export {
  type FigureTable,
  figureEvaluator,
  figureTable,
  formulaFaults,
  givenFigures,
  refreshFormulas,
} from "./figures/figures.ts";
export { centreFault } from "./figures/centre.ts";
export { type Amount, largestAmount, roundAmount } from "./figures/amount.ts";
export { commodityAmounts, forCommodity } from "./figures/commodityAmounts.ts";
export {
  type AmountRule,
  type AmountScope,
  amountFault,
  type DoubtOf,
  dimensionFault,
  isAmount,
  readAmount,
} from "./figures/readAmount.ts";
export { formulaLimits, isExpression, parseFormula } from "./figures/formula.ts";
export { noFiniteHint, noNumberHint } from "./figures/waitFormulas.ts";
export {
  dimensionOf,
  type Expression,
  exponentOf,
  figure,
  figuresOf,
  number,
  operation,
} from "./figures/expression.ts";
export {
  type Arithmetic,
  type BinaryOperator,
  binaryOperators,
  isBinary,
  operatorNames,
  type UnaryOperator,
  unaryOperators,
} from "./figures/operators.ts";
export { evaluator } from "./figures/evaluate.ts";
export {
  type Dimension,
  dimensionText,
  isUnit,
  parseUnit,
  sameDimension,
  type Unit,
} from "./figures/unit.ts";
export { loadFormulas } from "./figures/math.ts";
export { currencies } from "./figures/unitNames.ts";

// Calendars and time

export type {
  Calendar,
  ClosedDays,
  DateRange,
  Evidence,
  OpeningWindow,
  SpecialDays,
  Weekday,
} from "./calendar/calendar.ts";
export { openings } from "./calendar/openings.ts";
export { isOpen, nextOpening, openTime, type WorkRules, type WorkTime, workTime } from "./calendar/spans.ts";
export { dateText, inRange, readDate, readDateRange } from "./calendar/civilDate.ts";
export { readHours, readWeekdays } from "./calendar/clockTime.ts";
export { type Instant, instantText, readInstant } from "./calendar/instant.ts";
export { instantAt, localDay, readZone } from "./calendar/timeZone.ts";

// The network: places, links, modes and vehicles

export type { Link, Network, Place } from "./network/network.ts";
export {
  type PlaceKind,
  type PlaceMark,
  type PlaceTraits,
  placeKinds,
  placeTraits,
} from "./network/placeKinds.ts";
export {
  type BorderMode,
  type CarrierMode,
  eitherMode,
  type Mode,
  type ModeLine,
  type ModeTraits,
  modes,
  modesThat,
  modeTraits,
  type VehicleMode,
  vehicleModes,
} from "./network/modes.ts";
export { sameVehicle, type Vehicle, vehicleId, vehicleOn } from "./network/vehicle.ts";
export type {
  CustomsState,
  LinkStatus,
  OperationKind,
  StationKind,
  Traffic,
} from "./network/words.ts";
export { type End, endText } from "./network/end.ts";
export { parseEnd, sidesOf } from "./network/parseEnd.ts";
export { checkNetwork, linkMissing, sideOf } from "./network/checkNetwork.ts";

// Prices, times and processes, and which row of them counts

export type {
  Commodity,
  Crossing,
  EmissionFactor,
  Operation,
  Selector,
  Service,
  Tariff,
  Timing,
  Zone,
} from "./network/rows.ts";
export {
  commoditiesNamed,
  commodityNames,
  commodityRank,
  select,
  selectCrossing,
} from "./network/selection.ts";
export {
  type AmountComponent,
  componentMeaning,
  components,
  type EmissionComponent,
  type Measure,
  type MoneyComponent,
  type TimeComponent,
} from "./network/component.ts";
export { serviceFaults } from "./network/serviceFaults.ts";
export { waitFigures } from "./network/serviceFigures.ts";
export { operationEndFault } from "./network/operationEnds.ts";
export { isEligible, zoneFaults } from "./network/zone.ts";
export {
  type Departure,
  departuresBetween,
  meanWaitHours,
  readDepartures,
  type Timetable,
} from "./network/timetable.ts";

// What the operation by discrete events runs

export type { Flow, Station } from "./network/traffic.ts";
export type { VehicleKind } from "./network/vehicleKinds.ts";

// Definitions of the tables of a study

export {
  type AmountType,
  type Column,
  type ColumnType,
  columnName,
  type NumberType,
  type ReferenceType,
  type Table,
} from "./tables/table.ts";
export { studyTables } from "./tables/studyTables.ts";
export type { LinkRow, TableRows } from "./tables/tableRows.ts";
export { type Reference, references } from "./tables/references.ts";
export {
  type TableAmount,
  type AmountField,
  amountColumns,
  amountRule,
  measureOf,
  type OwnUnits,
} from "./tables/tableAmounts.ts";
export { calendarTable } from "./tables/calendarTable.ts";
export { choiceTable } from "./tables/choiceTable.ts";
export { commodityTable } from "./tables/commodityTable.ts";
export { crossingTable } from "./tables/crossingTable.ts";
export { emissionTable } from "./tables/emissionTable.ts";
export { figureRowTable } from "./tables/figureRowTable.ts";
export { flowTable } from "./tables/flowTable.ts";
export { formulaTable } from "./tables/formulaTable.ts";
export { linkRowTable } from "./tables/linkRowTable.ts";
export type { ObservationMeasure, ObservationUse } from "./tables/observationWords.ts";
export { observationTable } from "./tables/observationTable.ts";
export { marginTable } from "./tables/marginTable.ts";
export { operationTable } from "./tables/operationTable.ts";
export { placeTable } from "./tables/placeTable.ts";
export { serviceTable } from "./tables/serviceTable.ts";
export { sourceTable } from "./tables/sourceTable.ts";
export { stationTable } from "./tables/stationTable.ts";
export { tariffTable } from "./tables/tariffTable.ts";
export { timingTable } from "./tables/timingTable.ts";
export { totalTable } from "./tables/totalTable.ts";
export { trafficTable } from "./tables/trafficTable.ts";
export { zoneTable } from "./tables/zoneTable.ts";
