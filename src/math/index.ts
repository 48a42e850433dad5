/**
 * Mathematics that knows nothing of transport. JavaScript leaves `Math.exp` and its like to the engine, and engines differ in
 * the last bit of 3 to 49 % of their results; the elementary functions here are written with + - * / and square root alone,
 * which all engines round alike, so the same study gives the same bytes everywhere. All are correct to within one unit in the
 * last place.
 */
export { cos, sin } from "./elementary/circle.ts";
export { exp, expm1 } from "./elementary/exponential.ts";
export { log, log1p } from "./elementary/logarithm.ts";
export { pow, wholePower } from "./elementary/power.ts";
export { greatCircleKm, type Point } from "./geo.ts";
export { type BulkQueue, type BulkService, bulkQueue } from "./queueing/bulk.ts";
export {
  type Closure,
  type ClosureBacklog,
  closureBacklog,
  type Gate,
  type GateWait,
  gateWait,
} from "./queueing/closure.ts";
export {
  type DepartureCycle,
  departureMeanWaitHours,
  type TimetableWait,
  timetableWait,
} from "./queueing/timetableWait.ts";
export { erlangB, erlangC, type ServerGroup } from "./queueing/erlang.ts";
export {
  allenCunneenMeanWaitHours,
  type GeneralServerGroup,
  sakasegawaMeanWaitHours,
} from "./queueing/ggc.ts";
export { type ClockworkServer, md1ProbabilityOfWaitAbove } from "./queueing/md1.ts";
export { mg1MeanWaitHours, type SingleServer } from "./queueing/mg1.ts";
export {
  mmcProbabilityOfWaitAbove,
  mmcQueue,
  mmcWaitQuantileHours,
  type QueueMeasures,
} from "./queueing/mmc.ts";
export { type LimitedQueueMeasures, type LimitedServerGroup, mmckQueue } from "./queueing/mmck.ts";
export {
  mg1PriorityMeanWaitsHours,
  mmcPriorityMeanWaitsHours,
  type PriorityServers,
} from "./queueing/priorities.ts";
export { betaOdds } from "./special/betaQuantile.ts";
export { logFactorial, logMomentRatio } from "./special/gammaFunction.ts";
export { type BetaShapes, betaShapes, betaTerm, lowerBeta, mirrored } from "./special/incompleteBeta.ts";
export { type GammaShape, gammaShape, gammaTerm, lowerGamma, upperGamma } from "./special/incompleteGamma.ts";
export { normalCdf, normalDensity } from "./special/normalCdf.ts";
export { distanceTo, massAbove, normalPiece } from "./special/normalPiece.ts";
export { fillNormal, normalQuantile } from "./special/normalQuantile.ts";
export { solveTail } from "./special/solveTail.ts";
export { cholesky, solveCholesky } from "./statistics/cholesky.ts";
export {
  type CentredShape,
  centresOf,
  isCentre,
  lognormalCentre,
  lognormalSpread,
  peakOf,
  z95,
} from "./statistics/centres.ts";
export {
  bestPrices,
  curveAt,
  curvesOf,
  normalEquations,
  type SplineBasis,
  splineBasis,
} from "./statistics/curve.ts";
export { type MeanInterval, meanInterval } from "./statistics/interval.ts";
export { quantilesOf } from "./statistics/quantiles.ts";
export { clamp, dot, isConstant, normalScores, orderOf, ranksOf, standardized } from "./statistics/ranks.ts";
export { studentCdf } from "./statistics/student.ts";
export {
  blockMoments,
  type Moments,
  mergeMoments,
  momentsOf,
  noMoments,
  standardErrorOf,
  varianceOf,
} from "./statistics/moments.ts";
