/**
 * The operation of a corridor by discrete events: a study's traffic day by day, the engine that runs it, and the opening hours
 * it keeps to.
 *
 * @module
 */

// The traffic of a study
export {
  operate,
  type OperateOptions,
  type TrafficRun,
  type UncountedEvent,
  type StageFacts,
  type FlowOutcome,
  type StageOutcome,
  type StationOutcome,
  type ClosedForm,
} from "../operation/index.ts";
export {
  facilitationIndicators,
  type BorderPassage,
  type FacilitationIndicators,
  type Shipment,
} from "../operation/index.ts";

// Any plan of stations, services and sources
export { runPlan, runPlanAsync, checkPlan, type RunPlanOptions } from "../operation/index.ts";
export type {
  Arrivals,
  BoardStage,
  BranchStage,
  DelayStage,
  Diversion,
  DrawnHours,
  GoodsSource,
  HoldStage,
  Numbers,
  OperationPlan,
  PassStage,
  PlanItinerary,
  PlanSeason,
  PlanService,
  PlanShift,
  PlanStage,
  PlanStation,
  QueueStage,
  RandomClosures,
  RateProfile,
  ReleaseStage,
  StageName,
  StationClosure,
  Waiting,
} from "../operation/index.ts";
export type {
  Estimate,
  GoodsBalance,
  HourSpread,
  OperationResult,
  ServiceResult,
  SourceResult,
  StageResult,
  StationResult,
} from "../operation/index.ts";

// The log of a run
export { EventLog, happenings, logLines, readLogLines, replay, type LogChunk } from "../operation/index.ts";
export type { OriginShape, PlanShape, StepShape, ItineraryShape } from "../operation/index.ts";

// Opening hours and timetables
export {
  isOpen,
  nextOpening,
  openings,
  openTime,
  workTime,
  type WorkRules,
  type WorkTime,
} from "../model/index.ts";
