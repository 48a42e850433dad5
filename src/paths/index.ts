/** Least-cost paths in any network: searches, hierarchies, lanes of many weights at once. */
export { HierarchyBound } from "./hierarchy/bound.ts";
export { Customiser } from "./hierarchy/customise.ts";
export { buildHierarchy, noNode } from "./hierarchy/hierarchy.ts";
export { costMatrix } from "./hierarchy/matrix.ts";
export { boundedOrder, contractionOrder } from "./hierarchy/order.ts";
export { HierarchySearch } from "./hierarchy/hierarchySearch.ts";
export { triangleCount, triangles } from "./hierarchy/triangles.ts";
export { WeightError } from "./lanes/arcRows.ts";
export { GivenRoutes, type GivenRoutesRoom, rowLength } from "./lanes/givenRoutes.ts";
export type { LaneColumns, LanePatch } from "./lanes/laneBlock.ts";
export type { LaneNetwork, LanePairs } from "./lanes/laneNetwork.ts";
export type { KernelStep, LaneProgram, LaneStep, LaneSum } from "./lanes/laneProgram.ts";
export { LaneRun } from "./lanes/laneRun.ts";
export { type LaneOptions, LaneSearch } from "./lanes/laneSearch.ts";
export { type BatchSums, LaneStatistics, type ColumnAddress } from "./lanes/laneStatistics.ts";
export { fractionOf, NO_ROUTE } from "./lanes/routeBook.ts";
export { type LinkPathQuery, leastPaths } from "./network/leastPaths.ts";
export {
  type IndexMethod,
  type IndexOptions,
  indexNetwork,
  NetworkIndex,
  type PlainReason,
} from "./network/networkIndex.ts";
export { type EventedGraph, type GraphChange, onChange } from "./network/ngraphChanges.ts";
export { type NgraphFinder, type NgraphFinderOptions, ngraphFinder } from "./network/ngraphFinder.ts";
export type { LinkPath } from "./network/searchNetwork.ts";
export { AStar, type Bound } from "./search/aStar.ts";
export { Bidirectional } from "./search/bidirectional.ts";
export { Dijkstra } from "./search/dijkstra.ts";
export { FrontierSearch } from "./search/frontierSearch.ts";
export { comparePaths, type Path, priceArcs, type Tree, treePath } from "./search/path.ts";
export { NodeQueue } from "./search/queue.ts";
export { renumberDepthFirst, renumberedWeights } from "./search/renumber.ts";
export { buildTopology, noArc, type Topology } from "./search/topology.ts";
export { checkWeights, closed } from "./search/weights.ts";
export { Yen } from "./search/yen.ts";
