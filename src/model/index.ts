export { type Amount, largestAmount, roundAmount } from "./amount.ts";
export { type Bounds, boundsText, within } from "./bounds.ts";
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
export { type End, endText, parseEnd, sidesOf } from "./end.ts";
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
  type Shape,
  shapes,
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
export {
  type Commodity,
  type Crossing,
  type CustomsState,
  customsStates,
  type EmissionFactor,
  type Link,
  type Mode,
  modes,
  type Network,
  type Operation,
  type OperationKind,
  operationKinds,
  type Place,
  type PlaceKind,
  placeKinds,
  type Regime,
  type Selector,
  type Status,
  statuses,
  type Tariff,
  type Timing,
  type Traffic,
  traffics,
  type Zone,
} from "./network.ts";
export { isLost, readNumber } from "./number.ts";
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
export type {
  Demand,
  MapView,
  Question,
  ScenarioFile,
  Source,
  Study,
  Variability,
  Window,
} from "./study.ts";
export {
  type Dimension,
  dimensionText,
  isUnit,
  parseUnit,
  sameDimension,
  type Unit,
} from "./unit.ts";
export { isEligible, type ZoneFault, zoneFaults } from "./zone.ts";
