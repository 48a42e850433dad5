/**
 * The operation of a corridor by discrete events: a study's traffic day by day, and the engine that runs it.
 *
 * @module
 */
export type { UncountedEvent } from "./build/uncounted.ts";
export { checkPlan } from "./engine/checkPlan.ts";
export { EventLog, happenings, type LogChunk } from "./engine/log.ts";
export { logLines, readLogLines } from "./engine/logLines.ts";
export { truncationOf } from "./engine/mser.ts";
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
} from "./engine/plan.ts";
export { replay } from "./engine/replay.ts";
export type {
  Estimate,
  GoodsBalance,
  HourSpread,
  OperationResult,
  ServiceResult,
  SourceResult,
  StageResult,
  StationResult,
} from "./engine/results.ts";
export { type RunPlanOptions, runPlan, runPlanAsync } from "./engine/run.ts";
export type { OriginShape, PlanShape, StepShape, ItineraryShape } from "./engine/planShape.ts";
export { type OperateOptions, operate, type TrafficRun } from "./operate.ts";
export {
  type BorderPassage,
  type FacilitationIndicators,
  facilitationIndicators,
  type Shipment,
} from "./outcomes/facilitation.ts";
export type { FlowOutcome, StageOutcome } from "./outcomes/flowOutcomes.ts";
export type { ClosedForm, StationOutcome } from "./outcomes/stationOutcomes.ts";
export type { StageFacts } from "./build/routeStages.ts";
