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
  Itinerary,
  Numbers,
  OperationPlan,
  PassStage,
  QueueStage,
  RandomClosures,
  RateProfile,
  ReleaseStage,
  Season,
  Service,
  Shift,
  Stage,
  StageName,
  Station,
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
export type { OriginShape, PlanShape, StepShape, WayShape } from "./engine/shape.ts";
