export { AStar, type Bound } from "./aStar.ts";
export { Bidirectional } from "./bidirectional.ts";
export {
  boundedOrder,
  buildHierarchy,
  type Climb,
  type Coordinates,
  Customiser,
  contractionOrder,
  costMatrix,
  type Hierarchy,
  HierarchyBound,
  HierarchySearch,
  type Metric,
  noNode,
  triangleCount,
  triangles,
} from "./cch/index.ts";
export { Dijkstra } from "./dijkstra.ts";
export { Frontier, type FrontierPoint, type FrontierQuestion, type FrontierResult } from "./frontier.ts";
export { comparePaths, type Path, priceArcs, type Tree, treePath } from "./path.ts";
export { depthFirstNodes, type Renumbered, renumberDepthFirst, renumberedWeights } from "./renumber.ts";
export { buildTopology, noArc, type Topology } from "./topology.ts";
export { checkWeights, closed, type WeightProblem } from "./weights.ts";
export { Yen } from "./yen.ts";
