export { AStar, type Bound } from "./aStar.ts";
export { Bidirectional } from "./bidirectional.ts";
export { Dijkstra } from "./dijkstra.ts";
export { Frontier, type FrontierPoint, type FrontierQuestion, type FrontierResult } from "./frontier.ts";
export { comparePaths, type Path, priceArcs, type Tree, treePath } from "./path.ts";
export { buildTopology, noArc, type Topology } from "./topology.ts";
export { checkWeights, closed, type WeightProblem } from "./weights.ts";
export { Yen } from "./yen.ts";
