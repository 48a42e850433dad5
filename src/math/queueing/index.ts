/** Queueing formulas of textbooks: waits at servers, gates and departures. */
export { type BulkQueue, type BulkService, bulkQueue } from "./bulk.ts";
export {
  type Closure,
  type ClosureBacklog,
  closureBacklog,
  type Gate,
  type GateWait,
  gateWait,
} from "./closure.ts";
export {
  type DepartureCycle,
  departureMeanWaitHours,
  type TimetableWait,
  timetableWait,
} from "./timetableWait.ts";
export { erlangB, erlangC, type ServerGroup } from "./erlang.ts";
export { allenCunneenMeanWaitHours, type GeneralServerGroup, sakasegawaMeanWaitHours } from "./ggc.ts";
export { type ClockworkServer, md1ProbabilityOfWaitAbove } from "./md1.ts";
export { mg1MeanWaitHours, type SingleServer } from "./mg1.ts";
export { mmcProbabilityOfWaitAbove, mmcQueue, mmcWaitQuantileHours, type QueueMeasures } from "./mmc.ts";
export { type LimitedQueueMeasures, type LimitedServerGroup, mmckQueue } from "./mmck.ts";
export { mg1PriorityMeanWaitsHours, mmcPriorityMeanWaitsHours, type PriorityServers } from "./priorities.ts";
