export { WeightError } from "./arcRows.ts";
export { EXACT_GRID, EXACT_LIMIT } from "./kernel.ts";
export type { LaneNetwork, LanePairs } from "./network.ts";
export { fractionOf, NO_ROUTE, type RouteBook } from "./routes.ts";
export type { LaneProgram, LaneRun, LaneSum } from "./run.ts";
export { type LaneBlock, type LaneColumns, type LaneOptions, type LanePatch, LaneSearch } from "./search.ts";
export type { LaneStep } from "./steps.ts";
