export { WeightError } from "./arcRows.ts";
export type { LaneBlock, LaneColumns, LanePatch } from "./block.ts";
export { EXACT_GRID, EXACT_LIMIT } from "./kernel.ts";
export type { LaneNetwork, LanePairs } from "./network.ts";
export { fractionOf, NO_ROUTE, type RouteBook } from "./routes.ts";
export type { LaneProgram, LaneRun, LaneSum } from "./run.ts";
export { type LaneOptions, LaneSearch } from "./search.ts";
export { type BatchSums, LaneSpreads, type Place } from "./spreads.ts";
export type { LaneStep, RowStep } from "./steps.ts";
