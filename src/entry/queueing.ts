/**
 * Waiting times in closed form: queues, gates with opening hours, closures, timetables and vehicles that fill. Hours in, hours
 * out; no simulation.
 *
 * @module
 */

// Random arrivals at one or more servers
export {
  mmcQueue,
  mmcProbabilityOfWaitAbove,
  mmcWaitQuantileHours,
  type QueueMeasures,
  erlangB,
  erlangC,
  type ServerGroup,
  mmckQueue,
  type LimitedQueueMeasures,
  type LimitedServerGroup,
} from "../math/index.ts";

// Service times that vary more or less than random ones
export {
  mg1MeanWaitHours,
  type SingleServer,
  md1ProbabilityOfWaitAbove,
  type ClockworkServer,
  allenCunneenMeanWaitHours,
  sakasegawaMeanWaitHours,
  type GeneralServerGroup,
} from "../math/index.ts";

// Classes with priority
export { mg1PriorityMeanWaitsHours, mmcPriorityMeanWaitsHours, type PriorityServers } from "../math/index.ts";

// Gates that close, and closures
export {
  gateWait,
  type Gate,
  type GateWait,
  closureBacklog,
  type Closure,
  type ClosureBacklog,
} from "../math/index.ts";

// Timetables, and vehicles that leave when full
export {
  timetableWait,
  departureMeanWaitHours,
  type DepartureCycle,
  type TimetableWait,
  bulkQueue,
  type BulkQueue,
  type BulkService,
} from "../math/index.ts";
